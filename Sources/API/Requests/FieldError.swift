/// What is wrong with one field of a body or one parameter of a query.
struct FieldError: Hashable, Sendable {
    enum Place: Hashable, Sendable {
        /// A JSON pointer (RFC 6901) into the body.
        case body(String)
        case query(String)
        case header(String)
    }

    enum Code: String, CaseIterable, Sendable {
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

    let place: Place
    let code: Code
    let detail: String
}

/// The body does not say what the operation needs; every field that is wrong is named.
struct InvalidBody: Error, Hashable {
    let errors: [FieldError]
}
