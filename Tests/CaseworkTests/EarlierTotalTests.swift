import Complaints
import Foundation
import Postgres
import TestSupport
import Testing
import WorkingDays

@testable import Casework

/// Which rows of the register stand in the place of an earlier total.
@Suite(.database(.demonstration))
struct EarlierTotalTests {
    private func count(_ measure: EarlierMeasure, in year: String) async throws -> Int {
        let year = try #require(FinancialYear(year))
        return try await TestDatabase.current.database.read { try measure.count(in: year, $0) }
    }

    private static let counted: [(measure: EarlierMeasure, count: Int)] = [
        (.enquiriesReceived, 2_037), (.complimentsReceived, 211), (.childrensStage1Received, 86),
        (.childrensStage2Requested, 10), (.childrensStage3Requested, 5), (.adultSocialCareComplaintsReceived, 204),
        (.publicHealthComplaintsReceived, 0), (.corporateComplaintsReceived, 781), (.ombudsmanEnquiries, 80),
        (.ombudsmanDecisionsUpheld, 80), (.financialRedressChildrens, 2),
    ]

    @Test(
        "The register counts what each measure is the total of, and nothing in a year before its records",
        arguments: counted)
    func counts(measure: EarlierMeasure, count: Int) async throws {
        #expect(try await self.count(measure, in: "2022-23") == count)
        #expect(try await self.count(measure, in: "2019-20") == 0)
    }

    @Test("The table has every measure")
    func table() {
        #expect(Set(Self.counted.map(\.measure)) == Set(EarlierMeasure.allCases))
    }

    @Test("What is registered in error stands in the place of no total")
    func error() async throws {
        try await TestDatabase.current.database.write { db in
            try db.script(
                """
                UPDATE complaint SET error_on = '2023-05-02', error_reason = 'Twice', error_by = 'A test'
                WHERE procedure = 'corporate' AND received_on BETWEEN '2022-04-01' AND '2023-03-31'
                """)
        }

        #expect(try await count(.corporateComplaintsReceived, in: "2022-23") == 0)
    }

    @Test("A register's redress is in pounds, and its costs without a complaint are the children's procedure's")
    func imported() async throws {
        let (totals, costs) = try await TestDatabase.current.database.read { db in
            (
                try EarlierTotalRecord.all("measure = 'financial_redress_childrens'", db),
                try db.all("SELECT DISTINCT coalesce(procedure, 'of a complaint') AS whose FROM cost ORDER BY 1") {
                    try $0["whose"] as String
                }
            )
        }

        #expect(totals.map(\.value) == [1_265_000])
        #expect(totals.map(\.department) == [nil])
        #expect(costs.contains("childrens") && Set(costs).isSubset(of: ["childrens", "of a complaint"]))
    }
}
