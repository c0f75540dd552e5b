import Complaints
import Reporting

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
}
