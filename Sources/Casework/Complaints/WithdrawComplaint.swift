public import Complaints
public import JSON
public import WorkingDays

/// Records that the complainant withdrew the complaint; a child's withdrawal is the Complaints Manager's to record, checked.
public struct WithdrawComplaint: ComplaintChange {
    public static let event = "complaint_withdrawn"
    public static let permission = Permission.recordCasework
    public static let needsAcceptance = false
    public static let isDecisionOnChild = true
    public static let sends: NoticeAct? = .withdrawal

    public let target: Target<RecordKinds.Complaint>
    public let closedOn: Day
    public let explanation: String
    public let letterOn: Day?
    public let rightsCheck: RightsCheck?
    public let notice: SentNotice?

    public init(_ fields: inout Fields, of target: Target<RecordKinds.Complaint>) {
        self.target = target
        closedOn = fields.day("withdrawn_on")
        explanation = fields.text("explanation", limit: 2_000, audited: true)
        notice = fields.notice()
        letterOn = fields.day(optional: "confirmed_on") ?? notice?.sentOn
        rightsCheck = RightsCheck(&fields)
    }

    public static func attempt(on complaint: inout Complaint, at stage: StageName?, context: RuleContext) throws {
        try complaint.withdraw(Sample.closure(.withdrawn, context), context: context)
    }

    public var noticeDays: NoticeDays {
        NoticeDays(act: ("withdrawn_on", closedOn), letter: ("confirmed_on", letterOn))
    }

    public func apply(to complaint: inout Complaint, context: RuleContext) throws {
        try complaint.withdraw(
            Closure(
                kind: .withdrawn, on: closedOn, reason: nil, explanation: explanation, letterOn: letterOn,
                by: context.actor.name, rightsCheck: rightsCheck), context: context)
    }

    public var keepsOut: KeptOut? { KeptOut(.withdrawal, on: closedOn, reason: explanation, check: rightsCheck) }
}
