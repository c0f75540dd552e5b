public import Complaints
public import JSON
import WorkingDays

/// Decides whether a children's stage that was asked for late is heard all the same.
public struct DecideLateRequest: ComplaintChange {
    public static let event = "late_request_decided"
    public static let permission = Permission.decide
    public static let scope = OperationScope.stages([.investigation, .reviewPanel])

    public let target: StageTarget
    public let decision: LateDecision
    public let rightsCheck: RightsCheck?

    public init(_ fields: inout Fields, of target: StageTarget) {
        self.target = target
        decision = LateDecision(&fields)
        rightsCheck = RightsCheck(&fields)
    }

    public static func attempt(on complaint: inout Complaint, at stage: StageName?, context: RuleContext) throws {
        guard let stage else { return }
        let decision = LateDecision(
            accepted: true, decidedOn: context.today, reason: Sample.text, letterSentOn: nil)
        try complaint.decideLateRequest(decision, for: stage, context: context)
    }

    public func apply(to complaint: inout Complaint, context: RuleContext) throws {
        try complaint.decideLateRequest(decision, for: stage, check: rightsCheck, context: context)
    }

    public var keepsOut: KeptOut? {
        decision.accepted
            ? nil : KeptOut(.lateRequest, on: decision.decidedOn, reason: decision.reason, check: rightsCheck)
    }
}

extension LateDecision {
    /// Reads the decision about what came late.
    init(_ fields: inout Fields) {
        self.init(
            accepted: fields.flag("accepted"), decidedOn: fields.day("decided_on"),
            reason: fields.text("reason", limit: 2_000, audited: true),
            letterSentOn: fields.day(optional: "letter_sent_on"))
    }
}
