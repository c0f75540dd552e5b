import Casework
import Complaints
import Foundation
import Hummingbird
import JSON
import WorkingDays

/// The decisions about a complaint before and beside its stages.
struct IntakeRoutes: Sendable {
    var endpoints: [Endpoint] {
        [
            .change(Self.complaint + "/sufficient-interest", DecideSufficientInterest.self),
            .change(Self.complaint + "/advocacy", RecordAdvocacy.self),
            .change(Self.complaint + "/written-record", SendWrittenRecord.self),
            .change(Self.complaint + "/refusal", RefuseComplaint.self),
            .get("/v1/child-decisions", "listChildDecisions", .readCasework, childDecisions),
            .change(Self.complaint + "/withdrawal", WithdrawComplaint.self),
            .change(Self.complaint + "/registration-error", RegisterComplaintInError.self),
            .change(Self.complaint + "/reopening", ReopenComplaint.self),
        ]
    }

    private static let complaint = "/v1/complaints/{complaint_id}"

    private func childDecisions(_ call: Call) async throws -> Response {
        var query = Query(call.request.uri)
        let month = query.month("month")
        return try await call.list(query) {
            try await call.casework.childDecisions(
                from: month.lowerBound, to: month.upperBound, as: call.credential)
        }
    }
}
