import Complaints
import Postgres
import TestSupport
import Testing
import WorkingDays

@testable import Casework

@Suite(.database(.demonstration))
struct VerifyTests {
    @Test("every duty of the demonstration register can be computed again")
    func noDrift() async throws {
        let casework = try Fixtures.casework()
        let (records, drift) = try await casework.verifyDuties()
        #expect(records[.stage] == 2065)
        #expect(records[.contact] ?? 0 > 0 && records[.ombudsmanCase] ?? 0 > 0)
        #expect(drift.isEmpty)
    }

    @Test(
        "a duty that was moved, lost or made up is drift",
        arguments: [
            ("moved", "UPDATE duty SET due_on = due_on + 1 WHERE id = (SELECT min(id) FROM duty)"),
            ("lost", "DELETE FROM duty WHERE id = (SELECT min(id) FROM duty)"),
            (
                "made up",
                """
                INSERT INTO duty (stage_id, complaint_id, kind, clock, nature, basis_on, due_on, calendar_version, known_from)
                SELECT stage_id, complaint_id, kind, 'invented', nature, basis_on, due_on, calendar_version, known_from
                FROM duty ORDER BY id LIMIT 1
                """
            ),
        ])
    func drift(what: String, statement: String) async throws {
        let casework = try Fixtures.casework()
        try await TestDatabase.current.database.write { db in _ = try db.execute(SQL(trusted: statement)) }
        let (_, drift) = try await casework.verifyDuties()
        #expect(drift.count == 1)
        #expect((drift.first?.stored == nil) == (what == "lost"))
        #expect((drift.first?.computed == nil) == (what == "made up"))
    }
}
