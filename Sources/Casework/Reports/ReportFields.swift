import Complaints
import JSON

extension Fields {
    /// A financial year.
    mutating func year(_ name: String) -> FinancialYear {
        parsed(name, as: ReportCodes.years, { FinancialYear($0) }) ?? FinancialYear.placeholder
    }

    /// A period, in whichever of its forms.
    mutating func period(_ name: String) -> Period {
        parsed(name, as: ReportCodes.periods, { Period($0) }) ?? Period(FinancialYear.placeholder)
    }

    private mutating func parsed<Value>(_ name: String, as what: String, _ parse: (String) -> Value?) -> Value? {
        read(name, .required) { value -> Result<Value, Wrong> in
            guard case .text(let text) = value else { return .failure(Wrong(.wrongType, "The value must be a text.")) }
            guard let parsed = parse(text) else { return .failure(Wrong(.malformed, "The value must be \(what).")) }
            return .success(parsed)
        }
    }

    /// A text of a shape that the rules know, as the code of a section.
    mutating func code(_ name: String, as what: String, _ isOne: (String) -> Bool) -> String {
        parsed(name, as: what) { isOne($0) ? $0 : nil } ?? ""
    }
}

extension FinancialYear {
    /// Stands where none could be read, and is used by nobody.
    fileprivate static var placeholder: FinancialYear {
        guard let year = FinancialYear(startYear: 2000) else { preconditionFailure("2000-01 is a year.") }
        return year
    }
}
