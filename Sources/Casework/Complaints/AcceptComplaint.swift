public import Complaints
public import JSON
public import Postgres
public import WorkingDays

/// Accepts a complaint into a procedure: the Complaints Manager's decision, on the two tests where it is the children's.
public struct AcceptComplaint: ComplaintChange {
    public static let event = "complaint_accepted"
    public static let permission = Permission.decide
    public static let settles: ProposedDecision? = .acceptance
    /// What the complainant is sent on acceptance acknowledges the complaint.
    public static let sends: NoticeAct? = .acknowledgement

    public let target: Target<RecordKinds.Complaint>
    public let procedure: Procedure
    public let acceptedOn: Day
    public let tests: EligibilityTests
    public let reason: String?
    public var waiver: TimeLimitWaiver?
    public var rightsCheck: RightsCheck?
    public var notice: SentNotice?

    public static func attempt(on complaint: inout Complaint, at stage: StageName?, context: RuleContext) throws {
        try complaint.checkAcceptable()
    }

    /// The procedure version in force on the day of receipt.
    public func version(
        for complaint: Complaint, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> ProcedureVersion {
        try context.casework.knowledge.version(of: procedure, on: complaint.receivedOn, db)
    }

    public var noticeDays: NoticeDays { NoticeDays(act: ("accepted_on", acceptedOn)) }

    public func apply(to complaint: inout Complaint, context: RuleContext) throws {
        try complaint.accept(
            on: acceptedOn, tests: tests, reason: reason, waiver: waiver, check: rightsCheck, context: context)
    }

    public var keepsOut: KeptOut? {
        procedure == .childrens ? nil : KeptOut(.routeOut, on: acceptedOn, reason: reason, check: rightsCheck)
    }

    public var details: [String: AuditValue?] {
        [
            "waiver_reason": waiver.map { .text($0.reason) }
        ]
    }
}

extension AcceptComplaint {
    public init(_ fields: inout Fields, of target: Target<RecordKinds.Complaint>) {
        let waiver = fields.text(optional: "waiver_reason", limit: 2_000)
        let goodReason = fields.flag(optional: "waiver_good_reason")
        let canBeConsidered = fields.flag(optional: "waiver_can_be_considered")
        self.init(
            target: target, procedure: fields.choice("procedure"), acceptedOn: fields.day("accepted_on"),
            tests: EligibilityTests(
                eligibleComplainant: fields.flag(optional: "eligible_complainant"),
                subjectInScope: fields.flag(optional: "subject_in_scope")),
            reason: fields.text(optional: "reason", limit: 2_000, audited: true),
            waiver: waiver.map {
                TimeLimitWaiver(goodReason: goodReason ?? false, canBeConsidered: canBeConsidered ?? false, reason: $0)
            }, rightsCheck: RightsCheck(&fields), notice: fields.notice())
    }
}
