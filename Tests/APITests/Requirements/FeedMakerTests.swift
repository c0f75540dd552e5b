import Complaints
import Foundation
import HTTPTypes
import JSON
import Postgres
import TestSupport
import Testing

@testable import API
@testable import Casework

/// A feed's address is known to whoever made it, and tells them of nothing that they do not see (decision 0047).
@Suite(.database) struct FeedMakerTests: RelatedComplaints {
    /// What a feed says that somebody made.
    private func feed(_ owner: String, by token: String, _ service: Service) async throws -> String {
        let made = try await service.send(
            .post, "/v1/calendar-feeds", #"{\#(owner), "description": "Outlook of J. Example"}"#, token: token)
        try #require(made.status == 201, "\(made.text)")
        return try await service.read(try #require(try made.json["address"].text)).reply.text
    }

    private func team(of complaint: String) async throws -> String {
        let id = try #require(UUID(uuidString: String(complaint.suffix(36))))
        return try await TestDatabase.current.database.single { db in
            try db.one("SELECT team_id FROM complaint_assignment WHERE complaint_id = \(id) AND ended_at IS NULL") {
                (try $0["team_id"] as UUID).uuidString.lowercased()
            }
        }
    }

    @Test("What is restricted stands in a feed that the person or a Complaints Manager made, and in no officer's")
    func restricted() async throws {
        let owner = try await Service.start()
        let database = try await TestDatabase.current.database(as: "redress_service")
        let service = try owner.over(database)
        let known = try await make(.restrictedAssigned, owner)
        let reference = try #require(try await owner.get(known.complaint).json["reference"].text)
        let person = #""person_id": "\#(known.person.text)""#
        let own = try await Service.token("own", .officer, owner.casework, person: known.person)

        let theirs = try await feed(person, by: own, service)
        let managers = try await feed(person, by: service.manager, service)
        let officers = try await feed(person, by: service.officer, service)

        await database.shutdown()
        #expect(theirs.contains(reference))
        #expect(managers.contains(reference))
        #expect(!officers.contains(reference))
    }

    @Test("A complaint that names whoever made a feed is not in it, be it of a team or of somebody else")
    func named() async throws {
        let owner = try await Service.start()
        let database = try await TestDatabase.current.database(as: "redress_service")
        let service = try owner.over(database)
        let known = try await make(.assigned, owner)
        let reference = try #require(try await owner.get(known.complaint).json["reference"].text)
        let maker = try await make(.named, owner).person
        let token = try await Service.token("maker", .officer, owner.casework, person: maker)
        let (team, person) = (
            #""team_id": "\#(try await team(of: known.complaint))""#, #""person_id": "\#(known.person.text)""#
        )
        var before: [String] = []
        for whose in [team, person] { before.append(try await feed(whose, by: token, service)) }
        let id = try #require(UUID(uuidString: String(known.complaint.suffix(36))))
        try await TestDatabase.current.database.write { db in
            try db.execute(
                """
                INSERT INTO complaint_named_person (complaint_id, person_id, named_at)
                VALUES (\(id), \(maker), '2025-10-02T09:00:00Z')
                """)
        }
        var after: [String] = []
        for whose in [team, person] { after.append(try await feed(whose, by: token, service)) }
        let managers = try await feed(team, by: service.manager, service)

        await database.shutdown()
        #expect(before.allSatisfy { $0.contains(reference) })
        #expect(after.allSatisfy { !$0.contains(reference) })
        #expect(managers.contains(reference))
    }

    @Test("A token that is narrowed to departments is shown what is of them, in the feed of its own person too")
    func narrowed() async throws {
        let owner = try await Service.start()
        let database = try await TestDatabase.current.database(as: "redress_service")
        let service = try owner.over(database)
        let known = try await make(.assigned, owner)
        let complaint = try await owner.get(known.complaint).json
        let reference = try #require(complaint["reference"].text)
        let department = try #require(complaint["department"].text)
        let other = try #require(["Highways", "Children and Families"].first { $0 != department })
        let team = #""team_id": "\#(try await team(of: known.complaint))""#
        let person = #""person_id": "\#(known.person.text)""#

        for (whose, holder) in [(team, nil), (person, nil), (person, known.person)] as [(String, PersonID?)] {
            for within in [department, other] {
                let token = try await Service.token(
                    "narrowed", .officer, owner.casework, person: holder, departments: [within])
                let text = try await feed(whose, by: token, service)
                #expect(text.contains(reference) == (within == department), "\(whose) \(within)")
            }
        }
        await database.shutdown()
    }

    /// What ends it for whoever made a feed, as statements with `?` in place of their person.
    private static let ends = [
        ("their token was revoked", "UPDATE api_token SET revoked_at = '2026-03-02T09:00:00Z' WHERE person_id = ?"),
        (
            "their token has expired",
            "UPDATE api_token SET created_at = '2025-01-01', expires_at = '2026-01-01' WHERE person_id = ?"
        ),
        ("they have a role that reads no casework", "UPDATE api_token SET role = 'viewer' WHERE person_id = ?"),
        ("they have left", "UPDATE person SET active_until = '2025-12-31' WHERE id = ?"),
        ("they stand in for nobody any more", "UPDATE deputy SET until_on = '2025-12-31' WHERE deputy_id = ?"),
    ]

    @Test("A feed is not there any more once whoever made it reads no casework", arguments: ends)
    func ended(what: String, statement: String) async throws {
        let owner = try await Service.start(on: "2026-03-02")
        let database = try await TestDatabase.current.database(as: "redress_service")
        let service = try owner.over(database)
        let known = try await make(.assigned, owner)
        let maker = try await make(.otherDepartment, owner).person
        let isDeputy = statement.contains("deputy")
        _ = try await Service.token("principal", .officer, owner.casework, person: known.person)
        if isDeputy {
            try await TestDatabase.current.database.write { db in
                try db.execute(
                    """
                    INSERT INTO deputy (person_id, deputy_id, from_on, until_on)
                    VALUES (\(known.person), \(maker), '2025-01-01', '2026-12-31')
                    """)
            }
        }
        let token = try await Service.token("maker", isDeputy ? .viewer : .officer, owner.casework, person: maker)
        let made = try await service.send(
            .post, "/v1/calendar-feeds",
            #"{"team_id": "\#(try await team(of: known.complaint))", "description": "Outlook"}"#, token: token)
        let address = try #require(try made.json["address"].text, "\(made.text)")
        let before = try await service.read(address).reply
        try await TestDatabase.current.database.write { db in
            try db.script(statement.replacing("?", with: "'\(maker.text)'"))
        }

        let after = try await service.read(address).reply

        await database.shutdown()
        #expect(before.status == 200 && before.text.contains("BEGIN:VEVENT"))
        #expect(after.status == 404, "\(what)")
    }
}
