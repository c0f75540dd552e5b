import Complaints
import Postgres
import TestSupport
import Testing
import WorkingDays

@testable import Casework

/// Days that have been: added only where somebody says so, and taken out only where the source does not have them.
@Suite(.database)
struct CalendarPastTests {
    /// The list of before the proclamation that moved the early May holiday of 2020 to the 8th.
    static let beforeProclamation = ["-2020-05-08", "2020-05-04 Early May bank holiday"]

    private func perform<O: Operation>(_ operation: O, on day: String) async throws -> O.Value {
        let value = try await Fixtures.casework(on: day).perform(operation, as: Fixtures.manager)
        #expect(try await Fixtures.casework().verifyDuties().drift.isEmpty)
        return value
    }

    private func code(_ body: () async throws -> Void) async throws -> String? {
        do { try await body() } catch let refusal as Refusal { return refusal.code.rawValue }
        return nil
    }

    /// A complaint of which nobody heard by its 20th working day, 13 May 2020, as the sweep of the day after found it.
    private func breached() async throws -> CalendarState {
        try await Fixtures.addService()
        _ = try await Fixtures.accepted(try Fixtures.casework(on: "2020-04-14"), receivedOn: "2020-04-14")
        let found = try await perform(Sweep(asOf: nil), on: "2020-05-14")
        #expect(found.map { "\($0.clock) \($0.dueOn)" } == ["response 2020-05-13"])
        return try await CalendarState.now()
    }

    @Test(
        "A list of before the proclamation of 2020 makes no past working day a holiday, whatever is said of it",
        arguments: [
            ([:], "calendar_undecided"), ([.moved: .follow], "calendar_undecided"),
            ([.moved: .follow, .late: .follow], "calendar_undecided"),
            ([.moved: .follow, .late: .follow, .contradicted: .follow], "holiday_passed"), ([.moved: .keep], nil),
            ([.moved: .follow, .late: .keep], nil),
        ] as [(SourceChoices, String?)])
    func oldList(_ choices: SourceChoices, expected: String?) async throws {
        let before = try await breached()
        let list = try HolidayLists.list(Self.beforeProclamation, years: 2018...2021, name: "old.json")

        let code = try await code {
            _ = try await perform(AddBankHolidays(source: list, choices: choices), on: "2026-11-26")
        }

        #expect(code == expected)
        #expect(try await CalendarState.now() == before)
    }

    @Test("A past day is shown with the breach it makes vanish, added where somebody says so, and taken back with it")
    func addedAndTakenBack() async throws {
        let before = try await breached()
        let list = try HolidayLists.list(["2020-05-04 May Day"], years: 2018...2021, name: "old.json")
        let today = "2020-05-14"
        let casework = try Fixtures.casework(on: today)

        let preview = try await casework.previewCalendar(AddBankHolidays(source: list), as: Fixtures.manager)
        let change = try await perform(AddBankHolidays(source: list, choices: [.late: .follow]), on: today)
        let between = try await CalendarState.now()

        #expect(preview.days.decisions.map(\.undecided) == [[.late]])
        #expect(preview.moves == change.moves)
        #expect(change.count(.breachVanishes) == 1)
        #expect(!between.flags.contains { $0.hasSuffix(" 2020-05-14") })
        let named = try await code {
            _ = try await perform(TakeBackCalendarChange(version: 2, reason: "An old list"), on: today)
        }
        #expect(named == "holiday_passed")
        let back = try await perform(
            TakeBackCalendarChange(version: 2, reason: "An old list", source: try HolidayLists.list()), on: today)
        #expect(back.count(.breachAppears) == 1)
        #expect(back.moves.count == change.moves.count)
        #expect(try await CalendarState.now() == before)
        let moves = try await TestDatabase.current.database.read { db in
            try db.all(
                """
                SELECT m.calendar_version || ' ' || m.due_before_on || ' ' || m.due_after_on AS line
                FROM duty_move AS m JOIN duty AS d ON d.id = m.duty_id
                WHERE d.clock = 'response' ORDER BY m.calendar_version
                """
            ) { try $0["line"] as String }
        }
        #expect(moves == ["2 2020-05-13 2020-05-14", "3 2020-05-14 2020-05-13"])
    }

