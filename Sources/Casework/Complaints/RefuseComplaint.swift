public import Complaints
public import WorkingDays

/// Refuses a complaint before it enters a procedure, with reasons.
public struct RefuseComplaint: ComplaintChange {
    public static let event = "complaint_refused"
    public static let permission = Permission.decide
    public static let needsAcceptance = false
    public static let settles: ProposedDecision? = .refusal

    public let complaint: ComplaintID
    public let expectedVersion: Int?
    public let closedOn: Day
    public let reason: RefusalReason
    public let explanation: String
    public let letterOn: Day?
    public let rightsCheck: RightsCheck?

    /// The operation on a complaint, at the version the caller saw.
    public init(
        complaint: ComplaintID, expectedVersion: Int?, closedOn: Day, reason: RefusalReason, explanation: String,
        letterOn: Day?, rightsCheck: RightsCheck?
    ) {
        self.complaint = complaint
        self.expectedVersion = expectedVersion
        self.closedOn = closedOn
        self.reason = reason
        self.explanation = explanation
        self.letterOn = letterOn
        self.rightsCheck = rightsCheck
    }

    public func apply(to complaint: inout Complaint, context: RuleContext) throws {
        try complaint.refuse(
            Closure(
                kind: .refused, on: closedOn, reason: reason, explanation: explanation, letterOn: letterOn,
                by: context.actor, rightsCheck: rightsCheck), context: context)
    }

    public var details: [String: AuditValue?] {
        [
            "on": .text(closedOn.description), "explanation": .text(explanation),
            "letter_on": letterOn.map { .text($0.description) },
            "reason": .text(reason.rawValue), "rights_check_by": rightsCheck.map { .text($0.by) },
            "rights_check_on": rightsCheck.map { .text($0.on.description) },
        ]
    }
}
