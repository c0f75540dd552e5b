import Complaints
import Testing
import WorkingDays

/// How a source of bank holidays is compared with the calendar: each difference is told as what it is.
@Suite struct SourceComparisonTests {
    /// A year of the calendar and of the source, each with some days in place of others.
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let today: String
        /// Days that are left out of the year, and lines that are added to it.
        let ours, theirs: [String]
        /// The whole source, in place of the year.
        let source: [String]?
        /// Entered by somebody, not published.
        let isEntered: Bool
        let expected: [String]

        init(
            _ name: String, today: String = "2027-02-01", ours: [String] = [], theirs: [String] = [],
            source: [String]? = nil, isEntered: Bool = false, expect expected: [String]
        ) {
            testDescription = name
            self.today = today
            self.ours = ours
            self.theirs = theirs
            self.source = source
            self.isEntered = isEntered
            self.expected = expected
        }
    }

    static let year = [
        "2027-01-01 New Year's Day", "2027-03-26 Good Friday", "2027-03-29 Easter Monday",
        "2027-05-03 Early May bank holiday", "2027-05-31 Spring bank holiday", "2027-08-30 Summer bank holiday",
        "2027-12-27 Christmas Day (substitute day)", "2027-12-28 Boxing Day (substitute day)",
    ]

    static let cases: [Case] = [
        Case("the same list", expect: []),
        Case(
            "the early May holiday moved from 3 to 7 May, told as one move",
            theirs: ["-2027-05-03", "2027-05-07 Early May bank holiday"],
            expect: ["moved 2027-05-03 2027-05-07 by moved"]),
        Case(
            "the same move where the old day has been", today: "2027-05-05",
            theirs: ["-2027-05-03", "2027-05-07 Early May bank holiday"],
            expect: ["moved 2027-05-03 2027-05-07 by moved contradicted"]),
        Case(
            "the same move on the new day itself", today: "2027-05-07",
            theirs: ["-2027-05-03", "2027-05-07 Early May bank holiday"],
            expect: ["moved 2027-05-03 2027-05-07 by moved contradicted late"]),
        Case(
            "a move back in the year, whose new day has been", today: "2027-05-05",
            theirs: ["-2027-08-30", "2027-05-04 Summer bank holiday"],
            expect: ["moved 2027-08-30 2027-05-04 by moved late"]),
        Case(
            "a list of before the proclamation of 2020", today: "2026-11-26",
            ours: ["2020-05-08 Early May bank holiday (VE day)"], source: ["2020-05-04 Early May bank holiday"],
            expect: ["moved 2020-05-08 2020-05-04 by moved contradicted late"]),
        Case(
            "a list of before the proclamation, with a day of its own", today: "2026-11-26",
            ours: ["2020-05-08 VE day"], source: ["2020-05-04 Early May bank holiday"],
            expect: ["late 2020-05-04 by late"]),
        Case("a new day to come", theirs: ["2027-06-04 A jubilee"], expect: ["added 2027-06-04 by added"]),
        Case(
            "a new day that is today has been", today: "2027-06-04", theirs: ["2027-06-04 A jubilee"],
            expect: ["late 2027-06-04 by late"]),
        Case(
            "a new day that is tomorrow is to come", today: "2027-06-03", theirs: ["2027-06-04 A jubilee"],
            expect: ["added 2027-06-04 by added"]),
        Case("a past day of the source", theirs: ["2027-01-04 A funeral"], expect: ["late 2027-01-04 by late"]),
        Case(
            "a past day of a year that the calendar does not cover", theirs: ["2016-12-27 Christmas Day"],
            expect: ["added 2016-12-27 by added"]),
        Case(
            "a day to come that the source does not have", ours: ["2027-06-04 A jubilee"],
            expect: ["contradicted 2027-06-04 by contradicted"]),
        Case(
            "a past day that the source does not have", ours: ["2027-01-04 A funeral"],
            expect: ["contradicted 2027-01-04 by contradicted"]),
        Case(
            "a day after the last of a whole year is within the span", ours: ["2027-12-29 Made up"],
            expect: ["contradicted 2027-12-29 by contradicted"]),
        Case(
            "an older list says nothing of the years after it", ours: ["2028-05-01 Early May bank holiday"],
            expect: []),
        Case(
            "a list that begins later says nothing of the years before it", ours: ["2020-05-08 VE day"], expect: []),
        Case(
            "a part of a year speaks of the days from its first to its last",
            source: ["2027-05-03 Early May bank holiday", "2027-08-30 Summer bank holiday"],
            expect: ["contradicted 2027-05-31 by contradicted"]),
        Case(
            "a day that is entered contradicts nothing", source: ["2027-06-04 A jubilee"], isEntered: true,
            expect: ["added 2027-06-04 by added"]),
        Case(
            "a day that is entered under the title of another has moved",
            source: ["2027-05-07 Early May bank holiday"], isEntered: true,
            expect: ["moved 2027-05-03 2027-05-07 by moved"]),
        Case(
            "another title", theirs: ["-2027-05-31", "2027-05-31 Late spring holiday"],
            expect: ["renamed 2027-05-31 2027-05-31 by renamed"]),
        Case(
            "another title of a past day is a new title and no more",
            theirs: ["-2027-01-01", "2027-01-01 First of January"],
            expect: ["renamed 2027-01-01 2027-01-01 by renamed"]),
        Case(
            "another kind of apostrophe is no new title",
            theirs: ["-2027-01-01", "2027-01-01 New Year\u{2019}s Day"], expect: []),
        Case(
            "a modifier letter for the apostrophe is no new title",
            theirs: ["-2027-01-01", "2027-01-01 New Year\u{02BC}s Day"], expect: []),
        Case(
            "other capitals are no new title", theirs: ["-2027-05-03", "2027-05-03 EARLY MAY Bank Holiday"],
            expect: []),
        Case(
            "no-break and double spaces and hyphens are no new title",
            theirs: ["-2027-05-03", "2027-05-03 Early-May\u{00A0}bank  holiday"], expect: []),
        Case(
            "a substitute day is another title than the day itself",
            theirs: ["-2027-12-27", "2027-12-27 Christmas Day"],
            expect: ["renamed 2027-12-27 2027-12-27 by renamed"]),
        Case(
            "Christmas moved to its substitute day", ours: ["-2027-12-27", "2027-12-25 Christmas Day"],
            expect: ["moved 2027-12-25 2027-12-27 by moved"]),
        Case(
            "Christmas on both days here", ours: ["2027-12-25 Christmas Day"],
            expect: ["contradicted 2027-12-25 by contradicted"]),
        Case(
            "two titles that change places",
            theirs: [
                "-2027-12-27", "-2027-12-28", "2027-12-27 Boxing Day (substitute day)",
                "2027-12-28 Christmas Day (substitute day)",
            ],
            expect: [
                "renamed 2027-12-27 2027-12-27 by renamed", "renamed 2027-12-28 2027-12-28 by renamed",
            ]),
        Case(
            "of two days with one title one is still there",
            ours: ["-2027-12-27", "-2027-12-28", "2027-12-27 Substitute day", "2027-12-28 Substitute day"],
            theirs: ["-2027-12-27", "-2027-12-28", "2027-12-28 Substitute day", "2027-12-29 Substitute day"],
            expect: ["moved 2027-12-27 2027-12-29 by moved"]),
        Case(
            "two days with one title move in their order",
            ours: ["-2027-12-27", "-2027-12-28", "2027-12-27 Substitute day", "2027-12-28 Substitute day"],
            theirs: ["-2027-12-27", "-2027-12-28", "2027-12-30 Substitute day", "2027-12-29 Substitute day"],
            expect: ["moved 2027-12-27 2027-12-29 by moved", "moved 2027-12-28 2027-12-30 by moved"]),
        Case(
            "one day that became two with its title is no move",
            theirs: ["-2027-05-03", "2027-05-05 Early May bank holiday", "2027-05-07 Early May bank holiday"],
            expect: [
                "contradicted 2027-05-03 by contradicted", "added 2027-05-05 by added", "added 2027-05-07 by added",
            ]),
        Case(
            "two days with one title here, of which the source has neither, but a third",
            ours: ["2027-06-04 Spring bank holiday"],
            theirs: ["-2027-05-31", "2027-06-01 Spring bank holiday"],
            expect: [
                "contradicted 2027-05-31 by contradicted", "added 2027-06-01 by added",
                "contradicted 2027-06-04 by contradicted",
            ]),
        Case(
            "one title in two years is no move", ours: ["2027-06-04 A jubilee"], theirs: ["2028-06-02 A jubilee"],
            expect: ["contradicted 2027-06-04 by contradicted", "added 2028-06-02 by added"]),
        Case(
            "a move, a late day, a new one, one that is gone and a new title at once",
            ours: ["2027-11-05 Bonfire night"],
            theirs: [
                "-2027-05-03", "2027-05-07 Early May bank holiday", "2027-01-04 A funeral", "2027-06-04 A jubilee",
                "-2027-08-30", "2027-08-30 Late summer holiday",
            ],
            expect: [
                "late 2027-01-04 by late", "moved 2027-05-03 2027-05-07 by moved", "added 2027-06-04 by added",
                "renamed 2027-08-30 2027-08-30 by renamed", "contradicted 2027-11-05 by contradicted",
            ]),
    ]

    static func holiday(_ line: String) throws -> BankHoliday {
        BankHoliday(on: try Examples.day(String(line.prefix(10))), name: String(line.dropFirst(11)))
    }

    /// The year, with lines added and days that begin with a hyphen left out.
    static func holidays(_ edits: [String]) throws -> [BankHoliday] {
        let gone = edits.filter { $0.hasPrefix("-") }.map { String($0.dropFirst()) }
        let kept = year.filter { line in !gone.contains { line.hasPrefix($0) } }
        return try (kept + edits.filter { !$0.hasPrefix("-") }).map(holiday)
    }

    @Test("Each difference between a source and the calendar is told as what it is, and once", arguments: cases)
    func compared(_ example: Case) throws {
        let theirs = try example.source.map { try $0.map(Self.holiday) } ?? Self.holidays(example.theirs)
        let source =
            example.isEntered
            ? SourceDays(name: "entered", holidays: theirs, span: nil)
            : SourceDays(published: "list", holidays: theirs)

        let found = source.differences(
            from: try Self.holidays(example.ours),
            covering: try Examples.day("2017-01-01")...(try Examples.day("2028-12-31")),
            today: try Examples.day(example.today))

        let told = found.map { difference in
            let days = [difference.before, difference.after].compactMap { $0?.on.description }
            return "\(difference.kind) \(days.joined(separator: " ")) by "
                + difference.decidedBy.map(\.rawValue).joined(separator: " ")
        }
        #expect(told == example.expected)
    }

    @Test("Without a calendar every day is new, those that have been too")
    func first() throws {
        let source = SourceDays(published: "list", holidays: try Self.holidays([]))

        let found = source.differences(from: [], covering: nil, today: try Examples.day("2027-06-01"))

        #expect(found.map(\.kind) == Array(repeating: .added, count: 8))
    }

    @Test(
        "A list speaks of the days from its first to its last, and of all of a year that it has whole",
        arguments: [
            ([], "2027-01-01 2027-12-31"), (["-2027-12-28"], "2027-01-01 2027-12-27"),
            (["-2027-01-01"], "2027-03-26 2027-12-28"), (["2026-12-28 Boxing Day"], "2026-12-28 2027-12-31"),
            (["2028-01-03 New Year's Day"], "2027-01-01 2028-01-03"),
        ])
    func span(_ edits: [String], expected: String) throws {
        let source = SourceDays(published: "list", holidays: try Self.holidays(edits))

        #expect(source.span.map { "\($0.lowerBound) \($0.upperBound)" } == expected)
    }
}
