import Complaints
import Postgres
import TestSupport
import Testing
import WorkingDays

@testable import Casework

/// What holds of every list of bank holidays, whatever is in it.
@Suite(.database(.demonstration))
struct CalendarPropertyTests {
    private func performed<O: Operation>(_ operation: O, _ casework: Casework) async throws -> O.Value {
        let value = try await casework.perform(operation, as: Fixtures.manager)
        #expect(try await casework.verifyDuties().drift.isEmpty)
        return value
    }

    /// A generator that gives the same numbers for a seed.
    private struct Dice: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state >> 11 ^ state << 33
        }
    }

    @Test(
        "Whatever a list changes, the preview says what is done, every duty follows, and the take-back restores it all",
        arguments: [1, 2, 3, 4, 5, 6])
    func anyList(_ seed: UInt64) async throws {
        var dice = Dice(state: seed)
        let today = "2023-10-02"
        let casework = try Fixtures.casework(on: today)
        let swept = try #require(Day("2022-10-03"))
        _ = try await casework.perform(Sweep(asOf: swept), as: Fixtures.manager)
        var edits = ["2028-11-06 Made up"]
        var taken = Set(try HolidayLists.holidays().map(\.on))
        for holiday in try HolidayLists.holidays(years: 2022...2024) where Int.random(in: 0..<3, using: &dice) == 0 {
            let other = holiday.on.adding(days: Int.random(in: 1...10, using: &dice))
            let isFree = taken.insert(other).inserted
            switch Int.random(in: 0..<4, using: &dice) {
            case 0 where isFree: edits += ["-\(holiday.on)", "\(other) \(holiday.name)"]
            case 1 where isFree: edits += ["\(other) Made up"]
            case 2: edits += ["-\(holiday.on)", "\(holiday.on) Renamed"]
            default: edits += ["-\(holiday.on)"]
            }
        }
        let list = try HolidayLists.list(edits)
        let choices = Dictionary(
            uniqueKeysWithValues: CalendarDifference.Kind.allCases.filter { $0 != .added }.map {
                ($0, Int.random(in: 0..<4, using: &dice) == 0 ? SourceChoice.keep : .follow)
            })
        let before = try await CalendarState.now()

        let operation = AddBankHolidays(source: list, choices: choices)
        let preview = try await casework.previewCalendar(operation, as: Fixtures.manager)
        let change = try await performed(operation, casework)
        #expect(preview.days == change.days)
        #expect(preview.moves == change.moves)
        let version = try #require(change.version)
        let after = try await CalendarState.now()
        let again = try await performed(operation, casework)
        #expect(again.version == nil)
        let takeBack = TakeBackCalendarChange(
            version: version, reason: "A test", source: try HolidayLists.list(), late: .follow)
        let previewBack = try await casework.previewCalendar(takeBack, as: Fixtures.manager)
        let back = try await performed(takeBack, casework)
        #expect(previewBack.moves == back.moves)
        #expect(try await CalendarState.now() == before)
        #expect(after != before)
    }
}
