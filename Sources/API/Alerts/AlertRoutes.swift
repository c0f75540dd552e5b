import Casework
import Complaints
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import JSON
import WorkingDays

/// Who is told of what is due and late, what they answer, and what the challenge meeting makes of it.
struct AlertRoutes: Sendable {
    var endpoints: [Endpoint] {
        [
            .get("/v1/alerts", "listAlerts", .readCasework, list),
            .get(Self.alert, "getAlert", .readCasework, read),
            .note(Self.alert + "/sight", SeeAlert.self),
            .note(Self.alert + "/answers", AnswerAlert.self),
            .note(Self.alert + "/verdicts", JudgeAlertAnswer.self),
            .get("/v1/challenge-lists/{month}", "getChallengeList", .readCasework, challengeList),
            .note("/v1/challenge-items/{challenge_item_id}/decisions", DecideChallenge.self),
        ]
    }

    private static let alert = "/v1/alerts/{alert_id}"

    private func list(_ call: Call) async throws -> Response {
        var query = Query(call.request.uri)
        var filter = AlertFilter()
        filter.recipient = query.identifier("recipient_person_id").map { PersonID(rawValue: $0) }
        filter.role = query.choice("recipient_role")
        filter.team = query.identifier("team_id").map { TeamID(rawValue: $0) }
        filter.complaint = query.identifier("complaint_id").map { ComplaintID(rawValue: $0) }
        filter.kind = query.choice("kind")
        filter.isOpen = query.flag("open") ?? false
        return try await call.page(query) { [filter] position, limit in
            try await call.casework.alerts(filter, after: position, limit: limit, as: call.credential)
        }
    }

    private func read(_ call: Call) async throws -> Response {
        try call.requireNoQuery()
        let alert = try await call.casework.alert(try call.owner(), as: call.credential)
        return Response(json: alert.json)
    }

    private func challengeList(_ call: Call) async throws -> Response {
        guard let text = call.parameters["month"], text.utf8.count == 7, let first = Day("\(text)-01") else {
            throw RequestError.noSuchRecord("challenge_list")
        }
        let last = first.lastDay(ofMonths: 1, .beginningWith)
        return try await call.list { try await call.casework.challengeList(of: first...last, as: call.credential) }
    }
}
