import Casework
import Complaints
import HTTPTypes
import JSON
import TestSupport
import Testing

@testable import API

/// What is told of a measure of the behaviour register, and to whom.
@Suite(.database) struct BehaviourAlertTests {
    @Test("A measure whose end is corrected after it was told is to be reviewed again, and told of again when it ends")
    func endCorrected() async throws {
        let register = try await Register.start()
        let imposed = try await register.impose(
            .warning, startsOn: "2026-01-05", reviewOn: "2026-06-01", more: #", "ends_on": "2026-06-05""#)
        let path = try #require(imposed.headers[.location], "\(imposed.text)")
        _ = try await register.send(path, on: "2026-01-05")
        let dayAfter = try await register.service.on("2026-06-09")

        let ended = try await register.service.on("2026-06-08").alertKinds()
        let corrected = try await dayAfter.corrected(
            path + "/reviews/corrections", #""entered_on": "2026-01-05", "ends_on": "2026-06-30""#)
        let late = try await dayAfter.alertKinds()
        let again = try await register.service.on("2026-06-30").alertKinds()
        let later = try await register.service.on("2026-07-01").alertKinds()

        #expect(ended == [.behaviourMeasureEnded])
        #expect(corrected == "200")
        #expect(late == ended + [.overdue])
        #expect(again == late + [.behaviourMeasureEnded])
        #expect(later == again)
    }

    @Test("An alert about the register is found by whoever keeps it, and by nobody else")
    func hidden() async throws {
        let register = try await Register.start()
        _ = try await register.warn(on: "2026-01-05", reviewOn: "2026-06-01")
        let service = try await register.service.on("2026-06-01")
        let alert = try #require(try await service.alerts().first)
        let path = "/v1/alerts/\(alert.id.text)"
        let director = try await Service.token(.director, service.casework)

        let list = try await service.send(.get, "/v1/alerts", token: director)
        let read = try await service.send(.get, path, token: director)
        let seen = try await service.send(.post, path + "/sight", "{}", token: director)
        let answered = try await service.send(.post, path + "/answers", #"{"text": "It is held."}"#, token: director)
        let kept = try await service.get(path)

        #expect(list.status == 200)
        #expect(try list.json["items"].elements.isEmpty)
        #expect([read.status, seen.status, answered.status] == [404, 404, 404])
        #expect(kept.status == 200)
        #expect(try kept.json["seen_at"] == .null)
    }

    @Test("A new ladder of reviews is also of those whose measure will end by itself")
    func ladder() async throws {
        let register = try await Register.start()
        _ = try await register.warn(on: "2026-01-05", reviewOn: "2026-06-01")
        let before = try await register.service.alertKinds()

        let added = try await register.service.post(
            "/v1/ladders",
            """
            {"kind": "behaviour_review", "in_force_from": "2026-04-01", "source": "Decided by the managers.",
            "steps": [{"working_days": -20, "audience": "complaints_manager"}]}
            """)
        let told = try await register.service.on("2026-05-11").alertKinds()

        #expect(before == [])
        #expect(added.status == 201, "\(added.text)")
        #expect(told == [.warning])
    }
}
