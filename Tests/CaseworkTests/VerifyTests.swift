import Postgres
import TestSupport
import Testing
import WorkingDays

@testable import Casework

@Suite(.database(.demonstration))
struct VerifyTests {
    @Test("every deadline of the demonstration register can be computed again")
    func noDrift() async throws {
        let casework = try Fixtures.casework()
        let (stages, drift) = try await casework.verifyDeadlines()
        #expect(stages == 2065)
        #expect(drift.isEmpty)
    }

    @Test(
        "a deadline that was moved, lost or made up is drift",
        arguments: [
            ("moved", "UPDATE deadline SET due_on = due_on + 1 WHERE id = (SELECT min(id) FROM deadline)"),
            ("lost", "DELETE FROM deadline WHERE id = (SELECT min(id) FROM deadline)"),
            (
                "made up",
                """
                INSERT INTO deadline (stage_id, clock, kind, basis_on, due_on, calendar_version, known_from)
                SELECT stage_id, 'invented', kind, basis_on, due_on, calendar_version, known_from
                FROM deadline ORDER BY id LIMIT 1
                """
            ),
        ])
    func drift(what: String, statement: String) async throws {
        let casework = try Fixtures.casework()
        try await TestDatabase.current.database.write { db in _ = try db.execute(SQL(trusted: statement)) }
        let (_, drift) = try await casework.verifyDeadlines()
        #expect(drift.count == 1)
        #expect((drift.first?.stored == nil) == (what == "lost"))
        #expect((drift.first?.computed == nil) == (what == "made up"))
    }
}
