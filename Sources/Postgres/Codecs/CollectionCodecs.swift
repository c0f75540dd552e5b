extension Optional: PostgresEncodable where Wrapped: PostgresEncodable {
    /// The type of the wrapped value.
    public static var postgresType: PostgresType { Wrapped.postgresType }

    /// True for `nil`.
    public var isPostgresNull: Bool {
        switch self {
        case .none: true
        case .some(let value): value.isPostgresNull
        }
    }

    /// Adds the wrapped value.
    public func encode(into buffer: inout PostgresBuffer) {
        self?.encode(into: &buffer)
    }
}

extension Optional: PostgresDecodable where Wrapped: PostgresDecodable {
    /// Reads NULL as `nil`.
    public static func decode(_ value: PostgresValue) throws(PostgresValue.Mismatch) -> Wrapped? {
        if value.isNull { nil } else { try Wrapped.decode(value) }
    }
}

extension Array: PostgresEncodable where Element: PostgresEncodable {
    /// The array type of the elements, or `bytea` for bytes.
    public static var postgresType: PostgresType {
        Element.postgresArrayType ?? PostgresType(0, array: nil)
    }

    /// Adds the elements as an array.
    public func encode(into buffer: inout PostgresBuffer) {
        Element.encode(array: self, into: &buffer)
    }
}

extension Array: PostgresDecodable where Element: PostgresDecodable {
    /// Reads a one-dimensional array.
    public static func decode(_ value: PostgresValue) throws(PostgresValue.Mismatch) -> [Element] {
        try Element.decode(array: value)
    }
}

/// A byte on its own travels as `smallint`; an array of bytes is `bytea`.
extension UInt8: PostgresEncodable, PostgresDecodable {
    /// `smallint`.
    public static var postgresType: PostgresType { .int2 }
    /// `bytea`.
    public static var postgresArrayType: PostgresType? { .bytea }

    /// Adds two bytes in network order.
    public func encode(into buffer: inout PostgresBuffer) {
        buffer.append(Int16(self))
    }

    /// Adds the bytes as they are.
    public static func encode(array: [UInt8], into buffer: inout PostgresBuffer) {
        buffer.append(array)
    }

    /// Reads a `smallint` between 0 and 255.
    public static func decode(_ value: PostgresValue) throws(PostgresValue.Mismatch) -> UInt8 {
        guard let byte = UInt8(exactly: try Int16.decode(value)) else { throw .unknownValue }
        return byte
    }

    /// Reads a `bytea`.
    public static func decode(array value: PostgresValue) throws(PostgresValue.Mismatch) -> [UInt8] {
        [UInt8](try value.bytes(of: .bytea))
    }
}
