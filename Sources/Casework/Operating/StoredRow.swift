import Postgres

/// What a record stores: the values of columns of a row.
///
/// Written out as a dictionary it has what no change of the record touches, such as the key of the record it belongs to.
struct StoredRow: Sendable, ExpressibleByDictionaryLiteral {
    private(set) var columns: [ColumnName]
    private(set) var values: [any PostgresEncodable]

    init(dictionaryLiteral elements: (StaticString, any PostgresEncodable)...) {
        columns = elements.map { ColumnName(name: $0.0, use: .fixed) }
        values = elements.map(\.1)
    }

    /// Adds the value of a column, unless the column is only read.
    mutating func append(_ value: any PostgresEncodable, to column: ColumnName) {
        guard column.isStored else { return }
        columns.append(column)
        values.append(value)
    }

    static func += (row: inout StoredRow, other: StoredRow) {
        row.columns += other.columns
        row.values += other.values
    }

    static func + (row: StoredRow, other: StoredRow) -> StoredRow {
        var row = row
        row += other
        return row
    }
}

extension SQL {
    static func insert(_ row: StoredRow, into table: SQL) -> SQL {
        let values = row.values.map { bound($0) }
        return "INSERT INTO \(table) (\(joined(row.columns.map(\.sql)))) VALUES (\(joined(values)))"
    }

    /// Adds the row, or changes what may change in the one that has its key.
    static func upsert(_ row: StoredRow, into table: SQL, key: SQL) -> SQL {
        let changes = row.columns.filter(\.isChanging).map { column -> SQL in "\(column.sql) = excluded.\(column.sql)" }
        return "\(insert(row, into: table)) ON CONFLICT (\(key)) DO UPDATE SET \(joined(changes))"
    }

    /// Changes what may change; the caller says in which row.
    static func update(_ table: SQL, set row: StoredRow) -> SQL {
        let changes = zip(row.columns, row.values).filter(\.0.isChanging).map { column, value -> SQL in
            "\(column.sql) = \(bound(value))"
        }
        return "UPDATE \(table) SET \(joined(changes))"
    }

    private static func bound(_ value: some PostgresEncodable) -> SQL { "\(value)" }
}

extension ColumnName {
    fileprivate var isChanging: Bool {
        if case .changing = use { true } else { false }
    }
}

extension Transaction {
    /// Adds many rows to a table by COPY; all have the columns of the first.
    func copyIn<Record>(
        _ table: RegisterTable, _ records: [Record], _ row: (Record) throws -> StoredRow
    ) throws {
        guard let first = records.first else { return }
        try copyIn(table, try row(first).columns.map(\.name)) { writer in
            for record in records { try writer.write(row: try row(record).values) }
        }
    }
}
