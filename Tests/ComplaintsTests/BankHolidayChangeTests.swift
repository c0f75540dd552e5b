import Complaints
import Testing
import WorkingDays

@Suite struct BankHolidayChangeTests {
    private func change(
        _ edits: [String], ours: [String] = [], _ choices: SourceChoices = [:], today: String = "2027-02-01"
    ) throws -> BankHolidayChange {
        try BankHolidayChange(
            to: SourceDays(published: "list", holidays: try SourceComparisonTests.holidays(edits)), choices: choices,
            known: try SourceComparisonTests.holidays(ours),
            covering: try Examples.day("2017-01-01")...(try Examples.day("2028-12-31")),
            today: try Examples.day(today))
    }

    struct Choice: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let edits: [String]
        var ours: [String] = []
        var choices: SourceChoices = [:]
        var today = "2027-02-01"
        /// What is done about each difference; "moved late" where that is still to decide.
        let expected: [String]
    }

    static let moved = ["-2027-05-03", "2027-05-07 Early May bank holiday"]

    static let choices: [Choice] = [
        Choice(testDescription: "a new day is followed unasked", edits: ["2027-06-04 A jubilee"], expected: ["follow"]),
        Choice(
            testDescription: "a new title is followed unasked",
            edits: ["-2027-05-31", "2027-05-31 Late spring holiday"],
            expected: ["follow"]),
        Choice(
            testDescription: "a new title is kept out where somebody says so",
            edits: ["-2027-05-31", "2027-05-31 Late spring holiday"], choices: [.renamed: .keep], expected: ["keep"]),
        Choice(testDescription: "a move waits", edits: moved, expected: ["moved"]),
        Choice(
            testDescription: "a move is not decided by the choice for late days", edits: moved,
            choices: [.late: .follow, .contradicted: .follow], expected: ["moved"]),
        Choice(testDescription: "a move is followed", edits: moved, choices: [.moved: .follow], expected: ["follow"]),
        Choice(testDescription: "a move is kept out", edits: moved, choices: [.moved: .keep], expected: ["keep"]),
        Choice(
            testDescription: "a move away from a past day is more than a move", edits: moved,
            choices: [.moved: .follow], today: "2027-05-05", expected: ["contradicted"]),
        Choice(
            testDescription: "a move between past days is all three", edits: moved, today: "2027-05-10",
            expected: ["moved contradicted late"]),
        Choice(
            testDescription: "a move between past days is followed where all three say so", edits: moved,
            choices: [.moved: .follow, .contradicted: .follow, .late: .follow], today: "2027-05-10",
            expected: ["follow"]),
        Choice(
            testDescription: "a move between past days is kept out where one says so", edits: moved,
            choices: [.moved: .follow, .late: .keep], today: "2027-05-10", expected: ["keep"]),
        Choice(testDescription: "a late day waits", edits: ["2027-01-04 A funeral"], expected: ["late"]),
        Choice(
            testDescription: "a late day is followed", edits: ["2027-01-04 A funeral"], choices: [.late: .follow],
            expected: ["follow"]),
        Choice(
            testDescription: "a contradicted day waits, and a new one beside it is followed",
            edits: ["2027-06-11 A wedding"], ours: ["2027-06-04 A jubilee"], expected: ["contradicted", "follow"]),
        Choice(
            testDescription: "a contradicted day is kept", edits: [], ours: ["2027-06-04 A jubilee"],
            choices: [.contradicted: .keep], expected: ["keep"]),
    ]

    @Test("Nothing but new days and new titles is followed unasked", arguments: choices)
    func decided(_ example: Choice) throws {
        let change = try change(example.edits, ours: example.ours, example.choices, today: example.today)

        let told = change.decisions.map { $0.choice?.rawValue ?? $0.undecided.map(\.rawValue).joined(separator: " ") }
        #expect(told == example.expected)
        let isOpen = change.decisions.contains { $0.choice == nil }
        let code = refused { try change.checkDecided() }
        #expect(code == (isOpen ? "calendar_undecided" : nil))
    }

    private func refused(_ body: () throws -> Void) -> String? {
        do { try body() } catch let refusal as Refusal { return refusal.code.rawValue } catch { return "\(error)" }
        return nil
    }

    @Test("What is undecided is refused in a sentence that names every day of it and the options")
    func sentence() throws {
        let change = try change(
            Self.moved + ["2027-01-04 A funeral", "2027-06-11 A wedding"], ours: ["2027-06-04 A jubilee"])

        let refusal = #expect(throws: Refusal.self) { try change.checkDecided() }

        #expect(
            refusal?.detail == """
                Nothing was changed, since it is yours to say whether the calendar follows the source: \
                late 4 January 2027, A funeral; moved Early May bank holiday from 3 May 2027 to 7 May 2027; \
                contradicted 4 June 2027, A jubilee. Say --moved follow or --moved keep, --contradicted follow or \
                --contradicted keep and --late follow or --late keep.
                """)
        #expect(refusal?.fields == ["moved", "contradicted", "late"])
    }

    @Test("A day that somebody enters under another name is refused, unless they say that it is renamed")
    func entered() throws {
        let known = try SourceComparisonTests.holidays([])
        let party = BankHoliday(on: try Examples.day("2027-05-31"), name: "A party")
        func change(_ choices: SourceChoices) throws -> BankHolidayChange {
            try BankHolidayChange(
                to: SourceDays(name: "entered", holidays: [party], span: nil), choices: choices, known: known,
                covering: nil, today: try Examples.day("2027-02-01"))
        }

        #expect(throws: Refusal.holidayUnderOtherName(party.on, known: "Spring bank holiday", given: "A party")) {
            try change([:]).checkDecided()
        }
        let renamed = try change([.renamed: .follow])
        try renamed.checkDecided()
        #expect(renamed.renamed.compactMap(\.after) == [party])
        #expect(renamed.added.isEmpty && renamed.withdrawn.isEmpty && renamed.span == nil)
        #expect(renamed.holidays.count == known.count && renamed.holidays.contains(party))
    }

    @Test("A move followed has the new day and not the old one; kept out it changes nothing")
    func holidays() throws {
        let followed = try change(Self.moved, [.moved: .follow])
        let kept = try change(Self.moved, [.moved: .keep])

        #expect(followed.added.map(\.on.description) == ["2027-05-07"])
        #expect(followed.withdrawn.map(\.on.description) == ["2027-05-03"])
        #expect(followed.holidays.count == 8)
        #expect(followed.span.map { "\($0)" } == "2027-05-03...2027-05-07")
        #expect(kept.isEmpty && kept.span == nil)
        #expect(Set(kept.holidays) == Set(try SourceComparisonTests.holidays([])))
    }

    struct Past: Sendable, CustomTestStringConvertible {
        let testDescription: String
        /// Each list kept, the newest first, by the days it has more or less than the year.
        let kept: [[String]]
        /// Given with the change.
        var given: [String]?
        var today = "2027-02-01"
        let isRefused: Bool
    }

    static let past: [Past] = [
        Past(testDescription: "no list speaks of the day", kept: [], isRefused: false),
        Past(testDescription: "the list has the day", kept: [["2027-01-04 A funeral"]], isRefused: true),
        Past(testDescription: "the list does not have the day", kept: [[]], isRefused: false),
        Past(
            testDescription: "the newest list has the day", kept: [["2027-01-04 A funeral"], []], isRefused: true),
        Past(
            testDescription: "an older list has the day, the newest has not", kept: [[], ["2027-01-04 A funeral"]],
            isRefused: false),
        Past(
            testDescription: "an older list that ends later has the day",
            kept: [[], ["2027-01-04 A funeral", "2028-01-03 New Year's Day"]], isRefused: true),
        Past(
            testDescription: "a newer list that ends earlier has the day",
            kept: [["2027-01-04 A funeral"], ["2028-01-03 New Year's Day"]], isRefused: true),
        Past(
            testDescription: "an older list with the day, that ends later, has a newer one that ends later still",
            kept: [
                ["2028-01-03 New Year's Day", "2028-04-14 Good Friday"],
                ["2027-01-04 A funeral", "2028-01-03 New Year's Day"],
            ], isRefused: false),
        Past(
            testDescription: "the list that is given does not have the day, whatever others say",
            kept: [["2027-01-04 A funeral", "2028-01-03 New Year's Day"]], given: [], isRefused: false),
        Past(
            testDescription: "the list that is given has the day, whatever others say", kept: [[]],
            given: ["2027-01-04 A funeral"], isRefused: true),
        Past(
            testDescription: "the list that is given does not speak of the day, and another has it",
            kept: [["2027-01-04 A funeral"]], given: ["-2027-01-01"], isRefused: true),
        Past(
            testDescription: "a day still to come may be withdrawn whatever a list says",
            kept: [["2027-01-04 A funeral"]], today: "2027-01-03", isRefused: false),
        Past(
            testDescription: "a day that is today has been", kept: [["2027-01-04 A funeral"]], today: "2027-01-04",
            isRefused: true),
    ]

    @Test("A bank holiday that has been stays where the newest list that speaks of it has it", arguments: past)
    func passed(_ example: Past) throws {
        let change = try change(
            [], ours: ["2027-01-04 A funeral"], [.contradicted: .follow], today: example.today)
        func list(_ edits: [String]) throws -> SourceDays {
            SourceDays(published: "The list", holidays: try SourceComparisonTests.holidays(edits))
        }
        let (kept, given) = (try example.kept.map(list), try example.given.map(list))

        let code = refused { try change.check(against: kept, given: given) }

        #expect(code == (example.isRefused ? "holiday_passed" : nil))
    }

    @Test("A list that ends later reaches further, and a day that is entered reaches nowhere")
    func reach() throws {
        let year = SourceDays(published: "A", holidays: try SourceComparisonTests.holidays([]))
        let longer = SourceDays(
            published: "B", holidays: try SourceComparisonTests.holidays(["2028-01-03 New Year's Day"]))
        let entered = SourceDays(name: "C", holidays: longer.holidays, span: nil)

        #expect(longer.reachesFurther(than: year) && longer.reachesFurther(than: entered))
        #expect(!year.reachesFurther(than: longer) && !year.reachesFurther(than: year))
        #expect(!entered.reachesFurther(than: year))
    }

    @Test("A year is covered from its eighth bank holiday", arguments: [(7, nil), (8, "2027-12-31")])
    func wholeYear(count: Int, lastOn: String?) throws {
        let first = try Examples.day("2027-03-01")
        let holidays = (0..<count).map { BankHoliday(on: first.adding(days: $0), name: "Day \($0)") }
        let change = try BankHolidayChange(
            to: SourceDays(published: "list", holidays: holidays), choices: [:], known: [], covering: nil, today: first)

        let covered = try change.coverage(extending: nil)

        #expect(covered?.upperBound.description == lastOn)
    }

    @Test("A day beyond the years covered is refused")
    func beyond() throws {
        let late = BankHoliday(on: try Examples.day("2028-12-25"), name: "Christmas Day")
        let coverage = try Examples.day("2027-01-01")...(try Examples.day("2027-12-31"))
        let change = try BankHolidayChange(
            to: SourceDays(name: "entered", holidays: [late], span: nil), choices: [:],
            known: try SourceComparisonTests.holidays([]), covering: coverage, today: try Examples.day("2027-03-01"))

        #expect(throws: Refusal.holidayOutsideCoverage(late.on, coverage)) {
            try change.coverage(extending: coverage)
        }
    }
}
