import Complaints
import HTTPTypes
import JSON
import TestSupport
import Testing

@testable import API

/// What is found of a complaint and what caused it, and what a year counts.
@Suite(.database) struct OutcomeAndCauseTests: AnsweredComplaints {
    @Test("R69, R70: no finding needs its reason, and the three reasons and the fault rate are shown, none over 0")
    func outcomes() async throws {
        let service = try await Service.start()
        let empty = try await figure(service, "outcomes")
        let without = try await service.change(
            try await service.accept(), "/stages/local_resolution/response",
            #"{"responded_on": "2025-10-15", "outcome": "no_finding"}"#)
        for outcome in ["fault_found", "fault_found", "not_upheld", "no_finding"] {
            _ = try await answered(service, outcome)
        }

        let outcomes = try await figure(service, "outcomes")
        let reasons = try await figure(service, "outcomes.no_finding_reasons")

        #expect(try without.pointers == ["#/no_finding_reason"])
        #expect(empty["fault_percent"] == .null)
        #expect(outcomes["fault_percent"].integer == 50)
        #expect(outcomes.values["fault_percent"]?["denominator"].integer == 4)
        #expect(reasons.counted == ["court_is_the_forum": 1])
        #expect(reasons["insufficient_evidence"].integer == 0)
    }

    @Test("R71: two complaints, one with two causes: the causes total 3, the complaints 2")
    func causes() async throws {
        let service = try await Service.start()
        _ = try await answered(
            service, "fault_found", causes: #""staff_conduct_customer_care", "poor_communication""#)
        _ = try await answered(service, "not_upheld")

        #expect(try await figure(service, "causes")["total"].integer == 3)
        #expect(try await figure(service, "causes.complaints").integer == 2)
    }

    @Test("R72: a cause that is retired stays in old reports and cannot be chosen for a new complaint")
    func retiredCause() async throws {
        let service = try await Service.start()
        let contract = try Contract.shared.get()
        let added = try await service.post("/v1/causes", #"{"cause": "digital_service", "name": "Digital service"}"#)
        _ = try await answered(service, "fault_found", causes: #""digital_service""#)
        let renamed = try await service.post(
            "/v1/causes/digital_service/name", #"{"name": "Digital services"}"#, headers: [.ifMatch: #""1""#])
        let stale = try await service.post(
            "/v1/causes/digital_service/name", #"{"name": "Web"}"#, headers: [.ifMatch: #""1""#])
        let retired = try await service.post(
            "/v1/causes/digital_service/retirement", #"{"retired_on": "2026-03-01"}"#, headers: [.ifMatch: #""2""#])
        let again = try await service.post("/v1/causes", #"{"cause": "digital_service", "name": "Again"}"#)
        let form = try await service.post("/v1/causes", #"{"cause": "Digital service", "name": "Again"}"#)
        let unknown = try await service.post(
            "/v1/causes/none/name", #"{"name": "Web"}"#, headers: [.ifMatch: "*"])

        let registered = try await service.post(
            "/v1/complaints", Service.registration.replacing("poor_communication", with: "digital_service"))

        #expect(added.status == 201 && renamed.status == 200 && retired.status == 200 && stale.status == 412)
        #expect(contract.violations(try retired.json, contract.named("Cause")) == [])
        #expect(try again.code == "cause_taken" && form.code == "cause_form")
        #expect(unknown.status == 404)
        #expect(try registered.code == "cause_retired")
        #expect(try registered.pointers == ["#/causes"])
        let causes = try await figure(service, "causes")
        #expect(causes.counted == ["digital_service": 1])
        #expect(causes.values["digital_service"]?["label"].text == "Digital services")
        #expect(
            try await service.send(.post, "/v1/causes", #"{"cause": "x", "name": "X"}"#, token: service.officer).status
                == 403)
    }

    @Test(
        "R71: a complaint is answered once it has a cause, and the operations say what is missing",
        arguments: ["fault_found", "not_upheld"])
    func cause(outcome: String) async throws {
        let service = try await Service.start(on: "2026-03-02")
        let reply = try await service.post(
            "/v1/complaints",
            Service.registration.replacing(#""delay", "poor_communication""#, with: "").replacing(
                "2025-10-01", with: "2026-02-23"))
        let file = Casefile(service: service, path: try #require(reply.headers[.location]))
        try await service.accept(file.path, on: "2026-02-23")
        let answer = #"{"responded_on": "2026-03-02", "outcome": "\#(outcome)"}"#

        let operation = try await file.operations()["respondToStage"]
        let refused = try await file.refused("/stages/local_resolution/response", answer)
        try await file.done("/corrections", #"{"causes": ["delay"], "reason": "Nobody had asked."}"#)
        let answered = try await file.act("/stages/local_resolution/response", answer)

        #expect(refused == "409 cause_missing")
        #expect(operation != nil)
        #expect(answered.status == 200, "\(answered.text)")
        let none = #"{"causes": [], "reason": "It was a mistake."}"#
        #expect(try await file.refused("/corrections", none) == "409 cause_missing")
        try await file.done("/corrections", #"{"causes": ["policy"], "reason": "It was a mistake."}"#)
    }

    @Test("R71: the causes of a complaint that is not answered yet may all be taken back")
    func causesTakenBack() async throws {
        let service = try await Service.start(on: "2026-03-02")
        let file = try await Casefile.accepted(service, "corporate", receivedAt: "2026-02-23T09:30:00Z")

        try await file.done("/corrections", #"{"causes": [], "reason": "It was a mistake."}"#)

        #expect(try await file.complaint["causes"].elements.isEmpty)
    }

    @Test("R35: a stage open at the end of a year is received and open in it, and resolved in the next")
    func openAtTheEnd() async throws {
        let service = try await Service.start(on: "2026-04-20")
        let path = try await service.accept()
        func stage(_ year: String) async throws -> [Int?] {
            try await [
                service.statistic("childrens.received.stage_1", year).integer,
                service.statistic("childrens.stage_1.ended", year).integer,
                service.statistic("childrens.stage_1.open_at_period_end", year).integer,
            ]
        }
        let early = try await stage("2025-26")
        let reply = try await service.change(
            path, "/stages/local_resolution/response",
            #"{"responded_on": "2026-04-15", "outcome": "not_upheld", "breach_reason": "complexity"}"#)
        #expect(reply.status == 200)

        #expect(early == [1, 0, 1])
        #expect(try await stage("2025-26") == early)
        #expect(try await stage("2026-27") == [0, 1, 0])
    }

    @Test("R16: a complaint about three siblings is one complaint and three children affected")
    func childrenAffected() async throws {
        let service = try await Service.start()
        let path = try await service.accept()
        _ = try await service.accept()
        for name in ["D", "E", "F"] {
            let reply = try await service.change(
                path, "/parties", #"{"role": "child", "name": "\#(name). Example", "relationship": "sibling"}"#)
            try #require(reply.status == 201, "\(reply.text)")
        }

        #expect(try await figure(service, "received").integer == 2)
        #expect(try await service.statistic("equality.children_affected", "2025-26")["childrens"].integer == 3)
    }
}
