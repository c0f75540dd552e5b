public import WorkingDays

/// An annual report that a council must publish, and by when somebody is told that it is not (requirement R142).
///
/// The law says "as soon as possible after the end of the year", so the day is a setting of the council's.
public struct PublicationDuty: Hashable, Sendable {
    public let report: ReportName
    /// The first year it is owed of; nil for every year.
    public let since: FinancialYear?

    /// Those that are published and not only made available: the children's (rule CH-A1), and the corporate one (Complaint
    /// Handling Code 8.1), from the year in which the Ombudsman's casework goes by the Code.
    public static let all = [
        PublicationDuty(report: .childrens, since: nil),
        PublicationDuty(report: .corporate, since: FinancialYear(startYear: 2026)),
    ]

    /// The reports that are owed of a year.
    public static func reports(of year: FinancialYear) -> [ReportName] {
        all.filter { $0.since.map { $0 <= year } ?? true }.map(\.report)
    }

    /// The latest year whose reports are to be published by now: its day is the first after so many months from 31 March.
    public static func latestYear(on day: Day, months: Int) -> FinancialYear {
        let year = FinancialYear(of: day).earlier()
        return overdueFrom(year, months: months) <= day ? year : year.earlier()
    }

    /// The day from which a report of the year is late.
    public static func overdueFrom(_ year: FinancialYear, months: Int) -> Day {
        year.lastOn.lastDay(ofMonths: months, .after).adding(days: 1)
    }
}
