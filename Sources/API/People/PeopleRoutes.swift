import Casework
import Complaints
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import JSON
import WorkingDays

/// The directory of the people who work on complaints, their deputies, and the contacts of complainants.
struct PeopleRoutes: Sendable {
    var endpoints: [Endpoint] {
        [
            .post(Self.people, "addPerson", .administer, add),
            .get(Self.people, "listPeople", .readCasework, list),
            .get(Self.person, "getPerson", .readCasework, get),
            .post(Self.person + "/details", "changePerson", .administer, change),
            .post(Self.person + "/deputies", "appointDeputy", .administer, appointDeputy),
            .post(Self.person + "/deactivation", "deactivatePerson", .administer, deactivate),
            .post(Self.contacts, "nameContact", .recordCasework, nameContact),
            .get(Self.contact, "getSinglePointOfContact", .readCasework, getContact),
            .post(Self.contact + "/end", "endContact", .recordCasework, endContact),
        ]
    }

    private static let people = "/v1/people"
    private static let person = people + "/{person_id}"
    private static let contacts = "/v1/single-points-of-contact"
    private static let contact = contacts + "/{contact_id}"

    private func add(_ call: Call) async throws -> Response {
        try await call.perform({ AddPerson(PersonDetails(&$0)) }) { record in
            .made(record, at: "\(Self.people)/\(record.person.id.text)")
        }
    }

    private func list(_ call: Call) async throws -> Response {
        var query = Query(call.request.uri)
        var filter = PersonFilter()
        filter.capacity = query.choice("capacity")
        filter.team = query.identifier("team_id").map { TeamID(rawValue: $0) }
        filter.active = query.flag("active")
        let position: UUID? = query.cursor()
        let limit = query.limit()
        try query.finish()
        let page = try await call.casework.people(filter, after: position, limit: limit, as: call.credential)
        return Response("people", page, of: call.request) { $1.write(to: &$0) }
    }

    private func get(_ call: Call) async throws -> Response {
        try call.requireNoQuery()
        let id = PersonID(rawValue: try call.identifier("person_id", of: "person"))
        return try call.answer(try await call.casework.person(id, as: call.credential))
    }

    private func change(_ call: Call) async throws -> Response {
        try await call.change("person_id", of: "person") {
            ChangePerson(person: PersonID(rawValue: $1), expectedVersion: $2, details: PersonDetails(&$0))
        }
    }

    private func appointDeputy(_ call: Call) async throws -> Response {
        try await call.change("person_id", of: "person") {
            AppointDeputy(
                person: PersonID(rawValue: $1), expectedVersion: $2,
                deputy: PersonID(rawValue: $0.identifier("deputy_id")), fromOn: $0.day("from_on"),
                untilOn: $0.day("until_on"))
        }
    }

    private func deactivate(_ call: Call) async throws -> Response {
        try await call.change("person_id", of: "person") {
            DeactivatePerson(
                person: PersonID(rawValue: $1), expectedVersion: $2, activeUntil: $0.day("active_until"))
        }
    }

    private func nameContact(_ call: Call) async throws -> Response {
        try await call.perform({
            NameContact(
                complainant: $0.text("complainant", limit: 200), person: PersonID(rawValue: $0.identifier("person_id")),
                reason: $0.text("reason", limit: 2_000))
        }) { record in .made(record, at: "\(Self.contacts)/\(record.id.text)") }
    }

    private func getContact(_ call: Call) async throws -> Response {
        try call.requireNoQuery()
        let id = SinglePointOfContactID(rawValue: try call.identifier("contact_id", of: "single_point_of_contact"))
        return try call.answer(try await call.casework.contact(id, as: call.credential))
    }

    private func endContact(_ call: Call) async throws -> Response {
        try await call.change("contact_id", of: "single_point_of_contact") {
            EndContact(
                contact: SinglePointOfContactID(rawValue: $1), expectedVersion: $2, untilOn: $0.day("until_on"))
        }
    }
}

extension PersonDetails {
    fileprivate init(_ fields: inout Fields) {
        let department = fields.text(optional: "department", limit: 200)
        let service = fields.text(optional: "service", limit: 200)
        self.init(
            name: fields.text("name", limit: 200), employment: fields.choice("employment"),
            spouseOfOfficerOrMember: fields.flag("spouse_of_officer_or_member"),
            service: department == nil && service == nil
                ? nil : ServiceName(department: department ?? "", name: service ?? ""),
            team: fields.identifier(optional: "team_id").map { TeamID(rawValue: $0) },
            lineManager: fields.identifier(optional: "line_manager_id").map { PersonID(rawValue: $0) },
            trainedOn: fields.day(optional: "trained_on"),
            dayCostPence: fields.pence(optional: "day_cost_pence", from: 0), capacities: fields.choices("capacities"))
    }
}
