extension Bool: PostgresEncodable, PostgresDecodable {
    /// `boolean`.
    public static var postgresType: PostgresType { .bool }

    /// Adds one byte.
    public func encode(into buffer: inout PostgresBuffer) {
        buffer.append(UInt8(self ? 1 : 0))
    }

    /// Reads a `boolean`.
    public static func decode(_ value: PostgresValue) throws(PostgresValue.Mismatch) -> Bool {
        let byte: UInt8 = try PostgresValue.integer(try value.bytes(of: .bool))
        return byte != 0
    }
}

extension Int16: PostgresEncodable, PostgresDecodable {
    /// `smallint`.
    public static var postgresType: PostgresType { .int2 }

    /// Adds two bytes in network order.
    public func encode(into buffer: inout PostgresBuffer) {
        buffer.append(self)
    }

    /// Reads a `smallint`.
    public static func decode(_ value: PostgresValue) throws(PostgresValue.Mismatch) -> Int16 {
        try PostgresValue.integer(try value.bytes(of: .int2))
    }
}

extension Int32: PostgresEncodable, PostgresDecodable {
    /// `integer`.
    public static var postgresType: PostgresType { .int4 }

    /// Adds four bytes in network order.
    public func encode(into buffer: inout PostgresBuffer) {
        buffer.append(self)
    }

    /// Reads an `integer` or `smallint`.
    public static func decode(_ value: PostgresValue) throws(PostgresValue.Mismatch) -> Int32 {
        let bytes = try value.bytes(of: .int4, or: .int2)
        if value.oid == PostgresType.int2.oid { return Int32(try PostgresValue.integer(bytes, as: Int16.self)) }
        return try PostgresValue.integer(bytes)
    }
}

extension Int64: PostgresEncodable, PostgresDecodable {
    /// `bigint`.
    public static var postgresType: PostgresType { .int8 }

    /// Adds eight bytes in network order.
    public func encode(into buffer: inout PostgresBuffer) {
        buffer.append(self)
    }

    /// Reads a `bigint`, `integer` or `smallint`.
    public static func decode(_ value: PostgresValue) throws(PostgresValue.Mismatch) -> Int64 {
        guard value.oid != PostgresType.int8.oid else {
            return try PostgresValue.integer(try value.bytes(of: .int8))
        }
        return Int64(try Int32.decode(value))
    }
}

extension Int: PostgresEncodable, PostgresDecodable {
    /// `bigint`.
    public static var postgresType: PostgresType { .int8 }

    /// Adds eight bytes in network order.
    public func encode(into buffer: inout PostgresBuffer) {
        buffer.append(Int64(self))
    }

    /// Reads a `bigint`, `integer` or `smallint`.
    public static func decode(_ value: PostgresValue) throws(PostgresValue.Mismatch) -> Int {
        Int(try Int64.decode(value))
    }
}

extension Double: PostgresEncodable, PostgresDecodable {
    /// `double precision`.
    public static var postgresType: PostgresType { .float8 }

    /// Adds the eight bytes of its bit pattern.
    public func encode(into buffer: inout PostgresBuffer) {
        buffer.append(bitPattern)
    }

    /// Reads a `double precision`.
    public static func decode(_ value: PostgresValue) throws(PostgresValue.Mismatch) -> Double {
        Double(bitPattern: try PostgresValue.integer(try value.bytes(of: .float8)))
    }
}
