import Complaints
import Foundation
import Postgres
import TestSupport
import Testing
import WorkingDays

@testable import Casework

@Suite(.database)
struct CalendarChangeTests {
    static let funeral = BankHoliday(on: Day(number: 8297), name: "State Funeral of Queen Elizabeth II")

    /// The register as it stood before the day was proclaimed: the day withdrawn, then the register imported.
    private func beforeProclamation() async throws -> Casework {
        try await TestDatabase.current.database.write { db in
            _ = try db.execute("DELETE FROM bank_holiday WHERE holiday_on = '2022-09-19'")
            _ = try db.execute("SELECT rebuild_working_days('2017-01-01', '2028-12-31')")
        }
        let casework = try Fixtures.casework(on: "2023-10-02")
        _ = try await casework.perform(
            ImportRegister(directory: DemonstrationRegister.folder, dryRun: false), as: Fixtures.manager)
        return casework
    }

    private var source: BankHolidaySource {
        get throws { try BankHolidaySource(entered: Self.funeral, by: "A manager") }
    }

    private func duties() async throws -> [String] {
        try await TestDatabase.current.database.read { db in
            try db.all(
                """
                SELECT d.id || ' ' || d.basis_on || ' ' || d.due_on || ' ' || coalesce(d.ended_on::text, '')
                    || ' ' || coalesce(d.ended_by, '') AS line
                FROM duty AS d WHERE d.ended_by IS DISTINCT FROM 'withdrawn' ORDER BY d.id
                """
            ) { try $0["line"] as String }
        }
    }

    private func changed() async throws -> Int {
        try await TestDatabase.current.database.read { db in
            try db.one("SELECT count(*) AS n FROM complaint WHERE version > 1 OR changed_at <> registered_at") {
                try $0["n"] as Int
            }
        }
    }

    @Test("a bank holiday that arrives late moves what counts over it, and taking it back restores every date")
    func appliedAndTakenBack() async throws {
        _ = try await beforeProclamation()
        let casework = try Fixtures.casework(on: "2022-09-12")
        #expect(Self.funeral.on.description == "2022-09-19")
        let before = try await duties()
        #expect(try await casework.verifyDuties().drift.isEmpty)

        let preview = try await casework.previewCalendar(
            AddBankHolidays(source: try source), as: Fixtures.manager)
        #expect(try await duties() == before)
        let applied = try await casework.perform(AddBankHolidays(source: try source), as: Fixtures.manager)
        let version = try #require(applied.version)
        #expect(applied.moves == preview.moves)
        #expect(applied.moves.count > 100)
        #expect(applied.moves.allSatisfy { $0.dueAfter > $0.dueBefore && $0.dueAfter >= Self.funeral.on })
        #expect(try await casework.verifyDuties().drift.isEmpty)
        #expect(try await changed() == 0)

        let takenBack = try await casework.perform(
            TakeBackCalendarChange(version: version, reason: "entered by mistake"), as: Fixtures.manager)
        #expect(takenBack.moves.count == applied.moves.count)
        #expect(try await duties() == before)
        #expect(try await casework.verifyDuties().drift.isEmpty)
    }

    @Test("worked case 2: with 19 September added, an answer on 30 September is in time and its breach vanishes")
    func breachVanishes() async throws {
        try await TestDatabase.current.database.write { db in
            _ = try db.execute("DELETE FROM bank_holiday WHERE holiday_on = '2022-09-19'")
            _ = try db.execute("SELECT rebuild_working_days('2017-01-01', '2028-12-31')")
        }
        try await Fixtures.addService()
        let earlier = try Fixtures.casework(on: "2022-09-01")
        _ = try await Fixtures.accepted(earlier, receivedOn: "2022-09-01")
        let casework = try Fixtures.casework(on: "2022-09-30")
        let flagged = try await casework.perform(Sweep(asOf: nil), as: Fixtures.manager)
        #expect(flagged.map(\.clock) == ["response"])

        let change = try await casework.perform(
            AddBankHolidays(source: try source, choices: [.late: .follow]), as: Fixtures.manager)

        let move = try #require(change.moves.first { $0.clock == "response" })
        #expect(move.dueBefore.description == "2022-09-29")
        #expect(move.dueAfter.description == "2022-09-30")
        #expect(change.count(.breachVanishes) == 1)
        #expect(!change.moves.contains { $0.clock == "response_target" })
        let again = try await casework.perform(Sweep(asOf: nil), as: Fixtures.manager)
        #expect(again.isEmpty)
    }

