public import Complaints
public import Foundation
import Postgres
public import WorkingDays

/// Which flags a list holds.
public struct BreachFilter: Sendable, Hashable {
    public var flag: SweepFinding.Flag
    public var kind: DutyKind?
    public var procedure: Procedure?
    public var department: String?
    public var service: String?
    /// Of whatever is this team's.
    public var team: TeamID?
    /// Whose this person deals with: theirs, or nobody's in a team that they manage.
    public var person: PersonID?
    public var from: Day?
    public var to: Day?
    /// What was recorded and taken back, in place of what holds.
    public var withdrawn = false

    /// Every breach.
    public init() { flag = .breach }
}

/// Why a flag was withdrawn.
public struct WithdrawnFlag: Sendable, Hashable {
    /// The version of the calendar that made it untrue.
    public let calendarVersion: Int?
    /// The operation that made it untrue, as the audit calls it.
    public let operation: String?
    /// What a sweep withdrew it for.
    public let reason: String?
}

/// A duty that was flagged, with what it is about and whose it is; no names.
public struct FlaggedDuty: Sendable, Hashable {
    public let flag: SweepFinding.Flag
    /// The day it was flagged for.
    public let asOf: Day
    public let flaggedAt: Date
    public let dutyNumber: Int
    public let line: DutyLine
    public let duty: Duty
    /// Why the limit was not kept; nil where no reason is recorded (requirement R51).
    public let breachReason: BreachReason?
    public let withdrawn: WithdrawnFlag?
}

extension Casework {
    /// A page of flagged duties, the latest first; those of the behaviour register only for whoever keeps it.
    public func breaches(
        _ filter: BreachFilter, after position: NumberedDayPosition?, limit: Int, as credential: Credential
    ) async throws -> Page<FlaggedDuty, NumberedDayPosition> {
        try await reading(as: credential) { context, db in
            let sql = SQL.breaches(
                filter, today: context.today, register: context.actor.permissions.contains(.keepRegister),
                after: position, limit: limit + 1)
            let read = try db.all(sql) { row in try FlaggedDuty(row: row) }
            return Page(read, limit: limit) { NumberedDayPosition(on: $0.asOf, number: $0.dutyNumber) }
        }
    }
}

extension SweepFinding.Flag: PostgresCodable {}

extension FlaggedDuty {
    fileprivate init(row: Row) throws {
        flag = try row["flag"]
        asOf = try row["as_of"]
        flaggedAt = try row["flagged_at"]
        dutyNumber = try row["duty_id"]
        line = try DutyLine(row: row)
        duty = try Duty.columns.read(row)
        breachReason = try row["breach_reason"]
        let (calendar, event) = (try row["withdrawn_by"] as Int?, try row["withdrawn_by_event"] as Int?)
        withdrawn =
            calendar == nil && event == nil
            ? nil
            : WithdrawnFlag(
                calendarVersion: calendar, operation: try row["withdrawn_operation"],
                reason: try row["withdrawn_reason"])
    }
}

extension SQL {
    static func breaches(
        _ filter: BreachFilter, today: Day, register: Bool = true, after position: NumberedDayPosition?, limit: Int
    ) -> SQL {
        let inForce: SQL = "f.withdrawn_by IS NULL AND f.withdrawn_by_event IS NULL"
        let isListed: SQL = filter.withdrawn ? "NOT (\(inForce))" : inForce
        var sql: SQL = """
            \(flagColumns)\(dutyLineSource(on: today))
            LEFT JOIN late_reason AS l ON l.stage_id = d.stage_id AND l.clock = d.clock
            LEFT JOIN audit_event AS e ON e.id = f.withdrawn_by_event
            WHERE f.flag = \(filter.flag) AND \(isListed)
            """
        if !register { sql = sql + " AND d.behaviour_measure_id IS NULL" }
        if let kind = filter.kind { sql = sql + " AND d.kind = \(kind)" }
        if let procedure = filter.procedure { sql = sql + " AND c.procedure = \(procedure)" }
        if let department = filter.department { sql = sql + " AND \(dutyDepartment) = \(department)" }
        if let service = filter.service { sql = sql + " AND v.name = \(service)" }
        if let team = filter.team { sql = sql + " AND w.team_id = \(team)" }
        if let person = filter.person { sql = sql + dealtWith(by: person, on: today) }
        if let from = filter.from { sql = sql + " AND f.as_of >= \(from)" }
        if let to = filter.to { sql = sql + " AND f.as_of <= \(to)" }
        if let position { sql = sql + " AND (f.as_of, f.duty_id) < (\(position.on), \(position.number))" }
        return sql + " ORDER BY f.as_of DESC, f.duty_id DESC LIMIT \(limit)"
    }

    /// What a person deals with: looked for among what is theirs, and what is nobody's in a team they manage.
    private static func dealtWith(by person: PersonID, on today: Day) -> SQL {
        let managed: SQL = """
            SELECT q.team_id FROM post AS q JOIN post_holder AS o ON o.post_id = q.id AND \(standing(on: today))
            WHERE o.person_id = \(person)
            """
        let found = dutiesAre(
            "(a.person_id = \(person) OR a.person_id IS NULL AND a.team_id IN (\(managed)))",
            "(k.assignee_id = \(person) OR k.assignee_id IS NULL AND k.team_id IN (\(managed)))",
            owner: """
                (\(owns(person, on: today)) OR b.owner_department IN (
                    SELECT coalesce(z.department, q.department)
                    FROM post AS q JOIN post_holder AS o ON o.post_id = q.id AND \(standing(on: today))
                    LEFT JOIN service AS z ON z.id = q.service_id
                    WHERE o.person_id = \(person)
                ))
                """,
            linkOfficer: person, on: today)
        return found + " AND coalesce(w.person_id, h.person_id) = \(person)"
    }

    private static let flagColumns: SQL = """
        SELECT f.flag, f.as_of, f.flagged_at, f.duty_id, f.withdrawn_by, f.withdrawn_by_event, \(dutyLine),
            \(list(Duty.columns.names, of: "d")), l.reason AS breach_reason, e.operation AS withdrawn_operation,
            e.details->>'reason' AS withdrawn_reason
        FROM duty_flag AS f
        JOIN duty AS d ON d.id = f.duty_id
        """
}
