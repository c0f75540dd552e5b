import Complaints
import JSON
import Reporting
import WorkingDays

extension Query {
    /// A financial year, which must be given.
    mutating func year(_ name: String) -> FinancialYear {
        if let text = text(required: name) {
            if let year = FinancialYear(text) { return year }
            refuse(name, .malformed, "The value must be a financial year, as 2022-23.")
        }
        guard let placeholder = FinancialYear(startYear: 2000) else { preconditionFailure("2000-01 is a year.") }
        return placeholder
    }

    /// A period, in whichever of its forms, which must be given.
    mutating func period(_ name: String) -> Period {
        if let text = text(required: name) {
            if let period = Period(text) { return period }
            refuse(name, .malformed, "The value must be \(ReportCodes.periods).")
        }
        guard let placeholder = FinancialYear(startYear: 2000) else { preconditionFailure("2000-01 is a year.") }
        return Period(placeholder)
    }

    /// The first and the last day of a month, which must be given.
    mutating func month(_ name: String) -> ClosedRange<Day> {
        if let text = text(required: name) {
            if text.utf8.count == 7, let first = Day(text + "-01") {
                return first...first.lastDay(ofMonths: 1, .beginningWith)
            }
            refuse(name, .malformed, "The value must be a month, as 2022-09.")
        }
        return Day(number: 0)...Day(number: 0)
    }
}