    @Test(
        "a breach that a late bank holiday withdraws shows the day that was missed, and one that holds the day it is due"
    )
    func withdrawnBreach() async throws {
        try await TestDatabase.current.database.write { db in
            _ = try db.execute("DELETE FROM bank_holiday WHERE holiday_on = '2022-09-19'")
            _ = try db.execute("SELECT rebuild_working_days('2017-01-01', '2028-12-31')")
        }
        try await Fixtures.addService()
        for day in ["2022-08-31", "2022-09-01"] {
            _ = try await Fixtures.accepted(try Fixtures.casework(on: day), receivedOn: day)
        }
        let casework = try Fixtures.casework(on: "2022-09-30")
        _ = try await casework.perform(Sweep(asOf: nil), as: Fixtures.manager)
        func due(withdrawn: Bool) async throws -> [String] {
            var filter = BreachFilter()
            (filter.kind, filter.withdrawn) = (.response, withdrawn)
            return try await casework.breaches(filter, after: nil, limit: 10, as: Fixtures.manager).items
                .map { "\($0.duty.basisOn) \($0.duty.dueOn)" }.sorted()
        }
        let flagged = try await due(withdrawn: false)

        _ = try await casework.perform(
            AddBankHolidays(source: try source, choices: [.late: .follow]), as: Fixtures.manager)

        #expect(flagged == ["2022-08-31 2022-09-28", "2022-09-01 2022-09-29"])
        #expect(try await due(withdrawn: true) == ["2022-09-01 2022-09-29"])
        #expect(try await due(withdrawn: false) == ["2022-08-31 2022-09-29"])
    }