    @Test("A breach that a later list makes true again is flagged as it was, without a take-back")
    func correctedByList() async throws {
        let before = try await breached()
        _ = try await perform(
            AddBankHolidays(source: try HolidayLists.entered("2020-05-04 May Day"), choices: [.late: .follow]),
            on: "2020-05-14")
        let between = try await CalendarState.now()

        _ = try await perform(
            AddBankHolidays(source: try HolidayLists.list(), choices: [.contradicted: .follow]), on: "2020-05-14")

        #expect(!between.flags.contains { $0.hasSuffix(" 2020-05-14") })
        #expect(try await CalendarState.now() == before)
    }

    struct Past: Sendable, CustomTestStringConvertible {
        let testDescription: String
        /// What added 4 May 2020: a list, or somebody.
        let isListed: Bool
        /// Read after it, and kept out of the calendar.
        var later: [String]?
        /// Given with the take-back, by its days more or less and its years.
        var given: (edits: [String], years: ClosedRange<Int>)?
        var reason = "It was no holiday"
        let expected: String?
    }

    static let past: [Past] = [
        Past(testDescription: "entered, and the program's list does not have it", isListed: false, expected: nil),
        Past(
            testDescription: "entered, and a list that does not have it is given", isListed: false,
            given: ([], 2020...2028), expected: nil),
        Past(
            testDescription: "entered, and a list that has it is given", isListed: false,
            given: (["2020-05-04 May Day"], 2020...2028), expected: "holiday_passed"),
        Past(
            testDescription: "entered, and a list that says nothing of the year is given", isListed: false,
            given: ([], 2021...2028), expected: nil),
        Past(testDescription: "entered, without a reason", isListed: false, reason: " ", expected: "blank"),
        Past(testDescription: "of a list, which has it", isListed: true, expected: "holiday_passed"),
        Past(
            testDescription: "of a list, and a later one does not have it", isListed: true, later: [], expected: nil),
        Past(
            testDescription: "of a list, and a list that does not have it is given", isListed: true,
            given: ([], 2020...2028), expected: nil),
        Past(
            testDescription: "of a list, and a list that says nothing of the year is given", isListed: true,
            given: ([], 2021...2028), expected: "holiday_passed"),
        Past(
            testDescription: "entered, and a later list has it", isListed: false, later: ["2020-05-04 May Day"],
            expected: "holiday_passed"),
    ]

    @Test(
        "Of a day that has been the source decides whether it may be taken out, and the reason where none does",
        arguments: past)
    func takenOut(_ example: Past) async throws {
        let edits = ["2020-05-04 May Day"]
        let added = try example.isListed ? HolidayLists.list(edits) : HolidayLists.entered(edits[0])
        let today = "2026-11-26"
        _ = try await perform(AddBankHolidays(source: added, choices: [.late: .follow]), on: today)
        if let later = example.later {
            let list = try HolidayLists.list(later + ["2027-06-04 A jubilee"])
            _ = try await perform(AddBankHolidays(source: list, choices: [.contradicted: .keep]), on: today)
        }
        let given = try example.given.map { try HolidayLists.list($0.edits, years: $0.years) }
        let operation = TakeBackCalendarChange(version: 2, reason: example.reason, source: given)

        let code = try await code { _ = try await perform(operation, on: today) }

        #expect(code == example.expected)
        #expect(try await CalendarState.now().holidays.contains("2020-05-04 May Day") == (code != nil))
    }

    @Test("A refusal of a true day names the day and the source that has it")
    func sentence() async throws {
        let refusal = await #expect(throws: Refusal.self) {
            try await perform(
                TakeBackCalendarChange(version: 1, reason: "x", days: [Day(number: 7433)]), on: "2026-11-26")
        }

