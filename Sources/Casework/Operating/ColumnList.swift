import Postgres

/// The columns of a value that is made whole, in the order in which it takes them: what is selected, how a row is read and
/// what is stored all follow from this one list, and the compiler holds it against the initializer.
struct ColumnList<Value>: Sendable {
    let names: [ColumnName]
    /// The value in a row.
    let read: @Sendable (Row) throws -> Value
    /// The value in a row, or nil where its first column is NULL.
    let readIfPresent: @Sendable (Row) throws -> Value?
    /// The values in the arrays of a row, the first of which has the name; none where that is NULL.
    let readAll: @Sendable (Row, StaticString) throws -> [Value]
    /// The stored columns of a value, or as many NULLs for nil.
    let stored: @Sendable (Value?) -> StoredRow

    init<First, each Next>(
        _ make: @escaping @Sendable (First, repeat each Next) -> Value,
        _ first: Column<Value, First>, _ next: repeat Column<Value, each Next>
    ) {
        var names = first.names
        for column in repeat each next { names += column.names }
        self.names = names
        read = { row in make(try first.read(row), repeat try (each next).read(row)) }
        readIfPresent = { row in
            guard let value = try first.readIfPresent(row) else { return nil }
            return make(value, repeat try (each next).read(row))
        }
        readAll = { row, list in
            var place = try row.position(of: list)
            func array<Element>(_ column: Column<Value, Element>) throws -> [Element]? {
                defer { place += column.names.count }
                return try column.readArray(row, place)
            }
            guard let firsts = try array(first) else { return [] }
            let rest = (repeat try array(each next) ?? [])
            return firsts.indices.map { index in make(firsts[index], repeat (each rest)[index]) }
        }
        stored = { value in
            var row = first.stored(value)
            for column in repeat each next { row += column.stored(value) }
            return row
        }
    }
}

/// A column of a record, or the columns of a part of it.
struct Column<Record, Value>: Sendable {
    let names: [ColumnName]
    let read: @Sendable (Row) throws -> Value
    let readIfPresent: @Sendable (Row) throws -> Value?
    /// The values in the array at a place of the row; nil for NULL.
    let readArray: @Sendable (Row, Int) throws -> [Value]?
    let stored: @Sendable (Record?) -> StoredRow
}

extension Column where Value: PostgresCodable {
    /// A column by its name in the table, or the name of what an expression gives.
    init(_ name: StaticString, _ value: @escaping @Sendable (Record) -> Value, _ use: ColumnName.Use = .changing) {
        let column = ColumnName(name: name, use: use)
        names = [column]
        read = { try $0[name] }
        readIfPresent = { try $0[name] }
        readArray = { try $0[at: $1] }
        stored = { record in
            var row: StoredRow = [:]
            row.append(record.map(value), to: column)
            return row
        }
    }
}

extension Column {
    /// A column that holds something else than the value, from which the value is made.
    init<Stored: PostgresCodable>(
        _ name: StaticString, _ make: @escaping @Sendable (Stored) -> Value,
        _ stored: @escaping @Sendable (Record) -> Stored
    ) {
        let column = Column<Record, Stored>(name, stored)
        names = column.names
        read = { make(try column.read($0)) }
        readIfPresent = { try column.readIfPresent($0).map(make) }
        readArray = { try column.readArray($0, $1)?.map(make) }
        self.stored = column.stored
    }

    /// A value that no column of the row has, and that is read apart.
    init(apart value: Value) where Value: Sendable {
        names = []
        read = { _ in value }
        readIfPresent = { _ in value }
        readArray = { _, _ in preconditionFailure("The values of a list are read whole.") }
        stored = { _ in [:] }
    }

    /// A part that every record has.
    init(whole part: @escaping @Sendable (Record) -> Value, _ columns: ColumnList<Value>) {
        names = columns.names
        read = columns.read
        readIfPresent = columns.readIfPresent
        readArray = { _, _ in preconditionFailure("The values of a list are read whole.") }
        stored = { columns.stored($0.map(part)) }
    }

    /// A part of the record that is there where its first column is not NULL.
    init<Part>(
        part: @escaping @Sendable (Record) -> Part?, _ columns: ColumnList<Part>
    ) where Value == Part? {
        names = columns.names
        read = columns.readIfPresent
        readIfPresent = { .some(try columns.readIfPresent($0)) }
        readArray = { _, _ in preconditionFailure("The values of a list are read whole.") }
        stored = { columns.stored($0.flatMap(part)) }
    }
}
