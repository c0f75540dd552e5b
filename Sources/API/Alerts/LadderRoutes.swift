import Casework
import Complaints
import Hummingbird
import HummingbirdCore
import JSON
import WorkingDays

/// Who is told of what is due, in what order and when: what holds, what is to come, and what a council changes of it.
struct LadderRoutes: Sendable {
    var endpoints: [Endpoint] {
        [
            .get("/v1/ladders", "listLadders", .readReports, list),
            .note("/v1/ladders", AddLadder.self),
            .note("/v1/ladder-withdrawals", WithdrawLadder.self),
        ]
    }

    private func list(_ call: Call) async throws -> Response {
        var query = Query(call.request.uri)
        let day = query.day("on")
        return try await call.lists(query) {
            let ladders = try await call.casework.ladders(on: day, as: call.credential)
            return ListedTogether(lists: [("in_force", ladders.inForce), ("to_come", ladders.toCome)]) {
                ladders.write(to: &$0)
            }
        }
    }
}

extension LaddersOnDay: JSONObject {
    func write(to json: inout JSONWriter) {
        json.field("on", on)
        json.array("in_force", inForce)
        json.array("to_come", toCome)
    }
}

extension DecidedLadder: JSONObject {
    func write(to json: inout JSONWriter) {
        json.field("ladder", id)
        json.field("nature", ladder.scope.nature)
        json.field("kind", ladder.scope.kind)
        json.field("department", ladder.scope.department)
        json.field("procedure", ladder.scope.procedure)
        json.field("in_force_from", ladder.inForceFrom)
        json.array("steps", ladder.steps)
        json.field("source", source)
        json.field("decided_by", decidedBy)
        json.field("decided_at", decidedAt)
    }
}

extension LadderStep: JSONObject {
    func write(to json: inout JSONWriter) {
        json.field("working_days", workingDays)
        json.field("audience", audience)
        json.field("answer_working_days", answerWorkingDays)
    }
}
