import Complaints
import Foundation
import Postgres
import TestSupport
import Testing
import WorkingDays

@testable import Reporting

/// Reports of the whole council on the test's database, and records for them in numbers.
enum Council {
    /// A report of a period, as of a day well after the demonstration register's years.
    static func report(
        _ name: ReportName, _ period: String, department: String? = nil, today: String = "2023-10-02",
        view: ReportView = .open, database: Database = TestDatabase.current.database
    ) async throws -> Report {
        try await Reports(database: database).report(
            name, of: try #require(Period(period)), department: department, view: view, today: try #require(Day(today)))
    }

    /// The whole number of a figure of the report's period.
    static func number(_ figure: String, _ key: String? = nil, in report: Report) -> Int? {
        report.figure(figure, in: report.period)?.value(key)?.whole
    }

    /// The rows of a table as printed, by name.
    static func rows(_ table: String, in report: Report) -> [String: [String]] {
        Dictionary(
            (report.table(table)?.rows ?? []).map {
                ($0.name, $0.cells.map { "\($0.value?.number?.description ?? "-")" })
            }
        ) { first, _ in first }
    }

    /// Departments of the council, each with a service.
    static func addDepartments(_ names: [String]) async throws {
        try await TestDatabase.current.database.write { db in
            for name in names {
                _ = try db.execute(
                    "INSERT INTO service (department, name) VALUES (\(name), 'Front Desk') ON CONFLICT DO NOTHING")
            }
        }
    }

    /// So many complaints under the children's procedure, received on a day and each with an ended limit of its first stage;
    /// the first of them late, for these reasons.
    static func addEndedLimits(_ count: Int, endedOn: String, late: [String?]) async throws {
        let day = try #require(Day(endedOn))
        let reasons = late.map { $0 ?? "" }
        try await TestDatabase.current.database.write { db in
            _ = try db.execute(
                "INSERT INTO service (department, name) VALUES ('Children', 'First Response') ON CONFLICT DO NOTHING")
            _ = try db.execute(
                """
                INSERT INTO complaint (
                    id, reference, procedure, procedure_version_id, received_at, received_on, channel, complainant,
                    complainant_type, service_id, about_childrens_social_care, summary, accepted_on, registered_at, changed_at
                )
                SELECT
                    md5('c' || n)::uuid, 'C-' || n, 'childrens', v.id, \(day), \(day), 'email', 'P1', 'parent', s.id, true,
                    'No answer', \(day), \(day), \(day)
                FROM generate_series(1, \(count)) AS n
                CROSS JOIN (SELECT min(id) AS id FROM procedure_version WHERE procedure = 'childrens') AS v
                CROSS JOIN (SELECT id FROM service WHERE name = 'First Response') AS s
                """)
            _ = try db.execute(
                """
                INSERT INTO stage (id, complaint_id, stage, position, requested_on, responded_on, outcome)
                SELECT md5('s' || n)::uuid, md5('c' || n)::uuid, 'local_resolution', 1, \(day), \(day), 'not_upheld'
                FROM generate_series(1, \(count)) AS n
                """)
            _ = try db.execute(
                """
                INSERT INTO duty (
                    stage_id, complaint_id, kind, clock, nature, basis_on, due_on, calendar_version, known_from, ended_on, ended_by
                )
                SELECT
                    md5('s' || n)::uuid, md5('c' || n)::uuid, 'response', 'response', 'limit', \(day)::date - 40,
                    \(day)::date - CASE WHEN n <= \(reasons.count) THEN 1 ELSE 0 END,
                    (SELECT max(number) FROM calendar_version), \(day)::date - 40, \(day), 'met'
                FROM generate_series(1, \(count)) AS n
                """)
            _ = try db.execute(
                """
                INSERT INTO late_reason (stage_id, clock, reason)
                SELECT md5('s' || r.n)::uuid, 'response', r.reason
                FROM unnest(\(reasons)::text[]) WITH ORDINALITY AS r (reason, n)
                WHERE r.reason <> ''
                """)
        }
    }

    /// So many alerts of a kind raised on a day about nobody's duty, all told.
    static func addAlerts(_ count: Int, kind: String, raisedOn: String) async throws {
        let day = try #require(Day(raisedOn))
        try await TestDatabase.current.database.write { db in
            _ = try db.execute(
                """
                INSERT INTO alert (id, kind, cause, audience, recipient_role, raised_on, raised_at, told_at)
                SELECT
                    gen_random_uuid(), \(kind), \(kind) || \(raisedOn) || n, 'complaints_manager', 'manager', \(day), \(day), \(day)
                FROM generate_series(1, \(count)) AS n
                """)
        }
    }
}
