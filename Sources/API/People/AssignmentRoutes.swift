import Casework
import Complaints
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import JSON

/// Who handles a complaint, who answers with them, whom it names, and what somebody must be told.
struct AssignmentRoutes: Sendable {
    var endpoints: [Endpoint] {
        [
            .get(Self.complaint + "/people", "listComplaintPeople", .readCasework, people),
            .post(Self.complaint + "/assignments", "assignComplaint", .recordCasework, assign),
            .post(Self.complaint + "/contributors", "addContributor", .recordCasework, addContributor),
            .post(Self.complaint + "/named-people", "namePerson", .recordCasework, name),
            .get("/v1/notifications", "listNotifications", .readCasework, notifications),
        ]
    }

    private static let complaint = "/v1/complaints/{complaint_id}"

    private func people(_ call: Call) async throws -> Response {
        try call.requireNoQuery()
        let people = try await call.casework.people(of: try call.complaintID(), as: call.credential)
        return Response(
            json: JSONWriter.answer { json in
                json.array("assignments", people.assignments) { json, assignment in
                    json.object { assignment.write(to: &$0) }
                }
                json.array("contributors", people.contributors) { json, contributor in
                    json.object { contributor.write(to: &$0) }
                }
                json.list("named_people", people.named)
            }, adding: HTTPField(name: .eTag, value: EntityTag.of(version: people.complaintVersion)))
    }

    private func assign(_ call: Call) async throws -> Response {
        try await call.add({
            AssignComplaint(
                complaint: $1, expectedVersion: $2, team: TeamID(rawValue: $0.identifier("team_id")),
                person: $0.identifier(optional: "person_id").map { PersonID(rawValue: $0) },
                reason: $0.text("reason", limit: 2_000))
        }) { assignment in JSONWriter.answer { assignment.write(to: &$0) } }
    }

    private func addContributor(_ call: Call) async throws -> Response {
        try await call.add({
            AddContributor(
                complaint: $1, expectedVersion: $2,
                service: ServiceName(
                    department: $0.text("department", limit: 200), name: $0.text("service", limit: 200)),
                team: $0.identifier(optional: "team_id").map { TeamID(rawValue: $0) })
        }) { contributor in JSONWriter.answer { contributor.write(to: &$0) } }
    }

    private func name(_ call: Call) async throws -> Response {
        try await call.add({
            NamePerson(complaint: $1, expectedVersion: $2, person: PersonID(rawValue: $0.identifier("person_id")))
        }) { person in JSONWriter.answer { $0.field("person_id", person) } }
    }

    private func notifications(_ call: Call) async throws -> Response {
        var query = Query(call.request.uri)
        let person = query.identifier("recipient_person_id").map { PersonID(rawValue: $0) }
        let position: Int? = query.cursor()
        let limit = query.limit()
        try query.finish()
        let page = try await call.casework.notifications(
            to: person, after: position, limit: limit, as: call.credential)
        return Response("notifications", page, of: call.request) { $1.write(to: &$0) }
    }
}
