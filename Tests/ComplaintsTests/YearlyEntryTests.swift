import Complaints
import Testing
import WorkingDays

@Suite struct YearlyEntryTests {
    private func code(_ rule: () throws(Refusal) -> Void) -> String? {
        do throws(Refusal) {
            try rule()
            return nil
        } catch {
            return error.code.rawValue
        }
    }

    private let year = "2022-23"

    private func days() throws -> ClosedRange<Day> { try #require(PeriodText.daysOfYear(year)) }

    @Test(
        "The demand of a year is entered from its first day on",
        arguments: [("2022-03-31", "year_not_begun"), ("2022-04-01", nil), ("2030-01-01", nil)] as [(String, String?)])
    func demand(today: String, refusal: String?) throws {
        let (days, today) = (try days(), try Examples.day(today))

        #expect(code { () throws(Refusal) in try YearlyEntry.checkDemand(year, days, today: today) } == refusal)
    }

    @Test(
        "The total of a year is entered once it is over, and only where the register counts nothing of it",
        arguments: [
            ("2023-03-31", 0, "year_not_over"), ("2023-04-01", 0, nil), ("2023-04-01", 1, "register_holds_year"),
            ("2022-06-01", 1, "year_not_over"),
        ] as [(String, Int, String?)])
    func total(today: String, held: Int, refusal: String?) throws {
        let (days, today) = (try days(), try Examples.day(today))

        let found = code { () throws(Refusal) in
            try YearlyEntry.checkTotal(of: .ombudsmanEnquiries, year, days, held: held, today: today)
        }
        #expect(found == refusal)
    }

    @Test(
        "A year has one total of the whole council or one of each department, not both",
        arguments: [
            (nil, [], nil), ("Highways", [], nil), ("Highways", ["Fostering", "Roads"], nil),
            (nil, ["Fostering"], "earlier_total_divided"), ("Highways", [nil], "earlier_total_divided"),
        ] as [(String?, [String?], String?)])
    func parts(department: String?, others: [String?], refusal: String?) {
        let found = code { () throws(Refusal) in
            try YearlyEntry.checkParts(of: .ombudsmanEnquiries, year, department: department, others: others)
        }
        #expect(found == refusal)
    }

    @Test(
        "Another number takes the place of one that its author saw, with a reason",
        arguments: [
            (nil, nil, nil, nil), (nil, 5, "Wrong", "entry_not_recorded"), (4, nil, nil, "entry_recorded"),
            (4, nil, "Wrong", "entry_recorded"), (4, 5, "Wrong", "entry_recorded"), (4, 4, nil, "blank"),
            (4, 4, " ", "blank"), (4, 4, "Wrong", nil), (0, nil, nil, "entry_recorded"), (0, 0, "Wrong", nil),
        ] as [(Int?, Int?, String?, String?)])
    func replacement(recorded: Int?, replaces: Int?, reason: String?, refusal: String?) {
        let found = code { () throws(Refusal) in
            try YearlyEntry.checkReplacement(of: "referrals", recorded, replaces: replaces, reason: reason)
        }
        #expect(found == refusal)
    }

    @Test(
        "Of texts only a financial year, a quarter, a month or a range of days is a period",
        arguments: [
            ("2022-23", true), ("1999-00", true), ("2022-23-q1", true), ("2022-23-q4", true), ("2022-m09", true),
            ("2022-m12", true), ("2022-04-01--2022-06-30", true), ("2022-04-01--2022-04-01", true),
            ("2022-24", false), ("2022-22", false), ("22-23", false), ("2022-2023", false), ("2022/23", false),
            ("2022-23-q0", false), ("2022-23-q5", false), ("2022-24-q1", false), ("2022-23-Q1", false),
            ("2022-m00", false), ("2022-m13", false), ("2022-09", false), ("2022-06-30--2022-04-01", false),
            ("2022-02-30--2022-04-01", false), ("2022-04-01", false), (" 2022-23", false), ("2022-23\n", false),
            ("٢٠٢٢-٢٣", false), ("", false),
        ])
    func periods(text: String, isOne: Bool) {
        #expect(PeriodText.isPeriod(text) == isOne)
    }

    @Test(
        "A figure is known by parts with dots between them, a section by one part",
        arguments: [
            ("childrens.stage_1.within_20_working_days", true, false), ("corporate.2022.upheld", true, false),
            ("highlights", false, true), ("stage_1", false, true), ("Childrens.stage", false, false),
            ("childrens.", false, false), (".stage", false, false), ("a..b", false, false), ("a b", false, false),
            ("1.stage", false, false), ("", false, false), (String(repeating: "a", count: 101), false, false),
            ("a." + String(repeating: "b", count: 198), true, false),
            ("a." + String(repeating: "b", count: 199), false, false),
        ])
    func codes(text: String, isFigure: Bool, isSection: Bool) {
        #expect(ReportCodes.isFigure(text) == isFigure)
        #expect(ReportCodes.isSection(text) == isSection)
    }
}
