/// A row of a result, read by column name or, for a few columns, as a tuple.
public struct Row {
    let result: ResultSet
    let index: Int32

    /// The value of a column; NULL is refused unless the type is optional.
    public subscript<Value: PostgresDecodable>(_ column: StaticString) -> Value {
        get throws {
            try value(at: try position(of: column))
        }
    }

    /// The place of a column, counted from 0.
    public func position(of column: StaticString) throws -> Int {
        guard let position = result.columns.position(of: column) else { throw result.unknownColumn(column) }
        return position
    }

    /// The value of the column at this place, counted from 0; NULL is refused unless the type is optional.
    public subscript<Value: PostgresDecodable>(at position: Int) -> Value {
        get throws {
            guard position < result.columns.count else { throw result.tooFewColumns(position + 1) }
            return try value(at: position)
        }
    }

    /// All values in the order of the columns, as `(String, Int?).self`.
    public func decode<each Value: PostgresDecodable>(_ types: (repeat each Value).Type) throws -> (repeat each Value) {
        var position = -1
        func next<Next: PostgresDecodable>(_: Next.Type) throws -> Next {
            position += 1
            return try self[at: position]
        }
        return (repeat try next((each Value).self))
    }

    /// The value of the column at this place, counted from 0.
    private func value<Value: PostgresDecodable>(at position: Int) throws -> Value {
        do throws(PostgresValue.Mismatch) {
            return try Value.decode(result.value(row: index, column: position))
        } catch {
            throw result.mismatch(error, column: position, type: Value.self)
        }
    }
}
