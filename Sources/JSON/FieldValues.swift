import Foundation
import WorkingDays

/// A closed set of codes in JSON.
public typealias CodeSet = CaseIterable & RawRepresentable<String> & SendableMetatype

/// What a single value must be.
extension Fields {
    /// What is wrong with a value.
    public struct Wrong: Error {
        let code: FieldError.Code
        let detail: String

        /// What is wrong, as a code and a sentence.
        public init(_ code: FieldError.Code, _ detail: String) {
            self.code = code
            self.detail = detail
        }
    }

    static func text(_ value: JSONValue, limit: TextLimit) -> Result<String, Wrong> {
        guard case .text(let text) = value else { return .failure(Wrong(.wrongType, "The value must be a text.")) }
        guard let fault = limit.fault(in: text) else { return .success(text) }
        return .failure(Wrong(fault.code, "The text \(fault.sentence)."))
    }

    static func identifier(_ value: JSONValue) -> Result<UUID, Wrong> {
        guard case .text(let text) = value else { return .failure(Wrong(.wrongType, "The value must be a text.")) }
        guard text.utf8.count == 36, let identifier = UUID(uuidString: text) else {
            return .failure(Wrong(.malformed, "The value must be a UUID."))
        }
        return .success(identifier)
    }

    static func day(_ value: JSONValue) -> Result<Day, Wrong> {
        guard case .text(let text) = value else { return .failure(Wrong(.wrongType, "The value must be a text.")) }
        guard let day = Day(text) else {
            return .failure(Wrong(.notADay, "The value must be a day that exists, as YYYY-MM-DD."))
        }
        return .success(day)
    }

    static func instant(_ value: JSONValue) -> Result<Date, Wrong> {
        guard case .text(let text) = value else { return .failure(Wrong(.wrongType, "The value must be a text.")) }
        guard let instant = Instant.parse(text) else {
            return .failure(Wrong(.notAnInstant, "The value must be an instant with its offset (RFC 3339)."))
        }
        return .success(instant)
    }

    static func flag(_ value: JSONValue) -> Result<Bool, Wrong> {
        guard case .bool(let flag) = value else {
            return .failure(Wrong(.wrongType, "The value must be true or false."))
        }
        return .success(flag)
    }

    static func choice<Choice: CodeSet>(_ value: JSONValue) -> Result<Choice, Wrong> {
        guard case .text(let text) = value else { return .failure(Wrong(.wrongType, "The value must be a text.")) }
        guard let choice = Choice(rawValue: text) else {
            return .failure(Wrong(.unknownValue, "'\(text.prefix(60))' is not one of \(Choice.listed)."))
        }
        return .success(choice)
    }
}

extension CaseIterable where Self: RawRepresentable<String> {
    /// The codes, as a sentence lists them.
    public static var listed: String { allCases.map(\.rawValue).joined(separator: ", ") }
}
