import Casework
import Complaints
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import JSON
import WorkingDays

/// The complainant-behaviour register: measures, their letters and reviews.
struct BehaviourRoutes: Sendable {
    var endpoints: [Endpoint] {
        [
            .make(Self.measures, ImposeBehaviourMeasure.self),
            .get(Self.measures, "listBehaviourMeasures", .keepRegister, list),
            .get(Self.measure, "getBehaviourMeasure", .keepRegister, get),
            .change(Self.measure + "/letters", SendBehaviourLetter.self),
            .change(Self.measure + "/corrections", CorrectBehaviourMeasure.self),
            .change(Self.measure + "/letters/corrections", CorrectBehaviourLetter.self),
            .change(Self.measure + "/reviews/corrections", CorrectBehaviourDecision.self),
            .change(Self.measure + "/internal-reviews/corrections", CorrectInternalReview.self),
            .change(Self.measure + "/reviews", HoldBehaviourReview.self),
            .change(Self.measure + "/internal-reviews", RequestInternalReview.self),
            .change(Self.measure + "/internal-review-conclusion", ConcludeInternalReview.self),
        ]
    }

    private static let measures = "/v1/behaviour-measures"
    private static let measure = measures + "/{behaviour_measure_id}"

    private func list(_ call: Call) async throws -> Response {
        var query = Query(call.request.uri)
        var filter = BehaviourFilter()
        filter.kind = query.choice("kind")
        filter.state = query.choice("state")
        filter.reviewDueBy = query.day("review_due_by")
        filter.complaint = query.identifier("complaint_id").map { ComplaintID(rawValue: $0) }
        return try await call.page(query, as: { $0.writeSummary(to: &$1) }) { [filter] position, limit in
            try await call.casework.behaviourMeasures(filter, after: position, limit: limit, as: call.credential)
        }
    }

    private func get(_ call: Call) async throws -> Response {
        try call.requireNoQuery()
        let id = try call.identifier("behaviour_measure_id") as BehaviourMeasureID
        let record = try await call.casework.behaviourMeasure(id, as: call.credential)
        // Its state changes with the days and its version does not: it is always answered in full.
        return Response(
            json: record.json, adding: HTTPField(name: .eTag, value: EntityTag.of(version: record.version)))
    }
}
