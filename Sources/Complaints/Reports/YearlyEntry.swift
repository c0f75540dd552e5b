public import WorkingDays

/// A number that is entered for a financial year: a demand, or a total from before the records.
public enum YearlyEntry: Sendable {
    /// A greater number is taken for a mistake; of money it is ten million pounds.
    public static let highest = 1_000_000_000

    /// Refuses the demand of a year that has not begun (requirement R118).
    public static func checkDemand(_ year: FinancialYear, today: Day) throws(Refusal) {
        guard year.firstOn <= today else { throw .yearNotBegun(year, on: year.firstOn) }
    }

    /// Refuses the earlier total of a year that is not over, and of one of which the register has rows that it counts by the
    /// measure (requirement R134); `held` is how many.
    public static func checkTotal(
        of measure: EarlierMeasure, _ year: FinancialYear, held: Int, today: Day
    ) throws(Refusal) {
        guard year.lastOn < today else { throw .yearNotOver(year, on: year.lastOn) }
        guard held == 0 else { throw .registerHoldsYear(measure, year, count: held) }
    }

    /// Refuses a total of the whole council, which has no department, beside those of departments, which are its parts; the
    /// others are what the measure and year have besides.
    public static func checkParts(
        of measure: EarlierMeasure, _ year: FinancialYear, department: String?, others: [String?]
    ) throws(Refusal) {
        let isDivided = others.contains { $0 != nil }
        guard !others.isEmpty, isDivided == (department == nil) else { return }
        throw .earlierTotalDivided(measure, year, byDepartment: isDivided)
    }

    /// Refuses to put a number in the place of another without naming the one that is recorded, and a reason, so that nobody
    /// overwrites what they did not see; who enters the first names none.
    public static func checkReplacement(
        of what: String, _ recorded: Int?, replaces: Int?, reason: String?
    ) throws(Refusal) {
        guard recorded == replaces else {
            throw recorded.map { .entryRecorded(what, value: $0) } ?? .entryNotRecorded(what)
        }
        if replaces != nil { try required("reason", reason ?? "") }
    }
}
