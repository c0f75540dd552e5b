import Complaints
import Foundation
import JSON
import Postgres
import TestSupport
import Testing
import WorkingDays

@testable import Casework

/// What is a caller's own, with a token or signed in, as the service's role: kept answers, exports and the events of what they did.
@Suite(.database) struct CallersOwnTests {
    private static let issuer = "https://sign-in.example.org"
    private static let key = IdempotencyKey(key: "once", fingerprint: Array(repeating: 7, count: 32))

    /// Two people of one service, whom the council's provider knows as `one` and `other`.
    private func fill() async throws {
        try await TestDatabase.current.database.write { db in
            try db.script(
                """
                INSERT INTO service (department, name) VALUES ('Children', 'Fostering'), ('Highways', 'Roads'),
                    ('Children and Family Services', 'First Response');
                INSERT INTO person (id, name, employment, spouse_of_officer_or_member, service_id, capacities, changed_at)
                SELECT gen_random_uuid(), k.name, 'employee', false, s.id, '{}', '2020-01-06T09:00:00Z'
                FROM (VALUES ('One'), ('Other')) AS k (name) CROSS JOIN service AS s WHERE s.name = 'Fostering';
                INSERT INTO sign_in (person_id, issuer, subject)
                SELECT p.id, '\(Self.issuer)', lower(p.name) FROM person AS p;
                """)
        }
    }

    /// Moves everybody to a service of another department, or back.
    private func move(to service: String) async throws {
        try await TestDatabase.current.database.write { db in
            _ = try db.execute("UPDATE person SET service_id = (SELECT id FROM service WHERE name = \(service))")
        }
    }

    private func asService(_ body: (Casework) async throws -> Void) async throws {
        let database = try await TestDatabase.current.database(as: "redress_service")
        do {
            try await body(Casework(database: database, clock: try Fixtures.clock("2026-03-02")))
        } catch {
            await database.shutdown()
            throw error
        }
        await database.shutdown()
    }

    private func signedIn(_ subject: String, _ role: Role) -> Credential {
        .signedIn(SignedIn(issuer: Self.issuer, subject: subject, role: role))
    }

    private func token(_ role: Role) async throws -> Credential {
        let owner = Casework(database: TestDatabase.current.database, clock: try Fixtures.clock("2026-03-02"))
        let person = try await TestDatabase.current.database.read { db in
            try db.one("SELECT id FROM person WHERE name = 'One'") { try $0["id"] as PersonID }
        }
        let issued = try await owner.perform(
            CreateToken(name: "A token", role: role, expiresInDays: 30, person: person), as: .commandLine(name: "test"))
        return .bearer(issued.token)
    }

    private func ask(_ casework: Casework, _ credential: Credential) async throws -> String {
        let request = RequestExport(of: "listComplaints", requires: .readCasework)
        let answer = try await casework.perform(request, facts: [:], as: credential, key: Self.key) { export in
            Answer(status: 202, location: export.id.text, etag: nil, body: [])
        }
        return try #require(answer.location)
    }

    @Test(
        "With a key somebody who signed in is given the same answer again, and nobody else is, whatever their role",
        arguments: [Role.manager, .officer, .investigator, .respondingManager])
    func keys(role: Role) async throws {
        try await fill()

        try await asService { casework in
            let first = try await ask(casework, signedIn("one", role))
            let again = try await ask(casework, signedIn("one", role))
            let other = try await ask(casework, signedIn("other", role))

            #expect(first == again)
            #expect(first != other)
            #expect(try await casework.exports(as: signedIn("one", role)).map(\.id.text) == [first])
            #expect(try await casework.exports(as: signedIn("other", role)).map(\.id.text) == [other])
        }
        let told = try await TestDatabase.current.database.read { db in
            try db.all("SELECT actor FROM audit_event WHERE operation = 'export_requested' ORDER BY id") {
                try $0["actor"] as String
            }
        }
        #expect(told == ["One", "Other"])
    }

    @Test(
        "An export is not there for whoever sees less than when they asked for it, and is again when they see as much")
    func exports() async throws {
        try await fill()
        let complaint = try await Fixtures.register(
            Casework(database: TestDatabase.current.database, clock: try Fixtures.clock("2026-03-02")),
            receivedOn: "2026-02-02")
        let told = Array(complaint.text.utf8)
        try await TestDatabase.current.database.write { db in
            _ = try db.execute(
                "UPDATE complaint SET service_id = (SELECT id FROM service WHERE name = 'Fostering' AND department = 'Children')"
            )
        }
        let callers = [signedIn("one", .respondingManager), try await token(.respondingManager)]

        try await asService { casework in
            for caller in callers {
                let export = try await casework.perform(
                    RequestExport(of: "listComplaints", requires: .readCasework), as: caller)
                try await casework.store(told, asPart: 0, of: export.id, at: "/v1/complaints", as: caller)
                try await casework.end(
                    export.id, at: "/v1/complaints", status: 200, contentType: "text/csv", contentDisposition: nil,
                    location: nil, etag: nil)
                #expect(try await casework.exportPart(0, of: export.id, as: caller) == told)

                try await move(to: "Roads")
                await #expect(throws: NotFound("export")) { try await casework.export(export.id, as: caller) }
                #expect(try await casework.exportPart(0, of: export.id, as: caller) == nil)

                try await move(to: "Fostering")
                #expect(try await casework.exportPart(0, of: export.id, as: caller) == told)
            }
        }
    }

    @Test(
        "A feed that somebody made who had signed in has what they see, and ends when they are taken out of the sign-ins"
    )
    func feed() async throws {
        try await fill()
        let owner = Casework(database: TestDatabase.current.database, clock: try Fixtures.clock("2026-03-02"))
        let complaint = try await Fixtures.accepted(owner, receivedOn: "2026-02-02").complaint.id
        let person = try await TestDatabase.current.database.write { db in
            try db.script(
                """
                INSERT INTO team (id, department, name, changed_at)
                VALUES (gen_random_uuid(), 'Children and Family Services', 'First Response', '2020-01-06T09:00:00Z');
                INSERT INTO complaint_assignment (complaint_id, team_id, person_id, reason, assigned_by, assigned_at)
                SELECT '\(complaint.text)', t.id, p.id, 'First.', 'A manager', '2026-02-02T09:00:00Z'
                FROM team AS t, person AS p WHERE p.name = 'One';
                """)
            return try db.one("SELECT id FROM person WHERE name = 'One'") { try $0["id"] as PersonID }
        }
        var fields = try Fields(
            try JSONParser.parse(Array(#"{"person_id": "\#(person.text)", "description": "Outlook"}"#.utf8)))
        let operation = AddCalendarFeed(&fields, of: NoTarget())

        try await asService { casework in
            let made = try await casework.perform(operation, as: signedIn("one", .officer))
            let secret = Credential.bearer(try #require(made.secret))
            let events = try await casework.dutyCalendar(of: secret).events
            #expect(!events.isEmpty)
            try await TestDatabase.current.database.write { db in
                _ = try db.execute(
                    """
                    INSERT INTO complaint_named_person (complaint_id, person_id, named_at)
                    VALUES (\(complaint), \(person), '2026-02-02T09:00:00Z')
                    """)
            }
            #expect(try await casework.dutyCalendar(of: secret).events.isEmpty)
            try await TestDatabase.current.database.write { db in _ = try db.execute("DELETE FROM sign_in") }
            await #expect(throws: AccessRefusal.unknownSecret) { try await casework.dutyCalendar(of: secret) }
        }
    }
}
