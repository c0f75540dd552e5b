import Complaints
import Foundation
import HTTPTypes
import JSON
import Postgres
import TestSupport
import Testing

@testable import API
@testable import Casework

/// What procedures cost besides redress.
@Suite(.database) struct CostTests {
    private static let own =
        #""category": "commissioned_investigation", "incurred_on": "2025-11-03", "amount_pence": 180000, "description": "Investigating officer""#

    private func record(_ service: Service, _ fields: String, _ changes: [String: String] = [:]) async throws -> Reply {
        let body = changes.reduce("{\(fields), \(Self.own)}") { $0.replacing($1.key, with: $1.value) }
        return try await service.post("/v1/costs", body)
    }

    private func path(_ reply: Reply) throws -> String {
        try #require(reply.status == 201, "\(reply.text)")
        return try #require(reply.headers[.location])
    }

    @Test("R101: a cost belongs to the procedure of its complaint, or states its own, and is listed by its day")
    func recorded() async throws {
        let service = try await Service.start()
        let contract = try Contract.shared.get()
        let complaint = try await service.accept()

        let ofComplaint = try await record(service, #""complaint_id": "\#(complaint.lastIdentifier)""#)
        let stated = try await record(service, #""procedure": "corporate""#, ["2025-11-03": "2025-12-01"])
        let list = try await service.get("/v1/costs").json
        let read = try await service.get(try path(ofComplaint))

        #expect(try ofComplaint.json["procedure"].text == "childrens")
        #expect(try stated.json["procedure"].text == "corporate" && stated.json["complaint_id"] == .null)
        #expect(contract.violations(try ofComplaint.json, contract.named("Cost")) == [])
        #expect(contract.violations(list, contract.named("CostPage")) == [])
        #expect(list["items"].elements.map { $0["procedure"].text } == ["corporate", "childrens"])
        #expect(read.etag == #""1""# && read.bytes == ofComplaint.bytes)
        for (query, count) in [
            ("from=2025-11-03&to=2025-11-30", 1), ("from=2025-11-04", 1), ("to=2025-11-02", 0),
            ("procedure=childrens", 1), ("procedure=public_health", 0), ("limit=1", 1),
        ] {
            #expect(try await service.get("/v1/costs?\(query)").json["items"].elements.count == count, "\(query)")
        }
        let next = try #require(try await service.get("/v1/costs?limit=1").json["next_cursor"].text)
        let second = try await service.get("/v1/costs?limit=1&cursor=\(next)").json
        #expect(second["items"][0]["procedure"].text == "childrens" && second["next_cursor"] == .null)
    }

    @Test(
        "A cost that cannot be is refused, each with its code",
        arguments: [
            (#""procedure": "corporate", "complaint_id": "COMPLAINT""#, [:], "422 cost_of_one"),
            (#""procedure": null"#, [:], "422 cost_of_one"),
            (#""complaint_id": "0197a3c0-5c1e-7b3e-8a44-2f9d3c1b7a10""#, [:], "404 not_found"),
            (#""procedure": "corporate""#, ["2025-11-03": "2026-03-03"], "422 in_the_future"),
            (#""complaint_id": "COMPLAINT""#, ["2025-11-03": "2025-09-30"], "422 out_of_order"),
            (#""complaint_id": "COMPLAINT""#, ["2025-11-03": "2025-10-01"], "201 -"),
            (#""procedure": "corporate""#, ["180000": "0"], "422 invalid_body"),
            (#""procedure": "corporate""#, ["180000": "-5"], "422 invalid_body"),
            (#""procedure": "corporate""#, ["180000": "0.5"], "422 invalid_body"),
            (#""procedure": "corporate""#, ["commissioned_investigation": "biscuits"], "422 invalid_body"),
            (#""procedure": "parking""#, [:], "422 invalid_body"),
        ] as [(String, [String: String], String)])
    func refused(whose: String, changes: [String: String], code: String) async throws {
        let service = try await Service.start()
        let complaint = try await service.accept().lastIdentifier

        let reply = try await record(service, whose.replacing("COMPLAINT", with: complaint), changes)

        #expect("\(reply.status) \(try reply.code ?? "-")" == code, "\(reply.text)")
    }

    @Test("A cost is corrected with what it said before in the audit, moved to a complaint and away, and taken back")
    func corrected() async throws {
        let service = try await Service.start()
        let complaint = try await service.accept().lastIdentifier
        let cost = try path(try await record(service, #""procedure": "corporate""#))
        func correct(_ fields: String) async throws -> String {
            try await service.corrected(cost + "/corrections", fields)
        }

        #expect(try await correct(#""amount_pence": 181000"#) == "200")
        #expect(try await correct(#""complaint_id": "\#(complaint)""#) == "422 cost_of_one")
        #expect(try await correct(#""complaint_id": "\#(complaint)", "procedure": null"#) == "200")
        #expect(try await service.get(cost).json["procedure"].text == "childrens")
        #expect(try await correct(#""incurred_on": "2025-09-30""#) == "422 out_of_order")
        #expect(try await correct(#""incurred_on": "2026-03-03""#) == "422 in_the_future")
        #expect(try await correct(#""complaint_id": null"#) == "422 cost_of_one")
        #expect(try await correct(#""complaint_id": null, "procedure": "public_health""#) == "200")
        #expect(try await correct(#""procedure": "public_health""#) == "409 nothing_corrected")
        #expect(try await correct(#""amount_pence": null"#) == "422 invalid_body")
        let stale = try await service.post(
            cost + "/corrections", #"{"amount_pence": 1, "reason": "R"}"#, headers: [.ifMatch: #""1""#])
        #expect(stale.status == 412)
        let events = try await TestDatabase.current.database.read { db in
            try db.all(
                """
                SELECT details ->> 'from_amount_pence' AS a, details ->> 'to_amount_pence' AS b, complaint_id AS c
                FROM audit_event WHERE operation = 'cost_corrected' ORDER BY id
                """
            ) { "\(try $0["a"] as String? ?? "-") \(try $0["b"] as String? ?? "-") \((try $0["c"] as UUID?) != nil)" }
        }
        #expect(events == ["180000 181000 false", "- - true", "- - false"])
        #expect(try await service.corrected(cost + "/withdrawal", "", token: service.officer) == "403 forbidden")
        #expect(try await service.corrected(cost + "/withdrawal", "") == "200")
        #expect(try await service.corrected(cost + "/withdrawal", "") == "404 not_found")
        #expect(try await service.get(cost).status == 404)
    }

    @Test("Of two that correct a cost at once one is told of the other")
    func race() async throws {
        let service = try await Service.start()
        let cost = try path(try await record(service, #""procedure": "corporate""#))
        func correct(_ amount: Int) async throws -> Int {
            try await service.post(
                cost + "/corrections", #"{"amount_pence": \#(amount), "reason": "R"}"#, headers: [.ifMatch: #""1""#]
            ).status
        }

        async let one = correct(1)
        async let other = correct(2)

        #expect(try await [one, other].sorted() == [200, 412])
    }

    @Test("R31: what a mediation cost stands in the list with its entry, and is taken back with it alone")
    func mediation() async throws {
        let service = try await Service.start()
        let complaint = try await service.accept()
        let entry = try await service.done(
            complaint, "/entries",
            #"{"kind": "mediation", "occurs_on": "2025-10-27", "text": "Held", "mediation_step": "held", "cost_pence": 45000}"#
        )
        let cost = try await service.get("/v1/costs").json["items"][0]
        let path = "/v1/costs/\(try #require(cost["id"].text))"

        #expect(cost["entry_id"] == entry["id"] && cost["procedure"].text == "childrens")
        #expect(cost["category"].text == "mediation" && cost["amount_pence"].integer == 45000)
        #expect(
            try await service.corrected(path + "/corrections", #""amount_pence": 46000"#) == "409 cost_of_entry")
        #expect(try await service.corrected(path + "/withdrawal", "") == "409 cost_of_entry")
        try await service.done(
            complaint, "/entries/\(try #require(entry["id"].text))/strike", #"{"reason": "Not this complaint"}"#)
        #expect(try await service.get("/v1/costs").json["items"].elements.isEmpty)
    }

    @Test("A cost follows its complaint to another procedure, and a complaint in error takes no more costs")
    func followed() async throws {
        let service = try await Service.start()
        let complaint = try await service.register()
        let cost = try path(try await record(service, #""complaint_id": "\#(complaint.lastIdentifier)""#))

        #expect(try await service.get(cost).json["procedure"] == .null)
        try await service.accept(complaint, on: "2025-10-02")
        #expect(try await service.get(cost).json["procedure"].text == "childrens")
        let wrong = try await service.register(receivedOn: "2025-10-06")
        #expect(try await service.corrected(wrong + "/registration-error", "") == "200")
        let reply = try await record(service, #""complaint_id": "\#(wrong.lastIdentifier)""#)
        #expect(try reply.code == "registered_in_error", "\(reply.text)")
        #expect(
            try await service.corrected(cost + "/corrections", #""complaint_id": "\#(wrong.lastIdentifier)""#)
                == "409 registered_in_error")
    }

    @Test("The database takes a cost of a complaint or of a procedure, not of both and not of neither")
    func constraint() async throws {
        let service = try await Service.start()
        let complaint = try await service.accept().lastIdentifier

        for whose in ["NULL, NULL", "'\(complaint)', 'corporate'"] {
            let error = await #expect(throws: PostgresError.self) {
                try await TestDatabase.current.database.write { db in
                    try db.script(
                        """
                        INSERT INTO cost (id, complaint_id, procedure, category, incurred_on, amount_pence, description)
                        VALUES (gen_random_uuid(), \(whose), 'mediation', '2025-11-03', 1, 'x')
                        """)
                }
            }
            #expect(error?.isViolation(of: "cost_of_one") == true, "\(whose)")
        }
    }
}
