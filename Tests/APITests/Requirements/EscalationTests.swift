import HTTPTypes
import JSON
import TestSupport
import Testing

@testable import API

@Suite(.database) struct EscalationTests {
    @Test(
        "R28: of five requests for stage 3 four have a panel and one is referred early, and each is counted for itself")
    func earlyReferrals() async throws {
        let service = try await Service.start(on: "2025-09-01")
        let referral = """
            {"early_referral_on": "2025-05-12", "complainant_agrees": true,
            "reason": "A panel could not change the outcome.", "action_plan": "Assess again by July."}
            """
        for finding in ["not_upheld", "partly_upheld", "no_finding", "not_upheld"] {
            let file = try await Casefile.atPanel(service, finding)
            #expect(
                try await file.refused("/stages/review_panel/early-referral", referral)
                    == "409 early_referral_not_all_upheld", "\(finding)")
            #expect(try await file.convenePanel(3) == "200 -")
            try await file.done("/stages/review_panel/panel", #"{"panel_held_on": "2025-06-02"}"#)
        }
        let upheld = try await Casefile.atPanel(service, "upheld")
        #expect(
            try await upheld.refused(
                "/stages/review_panel/early-referral",
                referral.replacing("A panel could not change the outcome.", with: "")) == "422 invalid_body")
        try await upheld.done("/stages/review_panel/early-referral", referral)

        let stage3 = try await service.reported("childrens.stage_3", "2025-26")
        #expect(stage3["requests"] == 5)
        #expect(stage3["panels"] == 4)
        #expect(stage3["early_referrals"] == 1)
    }

    @Test("R32: a corporate complaint goes up once, to stage 2, after which only the Ombudsman remains; it is counted")
    func corporate() async throws {
        let service = try await Service.start(on: "2026-06-30")
        func complaint() async throws -> Casefile {
            let file = try await Casefile.accepted(
                service, "corporate", receivedAt: "2026-04-13T09:00:00+01:00", type: "resident")
            try await file.done(
                "/stages/stage_1/response",
                #"{"responded_on": "2026-04-24", "responded_by": "\#(Signer.first)", "outcome": "not_upheld"}"#)
            return file
        }
        _ = (try await complaint(), try await complaint())
        let file = try await complaint()
        let request = #"{"stage": "stage_2", "requested_on": "2026-05-05"}"#

        try await file.done("/stages", request)
        #expect(try await file.operations()["requestStage"] == "no_further_stage")
        #expect(try await file.refused("/stages", request) == "409 stage_already_open")
        try await file.done(
            "/stages/stage_2/response",
            #"{"responded_on": "2026-05-20", "responded_by": "\#(Signer.second)", "outcome": "not_upheld"}"#)
        for stage in ["stage_1", "stage_2"] {
            #expect(
                try await file.refused("/stages", #"{"stage": "\#(stage)", "requested_on": "2026-05-21"}"#)
                    == "409 stage_already_open")
        }
        #expect(
            try await file.refused("/stages", #"{"stage": "review_panel", "requested_on": "2026-05-21"}"#)
                == "422 no_such_stage")
        let last = try await service.get(file.path + "/notices").json["owed"].elements
            .first { $0["kind"].text == "final_reply" }
        #expect(
            last?["contents"].elements.compactMap(\.text)
                == ["final_position", "ombudsman", "twelve_months_from_knowledge"])

        #expect(try await service.statistic("corporate.received.stage_1", "2026-27").integer == 3)
        #expect(try await service.statistic("corporate.received.stage_2", "2026-27").integer == 1)
    }

    @Test(
        "R65: arranging a panel warns until somebody confirms what the people of the complaint need",
        arguments: [
            #""interpreter": "Polish""#, #""adjustments": "A room without steps""#,
        ])
    func needs(need: String) async throws {
        let service = try await Service.start(on: "2025-09-01")
        let file = try await Casefile.atPanel(service, "not_upheld")
        func convene(_ more: String = "") async throws -> [String?] {
            let body = DirectoryPerson.body(of: DirectoryPerson.panel, on: "2025-05-12")
            let convened = try await file.done(
                "/stages/review_panel/panellists", String(body.dropLast()) + more + "}")
            let stage = convened["stages"].elements.last ?? .null
            #expect(try await file.stage("review_panel")["warnings"] == stage["warnings"])
            return stage["warnings"].elements.map(\.text)
        }

        #expect(try await convene() == [])
        try await file.done("/communication-needs", #"{"person": "child"}"#)
        #expect(try await convene() == [], "nothing is needed")
        try await file.done("/communication-needs", #"{"person": "complainant", \#(need)}"#)
        #expect(try await convene() == ["needs_unconfirmed"])
        #expect(
            try await file.refused(
                "/stages/review_panel/panel",
                #"{"panel_held_on": "2025-06-02", "needs_confirmed_on": "2025-05-08"}"#) == "422 out_of_order")
        #expect(try await convene(#", "needs_confirmed_on": "2025-05-14""#) == [])
        #expect(try await file.stage("review_panel")["needs_confirmed_on"].text == "2025-05-14")
    }

    @Test(
        "R65: an interpreter confirmed with the arrangement in the file is not asked for again; what else is needed is")
    func confirmedInTheFile() async throws {
        let service = try await Service.start(on: "2025-09-01")
        for (format, warnings) in [("null", []), (#""Large print""#, ["needs_unconfirmed"])] {
            let file = try await Casefile.atPanel(service, "not_upheld")
            try await file.done(
                "/communication-needs",
                #"{"person": "complainant", "interpreter": "Polish", "format": \#(format)}"#)
            #expect(try await file.convenePanel(3) == "200 -")
            #expect(try await file.stage("review_panel")["warnings"][0].text == "needs_unconfirmed")
            try await file.done(
                "/entries",
                """
                {"kind": "panel_arrangement", "occurs_on": "2025-06-02", "text": "Town hall, 10 am",
                "interpreter_confirmed": true}
                """)

            #expect(try await file.stage("review_panel")["warnings"].elements.compactMap(\.text) == warnings)
        }
    }

    @Test("R65: a panel that met without anything confirmed keeps the warning, and its meeting may say that it was")
    func heldWithout() async throws {
        let service = try await Service.start(on: "2025-09-01")
        for (more, warnings) in [("", ["needs_unconfirmed"]), (#", "needs_confirmed_on": "2025-06-02""#, [])] {
            let file = try await Casefile.atPanel(service, "not_upheld")
            try await file.done("/communication-needs", #"{"person": "complainant", "interpreter": "Polish"}"#)
            #expect(try await file.convenePanel(3) == "200 -")
            try await file.done("/stages/review_panel/panel", #"{"panel_held_on": "2025-06-02"\#(more)}"#)

            #expect(try await file.stage("review_panel")["warnings"].elements.compactMap(\.text) == warnings)
        }
    }
}

extension Casefile {
    /// A complaint at stage 3, whose one point stage 2 found as told.
    static func atPanel(_ service: Service, _ finding: String) async throws -> Casefile {
        let file = try await accepted(service, points: ["One"])
        try await file.toInvestigation(respondedOn: "2025-03-17", requestedOn: "2025-03-20")
        try await file.report(on: "2025-04-14", finding)
        try await file.adjudicate(
            on: "2025-04-17", finding,
            extra: finding == "no_finding" ? #", "no_finding_reason": "insufficient_evidence""# : "")
        try await file.done("/stages", #"{"stage": "review_panel", "requested_on": "2025-05-09"}"#)
        return file
    }
}
