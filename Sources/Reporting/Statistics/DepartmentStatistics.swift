public import Complaints
import Postgres
public import WorkingDays

/// The complaints of a service, or of a department, in a year.
public struct DepartmentCounts: Hashable, Sendable {
    /// Received in the year.
    public let received: Int
    /// Stages answered in the year.
    public let answered: Int
    /// Complaints whose latest stage ran, or that no procedure had taken up, at the end of the last day.
    public let open: Int

    static func + (left: DepartmentCounts, right: DepartmentCounts) -> DepartmentCounts {
        DepartmentCounts(
            received: left.received + right.received, answered: left.answered + right.answered,
            open: left.open + right.open)
    }
}

/// A department with its services; what has no complaint is listed with zeros (requirement R60).
public struct DepartmentStatistics: Hashable, Sendable {
    public let department: String
    public let counts: DepartmentCounts
    public let services: [ServiceFigures]
}

/// A service in a year.
public struct ServiceFigures: Hashable, Sendable {
    public let service: String
    public let counts: DepartmentCounts
}

extension Reports {
    /// Every department and service of the lists; a complaint counts once, under its own service.
    public func departments(year: FinancialYear, today: Day) async throws -> [DepartmentStatistics] {
        let rows = try await snapshot { db in
            try db.all(SQL.departments(from: year.firstOn, through: min(year.lastOn, today))) { row in
                (
                    department: try row["department"] as String, service: try row["service"] as String?,
                    counts: DepartmentCounts(
                        received: try row["received"], answered: try row["answered"], open: try row["open"])
                )
            }
        }
        return Dictionary(grouping: rows, by: \.department).sorted { $0.key < $1.key }.map { department, rows in
            DepartmentStatistics(
                department: department,
                counts: rows.map(\.counts).reduce(DepartmentCounts(received: 0, answered: 0, open: 0), +),
                services: rows.compactMap { row in
                    row.service.map { ServiceFigures(service: $0, counts: row.counts) }
                })
        }
    }
}

extension SQL {
    fileprivate static func departments(from firstOn: Day, through lastOn: Day) -> SQL {
        """
        WITH counted AS (
            SELECT c.service_id,
                count(*) FILTER (WHERE c.received_on >= \(firstOn)) AS received,
                sum(s.answered) AS answered,
                count(*) FILTER (WHERE s.running) AS open
            FROM counted_complaint AS c
            CROSS JOIN LATERAL (
                SELECT count(*) FILTER (WHERE s.responded_on BETWEEN \(firstOn) AND \(lastOn)) AS answered,
                    coalesce((array_agg(
                        s.ended_on IS NULL OR s.ended_on > \(lastOn) ORDER BY s.position DESC
                    ) FILTER (WHERE s.requested_on <= \(lastOn)))[1], true) AS running
                FROM counted_stage AS s WHERE s.complaint_id = c.id
            ) AS s
            WHERE c.received_on <= \(lastOn)
            GROUP BY c.service_id
        )
        SELECT d.name AS department, v.name AS service, coalesce(k.received, 0) AS received,
            coalesce(k.answered, 0)::bigint AS answered, coalesce(k.open, 0) AS open
        FROM department AS d
        LEFT JOIN service AS v ON v.department = d.name
        LEFT JOIN counted AS k ON k.service_id = v.id
        ORDER BY d.name, v.name
        """
    }
}