        #expect(
            refusal?.detail == """
                8 May 2020 has been, and bank_holidays.csv, of version 1 of the calendar, has it; a bank holiday that \
                has been is never removed.
                """)
    }

    @Test(
        "Of a change of two days, one true and one not, the whole is refused by the true day, and the other goes alone")
    func onlyOne() async throws {
        let (funeral, mistake) = ("2020-09-07 A funeral", "2020-05-04 May Day")
        _ = try await perform(
            AddBankHolidays(source: try HolidayLists.list([funeral, mistake]), choices: [.late: .follow]),
            on: "2026-11-26")
        let truth = try HolidayLists.list([funeral])
        func takeBack(_ days: [String]) async throws -> String? {
            let days = try days.map { try #require(Day($0)) }
            return try await code {
                _ = try await perform(
                    TakeBackCalendarChange(version: 2, reason: "A mistake", days: days, source: truth),
                    on: "2026-11-26")
            }
        }

        #expect(try await takeBack([]) == "holiday_passed")
        #expect(try await takeBack(["2020-05-04", "2020-05-05"]) == "holiday_not_of_change")
        #expect(try await takeBack(["2020-05-04"]) == nil)
        #expect(try await takeBack(["2020-05-04"]) == "holiday_not_of_change")
        #expect(try await takeBack([]) == "holiday_passed")
        let holidays = try await CalendarState.now().holidays
        #expect(holidays.contains(funeral) && !holidays.contains(mistake))
    }

    @Test("A past day becomes a holiday again by a take-back only where somebody says so")
    func putBack() async throws {
        let today = "2026-11-26"
        _ = try await perform(
            AddBankHolidays(source: try HolidayLists.entered("2020-05-04 May Day"), choices: [.late: .follow]),
            on: today)
        let with = try await CalendarState.now()
        _ = try await perform(TakeBackCalendarChange(version: 2, reason: "A mistake"), on: today)
        let without = try await CalendarState.now()
        func again(_ late: SourceChoice?) -> TakeBackCalendarChange {
            TakeBackCalendarChange(version: 3, reason: "It was none", late: late)
        }

        #expect(try await code { _ = try await perform(again(nil), on: today) } == "calendar_undecided")
        #expect(try await perform(again(.keep), on: today).version == nil)
        #expect(try await CalendarState.now() == without)
        #expect(try await perform(again(.follow), on: today).version == 4)
        #expect(try await CalendarState.now() == with)
        let first = try await code {
            _ = try await perform(TakeBackCalendarChange(version: 2, reason: "x"), on: today)
        }
        #expect(first == "calendar_change_taken_back")
        _ = try await perform(TakeBackCalendarChange(version: 4, reason: "x"), on: today)
        #expect(try await CalendarState.now() == without)
    }

    @Test("A day that moved after it had been is followed from a list that reaches as far, and put back again")
    func movedAfterwards() async throws {
        try await Fixtures.addService()
        _ = try await Fixtures.accepted(try Fixtures.casework(on: "2027-04-19"), receivedOn: "2027-04-19")
        _ = try await perform(Sweep(asOf: nil), on: "2027-05-19")
        let before = try await CalendarState.now()
        let moved = try HolidayLists.list(["-2027-05-03", "2027-05-07 Early May bank holiday"])

        let change = try await perform(
            AddBankHolidays(source: moved, choices: CalendarSourceTests.everything), on: "2027-05-20")
        let undecided = try await code {
            _ = try await perform(
                TakeBackCalendarChange(version: 2, reason: "x", source: try HolidayLists.list()), on: "2027-05-20")
        }
        let own = try await code {
            _ = try await perform(TakeBackCalendarChange(version: 2, reason: "x", late: .follow), on: "2027-05-20")
        }
        _ = try await perform(
            TakeBackCalendarChange(version: 2, reason: "x", source: try HolidayLists.list(), late: .follow),
            on: "2027-05-20")

        #expect(
            change.moves.map { "\($0.clock) \($0.dueAfter)" }
                == ["response_target 2027-05-03", "target_not_met 2027-05-04"])
        #expect(undecided == "calendar_undecided" && own == "holiday_passed")
        #expect(try await CalendarState.now() == before)
    }
}
