public import Complaints
public import JSON
public import WorkingDays

/// A financial year that a request named, with its days.
public struct EnteredYear: Sendable, Hashable {
    /// As `2022-23`.
    public let text: String
    public let days: ClosedRange<Day>
}

extension Fields {
    /// A financial year.
    mutating func year(_ name: String) -> EnteredYear {
        read(name, .required) { value -> Result<EnteredYear, Wrong> in
            guard case .text(let text) = value else { return .failure(Wrong(.wrongType, "The value must be a text.")) }
            guard let days = PeriodText.daysOfYear(text) else {
                return .failure(Wrong(.malformed, "The value must be a financial year, as 2022-23."))
            }
            return .success(EnteredYear(text: text, days: days))
        } ?? EnteredYear(text: "", days: Day(number: 0)...Day(number: 0))
    }

    /// A text of a shape that the rules know, as the code of a section.
    mutating func code(_ name: String, as what: String, _ isOne: (String) -> Bool) -> String {
        read(name, .required) { value -> Result<String, Wrong> in
            guard case .text(let text) = value else { return .failure(Wrong(.wrongType, "The value must be a text.")) }
            guard isOne(text) else { return .failure(Wrong(.malformed, "The value must be \(what).")) }
            return .success(text)
        } ?? ""
    }
}
