import HTTPTypes
import JSON
import Postgres
import TestSupport
import Testing

@testable import API

/// Departments are renamed and merged, with all that is theirs.
@Suite(.database) struct RenamedDepartmentTests {
    private static let first = #""department": "Children and Families", "service": "Fostering""#

    /// The path and version of each record.
    private func etags(_ service: Service, _ paths: [String]) async throws -> Set<String> {
        var found: Set<String> = []
        for path in paths { found.insert("\(path) \(try #require(try await service.get(path).etag))") }
        return found
    }

    @Test("A department is renamed with its services, teams, posts, people, contacts and obligations")
    func renamedDepartment() async throws {
        let service = try await Service.start()
        let complaint = try await service.accept()
        _ = try await service.addTeam()
        let person = try await service.addPerson("B. Case", more: #", "department": "Children and Families""#)
        let post = try await service.addPost("director", #""department": "children and families""#)
        let contact = try await service.logContact(
            at: "2025-10-01T09:30:00+01:00", ["department": #""CHILDREN AND FAMILIES""#, "service": #""fostering""#])
        let obligation = try await service.change(
            complaint, "/obligations",
            """
            {"source": "local", "scope": "wider", "type": "staff_training", "text": "Train the team",
            "agreed_on": "2026-02-02", "due_on": "2026-06-01", "owner_department": "Children and Families"}
            """)
        try #require(obligation.status == 201, "\(obligation.text)")
        let ofService = try await service.addPost("service_manager", Self.first)
        let whole = try await service.logContact(
            at: "2025-10-02T09:30:00+01:00", ["department": #""Children and Families""#, "service": "null"])
        let paths = [complaint, "/v1/people/\(person)", post, contact, ofService, whole]
        let before = try await etags(service, paths)

        let renamed = try await service.post(
            "/v1/department-renamings",
            #"{"department": "Children and Families", "name": "Children’s Services", "reason": "R."}"#)

        #expect(renamed.status == 201, "\(renamed.text)")
        let contract = try Contract.shared.get()
        #expect(contract.violations(try renamed.json, try contract.answer("renameDepartment", 201)) == [])
        for path in paths {
            #expect(try await service.get(path).json["department"].text == "Children’s Services", "\(path)")
        }
        #expect(before.isDisjoint(with: try await etags(service, paths)))
        let teams = try await service.get("/v1/teams").json["items"].elements
        #expect(teams.map { $0["department"].text } == ["Children’s Services"])
        let obligations = try await service.get("/v1/obligations?owner_department=Childrens+Services").json
        #expect(obligations["items"].elements.count == 1)
        let complaints = try await service.get("/v1/complaints?department=childrens%20services").json
        #expect(complaints["items"].elements.count == 1)
        let taken = try await service.post(
            "/v1/department-renamings", #"{"department": "Childrens Services", "name": "highways", "reason": "R."}"#)
        #expect(try taken.code == "name_taken")
    }

    @Test("A merged department brings its services and teams; those of one name become one")
    func departments() async throws {
        let service = try await Service.start()
        let kept = try await service.addTeam("Team North")
        for name in ["fostering ", "Adoption"] {
            let added = try await service.post(
                "/v1/services",
                #"{"department": "Child Services", "service": "\#(name)", "in_use_from": "2025-01-01"}"#)
            try #require(added.status == 201, "\(added.text)")
        }
        let team = try await service.post("/v1/teams", #"{"department": "Child Services", "name": "team-north"}"#)
        let moved = try #require(try team.json["id"].text)
        let person = try await service.addPerson("B. Case", team: moved)
        let body = Service.registration.replacing("Children and Families", with: "Child Services")
        let complaint = try #require(try await service.post("/v1/complaints", body).headers[.location])
        let posts = [
            try await service.addPost("team_manager", #""team_id": "\#(moved)""#),
            try await service.addPost("service_manager", #""department": "Child Services", "service": "Adoption""#),
            try await service.addPost("director", #""department": "Child Services""#),
        ]
        let paths = posts + [complaint, "/v1/people/\(person)"]
        let before = try await etags(service, paths)
        try await TestDatabase.current.database.write { db in
            try db.script(
                """
                INSERT INTO earlier_total (year, measure, department, value, source) VALUES
                ('2018-19', 'corporate_complaints_received', 'Child Services', 2, 'Page 3'),
                ('2019-20', 'corporate_complaints_received', 'Child Services', 3, 'Page 4'),
                ('2019-20', 'corporate_complaints_received', 'Children and Families', 4, 'Page 5'),
                ('2020-21', 'corporate_complaints_received', 'Child Services', 5, NULL),
                ('2020-21', 'corporate_complaints_received', 'Children and Families', 6, NULL);
                """)
        }

        let merged = try await service.post(
            "/v1/department-mergers",
            #"{"department": "child services", "into_department": "Children and Families", "reason": "R."}"#)

        #expect(merged.status == 201, "\(merged.text)")
        #expect(try await service.get(complaint).json["department"].text == "Children and Families")
        let list = try await service.get("/v1/services").json
        #expect(list["departments"].elements == [.text("Children and Families"), .text("Highways")])
        #expect(
            list["services"].elements.map { $0["service"].text } == [
                "Adoption", "First Response", "Fostering", "Potholes",
            ])
        #expect(try await service.get("/v1/people/\(person)").json["team_id"].text == kept)
        #expect(before.isDisjoint(with: try await etags(service, paths)))
        #expect(try await service.get("/v1/teams/\(moved)").status == 404)
        let earlier = try await TestDatabase.current.database.read { db in
            try db.all(
                "SELECT concat_ws(' ', year, department, value, source) AS total FROM earlier_total ORDER BY year"
            ) { try $0["total"] as String }
        }
        #expect(
            earlier == [
                "2018-19 Children and Families 2 Page 3", "2019-20 Children and Families 7 Page 5; Page 4",
                "2020-21 Children and Families 11",
            ])
    }
}
