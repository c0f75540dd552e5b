import HTTPTypes
import JSON
import TestSupport
import Testing

@testable import API
@testable import Casework

/// What is paid after a complaint or a case at the Ombudsman, and what is paid in the place of a service.
@Suite(.database) struct ObligationMoneyTests: CaseObligations {
    @Test("R96, R97, R98: an apology, £2,400 and a deferred charge are three, and only £2,400 is money, by its source")
    func money() async throws {
        let service = try await Service.start(on: "2025-03-20")
        let path = try await decided(service, on: "2024-12-10", more: #", "local_offer_pence": 100000"#)
        func body(_ type: String, _ more: String = "") -> String {
            #"{"type": "\#(type)", "text": "As agreed", "agreed_on": "2024-12-10", "due_on": "2025-01-10"\#(more)}"#
        }
        let deferred = try await service.change(
            path, "/obligations", body("charge_deferred", #", "amount_pence": 100"#))
        for (type, more) in [
            ("apology", ""), ("charge_deferred", ""), ("distress_payment", #", "amount_pence": 240000"#),
        ] { _ = try await agree(service, path, body(type, more)) }
        let file = try await Casefile.accepted(service, "corporate", receivedAt: "2025-02-03T09:30:00Z")
        let stage1 = try await file.done(
            "/obligations",
            """
            {"source": "stage_1", "type": "symbolic_payment", "text": "For the trouble", "amount_pence": 2050,
            "agreed_on": "2025-02-20", "due_on": "2025-03-20", "owner_department": "Children and Families",
            "owner_service": "Fostering"}
            """)
        let declined = try await file.done(
            "/obligations",
            """
            {"source": "local", "type": "payment", "text": "More", "amount_pence": 99900, "agreed_on": "2025-02-20",
            "due_on": "2025-03-20", "owner_department": "Highways"}
            """)
        _ = try await act(
            service, "/v1/obligations/\(declined["id"].text ?? "")", "/decision",
            #"{"accepted": false, "decision_reason": "The service has ended."}"#)

        let redress = try await service.statistic("corporate.redress_pence", "2024-25")
        let offers = try await service.statistic("corporate.ombudsman.local_offers", "2024-25")

        #expect(try deferred.code == "obligation_amount")
        #expect(stage1["owner_service"].text == "Fostering")
        #expect(redress.counted == ["stage_1": 2050, "ombudsman": 240_000])
        #expect(redress["total"].integer == 242_050)
        #expect(
            ["cases", "offered", "final", "uplift_total"].map { offers[$0].integer } == [1, 100_000, 240_000, 140_000])
        #expect(try await service.get(path).json["uplift_pence"].integer == 140_000)
    }

    @Test("R100: 29 and 27 sessions of therapy, turned into payment, leave 0 outstanding")
    func sessions() async throws {
        let service = try await Service.start(on: "2025-03-20")
        // The records begin with a complaint.
        _ = try await Casefile.accepted(service, "corporate", receivedAt: "2025-02-03T09:30:00Z")
        let path = try await decided(service, on: "2024-12-10")
        var outstanding: [Int?] = []
        for (quantity, therapy) in [(29, "speech"), (27, "occupational")] {
            let obligation = try await agree(
                service, path,
                """
                {"type": "service_to_be_provided", "text": "What was missed", "agreed_on": "2024-12-10",
                "due_in_months": 2, "quantity": \(quantity), "unit": "sessions of \(therapy) therapy"}
                """)
            let early = try await service.change(
                obligation, "/progress",
                #"{"status": "done", "reached_on": "2025-01-20", "evidence": "Log", "delivered": 4}"#)
            let part = try await act(
                service, obligation, "/progress",
                #"{"status": "part_done", "reached_on": "2025-01-20", "delivered": 4}"#)
            let paid = try await act(
                service, obligation, "/progress",
                """
                {"status": "done", "reached_on": "2025-02-03", "evidence": "Remittance", "in_lieu_quantity": \(quantity - 4),
                "in_lieu_pence": 100000}
                """)
            #expect(try early.code == "quantity_outstanding")
            #expect(part["owed"]["outstanding"].integer == quantity - 4)
            #expect(part["status"].text == "part_done")
            #expect(paid["status"].text == "done")
            outstanding.append(paid["owed"]["outstanding"].integer)
        }

        #expect(outstanding == [0, 0])
        #expect(try await service.get(path).json["agreed_pence"].integer == 200_000)
        #expect(try await service.statistic("corporate.redress_pence", "2024-25")["total"].integer == 200_000)
    }

    @Test("R89: an uplift is of money agreed in a decided case, with what is paid in the place of a service")
    func uplift() async throws {
        let service = try await Service.start(on: "2025-03-03")
        let path = try await decided(service, on: "2024-12-10", more: #", "local_offer_pence": 30000"#)
        let before = try await service.get(path).json
        let obligation = try await agree(
            service, path,
            """
            {"type": "service_to_be_provided", "text": "What was missed", "agreed_on": "2024-12-10",
            "due_in_weeks": 8, "quantity": 4, "unit": "sessions of therapy"}
            """)
        _ = try await act(
            service, obligation, "/progress",
            """
            {"status": "done", "reached_on": "2025-01-20", "evidence": "Remittance", "in_lieu_quantity": 4,
            "in_lieu_pence": 50000}
            """)
        let after = try await service.get(path).json

        #expect(before["agreed_pence"].integer == 0 && before["uplift_pence"] == .null)
        #expect(after["agreed_pence"].integer == 50_000 && after["uplift_pence"].integer == 20_000)
        for (figure, pence) in [("offered", 30_000), ("final", 50_000)] {
            let cases = try await service.statistic("corporate.ombudsman.local_offers.\(figure)", "2024-25")
            #expect(cases.counted == ["2024-12-10/24 000 001": pence])
        }
        let said = after["clocks"].elements.compactMap { $0["reckoning"].text }
        #expect(said.contains("The day that was stated, within 8 weeks of 10 December 2024."))
    }
}
