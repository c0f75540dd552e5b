public import Complaints
import WorkingDays

/// Ends a stage with its answer and outcome.
public struct RespondToStage: ComplaintChange {
    public static let event = "stage_responded"
    public static let permission = Permission.respond

    /// The answer of an investigation is its adjudication (requirement R57).
    public var requires: Permission { stage == .investigation ? .adjudicate : Self.permission }

    public let complaint: ComplaintID
    public let expectedVersion: Int?
    public let stage: StageName
    public let response: Response

    /// The operation on a complaint, at the version the caller saw.
    public init(complaint: ComplaintID, expectedVersion: Int?, stage: StageName, response: Response) {
        self.complaint = complaint
        self.expectedVersion = expectedVersion
        self.stage = stage
        self.response = response
    }

    public func apply(to complaint: inout Complaint, context: RuleContext) throws {
        try complaint.respond(response, to: stage, context: context)
    }

    public var details: [String: AuditValue?] {
        [
            "stage": .text(stage.rawValue),
            "responded_on": .text(response.respondedOn.description),
            "responded_by": response.respondedBy.map { .text($0) },
            "outcome": .text(response.outcome.rawValue),
            "all_points_upheld": response.allPointsUpheld.map { .flag($0) },
            "no_finding_reason": response.noFindingReason.map { .text($0.rawValue) },
            "breach_reason": response.breachReason.map { .text($0.rawValue) },
        ]
    }
}
