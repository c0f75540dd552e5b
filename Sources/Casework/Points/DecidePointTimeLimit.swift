public import Complaints
public import JSON
import WorkingDays

/// Decides whether a point that came later than a year is considered all the same, or declined with its reasons.
public struct DecidePointTimeLimit: ComplaintChange {
    public static let event = "point_time_limit_decided"
    public static let permission = Permission.decide
    public static let needsAcceptance = false

    public let target: NumberTarget
    public let point: Int
    public let decision: LateDecision
    /// The two limbs, which a point that is considered needs.
    public let limbs: TimeLimitWaiver
    public let rightsCheck: RightsCheck?

    public init(_ fields: inout Fields, of target: NumberTarget) {
        self.target = target
        point = target.number
        decision = LateDecision(&fields)
        limbs = TimeLimitWaiver(
            goodReason: fields.flag(optional: "waiver_good_reason") ?? false,
            canBeConsidered: fields.flag(optional: "waiver_can_be_considered") ?? false, reason: decision.reason)
        rightsCheck = RightsCheck(&fields)
    }

    public static func attempt(on complaint: inout Complaint, at stage: StageName?, context: RuleContext) throws {
        try complaint.decideTimeLimit(
            LateDecision(accepted: true, decidedOn: context.today, reason: Sample.text, letterSentOn: nil),
            limbs: TimeLimitWaiver(goodReason: true, canBeConsidered: true, reason: Sample.text),
            ofPoint: try complaint.pointToDecide().number, check: nil, context: context)
    }

    public var keepsOut: KeptOut? {
        decision.accepted
            ? nil : KeptOut(.latePoint, on: decision.decidedOn, reason: decision.reason, check: rightsCheck)
    }

    public func apply(to complaint: inout Complaint, context: RuleContext) throws {
        guard complaint.points.contains(where: { $0.number == point }) else { throw NotFound("point") }
        try complaint.decideTimeLimit(decision, limbs: limbs, ofPoint: point, check: rightsCheck, context: context)
    }
}
