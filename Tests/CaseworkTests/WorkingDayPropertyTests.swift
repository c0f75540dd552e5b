import Foundation
import Postgres
import Schema
import TestSupport
import Testing
import WorkingDays

/// A hundred thousand random pairs: what Swift and SQL work out from ordinals, against other ways to count.
@Suite(.database)
struct WorkingDayPropertyTests {
    private struct Pair {
        let start: Day
        let length: Int
        let due: Day
        let through: Day
        let counted: Int
    }

    private static let pairsOfNumpy = ProcessInfo.processInfo.environment["WORKING_DAY_PAIRS"]
    private static let first = Day(number: 6210)  // Sunday 1 January 2017
    private static let last = Day(number: 10592)  // Sunday 31 December 2028

    @Test("Swift and SQL agree with counting day by day, for adding and for counting")
    func dayByDay() async throws {
        let holidays = try bankHolidays()
        let pairs = try dayByDay(100_000, holidays: holidays)

        try agree(with: pairs, try calendar(holidays))
        try await agreeInSQL(with: pairs)
    }

    @Test(
        "Swift and SQL agree with numpy, for adding and for counting",
        .enabled(if: pairsOfNumpy != nil, "script/test writes numpy's pairs where python3 has numpy"))
    func numpy() async throws {
        let path = try #require(Self.pairsOfNumpy)
        let text = try String(contentsOfFile: path, encoding: .utf8)
        let pairs = try text.split(separator: "\n").dropFirst().map { line in
            let cells = line.split(separator: ",").map(String.init)
            try #require(cells.count == 5)
            return Pair(
                start: try #require(Day(cells[0])), length: try #require(Int(cells[1])),
                due: try #require(Day(cells[2])), through: try #require(Day(cells[3])),
                counted: try #require(Int(cells[4])))
        }
        #expect(pairs.count == 100_000)

        try agree(with: pairs, try calendar(try bankHolidays()))
        try await agreeInSQL(with: pairs)
    }

    @Test("a count that runs off the end of the calendar is an error in Swift, wherever it starts")
    func offTheEnd() throws {
        let calendar = try calendar(try bankHolidays())
        for back in 0..<400 {
            let start = Self.last.adding(days: -back)
            let left = try calendar.workingDays(after: start, through: Self.last)
            let outside = #expect(throws: OutsideCalendar.self) {
                try calendar.day(left + 1, workingDaysAfter: start)
            }
            #expect(outside?.day == Self.last)
        }
    }

    private func agree(with pairs: [Pair], _ calendar: WorkingCalendar) throws {
        var different: [String] = []
        for pair in pairs {
            let due = try calendar.day(pair.length, workingDaysAfter: pair.start)
            let counted = try calendar.workingDays(after: pair.start, through: pair.through)
            if due != pair.due { different.append("\(pair.start) + \(pair.length) = \(due), not \(pair.due)") }
            if counted != pair.counted {
                different.append("\(pair.start) to \(pair.through) = \(counted), not \(pair.counted)")
            }
        }
        #expect(different.prefix(10) == [])
    }

    private func agreeInSQL(with pairs: [Pair]) async throws {
        let different = try await TestDatabase.current.database.read { db in
            try db.all(
                """
                SELECT p.start_on, p.length, p.due_on, p.through_on, p.counted
                FROM unnest(
                    \(pairs.map(\.start)), \(pairs.map(\.length)), \(pairs.map(\.due)), \(pairs.map(\.through)),
                    \(pairs.map(\.counted))
                ) AS p (start_on, length, due_on, through_on, counted)
                WHERE working_day_after(p.start_on, p.length) <> p.due_on
                    OR working_days_between(p.start_on, p.through_on) <> p.counted
                LIMIT 10
                """
            ) { "\(try $0["start_on"] as Day) \(try $0["length"] as Int) \(try $0["through_on"] as Day)" }
        }
        #expect(different == [])
    }

    /// Pairs worked out by walking: one step for each day, a weekday counted on the fingers, a holiday looked up.
    private func dayByDay(_ count: Int, holidays: [BankHoliday]) throws -> [Pair] {
        var works: [Bool] = []
        var weekday = 7  // 1 is Monday; the first day is a Sunday.
        let closed = Set(holidays.map(\.on))
        for number in Self.first.number...Self.last.number {
            works.append(weekday < 6 && !closed.contains(Day(number: number)))
            weekday = weekday == 7 ? 1 : weekday + 1
        }
        var random = Random(state: 2022)
        var pairs: [Pair] = []
        while pairs.count < count {
            let start = Int.random(in: 0..<works.count, using: &random)
            let length = Int.random(in: 0...260, using: &random)
            let through = Int.random(in: start..<min(start + 400, works.count), using: &random)
            var due = start
            var left = length
            while left > 0, due + 1 < works.count {
                due += 1
                if works[due] { left -= 1 }
            }
            guard left == 0 else { continue }
            var counted = 0
            var day = start
            while day < through {
                day += 1
                if works[day] { counted += 1 }
            }
            pairs.append(
                Pair(
                    start: Self.first.adding(days: start), length: length, due: Self.first.adding(days: due),
                    through: Self.first.adding(days: through), counted: counted))
        }
        return pairs
    }

    private func bankHolidays() throws -> [BankHoliday] {
        let file = Schema.reference.appendingPathComponent("bank_holidays.csv")
        return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst().map { line in
            BankHoliday(on: try #require(Day(String(line.prefix(10)))), name: String(line.dropFirst(11)))
        }
    }

    private func calendar(_ holidays: [BankHoliday]) throws -> WorkingCalendar {
        try WorkingCalendar(coverage: Self.first...Self.last, bankHolidays: holidays, version: 1)
    }
}

/// SplitMix64: the same pairs on every run.
private struct Random: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
