import Casework
import Complaints
import Dispatch
import Postgres
import TestSupport
import Testing
import WorkingDays

@testable import API

/// R142: a financial year with no published report is told to the Complaints Manager from a set date.
@Suite(.database) struct PublicationDutyTests {
    /// Of each alert about a report: the report, its period and how the alert stands.
    private func told(_ service: Service) async throws -> [String] {
        try await service.alerts().filter { $0.kind == .reportNotPublished }.map {
            "\($0.report?.rawValue ?? "") \($0.reportPeriod ?? "") \($0.standing.state.rawValue)"
        }
    }

    @Test("R142: on 1 October the year before without a published report is one alert, and publishing clears it")
    func onePerYear() async throws {
        let service = try await Service.start(on: "2025-06-02")
        _ = try await service.answered(receivedOn: "2024-10-01", respondedOn: "2024-10-14")
        #expect(try await told(service.on("2025-09-30")) == [])

        #expect(try await told(service.on("2025-10-01")) == ["childrens 2024-25 open"])
        #expect(try await told(service.on("2025-10-02")) == ["childrens 2024-25 open"])

        let alert = try #require(
            try await service.get("/v1/alerts?kind=report_not_published").json["items"].elements.first)
        let contract = try Contract.shared.get()
        #expect(contract.violations(alert, contract.named("Alert")) == [])
        #expect(alert["recipient_role"].text == "manager")
        let later = try await service.on("2025-10-03")
        let ofDepartment = try await later.draft("2024-25", #", "department": "Children and Families""#)
        try await later.finish(ofDepartment)
        #expect(try await later.move(ofDepartment, to: "published") == "200")
        #expect(try await told(later) == ["childrens 2024-25 open"])
        let version = try await later.draft()
        try await later.finish(version)
        #expect(try await told(later) == ["childrens 2024-25 open"])
        #expect(try await later.move(version, to: "published") == "200")
        #expect(try await told(later) == ["childrens 2024-25 cancelled"])
    }

    @Test("A year whose report was published in time, or before the first complaint, is nobody's alert")
    func nothingOwed() async throws {
        let service = try await Service.start(on: "2025-06-02")
        #expect(try await told(service.on("2025-10-01")) == [])
        _ = try await service.answered(receivedOn: "2024-10-01", respondedOn: "2024-10-14")
        let version = try await service.draft()
        try await service.finish(version)
        #expect(try await service.move(version, to: "published") == "200")

        #expect(try await told(service.on("2025-10-01")) == [])
        #expect(try await told(service.on("2026-10-01")) == ["childrens 2025-26 open"])
    }

    @Test("A council chooses how many months it has, and from 2026-27 the Code's report is told of too")
    func settings() async throws {
        let service = try await Service.start(on: "2026-06-02")
        _ = try await service.answered(receivedOn: "2025-10-01", respondedOn: "2025-10-14")
        let chosen = try await service.post(
            "/v1/settings",
            #"{"setting": "report_publication_months", "value": 9, "from_on": "2026-06-02", "reason": "Committee."}"#)
        #expect(chosen.status == 201, "\(chosen.text)")

        #expect(try await told(service.on("2026-12-31")) == [])
        #expect(try await told(service.on("2027-01-01")) == ["childrens 2025-26 open"])
        #expect(
            try await told(service.on("2028-01-01")) == [
                "childrens 2025-26 open", "childrens 2026-27 open", "corporate 2026-27 open",
            ])
    }

    @Test("Of several copies that look at once one tells of a report")
    func once() async throws {
        let service = try await Service.start(on: "2025-06-02")
        _ = try await service.answered(receivedOn: "2024-10-01", respondedOn: "2024-10-14")
        let casework = try await service.on("2025-10-01").casework
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 1...8 {
                group.addTask { _ = try await casework.raiseAlerts(as: .commandLine(name: "round")) }
            }
            try await group.waitForAll()
        }

        #expect(try await told(service.on("2025-10-01")) == ["childrens 2024-25 open"])
    }

    @Test("What is being published while it is looked for is waited for, and is nobody's alert")
    func publishedMeanwhile() async throws {
        let service = try await Service.start(on: "2025-10-01")
        _ = try await service.answered(receivedOn: "2024-10-01", respondedOn: "2024-10-14")
        let version = try await service.draft()
        try await service.finish(version)
        let other = Database(TestDatabase.current.configuration, logger: Service.logger)
        let (held, release) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
        async let holding: Void = other.write { db in
            try db.execute("LOCK TABLE report_comment IN SHARE MODE")
            held.signal()
            release.wait()
        }
        await Task.detached { held.waitForSignal() }.value

        async let published = service.move(version, to: "published", #", "comment": "Agreed.""#)
        try await waitUntil(1, waitIn: TestDatabase.current.database)
        async let raised = service.casework.raiseAlerts(as: .commandLine(name: "round"))
        try await waitUntil(2, waitIn: TestDatabase.current.database)
        release.signal()
        try await holding
        let moved = try await published
        _ = try await raised
        await other.shutdown()

        #expect(moved == "200")
        #expect(try await told(service) == [])
    }
}
