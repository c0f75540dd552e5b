import Complaints
import Foundation
import Hummingbird
import HummingbirdCore
import JSON
import Reporting
import WorkingDays

/// The query says something the operation does not understand; every parameter that is wrong is named.
struct InvalidQuery: Error, Hashable {
    let errors: [FieldError]
}

/// Reads the parameters of a query and collects every error, unknown and repeated parameters included.
struct Query {
    private var values: [String: String] = [:]
    private var known: Set<String> = []
    private var errors: [FieldError] = []
    private let uri: URI

    init(_ uri: URI) {
        self.uri = uri
        guard let query = uri.query, !query.isEmpty else { return }
        for pair in query.split(separator: "&", omittingEmptySubsequences: true) {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let name = String(parts[0])
            // A form writes a space as "+"; a plus sign itself comes as %2B.
            let written = parts.count > 1 ? parts[1].replacing("+", with: " ") : ""
            guard let value = written.removingPercentEncoding else {
                refuse(name, .malformed, "The value is not percent-encoded UTF-8.")
                continue
            }
            if values.updateValue(value, forKey: name) != nil {
                refuse(name, .duplicate, "The parameter may be given once.")
            }
        }
    }

    /// Throws every error found, parameters that no reader asked for included.
    mutating func finish() throws(InvalidQuery) {
        for name in values.keys.sorted() where !known.contains(name) {
            refuse(name, .unknownField, "There is no such parameter.")
        }
        guard errors.isEmpty else { throw InvalidQuery(errors: errors) }
    }

    mutating func text(_ name: String) -> String? {
        guard let text = read(name) else { return nil }
        guard !text.isEmpty else {
            refuse(name, .blank, "The value must not be blank.")
            return nil
        }
        if let control = text.unicodeScalars.first(where: { $0.properties.generalCategory == .control }) {
            refuse(name, .forbiddenCharacter, "The value \(TextFault.control(control).sentence).")
            return nil
        }
        return text
    }

    /// A text of a shape that the rules know.
    mutating func parsed<Value>(_ name: String, as what: String, _ parse: (String) -> Value?) -> Value? {
        guard let text = text(name) else { return nil }
        let value = parse(text)
        if value == nil { refuse(name, .malformed, "The value must be \(what).") }
        return value
    }

    mutating func text(required name: String) -> String? {
        require(name)
        return text(name)
    }

    mutating func day(_ name: String) -> Day? {
        guard let text = read(name) else { return nil }
        guard let day = Day(text) else {
            refuse(name, .notADay, "The value must be a day that exists, as YYYY-MM-DD.")
            return nil
        }
        return day
    }

    /// The days from one to another, which are both required.
    mutating func days(from first: String, to last: String) -> ClosedRange<Day>? {
        for name in [first, last] { require(name) }
        let (from, to) = (day(first), day(last))
        guard let from, let to else { return nil }
        guard from <= to else {
            refuse(last, .refused, "The last day must not be before the first.")
            return nil
        }
        return from...to
    }

    mutating func choice<Choice: CodeSet>(_ name: String, _: Choice.Type = Choice.self) -> Choice? {
        guard let text = read(name) else { return nil }
        guard let choice = Choice(rawValue: text) else {
            refuse(name, .unknownValue, "'\(text.prefix(60))' is not one of \(Choice.listed).")
            return nil
        }
        return choice
    }

    mutating func choice<Choice: CodeSet>(required name: String, _: Choice.Type = Choice.self) -> Choice {
        require(name)
        return choice(name, Choice.self) ?? Choice.allCases[Choice.allCases.startIndex]
    }

    mutating func identifier(_ name: String) -> UUID? {
        guard let text = read(name) else { return nil }
        guard let identifier = UUID(uuidString: text) else {
            refuse(name, .malformed, "The value must be a UUID.")
            return nil
        }
        return identifier
    }

    mutating func identifier(required name: String) -> UUID? {
        require(name)
        return identifier(name)
    }

    /// True or false.
    mutating func flag(_ name: String) -> Bool? {
        guard let text = read(name) else { return nil }
        guard let flag = Bool(text) else {
            refuse(name, .unknownValue, "The value must be true or false.")
            return nil
        }
        return flag
    }

    /// How many items a page holds: 1 to 200, and 50 unless told.
    mutating func limit() -> Int {
        guard let text = read("limit") else { return 50 }
        guard let limit = Int(text), (1...200).contains(limit) else {
            refuse("limit", .outOfRange, "The limit must be a number from 1 to 200.")
            return 50
        }
        return limit
    }

    mutating func number(_ name: String, in range: ClosedRange<Int>) -> Int? {
        guard let text = read(name) else { return nil }
        guard let number = Int(text), range.contains(number) else {
            refuse(name, .outOfRange, "The value must be a number from \(range.lowerBound) to \(range.upperBound).")
            return nil
        }
        return number
    }

    mutating func cursor<Position: Cursor>(_: Position.Type = Position.self) -> Position? {
        guard let text = read("cursor") else { return nil }
        guard let position: Position = ListCursor.position(text, of: uri) else {
            refuse("cursor", .malformed, "The cursor is not one that a page of this list gave.")
            return nil
        }
        return position
    }

    private mutating func read(_ name: String) -> String? {
        known.insert(name)
        return values[name]
    }

    /// Refuses a query without the parameter.
    mutating func require(_ name: String) {
        if values[name] == nil { refuse(name, .missing, "The parameter is required.") }
    }

    mutating func refuse(_ name: String, _ code: FieldError.Code, _ detail: String) {
        errors.append(FieldError(place: .query(name.toldBack), code: code, detail: detail))
    }
}
