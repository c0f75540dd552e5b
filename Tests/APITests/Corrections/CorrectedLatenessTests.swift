import JSON
import TestSupport
import Testing

@testable import API
@testable import Casework

/// What a correction does to lateness: the reason, the breach, the extensions.
@Suite(.database) struct CorrectedLatenessTests {
    private static let correction = "/stages/local_resolution/corrections"

    /// The stages and clocks that are flagged as breaches, or were.
    private func breaches(_ service: Service, _ query: String = "") async throws -> [String] {
        try await service.get("/v1/breaches" + query).json["items"].elements.map {
            "\($0["stage"].text ?? "").\($0["deadline"]["clock"].text ?? "") \($0["as_of"].text ?? "")"
        }.sorted()
    }

    @Test(
        "An answer is corrected from late to in time and back: its reason goes and comes, its breach is withdrawn and added"
    )
    func thereAndBack() async throws {
        let service = try await Service.start(on: "2025-04-02")
        let file = try await Casefile.accepted(service)
        _ = try await service.casework.perform(Sweep(asOf: nil), as: .commandLine(name: "test"))
        try await file.done(
            "/stages/local_resolution/response",
            #"{"responded_on": "2025-04-02", "outcome": "not_upheld", "breach_reason": "staff_absence"}"#)
        let flagged = try await breaches(service)

        try await file.done(Self.correction, #"{"responded_on": "2025-03-28", "reason": "The month was mistyped"}"#)

        #expect(flagged == ["local_resolution.response 2025-04-02", "local_resolution.stage_2_offer 2025-04-02"])
        #expect(try await file.stage("local_resolution")["late_reasons"].elements.isEmpty)
        #expect(try await breaches(service) == [])
        #expect(try await breaches(service, "?withdrawn=true") == flagged)
        #expect(
            try await file.refused(Self.correction, #"{"responded_on": "2025-04-02", "reason": "It was right"}"#)
                == "422 breach_reason_missing")
        try await file.done(
            Self.correction,
            #"{"responded_on": "2025-04-02", "breach_reason": "complexity", "reason": "It was right"}"#)
        #expect(try await file.stage("local_resolution")["breach_reason"].text == "complexity")
        #expect(
            try await breaches(service) == [
                "local_resolution.response 2025-04-01", "local_resolution.stage_2_offer 2025-04-02",
            ])
        #expect(try await service.casework.verifyDuties().drift.isEmpty)
    }

    @Test("A receipt that makes the answer of the first stage late comes with the reason, or names the answer")
    func receipt() async throws {
        let service = try await Service.start(on: "2025-06-30")
        let file = try await Casefile.accepted(service, "corporate", receivedAt: "2025-03-10T09:30:00Z")
        let due = try #require(try await file.due("stage_1", "response"))
        try await file.done(
            "/stages/stage_1/response",
            #"{"responded_on": "\#(due)", "outcome": "not_upheld", "responded_by": "\#(Signer.first)"}"#)
        let earlier = #""received_at": "2025-03-07T09:30:00Z""#

        let refused = try await file.act("/corrections", #"{\#(earlier), "reason": "The stamp"}"#)
        #expect(try refused.code == "act_in_the_way", "\(refused.text)")
        #expect(try refused.json["detail"].text?.hasPrefix("The answer of stage 1 on") == true)
        try await file.done(
            "/corrections", #"{\#(earlier), "breach_reason": "service_capacity", "reason": "The stamp"}"#)
        #expect(try await file.stage("stage_1")["timing"]["in_time"] == .bool(false))
    }

    @Test("Any extension is withdrawn by its number, also of a stage that has ended, or the right one takes its place")
    func extensions() async throws {
        let service = try await Service.start(on: "2025-06-30")
        let file = try await Casefile.accepted(service)
        try await file.toInvestigation(respondedOn: "2025-03-17", requestedOn: "2025-03-20")
        for (agreed, until) in [("2025-04-10", "2025-05-19"), ("2025-05-12", "2025-06-19")] {
            try await file.done(
                "/stages/investigation/extensions",
                #"{"agreed_on": "\#(agreed)", "extended_to": "\#(until)", "reason": "A witness", "notified_on": "\#(agreed)"}"#
            )
        }
        try await file.report(on: "2025-05-20", "not_upheld")
        try await file.adjudicate(on: "2025-06-10", "not_upheld")
        let act = "/stages/investigation/extension-withdrawal"

        #expect(try await file.refused(act, #"{"number": 3, "reason": "x"}"#) == "409 no_extension")
        let late = try await file.act(act, #"{"number": 1, "reason": "Another family's"}"#)
        #expect(try late.code == "act_in_the_way", "\(late.text)")
        try await file.done(
            act,
            """
            {"number": 1, "reason": "The day was mistyped", "replaced_by": {"agreed_on": "2025-04-09",
            "extended_to": "2025-05-14", "reason": "A witness", "notified_on": "2025-04-09"}}
            """)
        let replaced = try await file.stage("investigation")
        #expect(replaced["extensions"].elements.map { $0["agreed_on"].text } == ["2025-04-09", "2025-05-12"])
        #expect(replaced["extensions"].elements.map { $0["verdict"].text } == ["moves", "moves"])
        try await file.done(act, #"{"reason": "It was never agreed", "breach_reason": "complexity"}"#)
        let stage = try await file.stage("investigation")
        #expect(stage["extensions"].elements.map { $0["extended_to"].text } == ["2025-05-14"])
        #expect(stage["breach_reason"].text == "complexity" && stage["timing"]["in_time"] == .bool(false))
        #expect(
            try await file.refused(
                act,
                """
                {"reason": "x", "replaced_by": {"agreed_on": "2025-03-19", "extended_to": "2025-05-14",
                "reason": "A witness"}}
                """) == "422 out_of_order")
        #expect(try await service.casework.verifyDuties().drift.isEmpty)
    }

    @Test(
        "An answer and its reports are taken back from the last, with findings and recommendations, and recorded anew")
    func takenBack() async throws {
        let service = try await Service.start(on: "2025-06-30")
        let file = try await Casefile.accepted(service, points: ["The first", "The second"])
        try await file.toInvestigation(respondedOn: "2025-03-17", requestedOn: "2025-03-20")
        let findings = try await file.finding("upheld")
        try await file.done(
            "/stages/investigation/report",
            """
            {"report_received_on": "2025-04-10", "independent_report_received_on": "2025-04-10",
            "recommendations": ["Apologise"], \(findings)}
            """)
        try await file.done(
            "/stages/investigation/response",
            """
            {"responded_on": "2025-04-22", "recommendations": [{"number": 1, "reason": "It is done already"}], \(findings)}
            """)
        let act = "/stages/investigation/corrections"

        try await file.done(act, #"{"responded_on": null, "reason": "Another family's"}"#)
        let unanswered = try await file.complaint
        #expect(unanswered["stages"][1]["outcome"] == .null && unanswered["stages"][1]["ended_on"] == .null)
        #expect(unanswered["stages"][1]["recommendations"][0]["accepted"] == .null)
        try await file.done(
            act,
            #"{"reports": [{"number": 1, "taken_back": true}, {"number": 2, "taken_back": true}], "reason": "Theirs too"}"#
        )
        let stage = try await file.stage("investigation")
        #expect(stage["reports"].elements.isEmpty && stage["recommendations"].elements.isEmpty)
        #expect(
            try await file.refused(
                "/stages/investigation/response", #"{"responded_on": "2025-04-22", \#(findings)}"#)
                == "409 report_missing")
        try await file.report(on: "2025-04-14", "upheld")
        try await file.adjudicate(on: "2025-04-23", "upheld")
        #expect(try await service.casework.verifyDuties().drift.isEmpty)
    }

    @Test("A report has its true author, who is then the one appointed, unless they may not investigate")
    func author() async throws {
        let service = try await Service.start(on: "2025-06-30")
        let file = try await Casefile.accepted(service)
        try await file.toInvestigation(respondedOn: "2025-03-17", requestedOn: "2025-03-20")
        try await file.report(on: "2025-04-10", "upheld")
        let act = "/stages/investigation/corrections"
        func by(_ person: DirectoryPerson) -> String {
            #"{"reports": [{"number": 1, "person_id": "\#(person.id)"}], "reason": "A slip"}"#
        }

        #expect(try await file.refused(act, by(.independentPerson)) == "422 capacity_missing")
        try await file.done(act, by(.commissioned))

        let stage = try await file.stage("investigation")
        #expect(stage["reports"][0]["name"].text == "H. Example")
        #expect(stage["investigating_officer"]["name"].text == "H. Example")
        #expect(stage["investigator_type"].text == "commissioned")
        try await file.adjudicate(on: "2025-04-23", "upheld")
    }
}
