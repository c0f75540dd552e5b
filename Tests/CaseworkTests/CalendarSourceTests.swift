import Complaints
import Foundation
import Logging
import Postgres
import TestSupport
import Testing
import WorkingDays

@testable import Casework

/// The calendar follows its source: what differs is decided, stored with what it moves, and can be taken back.
@Suite(.database)
struct CalendarSourceTests {
    static let everything: SourceChoices = [.moved: .follow, .contradicted: .follow, .late: .follow]
    static let mayMoved = ["-2027-05-03", "2027-05-07 Early May bank holiday"]

    private func apply(
        _ source: BankHolidaySource, _ choices: SourceChoices = [:], on day: String
    ) async throws -> CalendarChange {
        let operation = AddBankHolidays(source: source, choices: choices)
        let casework = try Fixtures.casework(on: day)
        let preview = try await casework.previewCalendar(operation, as: Fixtures.manager)
        let change = try await casework.perform(operation, as: Fixtures.manager)
        #expect(preview.days == change.days)
        #expect(preview.moves == change.moves)
        try await verified()
        return change
    }

    private func takeBack(
        _ version: Int, days: [String] = [], source: BankHolidaySource? = nil, late: SourceChoice? = nil, on day: String
    ) async throws -> CalendarChange {
        let operation = TakeBackCalendarChange(
            version: version, reason: "A mistake", days: try days.map { try #require(Day($0)) }, source: source,
            late: late)
        let casework = try Fixtures.casework(on: day)
        let preview = try await casework.previewCalendar(operation, as: Fixtures.manager)
        let change = try await casework.perform(operation, as: Fixtures.manager)
        #expect(preview.days == change.days)
        #expect(preview.moves == change.moves)
        try await verified()
        return change
    }

    private func verified() async throws {
        #expect(try await Fixtures.casework().verifyDuties().drift.isEmpty)
    }

    private func refused(_ body: () async throws -> CalendarChange) async throws -> Refusal? {
        do { _ = try await body() } catch let refusal as Refusal { return refusal }
        return nil
    }

    private func details(of event: String) async throws -> [String] {
        try await TestDatabase.current.database.read { db in
            try db.all(
                """
                SELECT d.key || ': ' || d.value AS line
                FROM audit_event AS e CROSS JOIN LATERAL jsonb_each_text(e.details) AS d
                WHERE e.operation = \(event) AND d.value IS NOT NULL
                    AND e.id = (SELECT max(l.id) FROM audit_event AS l WHERE l.operation = \(event))
                ORDER BY d.key COLLATE "C"
                """
            ) { try $0["line"] as String }
        }
    }

    @Test("A holiday that moved moves what is due over either day, as one change, and is taken back with every date")
    func moved() async throws {
        try await Fixtures.addService()
        _ = try await Fixtures.accepted(try Fixtures.casework(on: "2027-04-19"), receivedOn: "2027-04-19")
        let before = try await CalendarState.now()
        let list = try HolidayLists.list(Self.mayMoved)

        let change = try await apply(list, [.moved: .follow], on: "2027-04-20")

        let after = try await CalendarState.now()
        #expect(change.days.decisions.map(\.difference.kind) == [.moved])
        #expect(
            change.moves.map { "\($0.clock) \($0.dueBefore) \($0.dueAfter)" } == [
                "response_target 2027-05-04 2027-05-03"
            ])
        #expect(after.holidays.contains("2027-05-07 Early May bank holiday"))
        #expect(after.holidays.count == before.holidays.count && after.workingDays == before.workingDays)
        #expect(
            try await details(of: AddBankHolidays.event) == [
                "calendar_version: 2", "cause: bank-holidays.json", "duties_moved: 1",
                "moved: Early May bank holiday from 3 May 2027 to 7 May 2027",
            ])
        let version = try #require(change.version)
        let back = try await takeBack(version, on: "2027-04-21")
        #expect(back.moves.map { "\($0.dueBefore) \($0.dueAfter)" } == ["2027-05-03 2027-05-04"])
        #expect(try await CalendarState.now() == before)
        #expect(
            try await details(of: TakeBackCalendarChange.event) == [
                "calendar_version: 3", "cause: change 2 taken back: A mistake", "duties_moved: 1",
                "moved: Early May bank holiday from 7 May 2027 to 3 May 2027", "takes_back: 2",
            ])
        let again = try await takeBack(try #require(back.version), on: "2027-04-22")
        #expect(again.moves.map { "\($0.dueBefore) \($0.dueAfter)" } == ["2027-05-04 2027-05-03"])
        #expect(try await CalendarState.now() == after)
    }

    @Test(
        "What nobody has decided is refused by its name and changes nothing",
        arguments: [
            (["-2027-05-03", "2027-05-07 Early May bank holiday"], "2027-02-01", ["moved"]),
            (["-2027-05-03", "2027-05-07 Early May bank holiday"], "2027-05-04", ["moved", "contradicted"]),
            (["2020-05-04 May Day"], "2027-02-01", ["late"]), (["2027-02-01 A funeral"], "2027-02-01", ["late"]),
            (["-2027-08-30"], "2027-02-01", ["contradicted"]), (["-2020-05-08"], "2027-02-01", ["contradicted"]),
            (["-2027-08-30", "2027-06-04 A jubilee", "2024-01-02 A day"], "2027-02-01", ["contradicted", "late"]),
        ])
    func undecided(_ edits: [String], day: String, kinds: [String]) async throws {
        let before = try await CalendarState.now()

        let refusal = try await refused { try await apply(try HolidayLists.list(edits), on: day) }

        #expect(refusal?.code.rawValue == "calendar_undecided")
        #expect(refusal?.fields == kinds)
        #expect(try await CalendarState.now() == before)
    }

    @Test("What is kept stays, what is new beside it is added, and the same list again changes nothing")
    func keptAndAgain() async throws {
        let list = try HolidayLists.list(Self.mayMoved + ["2027-06-04 A jubilee", "2020-05-04 May Day"])
        let choices: SourceChoices = [.moved: .keep, .late: .keep]

        let change = try await apply(list, choices, on: "2027-02-01")
        let stored = try await CalendarState.now()
        let again = try await apply(list, choices, on: "2027-02-01")

        #expect(change.added.map(\.name) == ["A jubilee"] && change.withdrawn.isEmpty)
        #expect(change.days.decisions.map(\.choice) == [.keep, .keep, .follow])
        #expect(again.version == nil && again.days.decisions.map(\.choice) == [.keep, .keep])
        #expect(try await CalendarState.now() == stored)
        #expect(
            try await details(of: AddBankHolidays.event) == [
                "added: 4 June 2027, A jubilee", "calendar_version: 2", "cause: bank-holidays.json", "duties_moved: 0",
                "kept: 4 May 2020, May Day; Early May bank holiday from 3 May 2027 to 7 May 2027",
            ])
    }

    @Test("A list followed in everything is applied once: again, and by two at the same time, it changes nothing")
    func twoAtOnce() async throws {
        let list = try HolidayLists.list(Self.mayMoved + ["2027-06-04 A jubilee", "-2027-08-30"])
        let clock = try Fixtures.clock("2027-02-01")
        let operation = AddBankHolidays(source: list, choices: Self.everything)
        let databases = [1, 2].map { _ in
            Database(TestDatabase.current.configuration, logger: .init(label: "calendar"))
        }

        async let left = Casework(database: databases[0], clock: clock).perform(operation, as: Fixtures.manager)
        async let right = Casework(database: databases[1], clock: clock).perform(operation, as: Fixtures.manager)
        let versions = try await [left, right].map(\.version)
        for database in databases { await database.shutdown() }
        let again = try await apply(list, Self.everything, on: "2027-02-01")

        #expect(versions.count { $0 == 2 } == 1 && versions.count { $0 == nil } == 1)
        #expect(again.version == nil && again.days.decisions.isEmpty)
    }

    @Test("A day that gets another title keeps the one it had, whatever else waits, and moves nothing")
    func renamed() async throws {
        let before = try await CalendarState.now()
        let list = try HolidayLists.list(["-2027-05-31", "2027-05-31 Late spring holiday"] + ["2027-06-04 A jubilee"])

        let change = try await apply(list, on: "2027-02-01")

        let after = try await CalendarState.now()
        #expect(
            after.holidays.contains("2027-05-31 Late spring holiday") && after.holidays.contains("2027-06-04 A jubilee")
        )
        let kept = try await TestDatabase.current.database.read { db in
            try db.all("SELECT calendar_version || ' ' || name_before AS line FROM bank_holiday_rename") {
                try $0["line"] as String
            }
        }
        #expect(kept == ["2 Spring bank holiday"])
        let back = try await takeBack(try #require(change.version), days: ["2027-05-31"], on: "2027-07-01")
        #expect(back.days.renamed.compactMap(\.after?.name) == ["Spring bank holiday"] && back.moves.isEmpty)
        _ = try await takeBack(2, on: "2027-03-01")
        #expect(try await CalendarState.now() == before)
    }

    @Test("A change whose titles a later list put back is not taken back, since nothing of it stands")
    func undoneByList() async throws {
        let list = try HolidayLists.list(["-2027-05-31", "2027-05-31 Late spring holiday"])
        _ = try await apply(list, on: "2027-02-01")
        _ = try await apply(try HolidayLists.list(), on: "2027-02-02")
        let before = try await CalendarState.now()

        let refusal = try await refused { try await takeBack(2, on: "2027-02-03") }

        #expect(refusal?.code.rawValue == "calendar_change_not_latest")
        #expect(
            refusal?.detail == """
                Nothing that version 2 of the calendar did to the bank holidays stands any more, so there is nothing to \
                take back.
                """)
        #expect(try await CalendarState.now() == before)
    }

    @Test("Nothing of gov.uk's spelling is a difference from the list that the program loads")
    func sameList() async throws {
        let change = try await apply(try HolidayLists.list(), on: "2027-02-01")

        #expect(change.version == nil && change.days.decisions.isEmpty)
    }

    @Test("A list that was read before is not loaded again, and a newer one adds no more than is new")
    func loaded() async throws {
        let casework = try Fixtures.casework(on: "2027-02-01")
        let version = try await apply(try HolidayLists.entered("2027-06-04 A jubilee"), on: "2027-02-01").version
        let list = try HolidayLists.list(Self.mayMoved + ["2027-06-11 A wedding", "2020-05-04 May Day"])

        let first = try await casework.perform(LoadBankHolidays(source: list), as: Fixtures.manager)
        _ = try await takeBack(3, on: "2027-02-02")
        let again = try await casework.perform(LoadBankHolidays(source: list), as: Fixtures.manager)

        #expect(version == 2 && first?.version == 3 && first?.added.map(\.name) == ["A wedding"])
        #expect(first?.days.decisions.map(\.choice) == [.keep, .keep, .keep, .follow])
        #expect(again == nil)
        #expect(try await !CalendarState.now().holidays.contains("2027-06-11 A wedding"))
    }
}
