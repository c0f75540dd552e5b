import Complaints
import HTTPTypes
import JSON
import Postgres
import TestSupport
import Testing

@testable import API

/// Posts of somebody who has left, and the gaps of the directory, through HTTP.
@Suite(.database) struct DirectoryGapRouteTests {
    private static let service = #""department": "Children and Families", "service": "Fostering""#

    @Test("R61: the posts of somebody who leaves are vacant from the day after, each with its own event, and gaps then")
    func leaving() async throws {
        let service = try await Service.start()
        let person = try await service.addPerson("L. Leaver")
        let post = try await service.addPost("service_manager", Self.service)
        let later = try await service.addPost("head_of_service", #""department": "Children and Families""#)
        _ = try await service.handOver(post, to: person, from: "2025-06-02")
        _ = try await service.handOver(later, to: person, from: "2026-04-01")

        let left = try await service.change("/v1/people/\(person)", "/deactivation", #"{"active_until": "2026-03-01"}"#)
        let gaps = try await service.get("/v1/directory/gaps").json["items"].elements

        #expect(left.status == 200, "\(left.text)")
        #expect(try await service.get(post).json["holders"][0]["until_on"].text == "2026-03-01")
        #expect(try await service.get(later).json["holders"].elements.isEmpty)
        let events = try await TestDatabase.current.database.read { db in
            try db.all("SELECT details->>'reason' AS reason FROM audit_event WHERE operation = 'post_vacated'") {
                try $0["reason"] as String?
            }
        }
        #expect(events == ["The person has left.", "The person has left."])
        #expect(gaps.contains { $0["kind"].text == "service_manager" && $0["service"].text == "Fostering" })
    }

    @Test("A past day shows the posts of somebody who has left since, and they can be reached on it")
    func pastDay() async throws {
        let service = try await Service.start()
        let person = try await service.addPerson("L. Leaver", more: #", "email": "l@example.org""#)
        let post = try await service.addPost("service_manager", Self.service)
        _ = try await service.handOver(post, to: person, from: "2025-06-02")
        func posts(on day: String) async throws -> [String?] {
            try await service.get("/v1/posts?on=\(day)&person_id=\(person)").json["items"].elements.map {
                $0["holder"]["person_id"].text
            }
        }
        func gaps(on day: String) async throws -> [String?] {
            try await service.get("/v1/directory/gaps?on=\(day)").json["items"].elements
                .filter { $0["service"].text == "Fostering" }.map { $0["gap"].text }
        }
        let before = try await gaps(on: "2025-12-01")

        let left = try await service.change("/v1/people/\(person)", "/deactivation", #"{"active_until": "2026-03-01"}"#)

        #expect(left.status == 200, "\(left.text)")
        for (day, held) in [("2025-06-01", []), ("2025-12-01", [person]), ("2026-03-01", [person]), ("2026-03-02", [])]
        {
            #expect(try await posts(on: day) == held, "\(day)")
        }
        #expect(before == [])
        #expect(try await gaps(on: "2025-12-01") == [])
        #expect(try await gaps(on: "2026-03-01") == [])
        #expect(try await gaps(on: "2026-03-02") == ["nobody_in_post"])
    }

    @Test("The list of gaps has a rung with nobody, whoever cannot be reached, and a team's queue without a manager")
    func gaps() async throws {
        let service = try await Service.start()
        let team = try await service.addTeam()
        let (silent, reached) = try await (
            service.addPerson("S. Silent"), service.addPerson("R. Reached", more: #", "email": "r@example.org""#)
        )
        let post = try await service.addPost("service_manager", Self.service)
        let head = try await service.addPost("head_of_service", #""department": "Children and Families""#)
        _ = try await service.handOver(post, to: silent, from: "2025-06-02")
        _ = try await service.handOver(head, to: reached, from: "2025-06-02")
        let complaint = try await service.accept()
        _ = try await service.change(
            complaint, "/assignments", #"{"team_id": "\#(team)", "reason": "It is about locality."}"#)

        let listed = try await service.get("/v1/directory/gaps").json
        let before = try await service.get("/v1/directory/gaps?on=2025-06-01").json

        let lines = listed["items"].elements.map {
            [
                $0["gap"].text, $0["kind"].text, $0["service"].text ?? $0["department"].text ?? $0["team_id"].text,
                $0["person_id"].text,
            ]
        }
        #expect(lines.contains(["nobody_in_post", "team_manager", team, nil]))
        #expect(lines.contains(["nobody_in_post", "service_manager", "First Response", nil]))
        #expect(lines.contains(["nobody_in_post", "head_of_service", "Highways", nil]))
        #expect(lines.contains(["no_address", "service_manager", "Fostering", silent]))
        #expect(lines.contains(["no_link_officer", nil, nil, nil]))
        #expect(!lines.contains { $0[3] == reached || $0[0] == "no_complaints_manager" })
        #expect(listed["items"][0]["complaints_waiting"].integer == 1)
        #expect(before["items"].elements.count { $0["kind"].text == "service_manager" } == 3)
        let contract = try Contract.shared.get()
        #expect(contract.violations(listed, contract.named("DirectoryGapList")) == [])
    }

    @Test("R58: a Link Officer who has left is nobody from the day after, and a gap until another is appointed")
    func linkOfficerLeft() async throws {
        let service = try await Service.start()
        let officer = try await service.addLinkOfficer()
        func isGap(on day: String) async throws -> Bool {
            try await service.get("/v1/directory/gaps?on=\(day)").json["items"].elements
                .contains { $0["gap"].text == "no_link_officer" }
        }
        let before = try await isGap(on: "2026-03-02")

        let left = try await service.change(
            "/v1/people/\(officer)", "/deactivation", #"{"active_until": "2026-03-01"}"#)
        let after = try await (isGap(on: "2026-03-01"), isGap(on: "2026-03-02"))
        try await service.addLinkOfficer("N. Next", from: "2026-03-02")

        #expect(left.status == 200, "\(left.text)")
        #expect(!before && !after.0 && after.1)
        #expect(try await isGap(on: "2026-03-02") == false)
    }
}
