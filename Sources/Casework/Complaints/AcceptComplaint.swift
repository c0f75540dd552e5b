public import Complaints
public import Postgres
public import WorkingDays

/// Accepts a complaint into a procedure: the Complaints Manager's decision, on the two tests where it is the children's.
public struct AcceptComplaint: ComplaintChange {
    public static let event = "complaint_accepted"
    public static let permission = Permission.decide
    public static let settles: ProposedDecision? = .acceptance

    public let complaint: ComplaintID
    public let expectedVersion: Int?
    public let procedure: Procedure
    public let acceptedOn: Day
    public let tests: EligibilityTests
    public let reason: String?
    public let waiver: TimeLimitWaiver?

    /// An acceptance of a complaint.
    public init(
        complaint: ComplaintID, expectedVersion: Int?, procedure: Procedure, acceptedOn: Day, tests: EligibilityTests,
        reason: String?, waiver: TimeLimitWaiver? = nil
    ) {
        self.complaint = complaint
        self.expectedVersion = expectedVersion
        self.procedure = procedure
        self.acceptedOn = acceptedOn
        self.tests = tests
        self.reason = reason
        self.waiver = waiver
    }

    /// The procedure version in force on the day of receipt.
    public func version(
        for complaint: Complaint, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> ProcedureVersion {
        try context.casework.knowledge.version(of: procedure, on: complaint.receivedOn, db)
    }

    public func apply(to complaint: inout Complaint, context: RuleContext) throws {
        try complaint.accept(on: acceptedOn, tests: tests, reason: reason, waiver: waiver, context: context)
    }

    public var details: [String: AuditValue?] {
        [
            "procedure": .text(procedure.rawValue), "accepted_on": .text(acceptedOn.description),
            "eligible_complainant": tests.eligibleComplainant.map { .flag($0) },
            "subject_in_scope": tests.subjectInScope.map { .flag($0) }, "reason": reason.map { .text($0) },
            "waiver_reason": waiver.map { .text($0.reason) },
        ]
    }
}
