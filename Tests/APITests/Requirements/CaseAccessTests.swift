import Complaints
import HTTPTypes
import JSON
import Postgres
import TestSupport
import Testing

@testable import API
@testable import Casework

/// Who sees a complaint over HTTP, the service being connected as the role of `deploy/roles.sql` (requirement R156).
@Suite(.database) struct CaseAccessTests: RelatedComplaints {
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
}
