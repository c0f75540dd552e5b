import Complaints
import Crypto
import Foundation
import JSON
import WorkingDays

/// Reads the cells of one row as what they must be, and notes each one that is not.
struct RowReader {
    let file: String
    let line: Int
    private let columns: [String: Int]
    /// The names of the columns, in their order.
    private let names: [String]
    private let cells: [String]
    private(set) var problems: [RegisterProblem] = []

    /// A row of a file with these columns, `names` of them in order.
    init(file: String, line: Int, columns: [String: Int], names: [String], cells: [String]) {
        self.file = file
        self.line = line
        self.columns = columns
        self.names = names
        self.cells = cells
    }

    /// SHA-256 of what the row says, however its references and names are spelt.
    var digest: [UInt8] {
        let said = names.compactMap { column in
            optional(column).map { "\(column)\u{1E}\(RegisterFile.said($0, in: column))" }
        }
        return Array(SHA256.hash(data: Data(said.joined(separator: "\u{1F}").utf8)))
    }

    mutating func note(_ column: String?, _ reason: String) {
        problems.append(RegisterProblem(file: file, line: line, column: column, reason: reason))
    }

    /// Notes the refusal of a rule at a column.
    mutating func check(_ column: String, _ rule: () throws(Refusal) -> Void) {
        do throws(Refusal) { try rule() } catch { note(column, error.detail) }
    }

    /// The text of a cell, nil when it is empty.
    func optional(_ column: String) -> String? {
        guard let index = columns[column], index < cells.count, !cells[index].isEmpty else { return nil }
        return cells[index]
    }

    /// Whether the file has the column.
    func has(_ column: String) -> Bool { columns[column] != nil }

    /// The text of a cell within its limit, nil when it is empty; one line has something in it that can be read.
    mutating func optional(_ column: String, limit: TextLimit) -> String? {
        guard let text = optional(column) else { return nil }
        let fault = limit.fault(in: text) ?? (!limit.hasLines && text.isUnreadable ? .blank : nil)
        if let fault { note(column, fault.sentence) }
        return text
    }

    /// The text of a cell that may not be empty, within its limit.
    mutating func text(_ column: String, limit: TextLimit) -> String? {
        text(column) == nil ? nil : optional(column, limit: limit)
    }

    /// What a cell refers to among what was read before, by the reference that has there.
    mutating func reference(_ column: String, to known: References<some Sendable>, in file: RegisterFile) -> String? {
        guard let reference = optional(column) else { return nil }
        let found = known.written(reference)
        if found == nil { note(column, "\"\(reference)\" is not in \(file.name)") }
        return found
    }

    /// Codes with spaces between them.
    mutating func codes<Code: RawRepresentable & CaseIterable>(
        _ column: String, _ type: Code.Type
    ) -> [Code] where Code.RawValue == String {
        let words = optional(column)?.split(whereSeparator: \.isWhitespace).map(String.init) ?? []
        for word in words where Code(rawValue: word) == nil { noteUnknown(column, word, type) }
        return Code.allCases.filter { words.contains($0.rawValue) }
    }

    mutating func text(_ column: String) -> String? {
        guard let text = optional(column), text.contains(where: { !$0.isWhitespace }) else {
            note(column, "must not be blank")
            return nil
        }
        return text
    }

    mutating func optionalDay(_ column: String) -> Day? {
        guard let text = optional(column) else { return nil }
        guard let day = Day(text) else {
            note(column, "\"\(text)\" is not a day that exists, YYYY-MM-DD")
            return nil
        }
        return day
    }

    mutating func day(_ column: String) -> Day? {
        text(column) == nil ? nil : optionalDay(column)
    }

    /// A civil time in London, `YYYY-MM-DDTHH:MM`.
    mutating func optionalInstant(_ column: String) -> Date? {
        guard let text = optional(column) else { return nil }
        let parts = text.split(separator: "T", omittingEmptySubsequences: false)
        if parts.count == 2, let day = Day(String(parts[0])), parts[1].utf8.count == 5 {
            let clock = parts[1].split(separator: ":", omittingEmptySubsequences: false)
            if clock.count == 2, let hour = UInt8(clock[0]), let minute = UInt8(clock[1]), hour < 24, minute < 60 {
                return London.instant(of: day, hour: Int(hour), minute: Int(minute))
            }
        }
        note(column, "\"\(text)\" is not a day and time that exists, YYYY-MM-DDTHH:MM")
        return nil
    }

    mutating func optionalCode<Code: RawRepresentable & CaseIterable>(
        _ column: String, _ type: Code.Type
    ) -> Code? where Code.RawValue == String {
        guard let text = optional(column) else { return nil }
        guard let code = Code(rawValue: text) else {
            noteUnknown(column, text, type)
            return nil
        }
        return code
    }

    private mutating func noteUnknown<Code: RawRepresentable & CaseIterable>(
        _ column: String, _ text: String, _ type: Code.Type
    ) where Code.RawValue == String {
        note(column, "unknown code \"\(text)\"; known are \(Code.listed)")
    }

    mutating func code<Code: RawRepresentable & CaseIterable>(
        _ column: String, _ type: Code.Type
    ) -> Code? where Code.RawValue == String {
        text(column) == nil ? nil : optionalCode(column, type)
    }

    mutating func optionalYesNo(_ column: String) -> Bool? {
        guard let text = optional(column) else { return nil }
        switch text {
        case "yes": return true
        case "no": return false
        default:
            note(column, "\"\(text)\" must be yes or no")
            return nil
        }
    }

    mutating func yesNo(_ column: String) -> Bool? {
        text(column) == nil ? nil : optionalYesNo(column)
    }

    /// A sum in pounds, whole or with two decimals, as pence.
    mutating func optionalPence(_ column: String) -> Int? {
        guard let text = optional(column) else { return nil }
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        let digits = parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { (48...57).contains($0) } }
        if digits, parts.count == 1 || parts.count == 2 && parts[1].utf8.count == 2,
            let pounds = Int(parts[0]), pounds <= 1_000_000_000, let pence = parts.count == 2 ? Int(parts[1]) : 0
        {
            return pounds * 100 + pence
        }
        note(column, "\"\(text)\" is not a sum in pounds, as 1300 or 1300.50")
        return nil
    }

    mutating func count(_ column: String) -> Int? {
        guard let text = text(column) else { return nil }
        guard text.utf8.allSatisfy({ (48...57).contains($0) }), let value = Int(text) else {
            note(column, "\"\(text)\" is not a whole number")
            return nil
        }
        return value
    }

    /// Notes a day after today, and one outside the calendar: no record begins where no working days are known.
    mutating func happened(_ column: String, _ day: Day?, within coverage: ClosedRange<Day>, today: Day) {
        guard let day else { return }
        if day > today {
            note(column, "\(day) lies in the future; today is \(today)")
        } else if !coverage.contains(day) {
            note(column, "\(day) is outside the calendar, \(coverage.lowerBound) to \(coverage.upperBound)")
        }
    }

    /// Notes a day that comes before one it must follow, or after today.
    mutating func order(_ column: String, _ day: Day?, notBefore earlier: Day?, _ event: String, today: Day) {
        guard let day else { return }
        if day > today { note(column, "\(day) lies in the future; today is \(today)") }
        if let earlier, day < earlier { note(column, "\(day) is before \(event) \(earlier)") }
    }
}
