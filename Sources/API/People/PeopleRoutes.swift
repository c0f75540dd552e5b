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
            .make(Self.people, AddPerson.self),
            .get(Self.people, "listPeople", .readCasework, list),
            .get(Self.person, "getPerson", .readCasework, get),
            .change(Self.person + "/details", ChangePerson.self),
            .change(Self.person + "/deputies", AppointDeputy.self),
            .change(Self.person + "/deputies/corrections", CorrectDeputy.self),
            .change(Self.person + "/deactivation", DeactivatePerson.self),
            .change(Self.person + "/deactivation/corrections", CorrectDeparture.self),
            .make(Self.contacts, NameContact.self),
            .get(Self.contacts, "listSinglePointsOfContact", .readCasework, listContacts),
            .post("/v1/single-point-of-contact-searches", "searchSinglePointsOfContact", .readCasework, searchContacts),
            .get(Self.contact, "getSinglePointOfContact", .readCasework, getContact),
            .change(Self.contact + "/end", EndContact.self),
            .change(Self.contact + "/corrections", CorrectSinglePointOfContact.self),
        ]
    }

    private static let people = "/v1/people"
    private static let person = people + "/{person_id}"
    private static let contacts = "/v1/single-points-of-contact"
    private static let contact = contacts + "/{contact_id}"

    private func list(_ call: Call) async throws -> Response {
        var query = Query(call.request.uri)
        var filter = PersonFilter()
        filter.capacity = query.choice("capacity")
        filter.team = query.identifier("team_id").map { TeamID(rawValue: $0) }
        filter.active = query.flag("active")
        return try await call.page(query) { [filter] position, limit in
            try await call.casework.people(filter, after: position, limit: limit, as: call.credential)
        }
    }

    private func get(_ call: Call) async throws -> Response {
        try call.requireNoQuery()
        let id = try call.identifier("person_id") as PersonID
        return try call.answer(try await call.casework.person(id, as: call.credential))
    }

    private func listContacts(_ call: Call) async throws -> Response {
        var query = Query(call.request.uri)
        let person = query.identifier("person_id").map { PersonID(rawValue: $0) }
        let current = query.flag("current")
        return try await call.page(query) { position, limit in
            try await call.casework.contacts(
                named: nil, with: person, current: current, after: position, limit: limit, as: call.credential
            ).map(SingleContactLine.init)
        }
    }

    /// A POST that changes nothing, because no address of ours holds a name.
    private func searchContacts(_ call: Call) async throws -> Response {
        try call.requireNoQuery()
        var fields = try Fields(try JSONParser.parse(try await call.body()))
        let complainant = fields.text("complainant", limit: 200)
        try fields.finish()
        return try await call.list(nil, as: { $0.write(to: &$1) }) {
            try await call.casework.contacts(
                named: complainant, with: nil, current: nil, after: nil, limit: 200, as: call.credential
            ).items.map(SingleContactLine.init)
        }
    }

    private func getContact(_ call: Call) async throws -> Response {
        try call.requireNoQuery()
        let id = try call.identifier("contact_id") as SinglePointOfContactID
        return try call.answer(try await call.casework.contact(id, as: call.credential))
    }
}
