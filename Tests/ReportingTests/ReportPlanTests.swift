import Complaints
import Postgres
import TestSupport
import Testing
import WorkingDays

@testable import Reporting

/// What may not happen as the register grows: a report of a year that reads every year there is.
///
/// Each plan is made for a hundred times the demonstration register, where the better plan is the cheaper one by far.
@Suite(.database(.demonstration))
struct ReportPlanTests {
    struct Statement: Sendable, CustomTestStringConvertible {
        let name: String
        /// The index by which the rows of the year are found.
        let index: String
        let values: @Sendable (FinancialYear) -> [any PostgresEncodable]
        var testDescription: String { name }

        init(
            _ name: String, index: String, _ values: @escaping @Sendable (FinancialYear) -> [any PostgresEncodable]
        ) {
            self.name = name
            self.index = index
            self.values = values
        }
    }

    static let statements = [
        Statement("ombudsman_cases", index: "ombudsman_case_decision_on_idx") {
            [$0.firstOn, $0.lastOn, "childrens", nil as String?]
        },
        Statement("compliments", index: "compliment_received_on_idx") {
            [$0.firstOn, $0.lastOn, "childrens", nil as String?]
        },
    ]

    private func plan(_ statement: Statement) async throws -> QueryPlan {
        let year = try #require(FinancialYear("2022-23"))
        let sql = SQL(trusted: try ReportStatement(statement.name).text, binding: statement.values(year))
        return try await TestDatabase.current.database.read { try QueryPlan(sql, $0) }
    }

    @Test(
        "no statement of a report reads a whole table to find its years", arguments: statements)
    func report(statement: Statement) async throws {
        try await TestDatabase.current.pretendGrowth()

        let plan = try await plan(statement)

        #expect(plan.readWhole == [], "\(plan)")
        #expect(plan.indexes.contains(statement.index), "\(plan)")
    }

    @Test("the stages that were open on a day are found among those of every year by that day")
    func standing() async throws {
        try await TestDatabase.current.pretendGrowth()
        let day = try #require(FinancialYear("2022-23")).lastOn

        let plan = try await TestDatabase.current.database.read {
            try QueryPlan("SELECT v.id FROM population_stage AS v WHERE v.days_open @> \(day)::date", $0)
        }

        #expect(plan.indexes.contains("stage_standing_idx"), "\(plan)")
        #expect(!plan.readWhole.contains("stage"), "\(plan)")
    }

    @Test("without the index of decisions the Ombudsman's cases of a year would be found by reading them all")
    func withoutIndex() async throws {
        try await TestDatabase.current.database.write { try $0.script("DROP INDEX ombudsman_case_decision_on_idx") }
        try await TestDatabase.current.pretendGrowth()

        let plan = try await plan(try #require(Self.statements.first { $0.name == "ombudsman_cases" }))

        #expect(plan.readWhole == ["ombudsman_case"], "\(plan)")
    }
}
