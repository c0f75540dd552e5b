public import Complaints
public import WorkingDays

/// Records that the complainant withdrew the complaint.
public struct WithdrawComplaint: ComplaintChange {
    public static let event = "complaint_withdrawn"
    public static let permission = Permission.recordCasework
    public static let needsAcceptance = false

    public let complaint: ComplaintID
    public let expectedVersion: Int?
    public let closedOn: Day
    public let explanation: String
    public let letterOn: Day?

    /// The operation on a complaint, at the version the caller saw.
    public init(complaint: ComplaintID, expectedVersion: Int?, closedOn: Day, explanation: String, letterOn: Day?) {
        self.complaint = complaint
        self.expectedVersion = expectedVersion
        self.closedOn = closedOn
        self.explanation = explanation
        self.letterOn = letterOn
    }

    public func apply(to complaint: inout Complaint, context: RuleContext) throws {
        try complaint.withdraw(
            Closure(
                kind: .withdrawn, on: closedOn, reason: nil, explanation: explanation, letterOn: letterOn,
                by: context.actor, rightsCheck: nil), context: context)
    }

    public var details: [String: AuditValue?] {
        [
            "on": .text(closedOn.description), "explanation": .text(explanation),
            "letter_on": letterOn.map { .text($0.description) },
        ]
    }
}
