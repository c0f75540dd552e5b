import Foundation
import JSON
import TestSupport
import Testing
import WorkingDays

@testable import API
@testable import Casework

/// The time to ask for a panel, and the referral in the place of one (rulings "Stage 3 window without a receipt", "Early
/// referral"; rule CH-3.2).
@Suite(.database) struct StageThreeWindowTests {
    /// Stage 2 requested on 20 March 2025 and adjudicated on 1 May, every point upheld; nobody recorded a receipt.
    private func adjudicated(on today: String) async throws -> Casefile {
        let service = try await Service.start(on: today)
        let file = try await Casefile.accepted(service, points: ["Nobody answered"])
        try await service.addAppointees()
        try await file.toInvestigation(respondedOn: "2025-03-17", requestedOn: "2025-03-20")
        try await file.report(on: "2025-04-24", "upheld")
        try await file.adjudicate(on: "2025-04-28", "upheld")
        return file
    }

    private func window(_ file: Casefile) async throws -> [JSONValue] {
        try await file.stage("investigation")["deadlines"].elements.filter { $0["clock"].text == "next_stage_request" }
    }

    private func waiting(_ file: Casefile, _ list: String) async throws -> Int {
        try await file.service.get("/v1/worklists/\(list)").json["items"].elements.count
    }

    @Test("Without a receipt the window counts from the day of sending, is provisional, and the receipt is asked for")
    func provisional() async throws {
        let file = try await adjudicated(on: "2025-05-12")

        let before = try await window(file)
        let warnings = try await file.stage("investigation")["warnings"].elements.compactMap(\.text)
        let asked = try await waiting(file, "receipt_missing")
        let explained = try await file.service.get(
            file.path + "/clocks/investigation.next_stage_request/explanation"
        ).json
        try await file.done(
            "/stages/investigation/adjudication-receipt", #"{"adjudication_received_on": "2025-05-02"}"#)

        #expect(before.map { $0["due_on"].text } == ["2025-05-28"])
        #expect(before.map { $0["provisional"] } == [.bool(true)])
        #expect(warnings == ["receipt_missing"])
        #expect(asked == 1)
        #expect(explained["reckoning"].text?.contains("It is provisional: no receipt") == true)
        #expect(try await window(file).map { $0["due_on"].text } == ["2025-05-28", "2025-06-03"])
        #expect(try await window(file).map { $0["provisional"] } == [.bool(true), .bool(false)])
        #expect(try await file.stage("investigation")["warnings"].elements.isEmpty)
        #expect(try await waiting(file, "receipt_missing") == 0)
        #expect(try await file.service.casework.verifyDeadlines().drift.isEmpty)
    }

    @Test(
        "Without a receipt a request after the window is late and waits for a decision",
        arguments: [("2025-05-28", false), ("2025-05-29", true), ("2026-04-28", true)])
    func lateRequest(requestedOn: String, isLate: Bool) async throws {
        let file = try await adjudicated(on: "2026-05-12")
        try await file.done("/stages", #"{"stage": "review_panel", "requested_on": "\#(requestedOn)"}"#)
        let panel = DirectoryPerson.body(of: DirectoryPerson.panel, on: "2026-05-11")

        #expect(try await waiting(file, "late_requests") == (isLate ? 1 : 0))
        if isLate {
            #expect(try await file.refused("/stages/review_panel/panellists", panel) == "409 late_request_undecided")
            try await file.done(
                "/stages/review_panel/late-request-decision",
                #"{"accepted": true, "decided_on": "2026-05-11", "reason": "The letter went to an old address."}"#)
        } else {
            #expect(
                try await file.refused(
                    "/stages/review_panel/late-request-decision",
                    #"{"accepted": true, "decided_on": "2026-05-11", "reason": "None."}"#) == "409 request_in_time")
        }
        try await file.done("/stages/review_panel/panellists", panel)
    }

    @Test("Once a panel was held an early referral is neither accepted nor made")
    func earlyReferral() async throws {
        let file = try await adjudicated(on: "2025-07-31")
        try await file.done("/stages", #"{"stage": "review_panel", "requested_on": "2025-05-12"}"#)
        let refer = "/stages/review_panel/early-referral"
        let referral = """
            {"early_referral_on": "2025-06-02", "complainant_agrees": true, "reason": "Everything was upheld.",
            "action_plan": "The plan is under way."}
            """
        let unreferred = try await adjudicated(on: "2025-07-31")
        try await unreferred.done("/stages", #"{"stage": "review_panel", "requested_on": "2025-05-12"}"#)
        let panel = DirectoryPerson.body(of: DirectoryPerson.panel, on: "2025-06-03")
        try await file.done(refer, referral)
        for complaint in [file, unreferred] {
            try await complaint.done("/stages/review_panel/panellists", panel)
            try await complaint.done("/stages/review_panel/panel", #"{"panel_held_on": "2025-06-10"}"#)
        }

        #expect(
            try await file.refused(
                "/stages/review_panel/early-referral-acceptance", #"{"early_referral_accepted_on": "2025-06-12"}"#)
                == "409 early_referral_after_panel")
        #expect(try await file.operations()["acceptEarlyReferral"] == "early_referral_after_panel")
        #expect(try await unreferred.refused(refer, referral) == "409 early_referral_after_panel")
    }
}
