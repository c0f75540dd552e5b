public import Complaints
public import Foundation
import Postgres
public import WorkingDays

/// Which flags a list holds.
public struct BreachFilter: Sendable, Hashable {
    public var flag: SweepFinding.Flag
    public var procedure: Procedure?
    public var from: Day?
    public var to: Day?

    /// Every breach.
    public init() { flag = .breach }
}

/// A deadline that was flagged, with the complaint it belongs to; no names.
public struct FlaggedDuty: Sendable, Hashable {
    public let flag: SweepFinding.Flag
    /// The day it was flagged for.
    public let asOf: Day
    public let flaggedAt: Date
    public let dutyNumber: Int
    public let complaint: ComplaintID
    public let reference: String
    public let procedure: Procedure
    public let department: String
    public let service: String
    public let stage: StageName
    public let duty: Duty
    /// Why the limit was not kept; nil where no reason is recorded (requirement R51).
    public let breachReason: BreachReason?
}

extension Casework {
    /// A page of flagged deadlines, the latest first.
    public func breaches(
        _ filter: BreachFilter, after position: NumberedDayPosition?, limit: Int, as credential: Credential
    ) async throws -> Page<FlaggedDuty, NumberedDayPosition> {
        try await reading(as: credential) { _, db in
            let read = try db.all(SQL.breaches(filter, after: position, limit: limit + 1)) { row in
                try FlaggedDuty(row: row)
            }
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
        complaint = try row["complaint_id"]
        reference = try row["reference"]
        procedure = try row["procedure"]
        department = try row["department"]
        service = try row["service"]
        stage = try row["stage"]
        duty = try Duty.columns.read(row)
        breachReason = try row["breach_reason"]
    }
}

extension SQL {
    static func breaches(
        _ filter: BreachFilter, after position: NumberedDayPosition?, limit: Int
    ) -> SQL {
        var sql: SQL = """
            \(flagColumns)
            WHERE f.flag = \(filter.flag) AND f.withdrawn_by IS NULL AND f.withdrawn_by_event IS NULL
            """
        if let procedure = filter.procedure { sql = sql + " AND c.procedure = \(procedure)" }
        if let from = filter.from { sql = sql + " AND f.as_of >= \(from)" }
        if let to = filter.to { sql = sql + " AND f.as_of <= \(to)" }
        if let position { sql = sql + " AND (f.as_of, f.duty_id) < (\(position.on), \(position.number))" }
        return sql + " ORDER BY f.as_of DESC, f.duty_id DESC LIMIT \(limit)"
    }

    private static let flagColumns: SQL = """
        SELECT f.flag, f.as_of, f.flagged_at, f.duty_id, s.complaint_id, c.reference, c.procedure, v.department,
            v.name AS service, s.stage, \(list(Duty.columns.names, of: "d")),
            l.reason AS breach_reason
        FROM duty_flag AS f
        JOIN duty AS d ON d.id = f.duty_id
        JOIN stage AS s ON s.id = d.stage_id
        JOIN complaint AS c ON c.id = s.complaint_id
        JOIN service AS v ON v.id = c.service_id
        LEFT JOIN late_reason AS l ON l.stage_id = d.stage_id AND l.clock = d.clock
        """
}
