import Casework

/// The corrections of a complaint and of its stages.
struct CorrectionRoutes: Sendable {
    var endpoints: [Endpoint] {
        [
            .add(Self.complaint + "/corrections", CorrectComplaint.self),
            .change(Self.stage + "/corrections", CorrectStage.self),
            .change(Self.stage + "/outcome-correction", CorrectOutcome.self),
        ]
    }

    private static let complaint = "/v1/complaints/{complaint_id}"
    private static let stage = complaint + "/stages/{stage}"
}
