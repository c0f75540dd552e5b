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
    public let rightsCheck: RightsCheck?
    public let notice: SentNotice?

    public init(_ fields: inout Fields, of target: Target<RecordKinds.Complaint>) {
        self.target = target
        let by = fields.text(optional: "rights_check_by", limit: 200)
        let on = fields.day(optional: "rights_check_on")
        if on == nil, by != nil { fields.missing("rights_check_on", with: "rights_check_by") }
        if on != nil, by == nil { fields.missing("rights_check_by", with: "rights_check_on") }
        closedOn = fields.day("refused_on")
        reason = fields.choice("reason")
        explanation = fields.text("explanation", limit: 2_000, audited: true)
        letterOn = fields.day("letter_sent_on")
        rightsCheck = by.flatMap { by in on.map { RightsCheck(by: by, on: $0) } }
        notice = fields.notice()
    }

    public static func attempt(on complaint: inout Complaint, at stage: StageName?, context: RuleContext) throws {
        try complaint.refuse(Sample.closure(.refused, context), context: context)
    }

    public func apply(to complaint: inout Complaint, context: RuleContext) throws {
        try complaint.refuse(
            Closure(
                kind: .refused, on: closedOn, reason: reason, explanation: explanation, letterOn: letterOn,
                by: context.actor.name, rightsCheck: rightsCheck), context: context)
    }

    public var details: [String: AuditValue?] {
        [
            "rights_check_by": rightsCheck.map { .text($0.by) },
            "rights_check_on": rightsCheck.map { .text($0.on.description) },
        ]
    }
}
