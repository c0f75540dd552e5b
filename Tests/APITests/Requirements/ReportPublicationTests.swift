import Complaints
import Foundation
import HTTPTypes
import JSON
import Postgres
import TestSupport
import Testing

@testable import API
@testable import Casework

/// R73, R92, R141: what is not published, and that a version is published once.
@Suite(.database) struct ReportPublicationTests {
    @Test(
        "R73: a year with a fault that nobody reviewed is not published, at whatever stage it was found, and each complaint is named"
    )
    func reviewsMissing() async throws {
        let service = try await Service.start(on: "2025-06-02")
        let atFault = try await service.answered(
            receivedOn: "2024-10-01", respondedOn: "2024-10-14", outcome: "fault_found")
        // Answered in another year, and another procedure's: neither holds the children's report of 2024-25 up.
        _ = try await service.answered(receivedOn: "2025-03-25", respondedOn: "2025-04-02", outcome: "fault_found")
        let corporate = try await Casefile.accepted(
            service, "corporate", receivedAt: "2025-02-03T09:30:00Z", type: "resident")
        try await corporate.done(
            "/stages/stage_1/response",
            #"{"responded_on": "2025-02-10", "responded_by": "\#(Signer.first)", "outcome": "fault_found"}"#)
        let version = try await service.draft()
        try await service.finish(version)

        let refused = try await service.post(
            version + "/status", #"{"status": "published"}"#, headers: [.ifMatch: "*"])

        #expect(try refused.code == "reviews_missing")
        #expect(try refused.json["references"].elements.compactMap(\.text) == [try await atFault.reference])
        #expect(refused.text.contains("1 complaint with fault found at any stage in 2024-25 has no remedial review"))
        try await atFault.done(
            "/remedial-reviews",
            #"{"reviewed_on": "2025-01-20", "for_person": "An apology", "no_wider_change": true}"#)
        // The version itself says for ever that the review is missing.
        let frozen = try await service.post(
            version + "/status", #"{"status": "published"}"#, headers: [.ifMatch: "*"])
        #expect(try frozen.code == "reviews_missing" && frozen.text.contains("make a new version"), "\(frozen.text)")
        #expect(try frozen.json["references"].elements.compactMap(\.text) == [try await atFault.reference])
        let anew = try await service.draft()
        try await service.finish(anew)
        #expect(try await service.move(anew, to: "published") == "200")
    }

    @Test(
        "R73: a version computed once everything was reviewed is published, and one of a report that has no such figure"
    )
    func reviewedInTime() async throws {
        let service = try await Service.start(on: "2025-06-02")
        let atFault = try await service.answered(
            receivedOn: "2024-10-01", respondedOn: "2024-10-14", outcome: "fault_found")
        let whole = try await service.draft(of: "all_complaints")
        try await atFault.done(
            "/remedial-reviews",
            #"{"reviewed_on": "2025-01-20", "for_person": "An apology", "no_wider_change": true}"#)
        let childrens = try await service.draft()

        for version in [whole, childrens] {
            try await service.finish(version)
            #expect(try await service.move(version, to: "published") == "200", "\(version)")
        }
    }

    @Test(
        "R92, R154: nothing that names somebody of the register is published, and a day in March is nobody's name",
        arguments: [
            ("A mother waited for a place", nil),
            ("Ms Example waited for a place", "409 report_names_somebody"),
            ("the example of a delay", nil),
            ("Mrs Keeper decided late", "409 report_names_somebody"),
            ("A letter of 3 March 2025 was lost", nil),
            ("Miss March waited for a place", "409 report_names_somebody"),
        ] as [(String, String?)])
    func names(summary: String, refusal: String?) async throws {
        let service = try await Service.start(on: "2025-06-02")
        _ = try await service.answered(receivedOn: "2024-10-01", respondedOn: "2024-10-14")
        try await TestDatabase.current.database.write { db in
            for (id, name) in [(UUID(), "O. Keeper"), (UUID(), "P. March")] {
                try db.execute(
                    """
                    INSERT INTO person (id, name, employment, spouse_of_officer_or_member, capacities, changed_at)
                    VALUES (\(id), \(name), 'employee', false, '{}', '2020-01-06T09:00:00Z')
                    """)
            }
        }
        try await service.uphold(try await service.openedCase(summary: summary))
        let version = try await service.draft()
        try await service.finish(version)

        #expect(try await service.move(version, to: "published") == refusal ?? "200")
    }

    @Test("Figures to date are drafted and never published, also after the period is over: that takes a new version")
    func toDate() async throws {
        let early = try await Service.start(on: "2025-03-31")
        let version = try await early.draft()
        try await early.finish(version)
        #expect(try await early.move(version, to: "published") == "409 report_to_date")
        let later = try await early.on("2025-04-02")
        #expect(try await later.move(version, to: "published") == "409 report_to_date")
        let whole = try await later.draft()
        try await later.finish(whole)
        #expect(try await later.move(whole, to: "published") == "200")
        let future = try await later.post("/v1/report-versions", #"{"report": "childrens", "period": "2026-27"}"#)
        #expect(try future.code == "report_not_available")
    }

    @Test("Where two publish one version at once, one does and the other is told that it is done")
    func race() async throws {
        let service = try await Service.start(on: "2025-06-02")
        let version = try await service.draft()
        try await service.finish(version)

        async let one = service.move(version, to: "published")
        async let other = service.move(version, to: "published")

        #expect(try await [one, other].sorted() == ["200", "409 report_published"])
        #expect(try await service.get(version).json["steps"].elements.count == 4)
    }

    @Test("Where two copies of the service publish one version at once, the second sees what the first did")
    func raceOfCopies() async throws {
        let service = try await Service.start()
        let version = try await service.draft()
        try await service.finish(version)
        let other = Database(TestDatabase.current.configuration, logger: Service.logger)
        let copy = try service.over(other)
        let (held, release) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
        async let holding: Void = TestDatabase.current.database.write { db in
            _ = try db.all("SELECT id FROM report_version FOR UPDATE") { _ in () }
            held.signal()
            release.wait()
        }
        await Task.detached { held.waitForSignal() }.value

        async let one = service.move(version, to: "published")
        async let two = copy.move(version, to: "published")
        try await waitUntil(2, waitIn: other)
        release.signal()
        try await holding
        let moves = try await [one, two].sorted()
        await other.shutdown()

        #expect(moves == ["200", "409 report_published"])
    }

    @Test("Of two versions published at once the later holds, and an earlier one is not published after it")
    func later() async throws {
        let service = try await Service.start(on: "2025-06-02")
        let versions = [try await service.draft(), try await service.draft()]
        for version in versions { try await service.finish(version) }

        async let first = service.move(versions[0], to: "published")
        async let second = service.move(versions[1], to: "published")

        #expect(try await second == "200")
        #expect(["200", "409 report_superseded"].contains(try await first))
        let third = try await service.draft()
        try await service.finish(third)
        let fourth = try await service.draft()
        try await service.finish(fourth)
        #expect(try await service.move(fourth, to: "published") == "200")
        #expect(try await service.move(third, to: "published") == "409 report_superseded")
    }

    @Test(
        "R161: the behaviour register's report, computed or frozen, and what is said about it are for the complaints team alone"
    )
    func behaviourRegister() async throws {
        let service = try await Service.start(on: "2025-06-02")
        let version = try await service.draft(of: "behaviour_register")
        let childrens = try await service.draft()
        for path in ["/v1/reports/behaviour_register/2024-25", version] {
            #expect(try await service.send(.get, path, token: service.viewer).status == 403, "\(path)")
            #expect(try await service.send(.get, path, token: service.officer).status == 200, "\(path)")
        }
        let investigator = try await Service.token(.investigator, service.casework)
        for (token, listed) in [
            (service.viewer, []), (investigator, [childrens]), (service.officer, [version, childrens]),
        ] {
            let list = try await service.send(.get, "/v1/report-versions", token: token)
            #expect(
                Set(try list.json["items"].elements.compactMap { $0["id"].text })
                    == Set(listed.map(\.lastIdentifier)))
        }
        let about = #""report": "behaviour_register", "period": "2024-25", "section": "highlights", "text": "X""#
        // It has no section for commentary; one that was written once is still kept from the others.
        #expect(try await service.post("/v1/report-commentaries", "{\(about)}").code == "unknown_section")
        let id = UUID()
        try await TestDatabase.current.database.write { db in
            try db.execute(
                """
                INSERT INTO report_commentary (id, report, period, section, body, written_by, written_at)
                VALUES (\(id), 'behaviour_register', '2024-25', 'highlights', 'X', 'M', '2025-06-01T09:00:00Z')
                """)
        }
        let commentary = "/v1/report-commentaries/\(id.uuidString.lowercased())"
        for path in [
            version + "/comments", version + "/differences?to=\(version.lastIdentifier)", commentary,
            "/v1/report-commentaries?report=behaviour_register&period=2024-25",
        ] {
            #expect(try await service.send(.get, path, token: investigator).status == 403, "\(path)")
            #expect(try await service.send(.get, path, token: service.officer).status == 200, "\(path)")
        }
    }
}
