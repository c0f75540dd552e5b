import Complaints
import Foundation
import HTTPTypes
import JSON
import Postgres
import TestSupport
import Testing

@testable import API
@testable import Casework

/// What figures are to reach is data that a council enters.
@Suite(.database) struct TargetRouteTests {
    private static let figure = "childrens.stage_1.within_20_working_days"

    private func add(
        _ service: Service, _ value: String, from day: String, _ more: String = "", figure: String = Self.figure
    ) async throws -> Reply {
        try await service.post(
            "/v1/targets",
            """
            {"figure": "\(figure)", "value": \(value), "comparison": "at_least", "unit": "percent",
            "in_force_from": "\(day)", "source": "Strategic plan"\(more)}
            """)
    }

    private func numbers(_ json: JSONValue, _ list: String) -> [Int] {
        json[list].elements.compactMap { $0["target"].integer }
    }

    @Test("R173: a target has its day and source, holds until the next one, and is withdrawn with a reason")
    func life() async throws {
        let service = try await Service.start()
        let contract = try Contract.shared.get()

        let first = try await add(service, "22", from: "2022-04-01")
        let second = try await add(service, "18.7", from: "2026-03-02", #", "tolerance": 0.5"#)
        let third = try await add(service, "92.0", from: "2026-04-01")
        let numbers = try [first, second, third].map { try #require(try $0.json["target"].integer, "\($0.text)") }
        let list = try await service.get("/v1/targets").json

        #expect(contract.violations(try second.json, contract.named("Target")) == [])
        #expect(contract.violations(list, contract.named("TargetList")) == [])
        #expect(second.text.contains(#""value":18.7,"#) && second.text.contains(#""tolerance":0.5,"#))
        #expect(first.text.contains(#""value":22,"#) && first.text.contains(#""tolerance":0.35,"#))
        #expect(self.numbers(list, "in_force") == [numbers[1]] && self.numbers(list, "to_come") == [numbers[2]])
        #expect(list["ended"].elements.map { $0["ended_on"].text } == ["2026-03-02"])
        let before = try await service.get("/v1/targets?on=2023-03-31").json
        #expect(self.numbers(before, "in_force") == [numbers[0]])

        let withdrawal = #""target": \#(numbers[1])"#
        #expect(try await service.corrected("/v1/target-withdrawals", withdrawal) == "200")
        #expect(try await service.corrected("/v1/target-withdrawals", withdrawal) == "409 target_withdrawn")
        let after = try await service.get("/v1/targets?figure=\(Self.figure)").json
        #expect(contract.violations(after, contract.named("TargetList")) == [])
        #expect(self.numbers(after, "in_force") == [numbers[0]] && self.numbers(after, "ended") == [numbers[1]])
        #expect(after["ended"][0]["withdrawn"]["reason"].text == "It was typed wrongly.")
        #expect(try await self.numbers(service.get("/v1/targets?figure=a.b").json, "in_force").isEmpty)
        // In the place of one that was withdrawn another may be set from the same day.
        #expect(try await add(service, "19", from: "2026-03-02").status == 201)
        let events = try await TestDatabase.current.database.read { db in
            try db.all(
                """
                SELECT operation || coalesce(' ' || (details ->> 'value_tenths'), '') AS e
                FROM audit_event WHERE operation LIKE 'target%' ORDER BY id
                """
            ) { try $0["e"] as String }
        }
        #expect(
            events == [
                "target_added 220", "target_added 187", "target_added 920", "target_withdrawn 187", "target_added 190",
            ])
    }

    @Test("No target comes with the service")
    func none() async throws {
        let service = try await Service.start()

        let list = try await service.send(.get, "/v1/targets", token: service.viewer).json

        for name in ["in_force", "to_come", "ended"] { #expect(list[name].elements.isEmpty) }
    }

    @Test(
        "A target that cannot be is refused, each with its code",
        arguments: [
            ("100.1", "2026-04-01", "", "422 target_value"), ("92.55", "2026-04-01", "", "422 invalid_body"),
            ("-1", "2026-04-01", "", "422 invalid_body"), (#""92""#, "2026-04-01", "", "422 invalid_body"),
            ("1e400", "2026-04-01", "", "422 invalid_body"), ("92", "2036-03-03", "", "422 too_far_ahead"),
            ("92", "2026-04-01", #", "tolerance": 0.355"#, "422 invalid_body"),
            ("92", "2026-04-01", #", "tolerance": 100.01"#, "422 invalid_body"),
            ("9.25e1", "2026-04-01", #", "tolerance": 0"#, "201 -"), ("0", "2026-04-01", "", "201 -"),
            ("100", "1999-04-01", #", "tolerance": null"#, "201 -"),
        ])
    func refused(value: String, day: String, more: String, code: String) async throws {
        let service = try await Service.start()

        let reply = try await add(service, value, from: day, more)

        #expect("\(reply.status) \(try reply.code ?? "-")" == code, "\(reply.text)")
    }

    @Test("What is no figure has no target, and the shape is told", arguments: ["stage_1", "Childrens.x", "a..b", ""])
    func figures(figure: String) async throws {
        let service = try await Service.start()

        #expect(try await add(service, "1", from: "2026-04-01", figure: figure).pointers == ["#/figure"])
    }

    @Test(
        "R173: a figure there is not, and a unit in which a figure is not measured, have no target, and what there is is told",
        arguments: [
            ("nope.x", "percent", "422 unknown_figure", "GET /v1/figures"),
            ("childrens.recieved", "count", "422 unknown_figure", "GET /v1/figures"),
            ("childrens.received", "percent", "422 target_unit", "has the unit count"),
            ("corporate.received.change_percent", "count", "422 target_unit", "has the unit percent"),
            (Self.figure, "count", "422 target_unit", "has the unit percent"),
            ("childrens.received", "count", "201 -", "childrens.received"),
            (Self.figure, "percent", "201 -", "percent"),
        ])
    func unknown(figure: String, unit: String, code: String, told: String) async throws {
        let service = try await Service.start()

        let reply = try await service.post(
            "/v1/targets",
            """
            {"figure": "\(figure)", "value": 20, "comparison": "at_most", "unit": "\(unit)",
            "in_force_from": "2026-04-01", "source": "Plan"}
            """)

        #expect("\(reply.status) \(try reply.code ?? "-")" == code, "\(reply.text)")
        #expect(reply.text.contains(told), "\(reply.text)")
    }

    @Test("Of two that set a target of one figure and day at once one is told of the other")
    func race() async throws {
        let service = try await Service.start()

        async let one = add(service, "90", from: "2026-04-01")
        async let other = add(service, "95", from: "2026-04-01")
        let replies = try await [one, other].sorted { $0.status < $1.status }

        #expect(replies.map(\.status) == [201, 409])
        #expect(try replies[1].code == "target_exists")
    }

    @Test("Of two that withdraw a target at once one is told of the other, and an officer withdraws none")
    func raceOfWithdrawals() async throws {
        let service = try await Service.start()
        let number = try #require(try await add(service, "90", from: "2026-04-01").json["target"].integer)

        let officer = try await service.corrected(
            "/v1/target-withdrawals", #""target": \#(number)"#, token: service.officer)
        async let one = service.corrected("/v1/target-withdrawals", #""target": \#(number)"#)
        async let other = service.corrected("/v1/target-withdrawals", #""target": \#(number)"#)

        #expect(officer == "403 forbidden")
        #expect(try await [one, other].sorted() == ["200", "409 target_withdrawn"])
        #expect(try await service.corrected("/v1/target-withdrawals", #""target": 999"#) == "422 unknown_target")
    }

    // MARK: - Ratings

    @Test("R172: a manager rates a figure otherwise with a reason, and as suggested again; the latest holds")
    func ratings() async throws {
        let service = try await Service.start()
        let contract = try Contract.shared.get()
        func decide(_ rating: String, _ more: String = #", "reason": "R""#, period: String = "2025-26") async throws
            -> Reply
        {
            try await service.post(
                "/v1/ratings", #"{"figure": "\#(Self.figure)", "period": "\#(period)", "rating": \#(rating)\#(more)}"#)
        }

        let amber = try await decide(#""amber""#)
        let other = try await decide(#""red""#, period: "2025-26-q1")
        let list = try await service.send(.get, "/v1/ratings?period=2025-26", token: service.viewer).json
        let unreasoned = try await decide(#""green""#, "")
        let blank = try await decide(#""green""#, #", "reason": " ""#)
        let unknown = try await decide(#""blue""#)
        let again = try await decide("null")
        let after = try await service.get("/v1/ratings?period=2025-26").json

        #expect(amber.status == 201 && other.status == 201 && again.status == 201, "\(amber.text)")
        #expect(contract.violations(try amber.json, contract.named("Rating")) == [])
        #expect(contract.violations(after, contract.named("RatingList")) == [])
        #expect(list["items"].elements.map { $0["rating"].text } == ["amber"])
        #expect(try unreasoned.pointers == ["#/reason"] && blank.pointers == ["#/reason"])
        #expect(try unknown.pointers == ["#/rating"])
        #expect(after["items"].elements.map { $0["rating"] } == [.null])
        #expect(try await service.get("/v1/ratings").pointers == ["period"])
        let events = try await TestDatabase.current.database.read { db in
            try db.all(
                "SELECT coalesce(details ->> 'rating', '-') AS e FROM audit_event WHERE operation = 'rating_decided' ORDER BY id"
            ) { try $0["e"] as String }
        }
        #expect(events == ["amber", "red", "-"])
    }

    @Test(
        "R172: a figure there is not, and a period that has not begun, are not rated",
        arguments: [
            ("no.such", "2025-26", "422 unknown_figure"), ("childrens.nothing", "2025-26-q1", "422 unknown_figure"),
            (Self.figure, "2099-00", "422 period_not_begun"),
            (Self.figure, "2026-04-01--2026-04-30", "422 period_not_begun"),
            (Self.figure, "2025-26", "201 -"),
        ])
    func unrated(figure: String, period: String, code: String) async throws {
        let service = try await Service.start()

        let reply = try await service.post(
            "/v1/ratings", #"{"figure": "\#(figure)", "period": "\#(period)", "rating": "red", "reason": "R"}"#)

        #expect("\(reply.status) \(try reply.code ?? "-")" == code, "\(reply.text)")
    }
}
