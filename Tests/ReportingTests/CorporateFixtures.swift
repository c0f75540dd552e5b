import Complaints
import Foundation
import Postgres
import TestSupport
import Testing
import WorkingDays

@testable import Reporting

/// Complaints of the corporate procedure, as rows that figures read.
enum CorporateFixtures {
    /// The day on which the reports of these tests are computed.
    static let today = "2026-11-26"

    /// A report of a period on the test's database.
    static func report(_ name: ReportName, _ period: String) async throws -> Report {
        try await Reports(database: TestDatabase.current.database)
            .report(name, of: try #require(Period(period)), today: try #require(Day(today)))
    }

    /// A value of a figure, of the report's own days or of others.
    static func value(
        _ id: String, _ key: String? = nil, in report: Report, _ period: String? = nil
    ) throws -> Value {
        let period = try period.map { try #require(Period($0)) } ?? report.period
        return try #require(
            report.figure(id, in: period)?.value(key), "\(id) \(key ?? "") of \(period)")
    }

    /// A complaint about a service, answered at stage 1 after so many working days or open.
    @discardableResult
    static func add(
        _ service: String = "Waste", receivedOn: String, respondedAfter workingDays: Int? = nil,
        outcome: Outcome = .notUpheld, by complainant: ComplainantType = .resident,
        through channel: Channel = .email,
        aboutChildrens: Bool = false
    ) async throws -> UUID {
        let id = UUID()
        let received = try #require(Day(receivedOn))
        try await TestDatabase.current.database.write { db in
            _ = try db.execute(
                """
                INSERT INTO service (department, name) VALUES ('Environment', \(service)) ON CONFLICT DO NOTHING
                """)
            _ = try db.execute(
                """
                INSERT INTO complaint (
                    id, reference, procedure, procedure_version_id, received_at, received_on, channel, complainant,
                    complainant_type, service_id, about_childrens_social_care, summary, accepted_on, registered_at,
                    changed_at
                )
                SELECT
                    \(id), \(id.uuidString), 'corporate', v.id, \(received), \(received), \(channel.rawValue), 'P1',
                    \(complainant.rawValue), s.id, \(aboutChildrens), 'No answer', \(received), \(received), \(received)
                FROM (
                    SELECT id FROM procedure_version
                    WHERE procedure = 'corporate' AND in_force_from <= \(received)
                    ORDER BY in_force_from DESC
                    LIMIT 1
                ) AS v, service AS s
                WHERE s.department = 'Environment' AND s.name = \(service)
                """)
        }
        try await addStage(
            1, of: id, requestedOn: receivedOn, respondedAfter: workingDays, outcome: outcome)
        return id
    }

    /// A stage of a complaint.
    static func addStage(
        _ position: Int, of complaint: UUID, requestedOn: String,
        respondedAfter workingDays: Int? = nil,
        outcome: Outcome = .notUpheld
    ) async throws {
        let requested = try #require(Day(requestedOn))
        let decided = workingDays == nil ? nil : outcome.rawValue
        try await TestDatabase.current.database.write { db in
            _ = try db.execute(
                """
                INSERT INTO stage (id, complaint_id, stage, position, requested_on, responded_on, outcome)
                SELECT
                    \(UUID()), \(complaint), \("stage_\(position)"), \(position), \(requested), a.day_on, \(decided)
                FROM (SELECT working_day_after(\(requested), \(workingDays)) AS day_on) AS a
                """)
        }
    }

    /// What was found of the points of a complaint at stage 1.
    static func addPoints(_ findings: [String], of complaint: UUID) async throws {
        try await TestDatabase.current.database.write { db in
            for (index, finding) in findings.enumerated() {
                _ = try db.execute(
                    """
                    INSERT INTO complaint_point (complaint_id, number, text, origin, found_on)
                    SELECT id, \(index + 1), 'A point', 'complainant', received_on FROM complaint WHERE id = \(complaint)
                    """)
                _ = try db.execute(
                    """
                    INSERT INTO point_finding (complaint_id, number, stage, adjudicated_finding)
                    VALUES (\(complaint), \(index + 1), 'stage_1', \(finding))
                    """)
            }
        }
    }

    /// Closes a complaint without an answer.
    static func close(
        _ complaint: UUID, as closure: String, on day: String, reason: RefusalReason? = nil,
        resolvedAtMeeting: Bool = false
    ) async throws {
        let day = try #require(Day(day))
        try await TestDatabase.current.database.write { db in
            if resolvedAtMeeting {
                _ = try db.execute(
                    """
                    INSERT INTO entry (id, complaint_id, kind, occurs_on, body, resolved, recorded_by, recorded_at)
                    VALUES (\(UUID()), \(complaint), 'meeting', \(day), 'We met', true, 'A. Manager', \(day))
                    """)
            }
            _ = try db.execute(
                """
                UPDATE complaint SET
                    closure = \(closure), closed_on = \(day), closure_reason = \(reason?.rawValue),
                    closure_explanation = 'Explained', closed_by = 'A. Manager'
                WHERE id = \(complaint)
                """)
        }
    }
}
