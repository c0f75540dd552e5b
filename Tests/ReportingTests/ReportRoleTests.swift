import Complaints
import Foundation
import Postgres
import Reporting
import TestSupport
import Testing
import WorkingDays

/// Reports as `redress_report` of `deploy/roles.sql` computes them, who reads no names.
@Suite(.database(.demonstration))
struct ReportRoleTests {
    /// What both roles are asked for, and what they answer.
    private static func answers(_ database: Database) async throws -> [String: Int] {
        let reports = Reports(database: database)
        let year = try #require(FinancialYear("2022-23"))
        let today = try #require(Day("2023-10-02"))
        var answers: [String: Int] = [:]
        for name in ReportName.allCases {
            answers["\(name)"] = Data(try await reports.report(name, of: Period(year), today: today).json()).hashValue
        }
        answers["alerts"] = try await reports.alerts(year.firstOn...today, today: today).hashValue
        let figures = try await reports.catalogue().figures.map(\.id)
        for start in stride(from: 0, to: figures.count, by: 100) {
            let question = StatisticsQuestion(
                figures: Array(figures[start..<min(start + 100, figures.count)]), periods: ["2022-23"], view: .inside)
            answers["figures \(start)"] = try await reports.statistics(question, today: today).figures.hashValue
        }
        return answers
    }

    @Test("The report's role computes every report and every figure as the owner of the database does")
    func same() async throws {
        try await TestDatabase.current.database.single { db in
            try db.script(
                """
                INSERT INTO equality_answer (complaint_id, person, characteristic, answer)
                SELECT id, 'complainant', 'sex', 'prefer_not_to_say' FROM complaint;
                INSERT INTO alert (id, kind, duty_id, step, working_days, due_on, audience, recipient_role, complaint_id, raised_on,
                    raised_at)
                SELECT gen_random_uuid(), 'overdue', id, 1, 1, due_on, 'team_manager', 'manager', complaint_id, '2023-01-09', now()
                FROM duty ORDER BY id LIMIT 100;
                """)
        }
        let database = try await TestDatabase.current.database(as: "redress_report")

        let theirs = try await Self.answers(database)

        await database.shutdown()
        #expect(try await Self.answers(TestDatabase.current.database) == theirs)
        #expect(theirs.count > ReportName.allCases.count + 4)
    }
}
