import Complaints
import Foundation
import Postgres
import Reporting
import TestSupport
import Testing
import WorkingDays

/// Where the tests of reports start from.
enum Fixtures {
    /// The children's report of a period on the test's database, as computed on a day; on the day after it where none is said.
    static func report(_ period: String, on today: String? = nil) async throws -> Report {
        let period = try #require(Period(period))
        let today = try today.map { try #require(Day($0)) } ?? period.lastOn.adding(days: 1)
        return try await Reports(database: TestDatabase.current.database).report(.childrens, of: period, today: today)
    }

    /// A complaint of a year long before those of a test, so that the register's records begin with it.
    static func beginRecords() async throws {
        _ = try await addComplaint(receivedOn: "2019-05-01", respondedOn: "2019-05-10")
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

extension Report {
    /// A value of a figure of the report's own period, or of another.
    func value(_ id: String, _ key: String? = nil, in period: String? = nil) -> Value? {
        figure(id, in: period.flatMap { Period($0) } ?? self.period)?.value(key)
    }

    /// A whole number of a figure.
    func count(_ id: String, _ key: String? = nil, in period: String? = nil) -> Int? {
        value(id, key, in: period)?.whole
    }

    /// The paragraphs, one after the other.
    var words: String {
        narrative.flatMap(\.blocks).compactMap { if case .paragraph(let text) = $0 { text } else { nil } }
            .joined(separator: " ")
    }
}
