import Complaints
import Foundation
import HTTPTypes
import JSON
import TestSupport
import Testing

@testable import API
@testable import Casework

/// A null takes back what was recorded by mistake, or says what stands in the way, or that nothing was there.
@Suite(.database) struct TakenBackTests {
    private static let second = "/stages/investigation/corrections"
    private static let never = #"{"requested_on": null, "reason": "She asked for nothing."}"#
    private static let unaccepted = #"{"accepted_on": null, "reason": "It was another complaint."}"#

    /// A children's complaint answered on 17 March, whose stage 2 was recorded as asked for on 24 March.
    private func asked(_ service: Service) async throws -> Casefile {
        let file = try await Casefile.accepted(service)
        try await file.done(
            "/stages/local_resolution/response", #"{"responded_on": "2025-03-17", "outcome": "not_upheld"}"#)
        try await file.done("/stages", #"{"stage": "investigation", "requested_on": "2025-03-24"}"#)
        return file
    }

    private func names(_ file: Casefile) async throws -> [String?] {
        try await file.complaint["stages"].elements.map { $0["stage"].text }
    }

    @Test("A stage that was never asked for is taken back with its duties and breaches, and may be asked for later")
    func stage() async throws {
        let service = try await Service.start(on: "2025-07-01")
        let file = try await asked(service)
        try await service.sweep()
        try #require(try await service.breachesInForce().contains { $0.hasPrefix("response") })

        try await file.done(Self.second, Self.never)

        #expect(try await names(file) == ["local_resolution"])
        #expect(try await service.breachesInForce().filter { $0.hasPrefix("response") } == [])
        #expect(try await service.drift() == 0)
        let event = try #require(try await service.get(file.path + "/events").json["items"].elements.last)
        #expect(event["details"]["from_requested_on"].text == "2025-03-24")
        #expect(event["details"]["to_requested_on"].text == nil)
        #expect(try await file.refused(Self.second, Self.never) == "409 stage_not_reached")
        let listed = try await service.get("/v1/complaints?stage=investigation").json["items"].elements
        #expect(listed.isEmpty)
        try await file.done("/stages", #"{"stage": "investigation", "requested_on": "2025-04-10"}"#)
        #expect(try await file.stage("investigation")["requested_on"].text == "2025-04-10")
        #expect(try await service.drift() == 0)
    }

    @Test("A stage 2 of the corporate procedure and a review panel are taken back as well, one after the other")
    func otherStages() async throws {
        let service = try await Service.start(on: "2025-09-01")
        let corporate = try await Casefile.accepted(service, "corporate", type: "resident")
        try await corporate.done(
            "/stages/stage_1/response",
            #"{"responded_on": "2025-03-12", "outcome": "not_upheld", "responded_by": "\#(Signer.first)"}"#)
        try await corporate.done("/stages", #"{"stage": "stage_2", "requested_on": "2025-03-20"}"#)
        try await corporate.done("/stages/stage_2/corrections", Self.never)
        #expect(try await names(corporate) == ["stage_1"])

        let file = try await CorrectionTests.throughAllStages(service)
        let refused = try await file.act(Self.second, Self.never)
        #expect(try refused.code == "act_in_the_way", "\(refused.text)")
        #expect(try await service.drift() == 0)
    }

    @Test(
        "What else is recorded of a stage stands in the way of taking it back, and is named",
        arguments: [
            ("/stages/investigation/acknowledgement", #"{"acknowledged_on": "2025-03-25"}"#, "The acknowledgement"),
            (
                "/stages/investigation/statement", #"{"statement_agreed_on": "2025-03-28"}"#,
                "The agreement of the statement"
            ),
            (
                "/notices",
                #"{"kind": "extension_to_65", "stage": "investigation", "sent_on": "2025-04-04", "recipients": ["complainant"], "contents": ["reasons", "new_date"]}"#,
                "The notice of 4 April 2025"
            ),
        ])
    func inTheWay(_ act: String, _ body: String, _ says: String) async throws {
        let service = try await Service.start(on: "2025-07-01")
        let file = try await asked(service)
        try await file.done(act, body)
        let before = try await service.get(file.path).text

        let reply = try await file.act(Self.second, Self.never)

        #expect(try reply.code == "act_in_the_way", "\(reply.text)")
        #expect(try reply.json["detail"].text?.hasPrefix(says) == true, "\(reply.text)")
        #expect(try await service.get(file.path).text == before)
    }

    @Test(
        "What stands in the way may be taken back in the same request, and the first stage goes with the acceptance only"
    )
    func sameRequest() async throws {
        let service = try await Service.start(on: "2025-07-01")
        let file = try await asked(service)
        try await file.done("/stages/investigation/acknowledgement", #"{"acknowledged_on": "2025-03-25"}"#)

        #expect(try await file.refused("/stages/local_resolution/corrections", Self.never) == "422 request_is_receipt")
        try await file.done(
            Self.second, #"{"requested_on": null, "acknowledged_on": null, "reason": "It was another complaint."}"#)

        #expect(try await names(file) == ["local_resolution"])
    }

    @Test("A withdrawal stays where the stage that it ended is taken back, and ends the one before if that ran")
    func withdrawn() async throws {
        let service = try await Service.start(on: "2025-07-01")
        let answered = try await asked(service)
        let running = try await Casefile.accepted(service)
        try await running.done("/stages", #"{"stage": "investigation", "requested_on": "2025-04-10"}"#)
        for file in [answered, running] {
            try await file.done("/withdrawal", #"{"withdrawn_on": "2025-04-14", "explanation": "Settled."}"#)
            try await file.done(Self.second, Self.never)
            #expect(try await file.complaint["closure"]["closed_on"].text == "2025-04-14")
            #expect(try await names(file) == ["local_resolution"])
        }
        #expect(try await answered.stage("local_resolution")["withdrawn_on"] == .null)
        #expect(try await running.stage("local_resolution")["withdrawn_on"].text == "2025-04-14")
        #expect(try await service.drift() == 0)
    }

    @Test(
        "An acceptance that was recorded by mistake is taken back with its stage, and made anew into another procedure")
    func acceptance() async throws {
        let service = try await Service.start(on: "2025-07-01")
        let file = try await Casefile.accepted(service, "corporate", type: "resident")
        try await service.sweep()
        try #require(try await !service.breachesInForce().isEmpty)

        try await file.done("/corrections", Self.unaccepted)

        let complaint = try await file.complaint
        #expect(complaint["acceptance"] == .null && complaint["stages"].elements.isEmpty)
        #expect(try await service.breachesInForce() == [])
        #expect(try await service.drift() == 0)
        let again = try await file.act("/corrections", Self.unaccepted)
        #expect(try again.code == "nothing_corrected")
        #expect(
            try again.json["detail"].text == "accepted_on was never recorded, so there is nothing to take back.")
        try await service.accept(file.path, into: "public_health", on: "2025-03-04")
        #expect(try await names(file) == ["single_stage"])
        #expect(try await service.drift() == 0)
    }

    @Test(
        "What is recorded of the stage stands in the way of taking the acceptance back, and is named",
        arguments: [
            (
                "/stages/stage_1/acknowledgement", #"{"acknowledged_on": "2025-03-04"}"#,
                "The acknowledgement of stage 1"
            ),
            (
                "/stages/stage_1/response",
                #"{"responded_on": "2025-03-12", "outcome": "not_upheld", "responded_by": "\#(Signer.first)"}"#,
                "The answer of stage 1"
            ),
        ])
    func acceptanceInTheWay(_ act: String, _ body: String, _ says: String) async throws {
        let service = try await Service.start(on: "2025-07-01")
        let file = try await Casefile.accepted(service, "corporate", type: "resident")
        try await file.done(act, body)

        let reply = try await file.act("/corrections", Self.unaccepted)

        #expect(try reply.code == "act_in_the_way", "\(reply.text)")
        #expect(try reply.json["detail"].text?.hasPrefix(says) == true, "\(reply.text)")
        #expect(try await service.drift() == 0)
    }

    @Test(
        "A null for what was never recorded is told so, and one for what the record cannot be without is refused",
        arguments: [
            ("/corrections", #""grounds_on": null"#, "409 nothing_corrected", "grounds_on was never recorded"),
            (
                "/corrections", #""grounds_on": null, "written_record": null"#, "409 nothing_corrected",
                "written_record and grounds_on were never recorded"
            ),
            ("/corrections", #""closed_on": null"#, "409 nothing_corrected", "closed_on was never recorded"),
            ("/corrections", #""waiver_reason": null"#, "409 nothing_corrected", "waiver_reason was never recorded"),
            ("/corrections", #""closure_reason": null"#, "409 nothing_corrected", "closure_reason was never recorded"),
            ("/corrections", #""channel": null"#, "422 not_taken_back", "channel is part of what was recorded"),
            ("/corrections", #""received_at": null"#, "422 not_taken_back", "received_at is part of what was recorded"),
            ("/corrections", #""complainant": null"#, "422 not_taken_back", "complainant is part of what was recorded"),
            ("/corrections", #""causes": null"#, "422 not_taken_back", "causes is part of what was recorded"),
            (
                "/corrections", #""points": [{"number": 1, "found_on": null}]"#, "422 not_taken_back",
                "found_on is part of what was recorded"
            ),
            (
                "/corrections", #""points": [{"number": 1, "excluded_on": null}]"#, "409 nothing_corrected",
                "excluded_on of point 1 was never recorded"
            ),
            (
                "/stages/local_resolution/corrections", #""acknowledged_on": null"#, "409 nothing_corrected",
                "acknowledged_on was never recorded"
            ),
            (
                "/stages/local_resolution/corrections", #""advocate_asked_on": null, "responded_on": null"#,
                "409 nothing_corrected", "advocate_asked_on and responded_on were never recorded"
            ),
        ])
    func nothingThere(_ act: String, _ fields: String, _ refusal: String, _ says: String) async throws {
        let service = try await Service.start(on: "2025-07-01")
        let file = try await Casefile.accepted(service, points: ["No visits"])

        let reply = try await file.act(act, #"{\#(fields), "reason": "x"}"#)

        #expect("\(reply.status) \(try reply.code ?? "")" == refusal, "\(reply.text)")
        #expect(try reply.json["detail"].text?.hasPrefix(says) == true, "\(reply.text)")
    }

    @Test("A closing is not taken back by a null for its day, and the tests of an acceptance are")
    func closing() async throws {
        let service = try await Service.start(on: "2025-07-01")
        let file = try await Casefile.accepted(service)
        #expect(
            try await file.refused("/corrections", #"{"subject_in_scope": null, "reason": "x"}"#)
                == "409 act_in_the_way")
        try await file.done("/withdrawal", #"{"withdrawn_on": "2025-03-12", "explanation": "By telephone"}"#)

        #expect(try await file.refused("/corrections", #"{"closed_on": null, "reason": "x"}"#) == "422 not_taken_back")
        #expect(
            try await file.refused("/corrections", #"{"closure_explanation": null, "reason": "x"}"#)
                == "422 not_taken_back")
    }

    @Test(
        "Null of other records is told in the same way",
        arguments: [
            (#""extended_to": null"#, "409 nothing_corrected", "extended_to was never recorded"),
            (#""received_on": null"#, "422 not_taken_back", "received_on is part of what was recorded"),
        ])
    func letters(_ fields: String, _ refusal: String, _ says: String) async throws {
        let at = try await AtTheOmbudsman.start()

        let reply = try await at.service.send(
            .post, at.corrections, #"{\#(fields), "reason": "x"}"#, token: at.service.manager,
            headers: [.ifMatch: "*", .idempotencyKey: UUID().uuidString])

        #expect("\(reply.status) \(try reply.code ?? "")" == refusal, "\(reply.text)")
        #expect(try reply.json["detail"].text?.hasPrefix(says) == true, "\(reply.text)")
    }
}
