import Complaints
import Foundation
import Postgres
import Reporting
import TestSupport
import Testing
import WorkingDays

/// Where the tests of reports start from.
enum Fixtures {
    /// The report of a year on the test's database.
    static func report(_ year: String) async throws -> AnnualReport {
        let year = try #require(FinancialYear(year))
        return try await Reports(database: TestDatabase.current.database)
            .annual(.childrens, year: year, today: year.lastOn)
    }

    /// A complaint under the children's procedure, answered at stage 1 or open.
    static func addComplaint(
        receivedOn: String, respondedOn: String? = nil, outcome: Outcome? = nil,
        by complainant: ComplainantType = .parent
    ) async throws -> UUID {
        let id = UUID()
        let received = try #require(Day(receivedOn))
        let responded = try respondedOn.map { try #require(Day($0)) }
        try await TestDatabase.current.database.write { db in
            _ = try db.execute(
                """
                INSERT INTO service (department, name) VALUES ('Children', 'First Response')
                ON CONFLICT DO NOTHING
                """)
            _ = try db.execute(
                """
                INSERT INTO complaint (
                    id, reference, procedure, procedure_version_id, received_at, received_on, channel, complainant,
                    complainant_type, service_id, about_childrens_social_care, summary, accepted_on, registered_at,
                    changed_at
                )
                SELECT
                    \(id), \(id.uuidString), 'childrens', v.id, \(received), \(received), 'email', 'P1',
                    \(complainant.rawValue), s.id, true, 'No answer', \(received), \(received), \(received)
                FROM procedure_version AS v, service AS s
                WHERE v.procedure = 'childrens' AND s.department = 'Children' AND s.name = 'First Response'
                """)
            _ = try db.execute(
                """
                INSERT INTO stage (id, complaint_id, stage, position, requested_on, responded_on, outcome)
                VALUES (
                    \(UUID()), \(id), 'local_resolution', 1, \(received), \(responded),
                    \(responded == nil ? nil : outcome?.rawValue ?? "not_upheld")
                )
                """)
        }
        return id
    }

    /// A further stage of a complaint.
    static func addStage(_ stage: StageName, of complaint: UUID, requestedOn: String, respondedOn: String? = nil)
        async throws
    {
        let requested = try #require(Day(requestedOn))
        let responded = try respondedOn.map { try #require(Day($0)) }
        try await TestDatabase.current.database.write { db in
            _ = try db.execute(
                """
                INSERT INTO stage (id, complaint_id, stage, position, requested_on, responded_on, outcome)
                VALUES (
                    \(UUID()), \(complaint), \(stage.rawValue), \(stage == .investigation ? 2 : 3), \(requested),
                    \(responded), \(responded == nil ? nil : "not_upheld")
                )
                """)
        }
    }
}
