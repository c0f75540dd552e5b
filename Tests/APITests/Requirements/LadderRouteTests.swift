import Complaints
import Foundation
import HTTPTypes
import JSON
import Postgres
import TestSupport
import Testing
import WorkingDays

@testable import API
@testable import Casework

/// Who is told of what is due is data that a council decides.
@Suite(.database) struct LadderRouteTests {
    private static let steps = """
        [{"working_days": -10, "audience": "assignee"}, {"working_days": 1, "audience": "service_manager",
        "answer_working_days": 5}, {"working_days": 7, "audience": "challenge_list"}]
        """

    private static func body(from day: String, _ scope: String = #""kind": "obligation", "#, steps: String = steps)
        -> String
    {
        #"{\#(scope)"in_force_from": "\#(day)", "source": "Decided by the managers.", "steps": \#(steps)}"#
    }

    private func numbers(_ json: JSONValue, _ name: String) -> [Int] {
        json[name].elements.compactMap { $0["ladder"].integer }
    }

    @Test("R107: what comes with the service is told on the days of the requirement, and each kind has its own")
    func defaults() async throws {
        let service = try await Service.start()

        let reply = try await service.send(.get, "/v1/ladders", token: service.viewer)

        let contract = try Contract.shared.get()
        #expect(contract.violations(try reply.json, contract.named("LadderList")) == [])
        let inForce = try reply.json["in_force"].elements
        let every = try #require(inForce.first { $0["kind"] == .null })
        #expect(
            every["steps"].elements.map { "\($0["working_days"].integer ?? 0) \($0["audience"].text ?? "")" } == [
                "-5 service_manager", "1 team_manager", "7 service_manager", "13 head_of_service", "19 challenge_list",
            ])
        #expect(try reply.json["to_come"].elements.isEmpty)
        let before = try await service.get("/v1/ladders?on=2016-12-31").json
        #expect(before["in_force"].elements.isEmpty && before["to_come"].elements.count == inForce.count)
    }

