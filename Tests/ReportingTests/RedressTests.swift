import Complaints
import Reporting
import TestSupport
import Testing

/// The money of the demonstration register, as a council published it for 2022-23.
@Suite(.database(.demonstration)) struct RedressTests {
    private func redress(_ procedure: Procedure) async throws -> Statistics {
        try await Reports(database: TestDatabase.current.database).statistics(
            .redress, of: procedure, year: try #require(FinancialYear("2022-23")), person: .complainant)
    }

    @Test(
        "R89, R97, R99: sums, offers and uplifts are those that were published",
        arguments: [
            (Procedure.corporate, "agreed_pence", 3_097_500), (.childrens, "agreed_pence", 250_000),
            (.adultSocialCare, "agreed_pence", 727_500), (.corporate, "all_procedures_pence", 4_075_000),
            (.corporate, "uplift_pence", 365_000), (.corporate, "unchanged", 1),
            (.corporate, "offered_pence", 2_282_500), (.corporate, "ended_pence", 2_647_500),
        ] as [(Procedure, String, Int)])
    func published(procedure: Procedure, figure: String, value: Int) async throws {
        #expect(try await redress(procedure).figure("redress.\(figure)")?.value == .number(value))
    }

    @Test("R97: all of the children's redress came from the Ombudsman")
    func source() async throws {
        let rows = try #require(try await redress(.childrens).table("redress_by_source")).rows

        #expect(rows.filter { $0.cells != [.text("£0")] }.map(\.name) == ["Ombudsman", "Total"])
        #expect(rows.last?.cells == [.text("£2,500")])
    }
}
