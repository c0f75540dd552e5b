import Complaints
import Foundation
import Postgres
import TestSupport
import Testing
import WorkingDays

@testable import Casework

/// A clock that is wrong records nothing, and what one recorded is taken back.
@Suite(.database) struct SweepClockTests {
    /// A casework whose clock is some seconds ahead of the database's, which has noon of a day.
    private func casework(_ day: String, ahead seconds: Double) throws -> Casework {
        let noon = London.instant(of: try #require(Day(day)), hour: 12)
        return Casework(
            database: TestDatabase.current.database, clock: Clock { noon.addingTimeInterval(seconds) },
            databaseNow: { _ in noon })
    }

    private func sweep(_ casework: Casework) async throws -> [SweepFinding] {
        try await casework.perform(Sweep(asOf: nil), as: Fixtures.manager)
    }

    /// The flags that hold, and those withdrawn with their reason.
    private func flags(_ casework: Casework) async throws -> [String] {
        var lines: [String] = []
        for withdrawn in [false, true] {
            var filter = BreachFilter()
            filter.withdrawn = withdrawn
            let page = try await casework.breaches(filter, after: nil, limit: 100, as: Fixtures.manager)
            lines += page.items.map { "\($0.asOf) \($0.duty.clock) \($0.withdrawn?.reason ?? "holds")" }
        }
        return lines.sorted()
    }

    @Test(
        "A sweep is refused by a clock that is over a minute from the database's, and by no other",
        arguments: [
            ("a minute ahead", 60, true), ("a second more", 61, false), ("a minute behind", -60, true),
            ("a second more behind", -61, false), ("a year ahead", 365 * 86_400, false), ("the same", 0, true),
        ] as [(String, Double, Bool)])
    func refused(_ name: String, seconds: Double, isTaken: Bool) async throws {
        try await Fixtures.addService()
        _ = try await Fixtures.accepted(try Fixtures.casework(on: "2025-03-03"), receivedOn: "2025-03-03")
        let casework = try casework("2025-04-01", ahead: seconds)

        var refusal: Refusal?
        do { _ = try await sweep(casework) } catch let thrown as Refusal { refusal = thrown }
        var register: Refusal?
        do {
            _ = try await casework.perform(PlanAlerts(), as: Fixtures.manager)
        } catch let thrown as Refusal { register = thrown }

        #expect((refusal == nil) == isTaken, "\(name)")
        #expect(refusal?.code.rawValue == (isTaken ? nil : "clock_differs"))
        #expect(register == refusal)
        #expect(try await flags(casework).isEmpty == !isTaken)
    }

    @Test("The machine's clock is compared with the database's own, and a clock of a test with nothing")
    func machine() async throws {
        let database = TestDatabase.current.database
        let compared = Casework(database: database, clock: .system)
        let told = try await database.read { db in try compared.databaseNow?(db) }

        #expect(abs(try #require(told).timeIntervalSinceNow) < 60)
        #expect(try Fixtures.casework(on: "2025-03-03").databaseNow == nil)
    }

    @Test(
        "What a clock a year ahead recorded is withdrawn by the next sweep, with the cause, and flagged on its own day")
    func yearAhead() async throws {
        try await Fixtures.addService()
        _ = try await Fixtures.accepted(try Fixtures.casework(on: "2025-03-03"), receivedOn: "2025-03-03")
        // As before the clocks were compared: both machines ran a year ahead.
        _ = try await sweep(try Fixtures.casework(on: "2026-04-01"))
        let ahead = try await flags(try Fixtures.casework(on: "2026-04-01"))
        let right = try Fixtures.casework(on: "2025-03-28")

        _ = try await sweep(right)
        let withdrawn = try await flags(right)
        _ = try await sweep(try Fixtures.casework(on: "2025-04-01"))
        let due = try await flags(try Fixtures.casework(on: "2025-04-01"))

        #expect(ahead.contains("2026-04-01 response holds"))
        #expect(ahead.allSatisfy { $0.hasPrefix("2026-04-01") && $0.hasSuffix("holds") })
        #expect(withdrawn == ahead.map { $0.replacing("holds", with: "day_to_come") })
        #expect(due.contains("2025-04-01 response holds"))
        let events = try await TestDatabase.current.database.read { db in
            try db.all("SELECT details->>'reason' AS reason FROM audit_event WHERE operation = 'flags_withdrawn'") {
                try $0["reason"] as String
            }
        }
        #expect(events == ["day_to_come"])
    }

    @Test("What a clock a year ahead told is withdrawn by the next sweep, with the cause, and told on its own day")
    func toldAhead() async throws {
        try await Fixtures.addService()
        _ = try await Fixtures.accepted(try Fixtures.casework(on: "2025-03-03"), receivedOn: "2025-03-03")
        func told(on day: String) async throws -> Int {
            try await Fixtures.casework(on: day).planAlerts(as: Fixtures.manager).raised
        }
        func open() async throws -> [Int] {
            try await TestDatabase.current.database.read { db in
                try db.all("SELECT count(*) AS alerts FROM alert GROUP BY cancelled_for ORDER BY cancelled_for") {
                    try $0["alerts"] as Int
                }
            }
        }
        let before = try await told(on: "2025-03-10")
        let ahead = try await told(on: "2026-04-01")
        #expect(ahead > 0)

        _ = try await sweep(try Fixtures.casework(on: "2025-03-10"))
        #expect(try await open() == [ahead, before].filter { $0 > 0 })
        #expect(try await told(on: "2025-03-10") == 0)
        _ = try await sweep(try Fixtures.casework(on: "2025-04-01"))
        let due = try await told(on: "2025-04-01")

        #expect(due > 0)
        let events = try await TestDatabase.current.database.read { db in
            try db.all("SELECT details->>'reason' AS reason FROM audit_event WHERE operation = 'alerts_withdrawn'") {
                try $0["reason"] as String
            }
        }
        #expect(events == ["day_to_come"])
    }

    @Test("A breach of what was done in time and recorded later is withdrawn by the next sweep; one done late holds")
    func recordedLater() async throws {
        try await Fixtures.addService()
        let start = try Fixtures.casework(on: "2025-03-03")
        let inTime = try await Fixtures.accepted(start, receivedOn: "2025-03-03").complaint
        let late = try await Fixtures.accepted(start, receivedOn: "2025-03-03").complaint
        let after = try Fixtures.casework(on: "2025-04-02")
        _ = try await sweep(after)
        try await TestDatabase.current.database.write { db in
            for (complaint, day) in [(inTime.id, "2025-03-31"), (late.id, "2025-04-01")] {
                _ = try db.execute(
                    """
                    UPDATE duty SET ended_on = \(day)::text::date, ended_by = 'met'
                    WHERE complaint_id = \(complaint) AND clock = 'response'
                    """)
            }
        }

        _ = try await sweep(after)

        let responses = try await flags(after).filter { $0.contains(" response ") }
        #expect(responses == ["2025-04-02 response holds", "2025-04-02 response not_due"])
        _ = try await sweep(after)
        #expect(try await flags(after).filter { $0.contains(" response ") } == responses)
    }
}
