import Complaints
import Foundation
import HTTPTypes
import JSON
import Postgres
import TestSupport
import Testing

@testable import API
@testable import Casework

/// Who sees a complaint over HTTP, the service being connected as the role of `deploy/roles.sql` (requirement R156).
@Suite(.database) struct CaseAccessTests {
    /// What somebody has to do with a complaint about fostering.
    enum Relation: String, CaseIterable {
        case ownDepartment, otherDepartment, assigned, appointed, contributor, restricted, restrictedAssigned, named,
            unknown

        var department: String {
            switch self {
            case .ownDepartment, .restricted, .named, .unknown: "Children and Families"
            default: "Highways"
            }
        }
    }

    /// Who sees what; the complaint is about children's social care.
    static func seen(by role: Role) -> Set<Relation> {
        let own: Set<Relation> = [.assigned, .appointed, .restrictedAssigned]
        return switch role {
        case .viewer, .statisticsReader: []
        case .manager: Set(Relation.allCases).subtracting([.named, .unknown])
        case .officer: Set(Relation.allCases).subtracting([.named, .unknown, .restricted])
        case .investigator: own
        case .respondingManager, .headOfService, .director: own.union([.ownDepartment, .contributor])
        case .childrensRightsOfficer: own.union([.ownDepartment, .otherDepartment, .contributor])
        }
    }

    /// A complaint with somebody who has to do with it.
    struct Known {
        let complaint: String
        let person: PersonID
    }

    /// An accepted complaint that is no likely duplicate of another, so that nothing in it names one.
    private func accept(_ name: String, _ service: Service) async throws -> String {
        let reply = try await service.post(
            "/v1/complaints", Service.registration.replacing("A. Example", with: "A. Example \(name)"))
        let path = try #require(reply.headers[.location])
        try await service.accept(path, on: "2025-10-02")
        return path
    }

