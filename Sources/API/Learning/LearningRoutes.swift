import Casework
import Complaints
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import JSON
import Reporting
import WorkingDays

/// What is learnt: reviews of faults, pairs for publication, and the list of causes.
struct LearningRoutes: Sendable {
    var endpoints: [Endpoint] {
        [
            .add("/v1/complaints/{complaint_id}/remedial-reviews", ReviewFault.self),
            .get("/v1/remedial-reviews/missing", "listUnreviewedFaults", .readCasework, unreviewed),
            .record("/v1/learning-pairs", ProposeLearningPair.self),
            .get("/v1/learning-pairs", "listLearningPairs", .readCasework, pairs),
            .change("/v1/learning-pairs/{learning_pair_id}/approval", ApproveLearningPair.self),
            .record("/v1/causes", AddCause.self),
            .change("/v1/causes/{cause}/name", RenameCause.self),
            .change("/v1/causes/{cause}/retirement", RetireCause.self),
            .change("/v1/causes/{cause}/retirement/corrections", CorrectCauseRetirement.self),
        ]
    }

    private func unreviewed(_ call: Call) async throws -> Response {
        var query = Query(call.request.uri)
        let year = query.year("year")
        let procedure: Procedure = query.choice(required: "procedure")
        return try await call.list(query) {
            try await call.casework.unreviewedFaults(
                procedure, from: year.firstOn, to: year.lastOn, as: call.credential)
        }
    }

    private func pairs(_ call: Call) async throws -> Response {
        var query = Query(call.request.uri)
        let state: LearningPairState? = query.choice("state")
        return try await call.page(query) { position, limit in
            try await call.casework.learningPairs(state, after: position, limit: limit, as: call.credential)
        }
    }
}
