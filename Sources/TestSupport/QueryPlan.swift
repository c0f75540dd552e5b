import Foundation
public import Postgres

/// How PostgreSQL means to answer a statement, from `EXPLAIN`.
///
/// What is looked for is what grows with the years unnoticed: a table read from its first row to its last, or sorted whole
/// to cut one page off it.
public struct QueryPlan: Sendable, CustomStringConvertible {
    /// The tables that grow with the complaints.
    public static let growingTables = [
        "complaint", "complaint_cause", "complaint_text", "contact", "duty", "duty_flag", "letter", "obligation",
        "ombudsman_case", "stage",
    ]

    /// The growing tables that are read whole, row after row.
    public private(set) var readWhole: Set<String> = []
    /// The growing tables from which more than a page is sorted to find the page; rows that come in the order of their days
    /// and are sorted within a day are not meant.
    public private(set) var sortedForPage: Set<String> = []
    /// The indexes that are read.
    public private(set) var indexes: Set<String> = []
    /// The steps, one a line.
    public private(set) var description = ""

    /// The plan of a statement for its values; nothing is run.
    public init(_ sql: SQL, _ db: borrowing Transaction) throws {
        try self.init(text: db.one("EXPLAIN (FORMAT JSON) " + sql) { try $0["QUERY PLAN"] as String })
    }

    /// The plan of a statement for any values, on a connection that keeps it (`DatabaseConfiguration.keepsPlans`).
    public init(kept sql: SQL, _ db: borrowing Transaction) throws {
        let types = try db.all(
            """
            SELECT coalesce(format_type(nullif(t.type, 0)::oid, NULL), 'unknown') AS name
            FROM unnest(\(sql.valueTypes.map(Int.init))) WITH ORDINALITY AS t (type, number) ORDER BY t.number
            """
        ) { try $0["name"] as String }
        let declared = types.isEmpty ? "" : " (\(types.joined(separator: ", ")))"
        let values = types.isEmpty ? "" : " (\(types.map { _ in "NULL" }.joined(separator: ", ")))"
        try db.script("PREPARE kept\(declared) AS \(sql.text)")
        try self.init(
            text: db.one(SQL(trusted: "EXPLAIN (FORMAT JSON) EXECUTE kept" + values)) {
                try $0["QUERY PLAN"] as String
            })
        try db.script("DEALLOCATE kept")
    }

    private init(text: String) throws {
        let read = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]]
        guard let root = read?.first?["Plan"] as? [String: Any] else { throw Unreadable(text: text) }
        add(root, cutsPage: false, depth: 0)
    }

    /// What the server answered is no plan.
    struct Unreadable: Error {
        let text: String
    }

    private mutating func add(_ step: [String: Any], cutsPage: Bool, depth: Int) {
        let kind = step["Node Type"] as? String ?? ""
        let table = step["Relation Name"] as? String
        let index = step["Index Name"] as? String
        let names = [kind, table, index].compactMap { $0 }.joined(separator: " ")
        description += String(repeating: "  ", count: depth) + names + "\n"
        if let index { indexes.insert(index) }
        if kind == "Seq Scan", let table, Self.growingTables.contains(table) { readWhole.insert(table) }
        if kind == "Sort", cutsPage { sortedForPage.formUnion(Self.tables(under: step)) }
        for child in step["Plans"] as? [[String: Any]] ?? [] {
            // A part of its own is read to its end, whatever the page takes of it.
            let isOwnPart = ["InitPlan", "SubPlan"].contains(child["Parent Relationship"] as? String)
            add(child, cutsPage: kind == "Limit" || (cutsPage && !isOwnPart), depth: depth + 1)
        }
    }

    private static func tables(under step: [String: Any]) -> Set<String> {
        let children = step["Plans"] as? [[String: Any]] ?? []
        let own = Set([step["Relation Name"] as? String].compactMap { $0 }).intersection(growingTables)
        return children.reduce(own) { $0.union(tables(under: $1)) }
    }
}

extension TestDatabase {
    /// Has the planner see a hundred times the rows there are in the growing tables and their indexes.
    ///
    /// The register of a few years is so small that reading a table whole costs nothing. The planner knows a table's rows from
    /// its pages and the rows to a page that `ANALYZE` noted, so that the note alone makes it plan for a large council, with
    /// the days, procedures and outcomes spread as they are in the register.
    public func pretendGrowth() async throws {
        try await database.write { db in
            try db.execute(
                """
                UPDATE pg_class AS c SET reltuples = c.reltuples * 100
                FROM unnest(\(QueryPlan.growingTables)::regclass[]) AS t (oid)
                LEFT JOIN pg_index AS i ON i.indrelid = t.oid
                WHERE c.oid IN (t.oid, i.indexrelid) AND c.reltuples > 0
                """)
        }
    }
}
