import Complaints
import Foundation
import Postgres
import TestSupport
import Testing
import WorkingDays

@testable import Casework

/// What may not happen as the register grows: a statement of every day that reads or sorts a whole table.
///
/// Each plan is made for a hundred times the demonstration register, where the better plan is the cheaper one by far.
@Suite(.database(.demonstration))
struct QueryPlanTests {
    private func plan(_ query: PlannedQuery) async throws -> QueryPlan {
        let sql = try query.sql()
        return try await TestDatabase.current.database.read { try QueryPlan(sql, $0) }
    }

    /// The plan that the service's connections for reading keep.
    private func keptPlan(_ query: PlannedQuery) async throws -> QueryPlan {
        let sql = try query.sql()
        let database = TestDatabase.current.keepingPlans()
        let plan = try await database.read { try QueryPlan(kept: sql, $0) }
        await database.shutdown()
        return plan
    }

    private func drop(_ index: String) async throws {
        try await TestDatabase.current.database.write { try $0.script("DROP INDEX \(index)") }
    }

    /// Flags of some days, as a service has them that was swept.
    private func sweepSomeDays() async throws {
        for day in ["2021-10-01", "2022-04-01", "2022-10-03", "2023-04-03"] {
            _ = try await Fixtures.casework().perform(Sweep(asOf: Day(day)), as: Fixtures.manager)
        }
        try await TestDatabase.current.database.write { try $0.script("ANALYZE duty_flag") }
    }

    @Test(
        "the sweep reads no deadline that ended before its day, and no complaint but those it finds",
        arguments: [PlannedQuery.sweep, .pastSweep])
    func sweep(query: PlannedQuery) async throws {
        try await sweepSomeDays()
        try await TestDatabase.current.pretendGrowth()

        let plan = try await plan(query)

        // Flags are few beside deadlines: where many deadlines are due, what was flagged already may be read at once.
        // The register has no letters, which a plan reads whole at no cost.
        #expect(plan.readWhole.subtracting(["duty_flag", "letter"]) == [], "\(plan)")
        #expect(plan.indexes.isSuperset(of: [query.index, "duty_open_due_on_idx"]), "\(plan)")
    }

    /// A letter of every Ombudsman case of the register, whose files hold none.
    private func logLetters() async throws {
        let officer = try await Fixtures.addPerson()
        try await TestDatabase.current.database.write { db in
            try db.execute(
                """
                INSERT INTO letter (
                    id, ombudsman_case_id, kind, received_on, letter_on, due_on, link_officer_id, copied_to, logged_at
                )
                SELECT gen_random_uuid(), id, 'enquiry', enquiry_on, enquiry_on, enquiry_on + 28, \(officer), 'Legal',
                    '2023-04-03T09:00:00Z'
                FROM ombudsman_case
                """)
            try db.script("ANALYZE letter")
        }
    }

    @Test("no page of a list reads or sorts more than the page", arguments: PlannedQuery.lists)
    func list(query: PlannedQuery) async throws {
        try await sweepSomeDays()
        try await logLetters()
        try await TestDatabase.current.pretendGrowth()

        let plan = try await keptPlan(query)

        #expect(plan.readWhole == [], "\(plan)")
        #expect(plan.sortedForPage == [], "\(plan)")
        #expect(plan.indexes.contains(query.index), "\(plan)")
    }

    @Test(
        "no worklist reads more than what waits, and none sorts it whose index has its order",
        arguments: Worklist.allCases)
    func worklist(list: Worklist) async throws {
        let query = PlannedQuery.worklist(list)
        try await TestDatabase.current.pretendGrowth()

        let plan = try await keptPlan(query)

        #expect(plan.readWhole.subtracting(["letter"]) == [], "\(plan)")
        #expect(plan.sortedForPage.isSubset(of: list.sorted), "\(plan)")
        #expect(plan.indexes.contains(query.index), "\(plan)")
    }

    @Test(
        "a worklist of a team, a department or a service is read in its own order, and nothing whole to find whose it is",
        arguments: [.overdue, .ombudsman, .lateWithoutReason] as [Worklist], ["team", "department", "service"])
    func narrowed(list: Worklist, to whose: String) async throws {
        var filter = WorklistFilter()
        switch whose {
        case "team": filter.team = TeamID(rawValue: UUID())
        case "department": filter.department = "Children and Family Services"
        default: filter.service = "Care Pathway"
        }
        let query = PlannedQuery.worklist(list, filter)
        try await TestDatabase.current.pretendGrowth()

        let plan = try await keptPlan(query)

        #expect(plan.readWhole.subtracting(["letter"]) == [], "\(plan)")
        #expect(plan.sortedForPage == [], "\(plan)")
        #expect(plan.indexes.contains(query.index), "\(plan)")
    }

    @Test(
        "no search reads the texts of every complaint",
        arguments: [
            ("P24309", SearchRank.exact, "complaint_text_words_idx"),
            ("P24309", .beginning, "complaint_text_words_idx"),
            ("P24309", .alike, "complaint_text_words_idx"),
            ("CSC-2022-0013", .reference, "complaint_text_reference_idx"),
            ("CSC-2022-0013", .beginning, "complaint_text_reference_idx"),
        ])
    func search(text: String, rank: SearchRank, index: String) async throws {
        try await TestDatabase.current.pretendGrowth()

        let plan = try await TestDatabase.current.database.read { db in
            let sought = try db.one(
                """
                SELECT search_query(\(text), \("\(rank)"), 1000000)::text AS words,
                    search_query(\(text), 'exact', 0)::text AS exact, sought_reference(\(text)) AS reference
                """
            ) { row in
                (
                    words: try row["words"] as String?, exact: try row["exact"] as String?,
                    reference: try row["reference"] as String
                )
            }
            let reference = text.contains("-") ? sought.reference : nil
            let found = SQL.found(rank, words: rank == .reference ? nil : sought.words, reference: reference)
            let nearer = rank == .reference ? nil : SQL.found(.exact, words: sought.exact, reference: reference)
            return try QueryPlan(
                SQL.hits(try #require(found), nearer: nearer, ComplaintFilter(), after: nil, limit: 51), db)
        }

        #expect(plan.readWhole == [], "\(plan)")
        #expect(plan.indexes.contains(index), "\(plan)")
    }

    @Test("without the index of open deadlines the sweep would read every deadline")
    func sweepWithoutIndex() async throws {
        try await drop(PlannedQuery.sweep.index)
        try await TestDatabase.current.pretendGrowth()

        let plan = try await plan(.sweep)

        #expect(plan.readWhole.contains("duty"), "\(plan)")
    }

    @Test("without the index of their days every contact would be sorted for a page of them")
    func contactsWithoutIndex() async throws {
        try await drop(PlannedQuery.contacts.index)
        try await TestDatabase.current.pretendGrowth()

        let plan = try await keptPlan(.contacts)

        #expect(plan.sortedForPage.contains("contact"), "\(plan)")
    }

    @Test("without the index of open stages every one of them would be sorted for a page of a worklist")
    func worklistWithoutIndex() async throws {
        let query = PlannedQuery.worklist(.needsUpdate)
        try await drop(query.index)
        try await TestDatabase.current.pretendGrowth()

        let plan = try await keptPlan(query)

        #expect(plan.sortedForPage.contains("stage"), "\(plan)")
    }
}
