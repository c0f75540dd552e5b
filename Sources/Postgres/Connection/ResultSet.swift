import CLibPQ

/// The rows of a result, freed with the last row that refers to them.
final class ResultSet {
    private let handle: OpaquePointer
    private let callSite: CallSite
    private(set) var columns: Columns

    init(_ handle: OpaquePointer, columns: Columns?, callSite: CallSite) {
        self.handle = handle
        self.columns = columns ?? Columns(of: handle)
        self.callSite = callSite
    }

    deinit {
        PQclear(handle)
    }

    /// Leaves the connection for another thread: the columns that a connection keeps for a statement stay with it.
    func leave() { columns = Columns(of: handle) }

    var count: Int32 { PQntuples(handle) }

    /// How many rows a statement changed or returned.
    var affected: Int {
        guard let digits = PQcmdTuples(handle) else { return 0 }
        var number = 0
        var digit = digits
        while digit.pointee != 0 {
            number = number * 10 + Int(digit.pointee - 48)
            digit += 1
        }
        return number
    }

    func value(row: Int32, column: Int) -> PostgresValue {
        let column32 = Int32(truncatingIfNeeded: column)
        let oid = columns.type(at: column)
        if PQgetisnull(handle, row, column32) != 0 { return PostgresValue(oid: oid, bytes: nil) }
        let length = Int(PQgetlength(handle, row, column32))
        return PostgresValue(
            oid: oid, bytes: UnsafeRawBufferPointer(start: PQgetvalue(handle, row, column32), count: length))
    }
}

extension ResultSet {
    func unknownColumn(_ name: StaticString) -> PostgresError {
        var error = PostgresError(.decoding, "the result has no such column", at: callSite)
        error.column = name.description
        return error
    }

    func tooFewColumns(_ wanted: Int) -> PostgresError {
        PostgresError(.decoding, "the result has fewer than \(wanted) columns", at: callSite)
    }

    func mismatch(_ mismatch: PostgresValue.Mismatch, column: Int, type: Any.Type) -> PostgresError {
        let found = PostgresType.name(of: columns.type(at: column))
        var error = PostgresError(.decoding, "\(found) read as \(type) \(mismatch.rawValue)", at: callSite)
        error.column = columns.name(at: column)
        return error
    }

    func notOneRow() -> PostgresError {
        PostgresError(.notOneRow, "\(count) rows where one was expected", at: callSite)
    }
}
