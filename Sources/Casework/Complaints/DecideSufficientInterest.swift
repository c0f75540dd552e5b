public import Complaints
public import JSON
import WorkingDays

/// Decides whether a person has sufficient interest in a child's welfare.
public struct DecideSufficientInterest: ComplaintChange {
    public static let event = "sufficient_interest_decided"
    public static let permission = Permission.decide
    public static let needsAcceptance = false
    public static let sends: NoticeAct? = .sufficientInterest

    public let target: Target<RecordKinds.Complaint>
    public let decision: SufficientInterest
    public let rightsCheck: RightsCheck?
    public let notice: SentNotice?

    public init(_ fields: inout Fields, of target: Target<RecordKinds.Complaint>) {
        self.target = target
        notice = fields.notice()
        decision = SufficientInterest(
            isSufficient: fields.flag("is_sufficient"), ground: fields.text("ground", limit: 2_000, audited: true),
            decidedOn: fields.day("decided_on"), notifiedOn: fields.day(optional: "notified_on") ?? notice?.sentOn)
        rightsCheck = RightsCheck(&fields)
    }

    public static func attempt(on complaint: inout Complaint, at stage: StageName?, context: RuleContext) throws {
        try complaint.decide(
            SufficientInterest(isSufficient: true, ground: Sample.text, decidedOn: context.today, notifiedOn: nil),
            context: context)
    }

    public var noticeDays: NoticeDays {
        NoticeDays(act: ("decided_on", decision.decidedOn), letter: ("notified_on", decision.notifiedOn))
    }

    public func apply(to complaint: inout Complaint, context: RuleContext) throws {
        try complaint.decide(decision, check: rightsCheck, context: context)
    }

    public var keepsOut: KeptOut? {
        decision.isSufficient
            ? nil
            : KeptOut(.noSufficientInterest, on: decision.decidedOn, reason: decision.ground, check: rightsCheck)
    }
}
