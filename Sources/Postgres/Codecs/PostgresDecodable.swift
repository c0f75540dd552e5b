/// A value that can be read from a column.
///
/// An enum or identifier over a conforming raw value conforms by an empty extension.
public protocol PostgresDecodable {
    /// Reads the value, after checking that the column has a type it can be read from.
    static func decode(_ value: PostgresValue) throws(PostgresValue.Mismatch) -> Self
    /// Reads an array of such values.
    static func decode(array value: PostgresValue) throws(PostgresValue.Mismatch) -> [Self]
}

extension PostgresDecodable {
    /// Reads a one-dimensional array.
    public static func decode(array value: PostgresValue) throws(PostgresValue.Mismatch) -> [Self] {
        var reader = try ArrayReader(value)
        var elements: [Self] = []
        elements.reserveCapacity(reader.count)
        for _ in 0..<reader.count {
            elements.append(try decode(try reader.next()))
        }
        return elements
    }
}

extension PostgresDecodable where Self: RawRepresentable, RawValue: PostgresDecodable {
    /// Reads the raw value and refuses one that no case has.
    public static func decode(_ value: PostgresValue) throws(PostgresValue.Mismatch) -> Self {
        guard let known = Self(rawValue: try RawValue.decode(value)) else { throw .unknownValue }
        return known
    }
}
