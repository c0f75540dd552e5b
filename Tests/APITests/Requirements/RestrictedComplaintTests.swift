import Complaints
import HTTPTypes
import JSON
import Postgres
import TestSupport
import Testing

@testable import API
@testable import Casework

/// A complaint that is restricted, and to whom it is opened and closed again (requirement R156).
@Suite(.database) struct RestrictedComplaintTests: RelatedComplaints {
    @Test("A restricted complaint is opened to a person by name, once it is restricted and unless it names them")
    func admission() async throws {
        let owner = try await Service.start()
        let database = try await TestDatabase.current.database(as: "redress_service")
        let service = try owner.over(database)
        let known = try await make(.restricted, owner)
        let token = try await Service.token("theirs", .investigator, owner.casework, person: known.person)
        let open = try await owner.accept()
        let admit = #"{"person_id": "\#(known.person.text)"}"#

        let before = try await service.send(.get, known.complaint, token: token)
        let unrestricted = try await service.change(open, "/admitted-people", admit)
        let again = try await service.change(known.complaint, "/restriction", #"{"reason": "Once more."}"#)
        let admitted = try await service.change(known.complaint, "/admitted-people", admit)
        let after = try await service.send(.get, known.complaint, token: token)
        let people = try await service.get(known.complaint + "/people")
        let byOfficer = try await service.send(
            .post, open + "/restriction", #"{"reason": "No."}"#, token: service.officer,
            headers: [.ifMatch: "*", .idempotencyKey: "r"])

        await database.shutdown()
        #expect(before.status == 404)
        #expect(try unrestricted.code == "not_restricted")
        #expect(try again.code == "already_restricted")
        #expect(admitted.status == 201, "\(admitted.text)")
        #expect(after.status == 200)
        #expect(try people.json["restriction"]["admitted_people"].elements.count == 1)
        #expect(byOfficer.status == 403)
    }

    @Test("What was opened to a person is closed to them again, and to nobody else")
    func withdrawnAdmission() async throws {
        let owner = try await Service.start()
        let database = try await TestDatabase.current.database(as: "redress_service")
        let service = try owner.over(database)
        let known = try await make(.restricted, owner)
        let other = try await make(.otherDepartment, owner).person
        let token = try await Service.token("theirs", .investigator, owner.casework, person: known.person)
        for person in [known.person, other] {
            try await owner.done(known.complaint, "/admitted-people", #"{"person_id": "\#(person.text)"}"#)
        }
        let withdrawal = #"{"person_id": "\#(known.person.text)", "reason": "They were let in by mistake."}"#

        let before = try await service.send(.get, known.complaint, token: token)
        let unread = try await service.change(
            known.complaint, "/admission-withdrawals", #"{"person_id": "\#(known.person.text)", "reason": "\u200B"}"#)
        let withdrawn = try await service.change(known.complaint, "/admission-withdrawals", withdrawal)
        let after = try await service.send(
            .get, known.complaint, token: token, headers: [.ifNoneMatch: try #require(before.etag)])
        let again = try await service.change(known.complaint, "/admission-withdrawals", withdrawal)
        let people = try await service.get(known.complaint + "/people").json["restriction"]["admitted_people"]
        let lifted = try await service.change(known.complaint, "/restriction/lifting", #"{"reason": "Settled."}"#)
        let unrestricted = try await service.change(known.complaint, "/admission-withdrawals", withdrawal)

        await database.shutdown()
        #expect(before.status == 200)
        #expect(unread.status == 422)
        #expect(withdrawn.status == 201 && lifted.status == 201, "\(withdrawn.text)")
        #expect(after.status == 404)
        #expect(try again.status == 409 && again.code == "not_admitted", "\(again.text)")
        #expect(people.elements.map(\.text) == [other.text])
        #expect(try unrestricted.code == "not_restricted")
    }

    @Test("A reason in which nothing can be read restricts nothing and lifts nothing", arguments: [" ", "\u{200B}"])
    func reasons(_ reason: String) async throws {
        let service = try await Service.start()
        let path = try await service.accept()

        let restricted = try await service.change(path, "/restriction", #"{"reason": "\#(reason)"}"#)
        _ = try await service.change(path, "/restriction", #"{"reason": "It is about a colleague."}"#)
        let lifted = try await service.change(path, "/restriction/lifting", #"{"reason": "\#(reason)"}"#)

        #expect(restricted.status == 422, "\(restricted.text)")
        #expect(lifted.status == 422, "\(lifted.text)")
        #expect(
            try await service.get(path + "/people").json["restriction"]["reason"].text == "It is about a colleague.")
    }
}
