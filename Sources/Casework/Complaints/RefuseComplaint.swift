public import Complaints
public import JSON
public import WorkingDays

/// Refuses a complaint before it enters a procedure, with reasons.
public struct RefuseComplaint: ComplaintChange {
    public static let event = "complaint_refused"
    public static let permission = Permission.decide
    public static let needsAcceptance = false
    public static let sends: NoticeAct? = .refusal
    public static let settles: ProposedDecision? = .refusal

    public let target: Target<RecordKinds.Complaint>
    public let closedOn: Day
    public let reason: RefusalReason
    public let explanation: String
    public let letterOn: Day?
    public let tests: EligibilityTests
    public let rightsCheck: RightsCheck?
    public let notice: SentNotice?

    public init(_ fields: inout Fields, of target: Target<RecordKinds.Complaint>) {
        self.target = target
        closedOn = fields.day("refused_on")
        reason = fields.choice("reason")
        explanation = fields.text("explanation", limit: 2_000, audited: true)
        letterOn = fields.day("letter_sent_on")
        tests = EligibilityTests(
            eligibleComplainant: fields.flag(optional: "eligible_complainant"),
            subjectInScope: fields.flag(optional: "subject_in_scope"))
        rightsCheck = RightsCheck(&fields)
        notice = fields.notice()
    }

    public static func attempt(on complaint: inout Complaint, at stage: StageName?, context: RuleContext) throws {
        try complaint.refuse(Sample.closure(.refused, context), context: context)
    }

    public var noticeDays: NoticeDays {
        NoticeDays(act: ("refused_on", closedOn), letter: ("letter_sent_on", letterOn))
    }

    public func apply(to complaint: inout Complaint, context: RuleContext) throws {
        try complaint.refuse(
            Closure(
                kind: .refused, on: closedOn, reason: reason, explanation: explanation, letterOn: letterOn,
                by: context.actor.name, rightsCheck: rightsCheck), tests: tests, context: context)
    }

    public var keepsOut: KeptOut? { KeptOut(.refusal, on: closedOn, reason: explanation, check: rightsCheck) }
}
