public import Foundation
public import WorkingDays

/// Reads the fields of a body's object and collects every error.
///
/// A field that cannot be read gives a placeholder; `finish` throws before anybody uses it.
public struct Fields {
    private let members: [JSONValue.Member]
    /// Where the object lies in the body, ending in a slash; empty for the body itself.
    private let path: String
    private var known: Set<String> = []
    private var errors: [FieldError] = []
    /// What was sent in the fields that may be told, for the audit: days, codes, numbers, flags and identifiers, and of
    /// texts those that are read as `audited`; never a name or what somebody said.
    public private(set) var facts: [String: JSONValue] = [:]

    /// Whether a field must be there; an optional field may also be null.
    public enum Presence { case required, optional }

    public init(_ body: JSONValue) throws(InvalidBody) {
        guard case .object(let members) = body else {
            throw InvalidBody(errors: [
                FieldError(place: .body("#"), code: .wrongType, detail: "The body must be an object.")
            ])
        }
        self.init(members: members, within: "")
    }

    private init(members: [JSONValue.Member], within path: String) {
        self.members = members
        self.path = path
    }

    /// Throws every error found, fields that no reader asked for included.
    public mutating func finish() throws(InvalidBody) {
        for member in members where !known.contains(member.name) {
            refuse(member.name.toldBack, .unknownField, "There is no such field.")
        }
        guard errors.isEmpty else { throw InvalidBody(errors: errors) }
    }

    public mutating func text(_ name: String, limit: TextLimit, audited: Bool = false) -> String {
        read(name, .required, audited: audited) { Self.text($0, limit: limit) } ?? ""
    }

    public mutating func text(optional name: String, limit: TextLimit, audited: Bool = false) -> String? {
        read(name, .optional, audited: audited) { Self.text($0, limit: limit) }
    }

    public mutating func day(_ name: String) -> Day {
        read(name, .required, Self.day) ?? Day(number: 0)
    }

    public mutating func day(optional name: String) -> Day? {
        read(name, .optional, Self.day)
    }

    /// Whether the request has the field, null included; one that is read only where it is there is known by it.
    public mutating func gives(_ name: String) -> Bool {
        known.insert(name)
        return members.contains { $0.name == name }
    }

    /// Refuses the absence of a field that another field asks for.
    public mutating func missing(_ name: String, with other: String) {
        refuse(name, .missing, "The field is required with \(other).")
    }

    public mutating func instant(_ name: String) -> Date {
        read(name, .required, Self.instant) ?? .distantPast
    }

    public mutating func instant(optional name: String) -> Date? {
        read(name, .optional, Self.instant)
    }

    public mutating func choice<Choice: CodeSet>(_ name: String, _: Choice.Type = Choice.self) -> Choice {
        read(name, .required, Self.choice) ?? Choice.allCases[Choice.allCases.startIndex]
    }

    public mutating func choice<Choice: CodeSet>(optional name: String, _: Choice.Type = Choice.self) -> Choice? {
        read(name, .optional, Self.choice)
    }

    public mutating func flag(_ name: String) -> Bool {
        read(name, .required, Self.flag) ?? false
    }

    public mutating func flag(optional name: String) -> Bool? {
        read(name, .optional, Self.flag)
    }

    /// Money in whole pence, up to ten million pounds.
    public mutating func pence(optional name: String, from minimum: Int) -> Int? {
        read(name, .optional) { value in
            switch value {
            case .integer(let pence) where (minimum...1_000_000_000).contains(pence): .success(pence)
            case .integer, .fraction:
                .failure(Wrong(.outOfRange, "The amount must be whole pence from \(minimum) to 1000000000."))
            default: .failure(Wrong(.wrongType, "The value must be a number."))
            }
        }
    }

    public mutating func number(optional name: String, in range: ClosedRange<Int>) -> Int? {
        read(name, .optional) { value in
            switch value {
            case .integer(let number) where range.contains(number): .success(number)
            case .integer, .fraction:
                .failure(
                    Wrong(.outOfRange, "The number must be whole, from \(range.lowerBound) to \(range.upperBound)."))
            default: .failure(Wrong(.wrongType, "The value must be a number."))
            }
        }
    }

    public mutating func identifier(optional name: String) -> UUID? {
        read(name, .optional, Self.identifier)
    }

    public mutating func identifier(_ name: String) -> UUID {
        read(name, .required, Self.identifier) ?? UUID()
    }

    /// Identifiers, each once.
    public mutating func identifiers(_ name: String, limit: Int) -> [UUID] {
        list(name, .required, limit: limit, Self.identifier)
    }

    /// Identifiers, each once; none where the field is not there.
    public mutating func identifiers(optional name: String, limit: Int) -> [UUID] {
        list(name, .optional, limit: limit, Self.identifier)
    }

    /// Codes, each once; none where the field is not there.
    public mutating func choices<Choice: CodeSet & Hashable>(
        optional name: String, _: Choice.Type = Choice.self
    ) -> [Choice] {
        list(name, .optional, limit: Choice.allCases.count, Self.choice)
    }

    /// A whole number of a range.
    public mutating func integer(_ name: String, in range: ClosedRange<Int>) -> Int {
        read(name, .required) { value in
            switch value {
            case .integer(let number) where range.contains(number): .success(number)
            case .integer, .fraction:
                .failure(
                    Wrong(.outOfRange, "The value must be from \(range.lowerBound) to \(range.upperBound), whole."))
            default: .failure(Wrong(.wrongType, "The value must be a number."))
            }
        } ?? range.lowerBound
    }

