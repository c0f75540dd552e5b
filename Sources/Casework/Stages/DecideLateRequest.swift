public import Complaints
import WorkingDays

/// Decides whether a children's stage that was asked for late is heard all the same.
public struct DecideLateRequest: ComplaintChange {
    public static let event = "late_request_decided"
    public static let permission = Permission.decide

    public let complaint: ComplaintID
    public let expectedVersion: Int?
    public let stage: StageName
    public let decision: LateRequestDecision

    /// The operation on a complaint, at the version the caller saw.
    public init(complaint: ComplaintID, expectedVersion: Int?, stage: StageName, decision: LateRequestDecision) {
        self.complaint = complaint
        self.expectedVersion = expectedVersion
        self.stage = stage
        self.decision = decision
    }

    public func apply(to complaint: inout Complaint, context: RuleContext) throws {
        try complaint.decideLateRequest(decision, for: stage, context: context)
    }

    public var details: [String: AuditValue?] {
        [
            "stage": .text(stage.rawValue), "accepted": .flag(decision.accepted),
            "decided_on": .text(decision.decidedOn.description), "reason": .text(decision.reason),
            "letter_sent_on": decision.letterSentOn.map { .text($0.description) },
        ]
    }
}
