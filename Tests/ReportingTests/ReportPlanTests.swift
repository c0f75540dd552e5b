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
        /// Another that serves as well: which of the two is the cheaper is a matter of the sample.
        let orIndex: String?
        /// The tables it does read whole, each with its reason beside it.
        let readWhole: Set<String>
        let values: @Sendable (FinancialYear) -> [any PostgresEncodable]
        var testDescription: String { name }

        init(
            _ name: String, index: String, or orIndex: String? = nil, readWhole: Set<String> = [],
            _ values: @escaping @Sendable (FinancialYear) -> [any PostgresEncodable]
        ) {
            self.name = name
            self.index = index
            self.orIndex = orIndex
            self.readWhole = readWhole
            self.values = values
        }
    }

    static let statements = [
        Statement("redress", index: "obligation_agreed_on_idx") { [$0.firstOn, $0.lastOn] },
        Statement("redress_offers", index: "ombudsman_case_decision_on_idx") { [$0.firstOn, $0.lastOn, "corporate"] },
        Statement("ombudsman_cases", index: "ombudsman_case_decision_on_idx") {
            [$0.firstOn, $0.lastOn, "childrens", nil as String?]
        },
        Statement("compliments", index: "compliment_received_on_idx") {
            [$0.firstOn, $0.lastOn, "childrens", nil as String?]
        },
        // Contacts that became a complaint after they were routed out: found by their disposition, which has no index.
        Statement("contacts", index: "contact_received_on_idx", readWhole: ["contact"]) { [$0.firstOn, $0.lastOn] },
        // The tracker counts obligations by the day they were agreed, which has no index.
        Statement(
            "learning", index: "stage_responded_on_idx", or: "stage_answered_on_idx", readWhole: ["obligation"]
        ) { [days($0), "childrens"] },
        Statement("learning_breakdowns", index: "stage_responded_on_idx", or: "stage_answered_on_idx") {
            [$0.firstOn, "childrens"]
        },
        // Obligations again.
        Statement("services", index: "complaint_procedure_received_on_idx", readWhole: ["obligation"]) {
            [$0.firstOn, $0.lastOn, "childrens"]
        },
        // What was open at the end of a year may have been requested in any year before it.
        Statement("stages", index: "complaint_procedure_received_on_idx", readWhole: ["stage"]) {
            [$0.firstOn, $0.lastOn, "childrens"]
        },
        // The limits of a year belong to a good part of all stages, which are then read at once.
        Statement("lateness", index: "duty_ended_on_idx", readWhole: ["stage"]) {
            [$0.firstOn, $0.lastOn, "childrens"]
        },
        Statement("children_affected", index: "complaint_procedure_received_on_idx") {
            [$0.firstOn, $0.lastOn, "childrens"]
        },
        // Answers of whatever stage, while the index begins with the stage; and three years are all the register has.
        Statement("themes", index: "complaint_procedure_received_on_idx", readWhole: ["stage"]) {
            [$0.earlier(by: 2).firstOn, $0.firstOn, $0.lastOn, "childrens"]
        },
        Statement("equality", index: "complaint_procedure_received_on_idx") {
            [$0.firstOn, $0.lastOn, "childrens", "complainant"]
        },
    ]

    private static func days(_ year: FinancialYear) -> [Day] { [year.earlier().firstOn, year.firstOn] }

    private func plan(_ statement: Statement) async throws -> QueryPlan {
        let year = try #require(FinancialYear("2022-23"))
        let sql = SQL(trusted: try ReportStatement(statement.name).text, binding: statement.values(year))
        return try await TestDatabase.current.database.read { try QueryPlan(sql, $0) }
    }

    @Test(
        "no statement of a report reads a whole table to find its years, but for what is said beside it",
        arguments: statements)
    func report(statement: Statement) async throws {
        try await TestDatabase.current.pretendGrowth()

        let plan = try await plan(statement)

        #expect(plan.readWhole == statement.readWhole, "\(plan)")
        #expect(
            plan.indexes.contains(statement.index) || statement.orIndex.map(plan.indexes.contains) == true, "\(plan)")
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
