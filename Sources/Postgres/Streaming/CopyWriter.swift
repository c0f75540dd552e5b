import CLibPQ

extension Transaction {
    /// Adds many rows to a table by binary COPY and returns how many; below a thousand rows `unnest` does as well.
    @discardableResult
    public func copyIn(
        _ table: some SQLIdentifier, _ columns: [StaticString], file: StaticString = #fileID, line: UInt = #line,
        _ body: (inout CopyWriter) throws -> Void
    ) throws -> Int {
        let callSite = CallSite(file: file, line: line)
        let list = columns.map { quote($0.description) }.joined(separator: ", ")
        // COPY converts no types and names them nowhere, so the server is asked for them first.
        let shape = try connection.run(SQL(trusted: "SELECT \(list) FROM \(table.quoted) LIMIT 0"), at: callSite)
        let types = columns.indices.map { shape.columns.type(at: $0) }
        try connection.startCopy("COPY \(table.quoted) (\(list)) FROM STDIN (FORMAT binary)", at: callSite)
        defer { connection.isStreaming = false }
        var writer = CopyWriter(connection, columns: columns, types: types, callSite: callSite)
        do {
            try body(&writer)
            try writer.finish()
        } catch {
            connection.abandonCopy()
            throw error
        }
        return try connection.endCopy(at: callSite)
    }
}

/// Sends rows to the server as binary COPY data.
public struct CopyWriter: ~Copyable {
    private let connection: Connection
    private let columns: [StaticString]
    private let types: [UInt32]
    private let callSite: CallSite
    private var buffer = PostgresBuffer()
    private(set) var rows = 0

    /// A larger chunk gains nothing and makes libpq's own buffer grow.
    private static let chunk = 64 * 1024

    init(_ connection: Connection, columns: [StaticString], types: [UInt32], callSite: CallSite) {
        self.connection = connection
        self.columns = columns
        self.types = types
        self.callSite = callSite
        buffer.bytes.reserveCapacity(Self.chunk + 4096)
        buffer.append("PGCOPY\n".utf8)
        buffer.append([0xFF, 0x0D, 0x0A, 0x00, 0, 0, 0, 0, 0, 0, 0, 0])
    }

    /// Adds a row, with one value for each column.
    public mutating func write(row: [(any PostgresEncodable)?]) throws {
        guard row.count == types.count else {
            throw PostgresError(.encoding, "\(row.count) values for \(types.count) columns", at: callSite)
        }
        buffer.append(Int16(truncatingIfNeeded: row.count))
        for (position, value) in row.enumerated() {
            guard let value, !value.isPostgresNull else {
                buffer.append(Int32(-1))
                continue
            }
            try append(value, at: position)
        }
        if let refusal = buffer.refusal { throw PostgresError(.encoding, refusal.description, at: callSite) }
        rows += 1
        if buffer.bytes.count >= Self.chunk { try flush() }
    }

    mutating func finish() throws {
        buffer.append(Int16(-1))
        try flush()
    }

    /// COPY converts nothing, so an integer is given the width of its column and any other type must be the column's.
    private mutating func append<Value: PostgresEncodable>(_ value: Value, at position: Int) throws {
        let column = types[position]
        let type = Value.postgresType
        if type.oid == column || type.isText && PostgresType.isReadAsText(column) {
            return buffer.appendField(value)
        }
        guard let number = integer(value) else {
            throw refusal("\(PostgresType.name(of: type.oid)) cannot be copied into the column", position)
        }
        switch column {
        case PostgresType.int8.oid: buffer.appendField(number)
        case PostgresType.int4.oid: buffer.appendField(try narrow(number, to: Int32.self, position))
        case PostgresType.int2.oid: buffer.appendField(try narrow(number, to: Int16.self, position))
        default: throw refusal("an integer cannot be copied into the column", position)
        }
    }

    private func integer(_ value: some PostgresEncodable) -> Int64? {
        var encoded = PostgresBuffer()
        value.encode(into: &encoded)
        return encoded.bytes.withUnsafeBytes { bytes in
            let value = PostgresValue(oid: type(of: value).postgresType.oid, bytes: bytes)
            do { return try Int64.decode(value) } catch { return nil }
        }
    }

    private func narrow<Narrow: FixedWidthInteger>(
        _ number: Int64, to _: Narrow.Type, _ position: Int
    ) throws -> Narrow {
        guard let narrow = Narrow(exactly: number) else { throw refusal("an integer is out of range", position) }
        return narrow
    }

    private func refusal(_ reason: String, _ position: Int) -> PostgresError {
        var error = PostgresError(.encoding, reason, at: callSite)
        error.column = columns[position].description
        return error
    }

    private mutating func flush() throws {
        let sent = buffer.bytes.withUnsafeBytes { bytes in
            PQputCopyData(
                connection.handle, bytes.assumingMemoryBound(to: CChar.self).baseAddress,
                Int32(truncatingIfNeeded: bytes.count))
        }
        buffer.bytes.removeAll(keepingCapacity: true)
        guard sent == 1 else { throw PostgresError(result: nil, connection: connection.handle, sql: nil, at: callSite) }
    }
}

extension Connection {
    fileprivate func startCopy(_ text: String, at callSite: CallSite) throws(PostgresError) {
        let result = PQexec(handle, text)
        defer { PQclear(result) }
        guard PQresultStatus(result) == PGRES_COPY_IN else {
            throw PostgresError(result: result, connection: handle, sql: nil, at: callSite)
        }
        isStreaming = true
    }

    fileprivate func endCopy(at callSite: CallSite) throws(PostgresError) -> Int {
        guard PQputCopyEnd(handle, nil) == 1 else {
            throw PostgresError(result: nil, connection: handle, sql: nil, at: callSite)
        }
        let result = try check(PQgetResult(handle), nil, at: callSite)
        defer { discardResults() }
        return ResultSet(result, columns: nil, callSite: callSite).affected
    }

    fileprivate func abandonCopy() {
        PQputCopyEnd(handle, "abandoned")
        discardResults()
    }
}
