import Complaints
import Foundation
import Postgres
import TestSupport
import Testing
import WorkingDays

@testable import Reporting

/// Where no money was on record, no report says £0 (requirement R127; decision 0050).
@Suite(.database)
struct RecordedMoneyTests {
    private func write(_ statement: SQL) async throws {
        try await TestDatabase.current.database.write { db in _ = try db.execute(statement) }
    }

    @Test("redress is £0 only where a remedy or a cost was ever recorded", arguments: ["none", "remedy", "cost"])
    func noRedress(recorded: String) async throws {
        let complaint = try await Fixtures.addComplaint(
            receivedOn: "2022-05-04", respondedOn: "2022-05-10", outcome: .faultFound)
        if recorded == "remedy" {
            try await write(
                """
                INSERT INTO obligation (id, complaint_id, source, scope, type, text, agreed_on, due_on, owner)
                VALUES (\(UUID()), \(complaint), 'stage_1', 'individual', 'apology', 'Say sorry', '2022-05-10', '2022-06-01', 'Head')
                """)
        }
        if recorded == "cost" { try await addCost("childrens", "2022-06-01") }

        let report = try await Fixtures.report("2022-23")

        let isKnown = recorded != "none"
        #expect(report.count("childrens.costs_pounds", "financial_redress") == (isKnown ? 0 : nil))
        #expect(report.count("childrens.ombudsman.payments_pounds") == (isKnown ? 0 : nil))
    }

    private func addCost(_ procedure: String, _ day: String) async throws {
        let day = try #require(Day(day))
        try await write(
            """
            INSERT INTO cost (id, procedure, category, incurred_on, amount_pence, description)
            VALUES (\(UUID()), \(procedure), 'mediation', \(day), 40000, 'Mediator')
            """)
    }

    @Test("the costs of one procedure begin no records of another's, of which a year without complaints knows nothing")
    func costsOfOneProcedure() async throws {
        try await addCost("childrens", "2020-06-01")
        _ = try await Fixtures.addComplaint(receivedOn: "2021-05-04", respondedOn: "2021-05-10")
        _ = try await Fixtures.addComplaint(receivedOn: "2022-05-04", respondedOn: "2022-05-10")
        let reports = Reports(database: TestDatabase.current.database)
        let today = try #require(Day("2023-06-01"))

        for (name, costs) in [
            (ReportName.childrens, [400, 0, 0]), (.corporate, [nil, 0, 0]), (.publicHealth, [nil, 0, 0]),
        ] {
            let report = try await reports.report(name, of: try #require(Period("2022-23")), today: today)
            let figure = "\(name.rawValue).costs_pounds"
            #expect(
                ["2020-21", "2021-22", "2022-23"].map { report.count(figure, "mediation", in: $0) } == costs,
                "\(name)")
        }
    }
}
