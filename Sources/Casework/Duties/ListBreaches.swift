public import Complaints
public import Foundation
import Postgres
public import WorkingDays

/// Which flags a list holds.
public struct BreachFilter: Sendable, Hashable {
    public var kind: DutyKind?
    public var procedure: Procedure?
    public var department: String?
    public var service: String?
    /// Of whatever is this team's.
    public var team: TeamID?
    /// Of what this person deals with: theirs, or nobody's in a team that they manage.
    public var person: PersonID?
    public var from: Day?
    public var to: Day?
    /// What was recorded and taken back, in place of what holds.
    public var withdrawn = false

    /// Every breach.
    public init() {}
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

/// A duty that was flagged, with what it is about and whose it is; names only where the page is asked for its people.
public struct FlaggedDuty: Sendable, Hashable {
    /// The day it was flagged for.
    public let asOf: Day
    public let flaggedAt: Date
    public let dutyNumber: Int
    public let line: DutyLine
    /// Of a flag that was withdrawn with the days it had then.
    public let duty: Duty
    /// Why the limit was not kept; nil where no reason is recorded (requirement R51).
    public let breachReason: BreachReason?
    public let withdrawn: WithdrawnFlag?
}

extension Casework {
    /// A page of flagged duties, the latest first; those of the behaviour register only for whoever keeps it.
    public func breaches(
        _ filter: BreachFilter, with inclusion: Inclusion? = nil, after position: NumberedDayPosition?, limit: Int,
        as credential: Credential
    ) async throws -> Page<FlaggedDuty, NumberedDayPosition> {
        try await reading(as: credential) { context, db in
            let few = try FewComplaints(
                of: context.actor, team: filter.team, person: filter.person, service: filter.service,
                department: filter.department, on: context.today, db)
            let sql = SQL.breaches(
                filter, among: few, today: context.today,
                register: context.actor.permissions.contains(.keepRegister),
                after: position, limit: limit + 1)
            let read = try db.all(sql) { row in try FlaggedDuty(row: row) }
            return try Page(read, limit: limit) { NumberedDayPosition(on: $0.asOf, number: $0.dutyNumber) }
                .including(inclusion, context, db, of: \.line.subject)
        }
    }
}

extension FlaggedDuty {
    fileprivate init(row: Row) throws {
        asOf = try row["as_of"]
        flaggedAt = try row["flagged_at"]
        dutyNumber = try row["duty_id"]
        line = try DutyLine(row: row)
        let stored = try Duty.columns.read(row)
        let dueOn: Day? = try row["due_before_on"]
        duty = try dueOn.map { stored.before(basisOn: try row["basis_before_on"], dueOn: $0) } ?? stored
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

extension Duty {
    /// The duty with the days before a move; the hour of a day that is no longer its own is not kept.
    fileprivate func before(basisOn: Day, dueOn: Day) -> Duty {
        Duty(
            kind: kind, clock: clock, nature: nature, basisOn: basisOn, dueOn: dueOn, knownFrom: knownFrom,
            endedOn: endedOn, endedBy: endedBy, isProvisional: isProvisional)
    }
}

extension SQL {
    /// The page is found first, in the order of its index; only what is on it is read in full.
    static func breaches(
        _ filter: BreachFilter, among few: FewComplaints, today: Day, register: Bool = true,
        after position: NumberedDayPosition?, limit: Int
    ) -> SQL {
        let inForce: SQL = "f.withdrawn_by IS NULL AND f.withdrawn_by_event IS NULL"
        let isListed: SQL = filter.withdrawn ? "NOT (\(inForce))" : inForce
        var page: SQL = """
            SELECT f.*
            FROM duty_flag AS f
            JOIN LATERAL (SELECT * FROM duty AS d WHERE d.id = f.duty_id LIMIT 1) AS d ON true
            WHERE \(isListed)
            """
        page = page + few.amongFlags
        if !register { page = page + " AND d.behaviour_measure_id IS NULL" }
        if let kind = filter.kind { page = page + " AND d.kind = \(kind)" }
        if let procedure = filter.procedure {
            page = page + " AND (SELECT c.procedure FROM complaint AS c WHERE c.id = d.complaint_id) = \(procedure)"
        }
        if let department = filter.department { page = page + duties(ofDepartment: department) }
        if let service = filter.service { page = page + duties(ofService: service) }
        if let team = filter.team { page = page + duties(of: team) }
        if let person = filter.person { page = page + duties(dealtWithBy: person, on: today, owned: few.owned) }
        if let from = filter.from { page = page + " AND f.as_of >= \(from)" }
        if let to = filter.to { page = page + " AND f.as_of <= \(to)" }
        if let position { page = page + " AND (f.as_of, f.duty_id) < (\(position.on), \(position.number))" }
        let order: SQL = " ORDER BY f.as_of DESC, f.duty_id DESC"
        return """
            WITH f AS MATERIALIZED (\(page)\(order) LIMIT \(literal: limit))
            SELECT f.as_of, f.flagged_at, f.duty_id, f.withdrawn_by, f.withdrawn_by_event, \(dutyLine),
                \(list(Duty.columns.names, of: "d")), l.reason AS breach_reason, e.operation AS withdrawn_operation,
                e.details->>'reason' AS withdrawn_reason, m.basis_before_on, m.due_before_on
            FROM f
            JOIN duty AS d ON d.id = f.duty_id\(dutyLineSource(on: today))
            LEFT JOIN late_reason AS l ON l.stage_id = d.stage_id AND l.clock = d.clock
            LEFT JOIN audit_event AS e ON e.id = f.withdrawn_by_event
            \(daysBefore)\(order)
            """
    }

    /// The days that the withdrawn flag `f` was of, where its cause or whatever came after moved them.
    private static let daysBefore: SQL = """
        LEFT JOIN LATERAL (
            SELECT b.basis_before_on, b.due_before_on FROM duty_move AS b
            WHERE b.duty_id = f.duty_id
                AND (b.calendar_version >= f.withdrawn_by OR b.audit_event_id >= f.withdrawn_by_event)
            ORDER BY b.calendar_version, b.audit_event_id LIMIT 1
        ) AS m ON true
        """
}
