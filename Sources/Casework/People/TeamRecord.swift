public import Complaints
public import Foundation
public import Postgres

/// A team of a department; whoever manages it holds a post.
public struct TeamRecord: Sendable, Hashable {
    public let id: TeamID
    public let department: String
    public let name: String
    public let version: Int
    public let changedAt: Date
}

extension TeamRecord {
    public static func question(_ id: TeamID, lock: Bool) -> Question<TeamRecord?> {
        let select: SQL = "\(SQL.teamColumns) WHERE t.id = \(id)"
        return Question.first(lock ? select + " FOR UPDATE" : select) { try columns.read($0) }
    }

    static let columns = ColumnList(
        TeamRecord.init,
        Column("id", \.id, .fixed), Column("department", \.department), Column("name", \.name),
        Column("version", \.version, .kept), Column("changed_at", \.changedAt))

    /// Writes a team's row, a new one or the one that is locked.
    static func store(
        _ id: TeamID, _ department: String, _ name: String, _ context: borrowing OperationContext,
        _ db: borrowing Transaction
    ) throws -> TeamRecord {
        try required("name", name)
        let taken = try db.first(
            """
            SELECT t.name || ' of ' || t.department AS name FROM team AS t
            WHERE listed_name(t.department) = listed_name(\(department)) AND listed_name(t.name) = listed_name(\(name))
                AND t.id <> \(id)
            """
        ) { try $0["name"] as String }
        try checkFree("team", taken: taken)
        return try db.refusing([
            "team_name_key": .nameTaken("team \(name) of \(department)"),
            "team_department_fkey": .unknownDepartment(department),
        ]) {
            let team = TeamRecord(
                id: id, department: department, name: name, version: 1, changedAt: context.now)
            let upsert = SQL.upsert(columns.stored(team), into: "team", key: "id")
            return try db.one("\(upsert) RETURNING \(SQL.list(columns.names, of: "team"))") { try columns.read($0) }
        }
    }

    static func audited(_ id: TeamID, _ department: String, _ name: String) -> [String: AuditValue?] {
        ["team_id": .text(id.text), "department": .text(department), "name": .text(name)]
    }
}

extension SQL {
    static let teamColumns: SQL = "SELECT \(list(TeamRecord.columns.names, of: "t")) FROM team AS t"
}

extension TeamRecord: StoredRecord {
    public typealias Kind = RecordKinds.Team

    public static func moveOn(_ id: RecordID<Kind>, at now: Date, _ db: borrowing Transaction) throws {
        try db.execute("UPDATE team SET version = version + 1, changed_at = \(now) WHERE id = \(id)")
    }
}

extension RecordChange where Record == TeamRecord {
    /// The record the operation is about.
    public var team: RecordID<RecordKinds.Team> { target.id }
}
