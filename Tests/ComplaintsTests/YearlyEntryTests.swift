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

    private let year: FinancialYear

    init() throws {
        year = try #require(FinancialYear("2022-23"))
    }

    @Test(
        "The demand of a year is entered from its first day on",
        arguments: [("2022-03-31", "year_not_begun"), ("2022-04-01", nil), ("2030-01-01", nil)] as [(String, String?)])
    func demand(today: String, refusal: String?) throws {
        let today = try Examples.day(today)

        #expect(code { () throws(Refusal) in try YearlyEntry.checkDemand(year, today: today) } == refusal)
    }

    @Test(
        "The total of a year is entered once it is over, and only where the register counts nothing of it",
        arguments: [
            ("2023-03-31", 0, "year_not_over"), ("2023-04-01", 0, nil), ("2023-04-01", 1, "register_holds_year"),
            ("2022-06-01", 1, "year_not_over"),
        ] as [(String, Int, String?)])
    func total(today: String, held: Int, refusal: String?) throws {
        let today = try Examples.day(today)

        let found = code { () throws(Refusal) in
            try YearlyEntry.checkTotal(of: .ombudsmanEnquiries, year, held: held, today: today)
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
