public import Complaints
import WorkingDays

/// Decides whether a person has sufficient interest in a child's welfare.
public struct DecideSufficientInterest: ComplaintChange {
    public static let event = "sufficient_interest_decided"
    public static let permission = Permission.decide
    public static let needsAcceptance = false

    public let complaint: ComplaintID
    public let expectedVersion: Int?
    public let decision: SufficientInterest

    /// The operation on a complaint, at the version the caller saw.
    public init(complaint: ComplaintID, expectedVersion: Int?, decision: SufficientInterest) {
        self.complaint = complaint
        self.expectedVersion = expectedVersion
        self.decision = decision
    }

    public func apply(to complaint: inout Complaint, context: RuleContext) throws {
        try complaint.decide(decision, context: context)
    }

    public var details: [String: AuditValue?] {
        [
            "is_sufficient": .flag(decision.isSufficient), "ground": .text(decision.ground),
            "decided_on": .text(decision.decidedOn.description),
            "notified_on": decision.notifiedOn.map { .text($0.description) },
        ]
    }
}
