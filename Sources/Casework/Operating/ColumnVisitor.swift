import Postgres

/// What goes over the columns of a record that changes: to name them, to read a row into them, or to store them.
///
/// A record says its columns once, in a function that shows them to any visitor. A function and not a `ColumnList`, because
/// very many stages are read at a time, and what is generic over its visitor is compiled for each.
protocol ColumnVisitor {
    associatedtype Failure: Error

    mutating func visit<Value: PostgresCodable>(
        _ name: StaticString, _ value: inout Value, _ use: @autoclosure () -> ColumnName.Use
    ) throws(Failure)

    mutating func part<Part>(_ part: inout Part?, _ columns: ColumnList<Part>) throws(Failure)
}

extension ColumnVisitor {
    mutating func column(_ name: StaticString, _ value: inout some PostgresCodable) throws(Failure) {
        try visit(name, &value, .changing)
    }

    mutating func fixed(_ name: StaticString, _ value: inout some PostgresCodable) throws(Failure) {
        try visit(name, &value, .fixed)
    }

    mutating func computed(
        _ name: StaticString, _ value: inout some PostgresCodable, as expression: @autoclosure () -> SQL
    ) throws(Failure) {
        try visit(name, &value, .computed(expression()))
    }

    /// A column of a part that only some records have; elsewhere it is NULL.
    mutating func column<Part, Value: PostgresCodable>(
        _ name: StaticString, of part: inout Part?, _ path: WritableKeyPath<Part, Value?>
    ) throws(Failure) {
        var value = part?[keyPath: path]
        try visit(name, &value, .changing)
        part?[keyPath: path] = value
    }
}

/// Collects the names of the columns.
struct ColumnNames: ColumnVisitor {
    private(set) var names: [ColumnName] = []

    mutating func visit<Value: PostgresCodable>(
        _ name: StaticString, _: inout Value, _ use: @autoclosure () -> ColumnName.Use
    ) {
        names.append(ColumnName(name: name, use: use()))
    }

    mutating func part<Part>(_: inout Part?, _ columns: ColumnList<Part>) {
        names += columns.names
    }
}

/// Reads a row into the record.
struct ColumnReader: ColumnVisitor {
    let row: Row

    func visit<Value: PostgresCodable>(
        _ name: StaticString, _ value: inout Value, _: @autoclosure () -> ColumnName.Use
    ) throws {
        value = try row[name]
    }

    func part<Part>(_ part: inout Part?, _ columns: ColumnList<Part>) throws {
        part = try columns.readIfPresent(row)
    }
}

/// Collects what the record stores.
struct ColumnValues: ColumnVisitor {
    private(set) var row: StoredRow = [:]

    mutating func visit<Value: PostgresCodable>(
        _ name: StaticString, _ value: inout Value, _ use: @autoclosure () -> ColumnName.Use
    ) {
        row.append(value, to: ColumnName(name: name, use: use()))
    }

    mutating func part<Part>(_ part: inout Part?, _ columns: ColumnList<Part>) {
        row += columns.stored(part)
    }
}
