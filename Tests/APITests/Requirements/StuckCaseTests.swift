import JSON
import TestSupport
import Testing

@testable import API
@testable import Casework

/// A complaint in which nothing happens is listed until something does.
@Suite(.database) struct StuckCaseTests {
    @Test(
        "R114: neither an alert about a complaint that stands still nor a new name of its service takes it off the list"
    )
    func stays() async throws {
        let service = try await Service.start(on: "2025-10-02")
        let complaint = try await service.accept()
        let later = try await service.on("2025-12-01")
        func listed() async throws -> [String] {
            try await later.get("/v1/worklists/drift").json["items"].elements.compactMap { $0["complaint_id"].text }
        }
        let before = try await listed()

        let raised = try await later.casework.raiseAlerts(as: .commandLine(name: "round"))
        let told = try await listed()
        let etag = try await later.get(complaint).etag
        for (path, body) in [
            (
                "/v1/service-renamings",
                #"{"department": "Children and Families", "service": "Fostering", "name": "Fostering North", "reason": "R."}"#
            ),
            (
                "/v1/department-renamings",
                #"{"department": "Children and Families", "name": "Children’s Services", "reason": "R."}"#
            ),
        ] {
            try #require(try await later.post(path, body).status == 201)
        }

        #expect(before == [complaint.lastIdentifier])
        #expect(raised > 0)
        #expect(told == before)
        #expect(try await listed() == before)
        #expect(try await later.get(complaint).etag != etag)
    }

    @Test("R114: a complaint that nobody has accepted stands still too, until it is accepted, refused or withdrawn")
    func notAccepted() async throws {
        let service = try await Service.start(on: "2025-10-02")
        let complaints = [
            try await service.register(receivedOn: "2025-10-01"), try await service.register(receivedOn: "2025-10-02"),
        ]
        func listed(_ day: String) async throws -> Set<String> {
            let lines = try await service.on(day).get("/v1/worklists/drift").json["items"].elements
            return Set(lines.compactMap { $0["complaint_id"].text })
        }

        let (day14, day15) = try await (listed("2025-10-22"), listed("2025-10-23"))
        let later = try await service.on("2025-10-23")
        let withdrawn = try await later.change(
            complaints[0], "/withdrawal", #"{"withdrawn_on": "2025-10-23", "explanation": "By phone."}"#)
        let noted = try await later.change(
            complaints[1], "/entries", #"{"kind": "note", "occurs_on": "2025-10-23", "text": "Rang the team."}"#)

        #expect(day14.isEmpty)
        #expect(day15 == Set(complaints.map(\.lastIdentifier)))
        #expect(withdrawn.status == 200 && noted.status == 201, "\(withdrawn.text) \(noted.text)")
        #expect(try await listed("2025-10-23").isEmpty)
        #expect(try await listed("2025-11-13") == [complaints[1].lastIdentifier])
    }
}
