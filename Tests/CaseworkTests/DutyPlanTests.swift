import Complaints
import Postgres
import TestSupport
import Testing

@testable import Casework

/// What is due is found among all that is open, whatever it is about.
@Suite(.database(.demonstration))
struct DutyPlanTests {
    @Test("what is due among open duties of every kind is found in one index, and none that is due later is read")
    func everyKind() async throws {
        let kinds = DutyKind.allCases.map(\.rawValue)
        try await TestDatabase.current.database.write { db in
            try db.execute(
                """
                INSERT INTO duty (complaint_id, kind, clock, nature, basis_on, due_on, calendar_version, known_from)
                SELECT c.id, k.kind, 'made_up', 'limit', c.received_on, date '2030-01-01', 1, c.received_on
                FROM complaint AS c CROSS JOIN unnest(\(kinds)::text[]) AS k (kind)
                """)
            try db.script("ANALYZE duty")
        }
        try await TestDatabase.current.pretendGrowth()
        let sql = try PlannedQuery.sweep.sql()

        let plan = try await TestDatabase.current.database.read { try QueryPlan(sql, $0) }

        #expect(!plan.readWhole.contains("duty"), "\(plan)")
        #expect(plan.indexes.contains("duty_open_due_on_idx"), "\(plan)")
    }
}
