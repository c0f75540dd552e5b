import JSON
import TestSupport
import Testing

@testable import API
@testable import Casework

@Suite(.database) struct WithdrawnExtensionTests {
    private static let withdrawal = "/stages/investigation/extension-withdrawal"

    /// A children's stage 2 requested on 20 March 2025, due on 28 April, extended to 19 June or another day.
    private func extended(_ service: Service, to day: String = "2025-06-19") async throws -> Casefile {
        let file = try await Casefile.accepted(service)
        try await file.toInvestigation(respondedOn: "2025-03-17", requestedOn: "2025-03-20")
        try await file.done(
            "/stages/investigation/extensions",
            #"""
            {"agreed_on": "2025-04-10", "extended_to": "\#(day)", "reason": "A witness is away",
            "notified_on": "2025-04-10"}
            """#)
        return file
    }

    private func dueOn(_ file: Casefile) async throws -> [String?] {
        try await file.stage("investigation")["deadlines"].elements
            .filter { $0["clock"].text == "response" && $0["ended_by"].text == nil }.map { $0["due_on"].text }
    }

    /// What the complaint says of withdrawing an extension of stage 2.
    private func verdict(_ file: Casefile) async throws -> String {
        let operations = try await file.service.get(file.path + "/operations").json["items"].elements
        let own = try #require(
            operations.first { $0["operation"].text == "withdrawExtension" && $0["stage"].text == "investigation" })
        return own["code"].text ?? "permitted"
    }

    @Test("A withdrawn extension leaves the deadline it moved, and the move back names it and its reason")
    func moveBack() async throws {
        let service = try await Service.start(on: "2025-04-14")
        let file = try await extended(service)
        let before = try await dueOn(file)

        let stage = try await file.done(Self.withdrawal, #"{"reason": "Another family's case"}"#)

        #expect(before == ["2025-06-19"])
        #expect(try await dueOn(file) == ["2025-04-28"])
        #expect(stage["stages"][1]["extensions"].elements.isEmpty)
        let explained = try await service.get(file.path + "/clocks/investigation.response/explanation").json
        let move = try #require(explained["moves"].elements.last)
        #expect(move["due_before_on"].text == "2025-06-19" && move["due_after_on"].text == "2025-04-28")
        #expect(move["cause"].text == "extension withdrawn: Another family's case")
        let event = try await service.get(file.path + "/events").json["items"].elements.last
        #expect(event?["operation"].text == "extension_withdrawn")
        #expect(event?["details"]["stage"].text == "investigation")
        #expect(event?["details"]["agreed_on"].text == "2025-04-10")
        #expect(event?["details"]["extended_to"].text == "2025-06-19")
        #expect(try await service.casework.verifyDuties().drift.isEmpty)
    }

    @Test("An extension is withdrawn once, by who may decide, with a reason, and where there is one")
    func refusals() async throws {
        let service = try await Service.start(on: "2025-04-14")
        let file = try await extended(service)
        let reason = #"{"reason": "A mistake"}"#

        let offered = try await verdict(file)
        let officer = try await file.act(Self.withdrawal, reason, token: service.officer)
        #expect(officer.status == 403)
        #expect(try await file.refused(Self.withdrawal, "{}") == "422 invalid_body")
        #expect(try await file.refused(Self.withdrawal, #"{"reason": " "}"#) == "422 invalid_body")
        try await file.done(Self.withdrawal, reason)
        #expect(try await file.refused(Self.withdrawal, reason) == "409 no_extension")
        #expect(
            try await file.refused("/stages/local_resolution/extension-withdrawal", reason) == "409 no_extension")
        #expect(
            try await file.refused("/stages/review_panel/extension-withdrawal", reason) == "409 stage_not_reached")
        #expect(try await [offered, verdict(file)] == ["permitted", "no_extension"])
    }

    @Test("The right extension can follow the wrong one")
    func replaced() async throws {
        let service = try await Service.start(on: "2025-04-14")
        let file = try await extended(service)
        try await file.done(Self.withdrawal, #"{"reason": "A wrong day"}"#)

        try await file.done(
            "/stages/investigation/extensions",
            #"""
            {"agreed_on": "2025-04-10", "extended_to": "2025-05-19", "reason": "A witness is away",
            "notified_on": "2025-04-10"}
            """#)

        #expect(try await dueOn(file) == ["2025-05-19"])
        #expect(try await service.casework.verifyDuties().drift.isEmpty)
    }

    @Test("A breach that a withdrawn extension takes back keeps its day when the right extension follows")
    func breachKeepsDay() async throws {
        let service = try await Service.start(on: "2025-05-20")
        let file = try await extended(service, to: "2025-05-19")
        _ = try await service.casework.perform(Sweep(asOf: nil), as: .commandLine(name: "sweep"))
        func due(_ query: String) async throws -> [String?] {
            try await service.get("/v1/breaches?duty=response\(query)").json["items"].elements
                .map { $0["deadline"]["due_on"].text }
        }
        let flagged = try await due("")

        try await file.done(Self.withdrawal, #"{"reason": "A wrong day"}"#)
        let withdrawn = try await due("&withdrawn=true")
        try await file.done(
            "/stages/investigation/extensions",
            #"""
            {"agreed_on": "2025-04-10", "extended_to": "2025-06-19", "reason": "A witness is away",
            "notified_on": "2025-04-10"}
            """#)

        #expect(try await dueOn(file) == ["2025-06-19"])
        #expect(flagged == ["2025-05-19"])
        #expect(withdrawn == flagged)
        #expect(try await due("&withdrawn=true") == flagged)
        #expect(try await due("").isEmpty)
    }
}
