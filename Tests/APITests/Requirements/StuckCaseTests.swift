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
}
