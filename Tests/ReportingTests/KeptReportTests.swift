import Complaints
import Dispatch
import Foundation
import Postgres
import TestSupport
import Testing
import WorkingDays

@testable import Reporting

/// A report that was computed is kept while the database is what it was computed from, and no longer (decision 0063).
///
/// Other tests write to the same server all the while, which makes every report anew; so what is kept is looked at within one snapshot.
@Suite(.database) struct KeptReportTests {
    private let today: Day
    private let kept = KeptReports()

    init() throws {
        today = try #require(Day("2023-04-01"))
    }

    private func asked(
        _ name: ReportName = .childrens, _ period: String = "2022-23", department: String? = nil,
        view: ReportView = .inside, today: Day? = nil
    ) throws -> AskedReport {
        AskedReport(
            name: name, period: try #require(Period(period)), department: department, view: view,
            today: today ?? self.today)
    }

    /// The complaints received that the children's report of the year has, by way of what is kept.
    private func received(_ reports: Reports) async throws -> Int? {
        let report = try await reports.report(.childrens, of: asked().period, view: .inside, today: today)
        return report.figure("childrens.received", in: report.period)?.parts.first?.value.whole
    }

    @Test("The same report is computed once from what one snapshot sees, and says when it was asked for each time")
    func once() async throws {
        let report = try await Fixtures.report("2022-23")
        let asked = try asked()
        let noon = London.instant(of: today, hour: 12, minute: 0)

        let found = try await TestDatabase.current.database.snapshot { [kept] db in
            let first = try kept.report(asked, at: noon, in: db) { report.computed(at: noon) }
            let second = try kept.report(asked, at: noon + 60, in: db) { throw Unwanted() }
            return [first, second]
        }

        #expect(found == [report.computed(at: noon), report.computed(at: noon + 60)])
    }

    @Test(
        "A report is given again on a connection that was there when it was computed, and on no later one, though they see the same",
        arguments: [(name: "before", isGiven: true), (name: "after", isGiven: false)])
    func connections(name: String, isGiven: Bool) async throws {
        let (asked, report) = (try asked(), try await Fixtures.report("2022-23"))
        let other = try await TestDatabase.current.database(as: "redress_service")
        if isGiven { _ = try await other.read { db in try db.one("SELECT 1 AS one") { try $0["one"] as Int } } }
        let (snapshots, told) = AsyncStream.makeStream(of: String.self)
        let looked = DispatchSemaphore(value: 0)
        async let computed: Report = TestDatabase.current.database.snapshot { [kept] db in
            let first = try kept.report(asked, at: nil, in: db) { report }
            told.yield(try db.one("SELECT pg_export_snapshot() AS id") { try $0["id"] as String })
            looked.wait()
            return first
        }
        var snapshot = ""
        for await id in snapshots {
            snapshot = id
            break
        }

        let found = try? await other.snapshot { [kept, snapshot] db in
            try db.script("SET TRANSACTION SNAPSHOT '\(snapshot)'")
            do {
                _ = try kept.report(asked, at: nil, in: db) { throw Unwanted() }
                return "given"
            } catch is Unwanted {
                return "computed"
            }
        }

        looked.signal()
        #expect(try await computed == report)
        #expect(found == (isGiven ? "given" : "computed"), "\(name)")
        await other.shutdown()
    }

    @Test("Whatever is asked otherwise is computed by itself", arguments: 0..<5)
    func otherwise(number: Int) async throws {
        let report = try await Fixtures.report("2022-23")
        let others = try [
            asked(.allComplaints), asked(.childrens, "2021-22"), asked(department: "Children"), asked(view: .open),
            asked(today: today.adding(days: 1)),
        ]
        let (first, other) = (try asked(), others[number])

        await #expect(throws: Unwanted.self) {
            try await TestDatabase.current.database.snapshot { [kept] db in
                _ = try kept.report(first, at: nil, in: db) { report }
                _ = try kept.report(other, at: nil, in: db) { throw Unwanted() }
            }
        }
    }

    @Test("A report that was kept counts a complaint that came after it, however it came")
    func changed() async throws {
        let reports = Reports(database: TestDatabase.current.database)
        _ = try await Fixtures.addComplaint(receivedOn: "2022-05-02")
        #expect(try await received(reports) == 1)

        _ = try await Fixtures.addComplaint(receivedOn: "2022-05-03")

        #expect(try await received(reports) == 2)
    }

    @Test("A change that was under way while a report was computed is in the next one")
    func underWay() async throws {
        let database = TestDatabase.current.database
        let reports = Reports(database: database)
        let id = try await Fixtures.addComplaint(receivedOn: "2022-05-02")
        let (written, sign) = AsyncStream.makeStream(of: Void.self)
        let computed = DispatchSemaphore(value: 0)
        async let change: Void = database.write { db in
            _ = try db.execute("UPDATE complaint SET received_on = '2021-05-02' WHERE id = \(id)")
            sign.yield()
            computed.wait()
        }
        for await _ in written { break }

        #expect(try await received(reports) == 1)
        computed.signal()
        try await change

        #expect(try await received(reports) == 0)
    }
}

private struct Unwanted: Error {}
