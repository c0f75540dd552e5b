import Complaints
import Reporting
import TestSupport
import Testing
import WorkingDays

/// The money of the demonstration register, as a council published it for 2022-23.
@Suite(.database(.demonstration)) struct RedressTests {
    private func figure(_ id: String) async throws -> ComputedFigure {
        let question = StatisticsQuestion(figures: [id], periods: ["2022-23"], view: .inside)
        let reports = Reports(database: TestDatabase.current.database)
        return try await reports.statistics(question, today: try #require(Day("2023-10-02"))).figures[0]
    }

    @Test(
        "R89, R97, R99: sums, offers and uplifts are those that were published",
        arguments: [
            ("corporate.redress_pence", "total", 3_097_500), ("childrens.redress_pence", "total", 250_000),
            ("adult_social_care.redress_pence", "total", 727_500), ("redress_pence", "total", 4_075_000),
            ("redress_pence", "corporate", 3_097_500), ("corporate.ombudsman.local_offers", "uplift_total", 365_000),
            ("corporate.ombudsman.local_offers", "unchanged", 1),
            ("corporate.ombudsman.local_offers", "offered", 2_282_500),
            ("corporate.ombudsman.local_offers", "final", 2_647_500),
        ] as [(String, String, Int)])
    func published(figure: String, key: String, value: Int) async throws {
        #expect(try await self.figure(figure).value(key)?.whole == value)
    }

    @Test("R97: all of the children's redress came from the Ombudsman")
    func source() async throws {
        let parts = try await figure("childrens.redress_pence").parts.filter { $0.value.whole != 0 }

        #expect(parts.map(\.label) == ["Ombudsman", "Total"])
        #expect(parts.map(\.value.whole) == [250_000, 250_000])
    }
}
