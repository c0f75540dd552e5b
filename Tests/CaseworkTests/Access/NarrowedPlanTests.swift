import Complaints
import Postgres
import TestSupport
import Testing

@testable import Casework

/// That the statements of every day stay on their indexes beneath the policies, as the service's role plans them.
@Suite(.database(.demonstration))
struct NarrowedPlanTests {
    /// The plan of the service's role for a Complaints Officer from whom something is kept, for a hundred times the register; on
    /// a connection that keeps plans, a search's for its words.
    private func plan(_ query: PlannedQuery, isKept: Bool = true) async throws -> QueryPlan {
        try await TestDatabase.current.pretendGrowth()
        let database = try await TestDatabase.current.database(as: "redress_service", keepsPlans: true)
        let sql = try query.sql()
        let plan = try await database.read { db in
            try db.execute("SELECT reach_as(ARRAY['officer'], ARRAY[NULL::uuid], NULL, NULL, '2023-04-03')")
            return try isKept ? QueryPlan(kept: sql, db) : QueryPlan(sql, db)
        }
        await database.shutdown()
        return plan
    }

    /// The register has no letters and no flags, so that how they are read costs nothing.
    static let pages: [PlannedQuery] = PlannedQuery.lists.filter {
        !["letter_passed_idx", "duty_flag_as_of_idx"].contains($0.index)
    }

    @Test("A page of a list is found by the index of its order", arguments: pages)
    func lists(query: PlannedQuery) async throws {
        let plan = try await plan(query)

        #expect(plan.readWhole == [], "\(plan)")
        #expect(plan.sortedForPage == [], "\(plan)")
        #expect(plan.indexes.contains(query.index), "\(plan)")
    }

    @Test("A worklist reads what waits and no more", arguments: Worklist.allCases)
    func worklist(list: Worklist) async throws {
        let query = PlannedQuery.worklist(list)

        let plan = try await plan(query)

        #expect(plan.readWhole.subtracting(["letter"]) == [], "\(plan)")
        #expect(plan.indexes.contains(query.index), "\(plan)")
    }

    @Test("A search is found by the index of the words")
    func search() async throws {
        let found = SQL.found(.exact, words: "'~p24309'", reference: nil)
        let query = PlannedQuery("a search", index: "complaint_text_words_idx") {
            .hits(try #require(found), ComplaintFilter(), after: nil, limit: 51)
        }

        let plan = try await plan(query, isKept: false)

        #expect(plan.readWhole == [], "\(plan)")
        #expect(plan.indexes.contains(query.index), "\(plan)")
    }
}
