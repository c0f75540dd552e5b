import Postgres

/// The name of a column of a record, and what statements do with it.
struct ColumnName: Sendable {
    enum Use: Sendable {
        /// Written when the row is added, and never again.
        case fixed
        /// Written whenever the record is stored.
        case changing
        /// Only read: the database keeps it.
        case kept
        /// Only read: the value of an expression.
        case computed(SQL)
    }

    let name: StaticString
    let use: Use

    var sql: SQL { SQL(stringLiteral: name) }

    var isStored: Bool {
        switch use {
        case .fixed, .changing: true
        case .kept, .computed: false
        }
    }
}

extension SQL {
    /// What a SELECT reads: `c.id, c.summary, s.name AS service`.
    static func list(_ columns: [ColumnName], of alias: SQL) -> SQL {
        joined(
            columns.map { column in
                if case .computed(let expression) = column.use {
                    "\(expression) AS \(column.sql)"
                } else {
                    "\(alias).\(column.sql)"
                }
            })
    }

    /// Each column of the rows of a group as an array, in one order if any, its name after that of the list.
    static func arrays(_ columns: [ColumnName], of alias: SQL, named list: SQL, in order: SQL? = nil) -> SQL {
        let ordered: SQL = if let order { " ORDER BY \(order)" } else { "" }
        return joined(columns.map { "array_agg(\(alias).\($0.sql)\(ordered)) AS \(list)_\($0.sql)" })
    }

    static func joined(_ parts: [SQL], by separator: SQL = ", ") -> SQL {
        parts.dropFirst().reduce(parts.first ?? "") { $0 + separator + $1 }
    }
}
