import Complaints
import Foundation
import JSON
import TestSupport
import Testing
import WorkingDays

@testable import API
@testable import Casework

/// Every breach has its reason or is on a list of those without one (requirements R44, R45, R51, R65).
@Suite(.database) struct LatenessTests {
    /// The stage and clock of each limit that is late and has no reason.
    private func missing(_ service: Service) async throws -> [String] {
        try await service.get("/v1/worklists/late_without_reason").json["items"].elements
            .map { "\($0["stage"].text ?? "").\($0["clock"].text ?? "")" }.sorted()
    }

    /// Stage 3 requested on Monday 9 January 2023, whose panel is due on Monday 20 February.
    private func stage3(_ service: Service) async throws -> Casefile {
        let file = try await Casefile.accepted(service, receivedAt: "2022-10-03T09:30:00Z")
        try await service.addAppointees()
        try await file.toInvestigation(respondedOn: "2022-10-17", requestedOn: "2022-11-01")
        try await file.report(on: "2022-11-21", "not_upheld")
        try await file.adjudicate(on: "2022-12-01", "not_upheld")
        try await file.done(
            "/stages/investigation/adjudication-receipt", #"{"adjudication_received_on": "2022-12-12"}"#)
        try await file.done("/stages", #"{"stage": "review_panel", "requested_on": "2023-01-09"}"#)
        try await file.done(
            "/stages/review_panel/panellists", DirectoryPerson.body(of: DirectoryPerson.panel, on: "2023-01-16"))
        return file
    }

    @Test("A panel and findings that come late wait for their reasons, which are counted by cause")
    func panel() async throws {
        let service = try await Service.start(on: "2023-03-20")
        let file = try await stage3(service)
        try await file.done("/stages/review_panel/panel", #"{"panel_held_on": "2023-02-21"}"#)
        try await file.done("/stages/review_panel/findings", #"{"panel_findings_on": "2023-03-01"}"#)
        let reasons = "/stages/review_panel/late-reasons"

        let waiting = try await missing(service)
        try await file.done(
            reasons,
            """
            {"clock": "panel", "reason": "complainant_availability",
            "explanation": "The first three days did not suit the family."}
            """)
        try await file.done(reasons, #"{"clock": "findings", "reason": "unknown"}"#)
        try await file.done(reasons, #"{"clock": "findings", "reason": "no_interpreter"}"#)

        #expect(waiting == ["review_panel.findings", "review_panel.panel"])
        #expect(try await missing(service) == [])
        let recorded = try await file.stage("review_panel")["late_reasons"].elements
        #expect(recorded.map { $0["clock"].text } == ["findings", "panel"])
        #expect(recorded[1]["explanation"].text == "The first three days did not suit the family.")
        #expect(try await file.due("review_panel", "panel") == "2023-02-20")
        let narrowed = #", "procedure": "childrens""#
        let limits = try await service.statistic("lateness.limits", "2022-23", narrowed)
        let causes = try await service.statistic("lateness.reasons", "2022-23", narrowed)
        #expect(causes.counted == ["complainant_availability": 1, "no_interpreter": 1])
        #expect(limits["late"].integer == 2)
        #expect(limits["without_reason"].integer == 0)
        #expect(limits["ended"].integer ?? 0 > 2)
        #expect(try await file.refused(reasons, #"{"clock": "response", "reason": "unknown"}"#) == "422 not_late")
        #expect(try await file.refused(reasons, #"{"clock": "lunch", "reason": "unknown"}"#) == "422 no_such_limit")
    }

    @Test("A stage that ended by withdrawal after its limit waits for its reason, and takes it")
    func withdrawn() async throws {
        let service = try await Service.start(on: "2025-04-30")
        let file = try await Casefile.accepted(service)
        try await file.done("/stages/local_resolution/duty-offer", #"{"offered_under_duty_on": "2025-04-01"}"#)
        try await file.done("/withdrawal", #"{"withdrawn_on": "2025-04-10", "explanation": "By phone."}"#)

        let waiting = try await missing(service)
        let breach = try await service.casework.perform(
            Sweep(asOf: try day("2025-04-02")), as: .commandLine(name: "test"))
        try await file.done(
            "/stages/local_resolution/late-reasons", #"{"clock": "response", "reason": "service_capacity"}"#)

        #expect(waiting == ["local_resolution.response"])
        #expect(breach.map(\.clock) == ["response"])
        #expect(try await missing(service) == [])
        #expect(try await file.stage("local_resolution")["breach_reason"].text == "service_capacity")
        let flagged = try await service.get("/v1/breaches").json["items"].elements
        #expect(flagged.map { $0["breach_reason"].text } == ["service_capacity"])
    }

    @Test(
        "Whatever limit an ended stage passed waits for its reason: an acknowledgement, an offer",
        arguments: [
            ("adult_social_care", "single_stage", ["single_stage.acknowledgement"]),
            ("childrens", "local_resolution", ["local_resolution.response", "local_resolution.stage_2_offer"]),
        ])
    func otherLimits(procedure: String, stage: String, expected: [String]) async throws {
        let service = try await Service.start(on: "2025-05-30")
        let file = try await Casefile.accepted(service, procedure)
        if procedure == "adult_social_care" {
            try await file.done("/stages/\(stage)/acknowledgement", #"{"acknowledged_on": "2025-03-10"}"#)
        }
        try await file.done("/withdrawal", #"{"withdrawn_on": "2025-04-10", "explanation": "By phone."}"#)

        #expect(try await missing(service) == expected)
    }

    @Test("What a late bank holiday brings into time shows its reason for being late no longer, nor counts it")
    func broughtIntoTime() async throws {
        let service = try await Service.start(on: "2025-04-30")
        let file = try await Casefile.accepted(service)
        try await file.done(
            "/stages/local_resolution/response",
            #"{"responded_on": "2025-04-01", "outcome": "not_upheld", "breach_reason": "complexity"}"#)
        func counted() async throws -> Int? {
            try await service.statistic("lateness.reasons", "2025-26")["complexity"].integer
        }
        let before = try await (file.stage("local_resolution"), counted())
        let holiday = BankHoliday(on: try day("2025-03-17"), name: "Proclaimed")
        _ = try await service.casework.perform(
            AddBankHolidays(
                source: try BankHolidaySource(entered: holiday, by: "A. Manager"), choices: [.late: .follow]),
            as: .commandLine(name: "test"))
        let after = try await (file.stage("local_resolution"), counted())

        #expect(before.0["breach_reason"].text == "complexity")
        #expect(before.0["late_reasons"].elements.count == 1)
        #expect(before.1 == 1)
        #expect(after.0["breach_reason"] == .null)
        #expect(after.0["late_reasons"].elements.isEmpty)
        #expect(after.1 == 0)
    }

    @Test("What a day that was no bank holiday brought into time is late again, with its reason, once it is taken back")
    func lateAgain() async throws {
        let service = try await Service.start(on: "2025-04-30")
        let file = try await Casefile.accepted(service)
        try await file.done(
            "/stages/local_resolution/response",
            #"{"responded_on": "2025-04-01", "outcome": "not_upheld", "breach_reason": "complexity"}"#)
        func seen() async throws -> [String?] {
            let stage = try await file.stage("local_resolution")
            let history = try await file.service.get("\(file.path)/history").json["lines"].elements
            let moves = history.filter { $0["kind"].text == "move" && $0["title"].text == "local_resolution.response" }
            return [stage["breach_reason"].text, try await file.due("local_resolution", "response"), "\(moves.count)"]
        }
        let before = try await seen()
        let holiday = BankHoliday(on: try day("2025-03-17"), name: "A mistake")
        let change = try await service.casework.perform(
            AddBankHolidays(
                source: try BankHolidaySource(entered: holiday, by: "A. Manager"), choices: [.late: .follow]),
            as: .commandLine(name: "test"))
        let between = try await seen()
        _ = try await service.casework.perform(
            TakeBackCalendarChange(version: try #require(change.version), reason: "It was a working day"),
            as: .commandLine(name: "test"))
        let after = try await seen()

        #expect(change.count(.breachVanishes) > 0)
        #expect(between[0] == nil && between[1] != before[1] && between[2] == "1")
        #expect(Array(after.prefix(2)) == Array(before.prefix(2)) && after[2] == "2")
        #expect(try await service.casework.verifyDuties().drift.isEmpty)
        let days = try await service.get("/v1/bank-holidays").json["bank_holidays"].elements
        #expect(!days.contains { $0["holiday_on"].text == "2025-03-17" })
    }

    @Test("An answer in time has no reason for being late")
    func inTime() async throws {
        let service = try await Service.start(on: "2025-04-30")
        let file = try await Casefile.accepted(service)
        let reasons = "/stages/local_resolution/late-reasons"
        let answer = #"{"responded_on": "2025-03-31", "outcome": "not_upheld""#

        #expect(
            try await file.refused(
                "/stages/local_resolution/response", answer + #", "breach_reason": "complexity"}"#) == "422 not_late")
        try await file.done("/stages/local_resolution/response", answer + "}")
        #expect(try await file.refused(reasons, #"{"clock": "response", "reason": "unknown"}"#) == "409 nothing_late")
        #expect(try await missing(service) == [])
    }

    private func day(_ text: String) throws -> Day { try #require(Day(text)) }
}
