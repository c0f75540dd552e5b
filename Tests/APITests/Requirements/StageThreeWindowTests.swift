import Complaints
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
        #expect(try await file.service.casework.verifyDuties().drift.isEmpty)
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

    /// A decision to hear a late request or not.
    private func decision(accepted: Bool, on day: String) -> String {
        """
        {"accepted": \(accepted), "decided_on": "\(day)", "reason": "It was late.", "letter_sent_on": "\(day)"}
        """
    }

    @Test(
        "No panel is refused on a provisional window: the receipt comes first, and says whether there is anything to decide",
        arguments: [("2025-04-29", true), ("2025-04-30", false)])
    func declined(receivedOn: String, isLate: Bool) async throws {
        let file = try await adjudicated(on: "2025-06-30")
        try await file.done("/stages", #"{"stage": "review_panel", "requested_on": "2025-05-30"}"#)
        let decide = "/stages/review_panel/late-request-decision"
        let declined = decision(accepted: false, on: "2025-05-30")

        #expect(try await file.refused(decide, declined) == "409 adjudication_receipt_missing")
        try await file.done(
            "/stages/investigation/adjudication-receipt", #"{"adjudication_received_on": "\#(receivedOn)"}"#)
        if isLate {
            try await file.done(decide, declined)
            #expect(try await file.stage("review_panel")["ended_on"].text == "2025-05-30")
            try await file.done(decide, decision(accepted: true, on: "2025-06-02"))
        } else {
            #expect(try await file.refused(decide, declined) == "409 request_in_time")
        }
        #expect(try await file.stage("review_panel")["ended_on"] == .null)
    }

    @Test("A request of a panel that was declined is accepted once a bank holiday shows that it was in time")
    func declinedInTime() async throws {
        let file = try await adjudicated(on: "2025-06-30")
        try await file.done(
            "/stages/investigation/adjudication-receipt", #"{"adjudication_received_on": "2025-04-29"}"#)
        try await file.done("/stages", #"{"stage": "review_panel", "requested_on": "2025-05-30"}"#)
        let decide = "/stages/review_panel/late-request-decision"
        try await file.done(decide, decision(accepted: false, on: "2025-06-02"))
        let holiday = BankHoliday(on: try #require(Day("2025-05-16")), name: "Proclaimed")
        _ = try await file.service.casework.perform(
            AddBankHolidays(
                source: try BankHolidaySource(entered: holiday, by: "A. Manager"), choices: [.late: .follow]),
            as: .commandLine(name: "test"))

        #expect(try await file.operations()["decideLateRequest"] == .some(nil))
        #expect(try await file.refused(decide, decision(accepted: false, on: "2025-06-03")) == "409 request_in_time")
        try await file.done(decide, decision(accepted: true, on: "2025-06-03"))
        #expect(try await file.stage("review_panel")["ended_on"] == .null)
        #expect(try await file.due("review_panel", "panel") != nil)
    }

    @Test("Nothing is done at a stage asked for late before it is decided: no early referral, extension or statement")
    func undecided() async throws {
        let file = try await adjudicated(on: "2025-06-30")
        try await file.done("/stages", #"{"stage": "review_panel", "requested_on": "2025-05-30"}"#)
        let stage = "/stages/review_panel"
        let referral = """
            {"early_referral_on": "2025-06-02", "complainant_agrees": true, "reason": "Everything was upheld.",
            "action_plan": "The plan is under way."}
            """
        let late = try await Casefile.accepted(file.service)
        try await late.done(
            "/stages/local_resolution/response", #"{"responded_on": "2025-03-17", "outcome": "not_upheld"}"#)
        try await late.done("/stages", #"{"stage": "investigation", "requested_on": "2025-06-02"}"#)
        let extended = #"{"agreed_on": "2025-06-03", "extended_to": "2025-07-31", "reason": "Many witnesses."}"#

        #expect(try await file.refused(stage + "/early-referral", referral) == "409 late_request_undecided")
        #expect(try await file.operations()["referEarly"] == "late_request_undecided")
        #expect(
            try await late.refused("/stages/investigation/extensions", extended) == "409 late_request_undecided")
        #expect(
            try await late.refused("/stages/investigation/statement", #"{"statement_agreed_on": "2025-06-04"}"#)
                == "409 late_request_undecided")
        try await file.done(stage + "/late-request-decision", decision(accepted: true, on: "2025-06-02"))
        try await file.done(stage + "/early-referral", referral)
        try await file.done(stage + "/early-referral-acceptance", #"{"early_referral_accepted_on": "2025-06-12"}"#)
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
