/// What is wrong with one field of a body or one parameter of a query.
public struct FieldError: Hashable, Sendable {
    public enum Place: Hashable, Sendable {
        /// A JSON pointer (RFC 6901) into the body.
        case body(String)
        case query(String)
        case header(String)
    }

    public enum Code: String, CaseIterable, Sendable {
        case missing
        case unknownField = "unknown_field"
        case wrongType = "wrong_type"
        case unknownValue = "unknown_value"
        case notADay = "not_a_day"
        case notAnInstant = "not_an_instant"
        case outOfRange = "out_of_range"
        case tooLong = "too_long"
        case blank
        case forbiddenCharacter = "forbidden_character"
        case duplicate
        case malformed
        case refused
    }

    public let place: Place
    public let code: Code
    public let detail: String

    /// What is wrong at a place, as a code and a sentence.
    public init(place: Place, code: Code, detail: String) {
        self.place = place
        self.code = code
        self.detail = detail
    }
}

/// The body does not say what the operation needs; every field that is wrong is named.
public struct InvalidBody: Error, Hashable {
    public let errors: [FieldError]

    /// A body with these faults.
    public init(errors: [FieldError]) { self.errors = errors }
}
