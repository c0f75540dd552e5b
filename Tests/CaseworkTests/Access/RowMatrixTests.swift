import Complaints
import Postgres
import TestSupport
import Testing

@testable import Casework

/// What the service's role is shown of every table and view, by what its transaction states.
@Suite(.database(.demonstration)) struct RowMatrixTests {
    /// What everybody is shown whole.
    ///
    /// These are the directory, the council's own lists and settings, reference data, what is for print, and
    /// what the service keeps for itself. Whoever adds a table decides: here, or by a policy.
    static let open: Set = [
        "api_token", "api_token_department", "sign_in", "bank_holiday", "bank_holiday_rename", "calendar_feed",
        "calendar_version", "cause",
        "council_details", "council_setting", "demand", "department", "deputy", "earlier_total", "equality_category",
        "figure_target", "imported_row", "ladder", "ladder_step", "learning_pair", "link_officer", "message_template",
        "ombudsman_clock", "person", "post", "post_holder", "procedure", "procedure_clock", "procedure_stage",
        "procedure_version", "rating_decision", "report_band", "report_comment", "report_commentary", "report_version",
        "report_version_count", "report_version_step", "schema_migration", "schema_view", "service", "team", "webhook",
        "working_day",
    ]
    /// What tells identifiers or days and nothing else.
    static let wordless: Set = ["owes_nothing", "records_begin", "equality_count", "population_equality_answer"]

    private func relations() async throws -> Set<String> {
        try await TestDatabase.current.database.read { db in
            Set(
                try db.all(
                    """
                    SELECT c.relname::text AS name FROM pg_class AS c
                    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'v')
                    """
                ) { try $0["name"] as String })
        }
    }

    private static func counts(_ names: Set<String>, _ db: borrowing Transaction) throws -> [String: Int] {
        var counts: [String: Int] = [:]
        for name in names {
            try db.script(
                "DROP TABLE IF EXISTS counted; CREATE TEMPORARY TABLE counted AS SELECT count(*) AS n FROM \"\(name)\"")
            counts[name] = try db.one("SELECT n FROM counted") { try $0["n"] }
        }
        return counts
    }

    /// The rows of tables and views that a caller of the service's role is shown, who states something or nothing.
    private func shown(_ names: Set<String>, _ stating: SQL?) async throws -> [String: Int] {
        let database = try await TestDatabase.current.database(as: "redress_service")
        let counts = try await database.write { db in
            if let stating { try db.execute(stating) }
            return try Self.counts(names, db)
        }
        await database.shutdown()
        return counts
    }

    @Test("Of every table and view but those listed as open, nothing is shown where nothing is stated")
    func nothing() async throws {
        let narrowed = try await relations().subtracting(Self.open).subtracting(Self.wordless)

        let counts = try await shown(narrowed, nil)

        #expect(counts.filter { $0.value > 0 } == [:])
        #expect(counts.count > 60)
    }

    @Test(
        "Whoever has to do with no record is shown none of any table or view",
        arguments: [
            Role.viewer, .statisticsReader, .investigator, .respondingManager, .headOfService, .director,
        ])
    func strangers(role: Role) async throws {
        let narrowed = try await relations().subtracting(Self.open).subtracting(Self.wordless)

        let counts = try await shown(
            narrowed, "SELECT reach_as(ARRAY[\(role)::text], ARRAY[NULL::uuid], NULL, NULL, '2023-04-03')")

        #expect(counts.filter { $0.value > 0 } == [:])
    }

    @Test("The Complaints Manager and the service itself are shown what there is", arguments: [true, false])
    func everything(isService: Bool) async throws {
        let all = try await relations().subtracting(["idempotency_record"])
        let there = try await TestDatabase.current.database.write { db in try Self.counts(all, db) }

        let counts = try await shown(
            all,
            isService
                ? SQL.reachEverything
                : "SELECT reach_as(ARRAY['manager'], ARRAY[NULL::uuid], NULL, NULL, '2023-04-03')")

        #expect(counts == there)
        #expect(there.values.reduce(0, +) > 10_000)
    }

    @Test(
        "Every table that is not open has a policy, and every view that is none of a table's runs with its reader's rights"
    )
    func policies() async throws {
        let unlisted = try await TestDatabase.current.database.read { db in
            try db.all(
                """
                SELECT c.relname::text AS name FROM pg_class AS c
                WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND NOT (
                    c.relrowsecurity AND EXISTS (SELECT FROM pg_policy AS p WHERE p.polrelid = c.oid AND p.polname = 'reached')
                )
                """
            ) { try $0["name"] as String }
        }

        #expect(Set(unlisted).subtracting(Self.open) == [])
    }
}
