import Complaints
import Foundation
import HTTPTypes
import JSON
import Postgres
import TestSupport
import Testing

@testable import API
@testable import Casework

/// The numbers of a year that complaints are set against, and the totals of years from before the records.
@Suite(.database) struct DemandTests {
    private static let referrals = #""year": "2025-26", "measure": "referrals""#

    private func enter(_ service: Service, _ path: String, _ fields: String, token: String? = nil) async throws
        -> String
    {
        let reply = try await service.send(.post, path, "{\(fields)}", token: token ?? service.manager)
        return reply.status < 300 ? "\(reply.status)" : "\(reply.status) \(try reply.code ?? "-")"
    }

    private func events(_ operation: String) async throws -> [JSONValue] {
        try await TestDatabase.current.database.read { db in
            try db.all("SELECT details::text AS d FROM audit_event WHERE operation = \(operation) ORDER BY id") {
                try JSONParser.parse(Array((try $0["d"] as String).utf8))
            }
        }
    }

    @Test("R118: demand is entered for a year, corrected with both numbers in the audit, and taken back")
    func demand() async throws {
        let service = try await Service.start()
        let contract = try Contract.shared.get()

        let entered = try await service.post(
            "/v1/demand", #"{\#(Self.referrals), "value": 4934, "source": "The data team"}"#)
        let again = try await service.post("/v1/demand", #"{\#(Self.referrals), "value": 5435}"#)
        let corrected = try await enter(
            service, "/v1/demand", Self.referrals + #", "value": 5435, "replaces": 4934, "reason": "A slip.""#)
        let list = try await service.get("/v1/demand?year=2025-26").json
        let other = try await service.get("/v1/demand?year=2024-25").json
        let withdrawn = try await service.corrected("/v1/demand-withdrawals", Self.referrals)
        let twice = try await service.corrected("/v1/demand-withdrawals", Self.referrals)

        #expect(entered.status == 201, "\(entered.text)")
        #expect(contract.violations(try entered.json, contract.named("Demand")) == [])
        #expect(try again.code == "entry_recorded")
        #expect(
            try again.json["detail"].text
                == "What is recorded as referrals of 2025-26 is 4934. To put another number in its place, send replaces: "
                + "4934 and a reason.")
        #expect(corrected == "201")
        #expect(contract.violations(list, contract.named("DemandList")) == [])
        #expect(list["items"].elements.map { $0["value"].integer } == [5435])
        #expect(list["items"][0]["source"] == .null && other["items"].elements.isEmpty)
        #expect(withdrawn == "200" && twice == "409 entry_not_recorded")
        #expect(try await service.get("/v1/demand").json["items"].elements.isEmpty)
        let told = try await events("demand_recorded")
        #expect(told.map { $0["from_value"].integer } == [nil, 4934])
        #expect(told.map { $0["to_value"].integer } == [4934, 5435])
        #expect(told.map { $0["reason"].text } == [nil, "A slip."])
        #expect(told[1]["from_source"].text == "The data team")
        #expect(try await events("demand_withdrawn").map { $0["from_value"].integer } == [5435])
    }

    @Test(
        "Demand that cannot be is refused, each with its code",
        arguments: [
            (#""year": "2026-27", "measure": "residents", "value": 1"#, "422 year_not_begun"),
            (#""year": "2025-26", "measure": "residents", "value": -1"#, "422 invalid_body"),
            (#""year": "2025-26", "measure": "residents", "value": 1.5"#, "422 invalid_body"),
            (#""year": "2025-26", "measure": "residents", "value": 1000000001"#, "422 invalid_body"),
            (#""year": "2025-26", "measure": "residents", "value": "7""#, "422 invalid_body"),
            (#""year": "2025-26", "measure": "ponies", "value": 1"#, "422 invalid_body"),
            (#""year": "2025-27", "measure": "residents", "value": 1"#, "422 invalid_body"),
            (#""year": "2025", "measure": "residents", "value": 1"#, "422 invalid_body"),
            (#""year": "2025-26-q1", "measure": "residents", "value": 1"#, "422 invalid_body"),
            (#""year": 2025, "measure": "residents", "value": 1"#, "422 invalid_body"),
            (
                #""year": "2025-26", "measure": "residents", "value": 1, "replaces": 2, "reason": "R""#,
                "409 entry_not_recorded"
            ),
            (#""year": "2025-26", "measure": "residents", "value": 0"#, "201"),
            (#""year": "1999-00", "measure": "residents", "value": 1"#, "201"),
        ])
    func refused(fields: String, code: String) async throws {
        let service = try await Service.start()

        #expect(try await enter(service, "/v1/demand", fields) == code)
        let count = try await service.get("/v1/demand").json["items"].elements.count
        #expect(count == (code == "201" ? 1 : 0))
    }

    @Test("A number is replaced with a reason, by another number, and only by those who keep reports")
    func replaced() async throws {
        let service = try await Service.start()
        let replaces = Self.referrals + #", "replaces": 5, "value": "#
        #expect(try await enter(service, "/v1/demand", Self.referrals + #", "value": 5"#) == "201")

        #expect(try await enter(service, "/v1/demand", replaces + "6") == "422 blank")
        #expect(try await enter(service, "/v1/demand", replaces + #"6, "reason": " ""#) == "422 invalid_body")
        #expect(try await enter(service, "/v1/demand", replaces + #"5, "reason": "R""#) == "409 nothing_corrected")
        #expect(
            try await enter(service, "/v1/demand", replaces + #"6, "reason": "R""#, token: service.officer)
                == "403 forbidden")
        #expect(
            try await enter(service, "/v1/demand", replaces + #"5, "source": "Census", "reason": "R""#) == "201")
        #expect(try await service.get("/v1/demand").json["items"][0]["source"].text == "Census")
    }

    @Test("Of two that enter the same at once one is told of the other, and of two that correct it too")
    func race() async throws {
        let service = try await Service.start()
        func both(_ fields: String) async throws -> [String] {
            async let one = enter(service, "/v1/demand", Self.referrals + #", "value": 11"# + fields)
            async let other = enter(service, "/v1/demand", Self.referrals + #", "value": 12"# + fields)
            return try await [one, other].sorted()
        }

        let first = try await both("")
        let now = try #require(try await service.get("/v1/demand").json["items"][0]["value"].integer)
        _ = try await enter(
            service, "/v1/demand", Self.referrals + #", "value": 10, "replaces": \#(now), "reason": "R""#)
        let second = try await both(#", "replaces": 10, "reason": "R""#)

        #expect(first == ["201", "409 entry_recorded"])
        #expect(second == ["201", "409 entry_recorded"])
        #expect(try await events("demand_recorded").count == 3)
    }

    @Test("The same request with its key is answered again and has one effect")
    func repeated() async throws {
        let service = try await Service.start()
        let body = #"{\#(Self.referrals), "value": 5}"#

        let first = try await service.post("/v1/demand", body, headers: [.idempotencyKey: "k"])
        let second = try await service.post("/v1/demand", body, headers: [.idempotencyKey: "k"])

        #expect(first.status == 201 && second.status == 201 && first.bytes == second.bytes)
        #expect(try await events("demand_recorded").count == 1)
    }

    // MARK: - Earlier totals

    private static let corporate = #""measure": "corporate_complaints_received""#

    @Test("R134: a year from before the records has its total, which says nothing of another measure or year")
    func earlier() async throws {
        let service = try await Service.start(on: "2026-04-02")
        let contract = try Contract.shared.get()
        _ = try await service.accept()

        let held = try await service.post(
            "/v1/earlier-totals", #"{"year": "2025-26", "measure": "childrens_stage_1_received", "value": 86}"#)
        let other = try await enter(
            service, "/v1/earlier-totals", #""year": "2025-26", \#(Self.corporate), "value": 781"#)
        let before = try await service.post(
            "/v1/earlier-totals",
            #"{"year": "2024-25", "measure": "childrens_stage_1_received", "value": 65, "source": "Report, page 2"}"#)
        let corrected = try await enter(
            service, "/v1/earlier-totals",
            #""year": "2025-26", \#(Self.corporate), "value": 782, "replaces": 781, "reason": "One was left out.""#)
        let list = try await service.get("/v1/earlier-totals").json

        #expect(held.status == 409)
        #expect(
            try held.json["detail"].text
                == "The register holds children's complaints received of 2025-26 (1), so the figure of that year is counted "
                + "from them.")
        #expect(try held.code == "register_holds_year")
        #expect(other == "201" && corrected == "201")
        #expect(before.status == 201, "\(before.text)")
        #expect(contract.violations(try before.json, contract.named("EarlierTotal")) == [])
        #expect(contract.violations(list, contract.named("EarlierTotalList")) == [])
        #expect(
            list["items"].elements.map { "\($0["year"].text ?? "") \($0["value"].integer ?? 0)" } == [
                "2025-26 782", "2024-25 65",
            ])
        #expect(try await events("earlier_total_recorded").last?["from_value"].integer == 781)
        let withdrawn = try await service.corrected(
            "/v1/earlier-total-withdrawals", #""year": "2025-26", \#(Self.corporate)"#)
        #expect(withdrawn == "200")
        #expect(
            try await service.get("/v1/earlier-totals?year=2025-26").json["items"].elements.isEmpty)
    }

    @Test(
        "An earlier total that cannot be is refused, each with its code",
        arguments: [
            (#""year": "2025-26", \#(DemandTests.corporate), "value": 1"#, "422 year_not_over"),
            (#""year": "2026-27", \#(DemandTests.corporate), "value": 1"#, "422 year_not_over"),
            (#""year": "2020-21", \#(DemandTests.corporate), "value": -1"#, "422 invalid_body"),
            (#""year": "2020-22", \#(DemandTests.corporate), "value": 1"#, "422 invalid_body"),
            (#""year": "2020-21", "measure": "financial_redress_childrens_pounds", "value": 1"#, "422 invalid_body"),
            (
                #""year": "2020-21", \#(DemandTests.corporate), "value": 1, "department": "Nowhere""#,
                "422 unknown_department"
            ),
            (
                #""year": "2020-21", \#(DemandTests.corporate), "value": 1, "replaces": 1, "reason": "R""#,
                "409 entry_not_recorded"
            ),
            (#""year": "2020-21", \#(DemandTests.corporate), "value": 1, "department": "HIGHWAYS""#, "201"),
            (#""year": "2024-25", \#(DemandTests.corporate), "value": 0"#, "201"),
        ])
    func refusedTotals(fields: String, code: String) async throws {
        let service = try await Service.start()

        #expect(try await enter(service, "/v1/earlier-totals", fields) == code)
        #expect(try await service.get("/v1/earlier-totals").json["items"].elements.count == (code == "201" ? 1 : 0))
    }

    @Test("A year has the total of the council or of its departments, however their names are spelt")
    func departments() async throws {
        let service = try await Service.start()
        func enter(_ year: String, _ department: String?, replaces: Int? = nil) async throws -> String {
            let of = department.map { #", "department": "\#($0)""# } ?? ""
            let instead = replaces.map { #", "replaces": \#($0), "reason": "R""# } ?? ""
            return try await self.enter(
                service, "/v1/earlier-totals",
                #""year": "\#(year)", "measure": "ombudsman_enquiries", "value": 7"# + of + instead)
        }
        let withdrawal = #""year": "2020-21", "measure": "ombudsman_enquiries", "department": "#

        #expect(try await enter("2020-21", "Highways") == "201")
        #expect(try await enter("2020-21", "children and families") == "201")
        #expect(try await enter("2020-21", "HIGHWAYS") == "409 entry_recorded")
        #expect(try await enter("2020-21", nil) == "409 earlier_total_divided")
        #expect(try await enter("2019-20", nil) == "201")
        #expect(try await enter("2019-20", "Highways") == "409 earlier_total_divided")
        #expect(
            try await service.get("/v1/earlier-totals?year=2020-21").json["items"].elements.map {
                $0["department"].text
            } == ["Children and Families", "Highways"])
        #expect(
            try await service.corrected("/v1/earlier-total-withdrawals", withdrawal + #""highways""#) == "200")
        #expect(
            try await service.corrected("/v1/earlier-total-withdrawals", withdrawal + "null")
                == "409 entry_not_recorded")
    }

    @Test("A report has the total of a year before the records, of that measure and no other, and the change from it")
    func reported() async throws {
        let service = try await Service.start()
        _ = try await service.accept()
        let total = #""year": "2024-25", "measure": "childrens_stage_1_received", "value": "#
        func received(_ figure: String, _ year: String) async throws -> Int? {
            try await service.reported("childrens.received\(figure)", year)[""]
        }

        #expect(try await received(".stage_1", "2024-25") == nil)
        #expect(try await enter(service, "/v1/earlier-totals", total + "4") == "201")

        #expect(try await received(".stage_1", "2024-25") == 4)
        #expect(try await received(".stage_2", "2024-25") == nil)
        #expect(try await received(".stage_1", "2023-24") == nil)
        #expect(try await received(".stage_1", "2025-26") == 1)
        #expect(try await received(".change_percent.stage_1", "2025-26") == -75)
    }

    @Test("Of two that enter the council's total and a department's at once one is told of the other")
    func raceOfParts() async throws {
        let service = try await Service.start()
        let fields = #""year": "2020-21", "measure": "ombudsman_enquiries", "value": 7"#

        async let whole = enter(service, "/v1/earlier-totals", fields)
        async let part = enter(service, "/v1/earlier-totals", fields + #", "department": "Highways""#)

        #expect(try await [whole, part].sorted() == ["201", "409 earlier_total_divided"])
        #expect(try await service.get("/v1/earlier-totals").json["items"].elements.count == 1)
    }

    @Test(
        "Any token reads demand and earlier totals; a year that is none is told so",
        arguments: ["demand", "earlier-totals"])
    func read(list: String) async throws {
        let service = try await Service.start()

        #expect(try await service.send(.get, "/v1/\(list)?year=2022-23", token: service.viewer).status == 200)
        #expect(try await service.get("/v1/\(list)?year=2022-24").pointers == ["year"])
        #expect(try await service.get("/v1/\(list)?ano=2022-23").pointers == ["ano"])
    }
}
