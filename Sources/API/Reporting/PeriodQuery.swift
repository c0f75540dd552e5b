import Complaints
import JSON
import Reporting
import WorkingDays

extension Query {
    /// A financial year, which must be given.
    mutating func year(_ name: String) -> FinancialYear {
        require(name)
        return year(optional: name) ?? placeholder
    }

    /// A financial year, or nil.
    mutating func year(optional name: String) -> FinancialYear? {
        parsed(name, as: ReportCodes.years) { FinancialYear($0) }
    }

    /// A period, in whichever of its forms, which must be given.
    mutating func period(_ name: String) -> Period {
        require(name)
        return period(optional: name) ?? Period(placeholder)
    }

    /// A period, in whichever of its forms, or nil.
    mutating func period(optional name: String) -> Period? {
        parsed(name, as: ReportCodes.periods) { Period($0) }
    }

    /// The first and the last day of a month, which must be given.
    mutating func month(_ name: String) -> ClosedRange<Day> {
        require(name)
        return parsed(name, as: "a month, as 2022-09") { text in
            guard text.utf8.count == 7, let first = Day(text + "-01") else { return nil }
            return first...first.lastDay(ofMonths: 1, .beginningWith)
        } ?? Day(number: 0)...Day(number: 0)
    }

    /// Stands where none could be read, and is used by nobody.
    private var placeholder: FinancialYear {
        guard let year = FinancialYear(startYear: 2000) else { preconditionFailure("2000-01 is a year.") }
        return year
    }
}
