import Casework
import Complaints
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import JSON
import Reporting
import WorkingDays

/// What is learnt: actions and their tracker, reviews of faults, pairs for publication, and the list of causes.
struct LearningRoutes: Sendable {
    var endpoints: [Endpoint] {
        [
            .add("/v1/complaints/{complaint_id}/actions", AddAction.self),
            .add("/v1/complaints/{complaint_id}/remedial-reviews", ReviewFault.self),
            .get("/v1/remedial-reviews/missing", "listUnreviewedFaults", .readCasework, unreviewed),
            .get("/v1/actions", "listActions", .readCasework, actions),
            .get(Self.action, "getAction", .readCasework, action),
            .change(Self.action + "/decision", DecideAction.self),
            .change(Self.action + "/progress", ProgressAction.self),
            .change(Self.action + "/check", CheckAction.self),
            .change(Self.action + "/changes", ChangeAction.self),
            .record("/v1/learning-pairs", ProposeLearningPair.self),
            .get("/v1/learning-pairs", "listLearningPairs", .readCasework, pairs),
            .change("/v1/learning-pairs/{learning_pair_id}/approval", ApproveLearningPair.self),
            .record("/v1/causes", AddCause.self),
            .change("/v1/causes/{cause}/name", RenameCause.self),
            .change("/v1/causes/{cause}/retirement", RetireCause.self),
        ]
    }

    private static let action = "/v1/actions/{action_id}"

    private func unreviewed(_ call: Call) async throws -> Response {
        var query = Query(call.request.uri)
        let year = query.year("year")
        let procedure: Procedure = query.choice(required: "procedure")
        try query.finish()
        let complaints = try await call.casework.unreviewedFaults(
            procedure, from: year.firstOn, to: year.lastOn, as: call.credential)
        return Response(items: complaints)
    }

    private func actions(_ call: Call) async throws -> Response {
        var query = Query(call.request.uri)
        var filter = ActionFilter()
        filter.complaint = query.identifier("complaint_id").map { ComplaintID(rawValue: $0) }
        filter.procedure = query.choice("procedure")
        filter.ownerDepartment = query.text("owner_department")
        filter.source = query.choice("source")
        filter.scope = query.choice("scope")
        filter.status = query.choice("status")
        filter.dueFrom = query.day("due_from")
        filter.dueTo = query.day("due_to")
        return try await call.page(query) { [filter] position, limit in
            try await call.casework.actions(filter, after: position, limit: limit, as: call.credential)
        }
    }

    private func action(_ call: Call) async throws -> Response {
        try call.requireNoQuery()
        let record = try await call.casework.action(try call.identifier("action_id"), as: call.credential)
        return try call.answer(record)
    }

    private func pairs(_ call: Call) async throws -> Response {
        var query = Query(call.request.uri)
        let state: LearningPairState? = query.choice("state")
        return try await call.page(query) { position, limit in
            try await call.casework.learningPairs(state, after: position, limit: limit, as: call.credential)
        }
    }
}