    @Test("A ladder holds from its day on, and the one before it until then; what is withdrawn never holds")
    func decided() async throws {
        let service = try await Service.start()
        let old = try await service.get("/v1/ladders").json["in_force"].elements.first {
            $0["kind"].text == "obligation" && $0["department"] == .null
        }?["ladder"].integer

        let added = try await service.post("/v1/ladders", Self.body(from: "2026-04-01"))
        let number = try #require(try added.json["ladder"].integer)
        let today = try await service.get("/v1/ladders").json
        let later = try await service.get("/v1/ladders?on=2026-04-01").json
        let again = try await service.post("/v1/ladders", Self.body(from: "2026-04-01"))
        let withdrawn = try await service.post("/v1/ladder-withdrawals", #"{"ladder": \#(number), "reason": "Wrong."}"#)
        let gone = try await service.post("/v1/ladder-withdrawals", #"{"ladder": \#(number), "reason": "Wrong."}"#)
        let held = try await service.post(
            "/v1/ladder-withdrawals", #"{"ladder": \#(try #require(old)), "reason": "Wrong."}"#)

        #expect(added.status == 201, "\(added.text)")
        let contract = try Contract.shared.get()
        #expect(contract.violations(try added.json, contract.named("Ladder")) == [])
        #expect(numbers(today, "in_force").contains(try #require(old)) && numbers(today, "to_come") == [number])
        #expect(!numbers(later, "in_force").contains(try #require(old)) && numbers(later, "in_force").contains(number))
        #expect(try again.code == "ladder_exists")
        #expect(withdrawn.status == 201, "\(withdrawn.text)")
        #expect(try await numbers(service.get("/v1/ladders?on=2026-04-01").json, "in_force").contains(number) == false)
        #expect(try gone.code == "unknown_ladder")
        #expect(try held.code == "ladder_held")
        let events = try await TestDatabase.current.database.read { db in
            try db.all("SELECT operation FROM audit_event WHERE operation LIKE 'ladder%' ORDER BY id") {
                try $0["operation"] as String
            }
        }
        #expect(events == ["ladder_added", "ladder_withdrawn"])
    }

    static let refused: [(name: String, body: String, code: String, pointers: [String])] = [
        ("yesterday", body(from: "2026-03-01"), "ladder_in_the_past", ["#/in_force_from"]),
        ("no step", body(from: "2026-03-02", steps: "[]"), "ladder_without_steps", ["#/steps"]),
        (
            "steps out of order",
            body(
                from: "2026-03-02",
                steps: #"[{"working_days": 7, "audience": "director"}, {"working_days": 1, "audience": "assignee"}]"#),
            "ladder_steps_order", ["#/steps"]
        ),
        (
            "the challenge list before another",
            body(
                from: "2026-03-02",
                steps:
                    #"[{"working_days": 1, "audience": "challenge_list"}, {"working_days": 7, "audience": "director"}]"#
            ),
            "ladder_challenge_last", ["#/steps"]
        ),
        (
            "the complainant's own time", body(from: "2026-03-02", #""kind": "request_window", "#),
            "ladder_nobody_told",
            ["#/kind"]
        ),
        (
            "an unknown department", body(from: "2026-03-02", #""department": "Gardens", "#), "unknown_department",
            ["#/department"]
        ),
        (
            "eleven steps",
            body(
                from: "2026-03-02",
                steps: "["
                    + (1...11).map { #"{"working_days": \#($0), "audience": "director"}"# }.joined(separator: ", ")
                    + "]"),
            "invalid_body", ["#/steps"]
        ),
        (
            "a step too far",
            body(from: "2026-03-02", steps: #"[{"working_days": 121, "audience": "director"}]"#), "invalid_body",
            ["#/steps/0/working_days"]
        ),
        (
            "an audience that is none",
            body(from: "2026-03-02", steps: #"[{"working_days": 1, "audience": "mayor"}]"#), "invalid_body",
            ["#/steps/0/audience"]
        ),
    ]

    @Test("A ladder that cannot be is refused with the field", arguments: refused)
    func refusal(name: String, body: String, code: String, pointers: [String]) async throws {
        let reply = try await Service.start().post("/v1/ladders", body)

        #expect(try reply.code == code, "\(reply.text)")
        #expect(try reply.pointers == pointers)
    }

    @Test("Only whoever keeps the settings decides a ladder")
    func permission() async throws {
        let service = try await Service.start()

        let reply = try await service.send(
            .post, "/v1/ladders", Self.body(from: "2026-04-01"), token: service.officer)

        #expect(reply.status == 403)
    }

    @Test("From the day of a new ladder its duties are looked at, also those whose ladder had ended")
    func lookedAt() async throws {
        let service = try await Service.start()
        _ = try await service.accept()
        func next() async throws -> [String: [String?]] {
            try await TestDatabase.current.database.read { db in
                let rows = try db.all(
                    """
                    SELECT kind, next_step_on::text AS day FROM duty LEFT JOIN duty_ahead ON duty_id = id
                    WHERE ended_on IS NULL AND nature = 'limit' ORDER BY id
                    """
                ) { (kind: try $0["kind"] as String, day: try $0["day"] as String?) }
                return Dictionary(grouping: rows, by: \.kind).mapValues { $0.map(\.day) }
            }
        }
        try await TestDatabase.current.database.write { db in
            _ = try db.execute("UPDATE duty_ahead SET next_step_on = '2026-12-01'")
            _ = try db.execute(
                "DELETE FROM duty_ahead USING duty WHERE id = duty_id AND kind = 'response'")
        }

        let added = try await service.post(
            "/v1/ladders", Self.body(from: "2026-04-01", #""kind": "response", "#))

        #expect(added.status == 201, "\(added.text)")
        let looked = try await next()
        #expect(looked["response"]?.isEmpty == false && looked["response"]?.allSatisfy { $0 == "2026-04-01" } == true)
        #expect(looked.filter { $0.key != "response" }.values.joined().allSatisfy { $0 == "2026-12-01" })
    }

    @Test("A renamed department keeps its ladders, and a merged one brings those the other has none of")
    func departments() async throws {
        let service = try await Service.start()
        func add(_ department: String, _ kind: String) async throws -> Int {
            let reply = try await service.post(
                "/v1/ladders", Self.body(from: "2026-04-01", #""kind": "\#(kind)", "department": "\#(department)", "#))
            return try #require(try reply.json["ladder"].integer, "\(reply.text)")
        }
        let kept = try await add("Children and Families", "obligation")
        _ = try await add("highways", "obligation")
        let moved = try await add("Highways", "panel")

        let renamed = try await service.post(
            "/v1/department-renamings",
            #"{"department": "Children and Families", "name": "Children’s Services", "reason": "R."}"#)
        let merged = try await service.post(
            "/v1/department-mergers",
            #"{"department": "Highways", "into_department": "Children’s Services", "reason": "R."}"#)

        try #require(renamed.status == 201 && merged.status == 201, "\(merged.text)")
        let toCome = try await service.get("/v1/ladders").json["to_come"].elements
        #expect(Set(toCome.compactMap { $0["ladder"].integer }) == [kept, moved])
        #expect(toCome.allSatisfy { $0["department"].text == "Children’s Services" })
    }
}
