public import Complaints
import WorkingDays

/// Opens the answered single stage of an adult social care or public health complaint again.
public struct ReopenSingleStage: ComplaintChange {
    public static let event = "single_stage_reopened"
    public static let permission = Permission.decide

    public let complaint: ComplaintID
    public let expectedVersion: Int?
    public let reason: String

    /// The operation on a complaint, at the version the caller saw.
    public init(complaint: ComplaintID, expectedVersion: Int?, reason: String) {
        self.complaint = complaint
        self.expectedVersion = expectedVersion
        self.reason = reason
    }

    public func apply(to complaint: inout Complaint, context: RuleContext) throws {
        try complaint.reopenSingleStage(reason: reason)
    }

    public var details: [String: AuditValue?] {
        ["reason": .text(reason)]
    }

    public func details(replacing before: Complaint) -> [String: AuditValue?] {
        let stage = before.stage(.singleStage)
        return details.merging([
            "responded_on_before": stage?.respondedOn.map { .text($0.description) },
            "outcome_before": stage?.outcome.map { .text($0.rawValue) },
        ]) { $1 }
    }
}
