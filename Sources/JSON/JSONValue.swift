/// A JSON document as it was sent: members in order, so that a field sent twice can be refused.
public enum JSONValue: Hashable, Sendable {
    case null
    case bool(Bool)
    /// A whole number that fits, however it is written; any other is `fraction`.
    case integer(Int)
    /// Infinite where a double does not reach.
    case fraction(Double)
    case text(String)
    case array([JSONValue])
    case object([Member])

    public struct Member: Hashable, Sendable {
        public let name: String
        public let value: JSONValue
    }
}

/// The body is not JSON (RFC 8259).
public struct MalformedJSON: Error, Hashable {
    /// Bytes before the one that is wrong.
    public let offset: Int
    public let reason: String
}
