/// How a request writes what reports are asked for by.
public enum ReportCodes: Sendable {
    /// What a financial year must be, said after "the value must be".
    public static let years = "a financial year, as 2022-23"

    /// What a period must be, said after "the value must be".
    public static let periods =
        "a financial year, a quarter, a month or a range of days: 2022-23, 2022-23-q1, 2022-m09 or "
        + "2022-04-01--2022-06-30, from 1 April 1900 to 31 March 9999"

    /// What the identifier of a figure must be, said after "the value must be".
    public static let figures = "a figure, as childrens.stage_1.within_20_working_days"

    /// Whether it is the identifier of a figure: parts of small letters, digits and underscores, with dots between them.
    public static func isFigure(_ text: String) -> Bool {
        text.utf8.count <= 200 && text.wholeMatch(of: /[a-z][a-z0-9_]*(?:\.[a-z0-9][a-z0-9_]*)+/) != nil
    }

    /// Whether it is the code of a section of a report.
    public static func isSection(_ text: String) -> Bool {
        text.utf8.count <= 100 && text.wholeMatch(of: /[a-z][a-z0-9_]*/) != nil
    }
}
