public import Complaints
import Foundation
public import JSON
public import Postgres

/// Makes one department of two that are one.
///
/// Services and teams of the same name become one as well, and the others move.
public struct MergeDepartments: RequestedOperation {
    public static let event = "departments_merged"
    public static let permission = Permission.administer
    public static let reachesEverything = true

    public let department: String
    public let into: String
    public let reason: String

    public init(_ fields: inout Fields, of target: NoTarget) {
        department = fields.text("department", limit: .name)
        into = fields.text("into_department", limit: .name)
        reason = fields.text("reason", limit: 2_000)
    }

    public func perform(_ context: borrowing OperationContext, _ db: borrowing Transaction) throws -> DepartmentRecord {
        let from = try DepartmentRecord.lock(department, db)
        let to = try DepartmentRecord.lock(into, db)
        try DepartmentRecord(department: from).checkMerges(into: DepartmentRecord(department: to))
        try mergeServices(from, to, context, db)
        try mergeTeams(from, to, context, db)
        try Place.department(from).moveOn(at: context.now, db)
        try Place.movePosts(from: .department(from), to: .department(to), context, db)
        try db.execute("UPDATE person SET whole_department = \(to) WHERE whole_department = \(from)")
        try DepartmentRecord.follow(from: from, to: to, db)
        try LadderScope.merge(from, into: to, on: context.today, db)
        try db.execute("DELETE FROM department WHERE name = \(from)")
        try PersonRecord.checkInvestigations(in: to, db)
        try context.audit(
            Self.event,
            details: ["department": .text(from), "into_department": .text(to), "reason": .text(reason)], db)
        return DepartmentRecord(department: to)
    }

    private func mergeServices(
        _ from: String, _ to: String, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws {
        let names = try db.all("SELECT name FROM service WHERE department = \(from) ORDER BY id FOR UPDATE") {
            try $0["name"] as String
        }
        for name in names {
            let merged = try ServiceRecord.find(ServiceName(department: from, name: name), db)
            if let kept = try ServiceRecord.look(for: ServiceName(department: to, name: name), lock: true, db) {
                try ServiceRecord.merge(merged, into: kept, context, db)
            } else {
                try Place.service(merged.id).moveOn(at: context.now, db)
                try db.execute("UPDATE service SET department = \(to) WHERE id = \(merged.id)")
            }
        }
    }

    private func mergeTeams(
        _ from: String, _ to: String, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws {
        let pairs = try db.all(
            """
            SELECT t.id, k.id AS kept FROM team AS t
            LEFT JOIN team AS k ON k.department = \(to) AND listed_name(k.name) = listed_name(t.name)
            WHERE t.department = \(from) ORDER BY t.id FOR UPDATE OF t
            """
        ) { (team: try $0["id"] as TeamID, kept: try $0["kept"] as TeamID?) }
        for (team, kept) in pairs {
            guard let kept else {
                try db.execute("UPDATE team SET department = \(to) WHERE id = \(team)")
                try TeamRecord.moveOn(team, at: context.now, db)
                continue
            }
            try Place.team(team).moveOn(at: context.now, db)
            for table in Place.tablesOfTeams {
                try db.execute("UPDATE \(table) SET team_id = \(kept) WHERE team_id = \(team)")
            }
            try Place.movePosts(from: .team(team), to: .team(kept), context, db)
            try db.execute("DELETE FROM team WHERE id = \(team)")
        }
    }
}

extension DepartmentRecord {
    /// Finds a department however it is spelt, and holds its row until the transaction ends.
    ///
    /// - Throws: `Refusal.unknownDepartment`.
    static func lock(_ name: String, _ db: borrowing Transaction) throws -> String {
        try db.first("SELECT d.name FROM department AS d WHERE listed_name(d.name) = listed_name(\(name)) FOR UPDATE") {
            try $0["name"] as String
        }.found(or: .unknownDepartment(name))
    }

    /// What names a department in words follows it: contacts, obligations and totals of earlier years.
    static func follow(from: String, to: String, _ db: borrowing Transaction) throws {
        try db.execute(
            "UPDATE contact SET department = \(to) WHERE listed_name(department) = listed_name(\(from))")
        try db.execute(
            """
            UPDATE obligation SET owner_department = \(to) WHERE owner_department = \(from) AND owner_service IS NULL
            """)
        try db.execute(
            """
            UPDATE obligation SET owner = \(to), version = version + 1 WHERE listed_name(owner) = listed_name(\(from))
            """)
        try db.execute(
            """
            WITH earlier AS (DELETE FROM earlier_total WHERE department = \(from) RETURNING year, measure, value, source)
            INSERT INTO earlier_total AS t (year, measure, department, value, source)
            SELECT e.year, e.measure, \(to), e.value, e.source FROM earlier AS e
            ON CONFLICT (year, measure, department) DO UPDATE SET
                value = t.value + excluded.value,
                source = nullif(concat_ws('; ', t.source, excluded.source), '')
            """)
    }
}