    @Test("a day that somebody entered is taken back with a reason, before it and on it, where no source has it")
    func enteredDay() async throws {
        let day = BankHoliday(on: try #require(Day("2027-06-04")), name: "A new holiday")
        let before = try Fixtures.casework(on: "2027-06-03")
        let onTheDay = try Fixtures.casework(on: "2027-06-04")
        let addition = AddBankHolidays(source: try BankHolidaySource(entered: day, by: "A manager"))
        let change = try await before.perform(addition, as: Fixtures.manager)
        let version = try #require(change.version)

        let first = try await before.perform(
            TakeBackCalendarChange(version: version, reason: "cancelled"), as: Fixtures.manager)
        let again = try await before.perform(addition, as: Fixtures.manager)
        let second = try await onTheDay.perform(
            TakeBackCalendarChange(version: try #require(again.version), reason: "x"), as: Fixtures.manager)

        #expect(first.withdrawn == [day] && second.withdrawn == [day])
    }

    @Test("a change is taken back once, with a reason, and only one that there is")
    func refusals() async throws {
        let casework = try Fixtures.casework()
        let day = BankHoliday(on: try #require(Day("2027-06-04")), name: "A new holiday")
        let change = try await casework.perform(
            AddBankHolidays(source: try BankHolidaySource(entered: day, by: "A manager")), as: Fixtures.manager)
        let version = try #require(change.version)
        await #expect(throws: Refusal.blank("reason")) {
            try await casework.perform(TakeBackCalendarChange(version: version, reason: " "), as: Fixtures.manager)
        }
        await #expect(throws: Refusal.noSuchCalendarChange(99)) {
            try await casework.perform(TakeBackCalendarChange(version: 99, reason: "x"), as: Fixtures.manager)
        }
        _ = try await casework.perform(TakeBackCalendarChange(version: version, reason: "x"), as: Fixtures.manager)
        await #expect(throws: Refusal.calendarChangeTakenBack(version, by: version + 1)) {
            try await casework.perform(TakeBackCalendarChange(version: version, reason: "x"), as: Fixtures.manager)
        }
    }

    @Test("the feed of gov.uk is read for England and Wales, and a broken one is refused with its place")
    func feed() throws {
        let body = """
            {"england-and-wales": {"division": "england-and-wales", "events": [
              {"title": "New Year\u{2019}s Day", "date": "2028-01-03", "notes": "Substitute day", "bunting": true}]},
             "scotland": {"division": "scotland", "events": [
              {"title": "St Andrew\u{2019}s Day", "date": "2028-11-30", "notes": "", "bunting": true}]}}
            """
        let source = try BankHolidaySource(name: "feed", body: Array(body.utf8))
        #expect(
            source.holidays == [
                BankHoliday(on: try #require(Day("2028-01-03")), name: "New Year's Day (substitute day)")
            ])
        let broken = body.replacing("2028-01-03", with: "2028-02-30")
        let day = #expect(throws: BankHolidaySource.Unreadable.self) {
            try BankHolidaySource(name: "feed", body: Array(broken.utf8))
        }
        #expect(day?.place == "/england-and-wales/events/0/date")
        let twice = "date,name\n2028-12-25,Christmas Day\n2028-12-25,Christmas Day"
        let repeated = #expect(throws: BankHolidaySource.Unreadable.self) {
            try BankHolidaySource(name: "file", body: Array(twice.utf8))
        }
        #expect(repeated?.place == "line 3")
    }

    @Test(
        "A source that cannot be read says where and why",
        arguments: [
            ("a.json", "[]", "/england-and-wales/events", "must list events with a title and a date"),
            (
                "a.json", #"{"england-and-wales": {"events": [{"title": " ", "date": "2028-12-07"}]}}"#,
                "/england-and-wales/events/0", "2028-12-07 has no name"
            ),
            (
                "a.json", #"{"scotland": {"division": "scotland", "events": []}}"#, "/",
                "has no england-and-wales, whose bank holidays alone count"
            ),
            (
                "scotland.json", #"{"division": "scotland", "events": [{"title": "A", "date": "2028-11-30"}]}"#,
                "/division", "is scotland; the bank holidays of england-and-wales alone count"
            ),
            (
                "a.json", #"{"england-and-wales": {"division": "northern-ireland", "events": []}}"#,
                "/england-and-wales/division", "is northern-ireland; the bank holidays of england-and-wales alone count"
            ),
            (
                "a.json", #"{"division": "england-and-wales", "events": [{"title": "\u200b", "date": "2028-12-07"}]}"#,
                "/events/0", "2028-12-07 has no name"
            ),
            ("a.json", #"{"division": "england-and-wales", "events": []}"#, "line 1", "no bank holiday in it"),
            ("a.csv", "day,name\n", "line 1", "the first line must be date,name"),
            ("a.csv", "date,name\n2028-12-07, \n", "line 2", "2028-12-07 has no name"),
        ])
    func unreadable(name: String, body: String, place: String, reason: String) {
        #expect(throws: BankHolidaySource.Unreadable(source: name, place: place, reason: reason)) {
            try BankHolidaySource(name: name, body: Array(body.utf8))
        }
    }

    @Test("The list of England and Wales alone is read like that of all divisions")
    func division() throws {
        let events = #"[{"title": "New Year’s Day", "date": "2028-01-03", "notes": "Substitute day"}]"#
        let one = #"{"division": "england-and-wales", "events": \#(events)}"#
        let all = #"{"england-and-wales": \#(one), "scotland": {"division": "scotland", "events": []}}"#

        let read = try [one, all].map { try BankHolidaySource(name: "list", body: Array($0.utf8)).holidays }

        #expect(read[0] == read[1])
        #expect(read[0].map(\.name) == ["New Year's Day (substitute day)"])
    }

    @Test("A day that is entered has a name")
    func unnamed() throws {
        let holiday = BankHoliday(on: try #require(Day("2028-12-07")), name: " ")
        #expect(throws: BankHolidaySource.Unreadable(source: "--name", place: "2028-12-07", reason: "has no name")) {
            try BankHolidaySource(entered: holiday, by: "A manager")
        }
    }
}