    private func make(_ relation: Relation, _ service: Service) async throws -> Known {
        let path =
            relation == .unknown
            ? "/v1/complaints/0197a3c0-5c1e-7b3e-8a44-2f9d3c1b7a10"
            : try await accept(relation.rawValue, service)
        let complaint = try #require(UUID(uuidString: String(path.suffix(36))))
        let person = UUID()
        try await TestDatabase.current.database.write { db in
            try db.execute(
                """
                INSERT INTO person (
                    id, name, employment, spouse_of_officer_or_member, whole_department, capacities, changed_at
                )
                VALUES (\(person), \("Somebody \(relation.rawValue)"), 'employee', false, \(relation.department), '{}',
                    '2020-01-06T09:00:00Z')
                """)
            switch relation {
            case .ownDepartment, .otherDepartment, .unknown: break
            case .assigned, .restrictedAssigned:
                try db.execute(
                    """
                    WITH t AS (
                        INSERT INTO team (id, department, name, changed_at)
                        VALUES (gen_random_uuid(), 'Highways', \(relation.rawValue), '2020-01-06T09:00:00Z') RETURNING id
                    )
                    INSERT INTO complaint_assignment (complaint_id, team_id, person_id, reason, assigned_by, assigned_at)
                    SELECT \(complaint), t.id, \(person), 'First.', 'A manager', '2025-10-02T09:00:00Z' FROM t
                    """)
            case .appointed:
                try db.execute(
                    """
                    INSERT INTO appointment (stage_id, role, position, name, person_id, appointed_on)
                    SELECT s.id, 'investigating_officer', 1, 'Somebody', \(person), '2025-10-03'
                    FROM stage AS s WHERE s.complaint_id = \(complaint)
                    """)
            case .contributor:
                try db.execute(
                    """
                    INSERT INTO complaint_contributor (complaint_id, service_id, added_at)
                    SELECT \(complaint), s.id, '2025-10-02T09:00:00Z' FROM service AS s WHERE s.name = 'Potholes'
                    """)
            case .restricted: break
            case .named:
                try db.execute(
                    """
                    INSERT INTO complaint_named_person (complaint_id, person_id, named_at)
                    VALUES (\(complaint), \(person), '2025-10-02T09:00:00Z')
                    """)
            }
        }
        if [.restricted, .restrictedAssigned].contains(relation) {
            let reply = try await service.change(path, "/restriction", #"{"reason": "It is about a colleague."}"#)
            try #require(reply.status == 201, "\(reply.text)")
        }
        return Known(complaint: path, person: PersonID(rawValue: person))
    }

    @Test(
        "Every address of a complaint answers each role as what its holder has to do with the complaint says",
        arguments: Role.allCases)
    func matrix(role: Role) async throws {
        let owner = try await Service.start()
        let database = try await TestDatabase.current.database(as: "redress_service")
        let service = try owner.over(database)
        let routes = service.api.endpoints.filter {
            $0.method == .get && $0.path.hasPrefix("/v1/complaints/{complaint_id}")
        }
        try #require(routes.count > 10)

        for relation in Relation.allCases {
            let known = try await make(relation, owner)
            let token = try await Service.token("\(relation.rawValue)", role, owner.casework, person: known.person)
            for route in routes {
                let path = route.path.replacing("/v1/complaints/{complaint_id}", with: known.complaint)
                    .replacing("{stage}", with: "local_resolution").replacing("{clock}", with: "response")
                    .replacing(/\{[a-z_]+\}/, with: "1")
                let reply = try await service.send(.get, path, token: token)
                let all = try await service.send(.get, path, token: service.manager)
                let expected =
                    role.permissions.contains(.readCasework)
                    ? (Self.seen(by: role).contains(relation) ? all.status : 404) : 403
                #expect(reply.status == expected, "\(relation.rawValue) \(path): \(reply.text)")
                if expected == 200, !path.hasSuffix("/operations") {
                    #expect(reply.text == all.text, "\(relation.rawValue) \(path)")
                }
            }
        }
        await database.shutdown()
    }

    @Test("Lists, searches, worklists and alerts hold what a caller sees")
    func lists() async throws {
        let owner = try await Service.start()
        let database = try await TestDatabase.current.database(as: "redress_service")
        let service = try owner.over(database)
        let known = try await make(.ownDepartment, owner)
        let stranger = try await make(.otherDepartment, owner)
        let theirs = try await Service.token("theirs", .director, owner.casework, person: known.person)
        let others = try await Service.token("others", .director, owner.casework, person: stranger.person)
        func found(_ path: String, _ token: String) async throws -> Int {
            let reply =
                path == "/v1/searches"
                ? try await service.send(.post, path, #"{"query": "example"}"#, token: token)
                : try await service.send(.get, path, token: token)
            try #require(reply.status == 200, "\(path): \(reply.text)")
            return try reply.json["items"].elements.count
        }
        let paths = [
            "/v1/complaints", "/v1/searches", "/v1/worklists/overdue", "/v1/breaches",
            "/v1/figures/childrens.received.stage_1/rows?period=2025-26",
        ]

        for path in paths {
            let all = try await found(path, service.manager)
            #expect(try await found(path, theirs) == all, "\(path)")
            #expect(try await found(path, others) == 0, "\(path)")
        }
        #expect(try await found("/v1/complaints", service.manager) == 2)
        #expect(try await found("/v1/searches", theirs) == 2)

        await database.shutdown()
    }

    @Test("Somebody who is moved to another department no longer sees the complaint at their next request")
    func moved() async throws {
        let owner = try await Service.start()
        let database = try await TestDatabase.current.database(as: "redress_service")
        let service = try owner.over(database)
        let known = try await make(.ownDepartment, owner)
        let token = try await Service.token("theirs", .director, owner.casework, person: known.person)

        let before = try await service.send(.get, known.complaint, token: token)
        try await TestDatabase.current.database.write { db in
            _ = try db.execute("UPDATE person SET whole_department = 'Highways' WHERE id = \(known.person)")
        }
        let after = try await service.send(
            .get, known.complaint, token: token, headers: [.ifNoneMatch: try #require(before.etag)])

        await database.shutdown()
        #expect(before.status == 200)
        #expect(after.status == 404)
        #expect(try after.code == "not_found")
    }

    @Test(
        "The answer kept for a key is given again to whoever still sees the complaint, and is none for whoever does not"
    )
    func replay() async throws {
        let owner = try await Service.start()
        let database = try await TestDatabase.current.database(as: "redress_service")
        let service = try owner.over(database)
        let path = try await owner.accept()
        func note() async throws -> Reply {
            try await service.send(
                .post, path + "/entries", #"{"kind": "note", "occurs_on": "2025-10-06", "text": "She called."}"#,
                token: service.officer, headers: [.ifMatch: "*", .idempotencyKey: "note"])
        }

        let first = try await note()
        let again = try await note()
        let restricted = try await service.change(path, "/restriction", #"{"reason": "It is about a colleague."}"#)
        let hidden = try await note()
        let lifted = try await service.change(path, "/restriction/lifting", #"{"reason": "It is settled."}"#)
        let shown = try await note()

        await database.shutdown()
        #expect(Set([first, again, restricted, lifted].map(\.status)) == [201], "\(first.text)")
        #expect(hidden.status == 404, "\(hidden.text)")
        #expect(shown.text == first.text)
    }

    @Test("Who reads a complaint they contribute to does not answer it, and whose service it is does")
    func answers() async throws {
        let owner = try await Service.start()
        let database = try await TestDatabase.current.database(as: "redress_service")
        let service = try owner.over(database)
        func answer(_ relation: Relation) async throws -> Reply {
            let known = try await make(relation, owner)
            let token = try await Service.token(
                relation.rawValue, .respondingManager, owner.casework, person: known.person)
            return try await service.send(
                .post, known.complaint + "/stages/local_resolution/response",
                #"{"responded_on": "2025-10-10", "outcome": "not_upheld"}"#, token: token, headers: [.ifMatch: "*"])
        }

        let contributor = try await answer(.contributor)
        let own = try await answer(.ownDepartment)
        let other = try await answer(.otherDepartment)

        await database.shutdown()
        #expect(contributor.status == 409)
        #expect(try contributor.code == "not_your_complaint")
        #expect(own.status == 200, "\(own.text)")
        #expect(other.status == 404)
    }

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
