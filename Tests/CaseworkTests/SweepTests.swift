import Complaints
import Foundation
import Logging
import Postgres
import TestSupport
import Testing
import WorkingDays

@testable import Casework

@Suite(.database)
struct SweepTests {
    /// What an independent calculation over the export's rows gives for 3 October 2022.
    static let overdue = [
        "CSC-2022-0029", "CSC-2022-0038", "CSC-2022-0043", "COR-2022-0381", "CSC-2022-0046", "CSC-2022-0047",
        "COR-2022-0365", "CSC-2022-0013",
    ]

    private func sweep(_ casework: Casework, _ day: String?) async throws -> [SweepFinding] {
        try await casework.perform(Sweep(asOf: try day.map { try #require(Day($0)) }), as: Fixtures.manager)
    }

    private func flags() async throws -> Int {
        try await TestDatabase.current.database.read { db in
            try db.one("SELECT count(*) AS n FROM duty_flag") { try $0["n"] as Int }
        }
    }

    @Test("a past day is swept as it was known that day, and again adds nothing", .database(.demonstration))
    func asKnown() async throws {
        let casework = try Fixtures.casework()
        let first = try await sweep(casework, "2022-10-03")
        #expect(Set(first.map(\.reference)) == Set(Self.overdue))
        #expect(first.allSatisfy { $0.isNew })
        let flagged = try await flags()

        let second = try await sweep(casework, "2022-10-03")
        #expect(second.map(\.reference) == first.map(\.reference))
        #expect(second.allSatisfy { !$0.isNew })
        #expect(try await flags() == flagged)
    }

    @Test("an extension agreed later does not count on an earlier day", .database(.demonstration))
    func extensionAsKnown() async throws {
        let casework = try Fixtures.casework()
        // CSC-2022-0013: stage 2 requested 29 June 2022, due 3 August, extended on 27 July to 30 September.
        func late(_ day: String) async throws -> [String] {
            try await sweep(casework, day)
                .filter { $0.reference == "CSC-2022-0013" && $0.stage == .investigation && $0.clock == "response" }
                .map(\.dueOn.description)
        }
        let inTime = try await late("2022-08-04")
        // Had it been agreed on 10 August only, the first day would have passed.
        try await TestDatabase.current.database.write { db in
            for (column, day) in [("ended_on", "2022-08-03"), ("known_from", "2022-09-30")] as [(SQL, String)] {
                try db.execute(
                    """
                    UPDATE duty SET \(column) = '2022-08-10'
                    WHERE due_on = \(day)::text::date AND clock = 'response' AND complaint_id = (
                        SELECT id FROM complaint WHERE reference = 'CSC-2022-0013'
                    )
                    """)
            }
        }

        #expect(inTime == [])
        #expect(try await late("2022-08-09") == ["2022-08-03"])
        #expect(try await late("2022-08-10") == [])
        #expect(try await late("2022-10-03") == ["2022-09-30"])
        let shown = try await TestDatabase.current.database.read { db in
            try db.all(
                """
                SELECT d.due_on, d.known_from, d.ended_on FROM duty AS d
                JOIN stage AS s ON s.id = d.stage_id JOIN complaint AS c ON c.id = s.complaint_id
                WHERE c.reference = 'CSC-2022-0013' AND s.stage = 'investigation' AND d.clock = 'response'
                ORDER BY d.known_from
                """
            ) { try $0.decode((Day, Day, Day?).self) }
        }
        #expect(shown.map { $0.0.description } == ["2022-08-03", "2022-09-30"])
        #expect(shown.map { $0.1.description } == ["2022-06-29", "2022-08-10"])
        #expect(shown[0].2 == shown[1].1)
    }

    @Test("two sweeps at the same time record each breach once", .database(.demonstration))
    func concurrently() async throws {
        let clock = try Fixtures.clock("2023-10-02")
        let databases = [1, 2].map { _ in
            Database(TestDatabase.current.configuration, logger: .init(label: "sweep"))
        }
        async let left = sweep(Casework(database: databases[0], clock: clock), "2022-11-10")
        async let right = sweep(Casework(database: databases[1], clock: clock), "2022-11-10")
        let (first, second) = try await (left, right)
        for database in databases { await database.shutdown() }

        try #require(!first.isEmpty)
        let new = first.filter(\.isNew) + second.filter(\.isNew)
        #expect(new.count == first.count)
        #expect(try await flags() == first.count)
        #expect(first.map(\.reference) == second.map(\.reference))
    }

    @Test("an answer on the last day is in time, and the day after it is a breach")
    func lastDay() async throws {
        try await Fixtures.addService()
        let received = try Fixtures.casework(on: "2025-03-03")
        _ = try await Fixtures.accepted(received, receivedOn: "2025-03-03")
        let onTheDay = try await sweep(try Fixtures.casework(on: "2025-03-31"), nil)
        let dayAfter = try await sweep(try Fixtures.casework(on: "2025-04-01"), nil)
        #expect(onTheDay.isEmpty)
        #expect(dayAfter.map(\.clock) == ["response"])
        #expect(dayAfter.map(\.workingDays) == [1])
    }

    @Test("a day after today or beyond the calendar is refused")
    func refusedDays() async throws {
        let casework = try Fixtures.casework(on: "2023-10-02")
        let (today, tomorrow) = (try #require(Day("2023-10-02")), try #require(Day("2023-10-03")))
        await #expect(throws: Refusal.inTheFuture("as_of", tomorrow, today: today)) {
            try await sweep(casework, "2023-10-03")
        }
        let outside = await #expect(throws: OutsideCalendar.self) { try await sweep(casework, "2016-10-03") }
        #expect(outside?.day.description == "2016-10-03")
    }
}