    /// A whole number of a range, or nil.
    public mutating func integer(optional name: String, in range: ClosedRange<Int>) -> Int? {
        number(optional: name, in: range)
    }

    /// Texts, each once.
    public mutating func texts(_ name: String, limit: Int) -> [String] {
        list(name, .required, limit: limit, audited: false) { Self.text($0, limit: 100) }
    }

    /// Texts of a length, each once; none where the field is not there.
    public mutating func texts(optional name: String, limit: Int, length: TextLimit) -> [String] {
        list(name, .optional, limit: limit, audited: false) { Self.text($0, limit: length) }
    }

    /// Texts, each once; nil where the field is not there.
    public mutating func texts(ifGiven name: String, limit: Int) -> [String]? {
        guard members.contains(where: { $0.name == name && $0.value != .null }) else {
            known.insert(name)
            return nil
        }
        return texts(name, limit: limit)
    }

    /// Codes, each once.
    public mutating func choices<Choice: CodeSet & Hashable>(
        _ name: String, _: Choice.Type = Choice.self, mayBeEmpty: Bool = true
    ) -> [Choice] {
        list(name, .required, limit: Choice.allCases.count, mayBeEmpty: mayBeEmpty, Self.choice)
    }

    /// Objects, each read by the closure; none where the field is not there.
    public mutating func objects<Value>(
        optional name: String, limit: Int, _ body: (inout Fields) -> Value
    ) -> [Value] {
        let elements = read(name, .optional, audited: false) { Self.elements($0, limit: limit) } ?? []
        var values: [Value] = []
        for (index, element) in elements.enumerated() {
            guard case .object(let members) = element else {
                refuse("\(name)/\(index)", .wrongType, "The value must be an object.")
                continue
            }
            var fields = Fields(members: members, within: "\(path)\(name.escapedForPointer)/\(index)/")
            values.append(body(&fields))
            do throws(InvalidBody) { try fields.finish() } catch { errors += error.errors }
        }
        return values
    }

    /// An object read by the closure.
    public mutating func object<Value>(optional name: String, _ body: (inout Fields) -> Value) -> Value? {
        let members = read(name, .optional, audited: false) { value -> Result<[JSONValue.Member], Wrong> in
            guard case .object(let members) = value else {
                return .failure(Wrong(.wrongType, "The value must be an object."))
            }
            return .success(members)
        }
        return members.map { members in
            var fields = Fields(members: members, within: "\(path)\(name.escapedForPointer)/")
            let value = body(&fields)
            do throws(InvalidBody) { try fields.finish() } catch { errors += error.errors }
            return value
        }
    }

    private mutating func list<Value: Equatable>(
        _ name: String, _ presence: Presence, limit: Int, mayBeEmpty: Bool = true, audited: Bool = true,
        _ decode: (JSONValue) -> Result<Value, Wrong>
    ) -> [Value] {
        var found: [Value] = []
        let elements =
            read(name, presence, audited: audited) { Self.elements($0, limit: limit, mayBeEmpty: mayBeEmpty) } ?? []
        for (index, element) in elements.enumerated() {
            switch decode(element) {
            case .success(let value) where found.contains(value):
                refuse("\(name)/\(index)", .duplicate, "The value is in the list already.")
            case .success(let value): found.append(value)
            case .failure(let wrong): refuse("\(name)/\(index)", wrong.code, wrong.detail)
            }
        }
        return found
    }

    private static func elements(
        _ value: JSONValue, limit: Int, mayBeEmpty: Bool = true
    ) -> Result<[JSONValue], Wrong> {
        guard case .array(let elements) = value else {
            return .failure(Wrong(.wrongType, "The value must be a list."))
        }
        guard elements.count <= limit else {
            return .failure(Wrong(.outOfRange, "The list may hold at most \(limit) values."))
        }
        guard !elements.isEmpty || mayBeEmpty else {
            return .failure(Wrong(.outOfRange, "The list must not be empty."))
        }
        return .success(elements)
    }
}

extension Fields {
    public mutating func read<Value>(
        _ name: String, _ presence: Presence, audited: Bool = true, _ decode: (JSONValue) -> Result<Value, Wrong>
    ) -> Value? {
        known.insert(name)
        guard let member = members.first(where: { $0.name == name }), member.value != .null || presence == .required
        else {
            if presence == .required { refuse(name, .missing, "The field is required.") }
            return nil
        }
        switch decode(member.value) {
        case .success(let value):
            if audited { facts[name] = member.value.withPlainIdentifiers }
            return value
        case .failure(let wrong):
            refuse(name, wrong.code, wrong.detail)
            return nil
        }
    }

    /// Whether the field is there and null, which some requests mean.
    public func isNull(_ name: String) -> Bool { members.contains { $0.name == name && $0.value == .null } }

    public mutating func refuse(_ name: String, _ code: FieldError.Code, _ detail: String) {
        errors.append(FieldError(place: .body("#/" + path + name.escapedForPointer), code: code, detail: detail))
    }
}

extension String {
    /// A name as a reference token of a JSON pointer; the slash of an index into a list is not one of a name.
    fileprivate var escapedForPointer: String {
        contains("~") ? replacing("~", with: "~0") : self
    }
}

extension JSONValue {
    /// Identifiers in the one way they are written everywhere else, in small letters (RFC 9562 section 4).
    fileprivate var withPlainIdentifiers: JSONValue {
        switch self {
        case .text(let text) where text.utf8.count == 36:
            UUID(uuidString: text).map { .text($0.uuidString.lowercased()) } ?? self
        case .array(let elements): .array(elements.map(\.withPlainIdentifiers))
        default: self
        }
    }
}
