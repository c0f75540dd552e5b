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

/// Clocks of complaints as they are recorded: extensions, plans, advocates, windows, warnings.
@Suite(.database) struct StageClockTests {
    /// A complaint received and accepted on a day.
    private func accepted(
        _ service: Service, _ procedure: String, receivedOn day: String
    ) async throws -> String {
        let registered = try await service.post(
            "/v1/complaints", Service.registration.replacing("2025-10-01T09:30:00+01:00", with: "\(day)T09:30:00Z"))
        try #require(registered.status == 201, "\(registered.text)")
        let path = try #require(registered.headers[.location])
        try await service.accept(path, into: procedure, on: day)
        return path
    }

    /// Does an act that must succeed and returns the complaint.
    @discardableResult
    private func act(_ service: Service, _ path: String, _ act: String, _ body: String) async throws -> JSONValue {
        let reply = try await service.change(path, act, body)
        try #require(reply.status == 200, "\(act): \(reply.text)")
        return try reply.json
    }

    /// The deadlines of a clock of a stage, `due_on ended_by`.
    private func duties(_ complaint: JSONValue, _ stage: String, _ clock: String) -> [String] {
        complaint["stages"].elements.first { $0["stage"].text == stage }?["deadlines"].elements
            .filter { $0["clock"].text == clock }
            .map { "\($0["due_on"].text ?? "") \($0["ended_by"].text ?? "open")" } ?? []
    }

    private func warnings(_ complaint: JSONValue, _ stage: String) -> [String] {
        complaint["stages"].elements.first { $0["stage"].text == stage }?["warnings"].elements.compactMap(\.text) ?? []
    }

    @Test("worked case 14: while an advocate is found the target stands still, and the limit does not")
    func advocate() async throws {
        let service = try await Service.start(on: "2025-03-20")
        let path = try await accepted(service, "childrens", receivedOn: "2025-03-03")
        let stage = "/stages/local_resolution"

        let early = try await service.change(
            path, stage + "/advocate-appointment", #"{"advocate_appointed_on":"2025-03-12"}"#)
        let asked = try await act(service, path, stage + "/advocate-request", #"{"advocate_asked_on":"2025-03-05"}"#)
        let appointed = try await act(
            service, path, stage + "/advocate-appointment", #"{"advocate_appointed_on":"2025-03-12"}"#)

        #expect(early.status == 409)
        #expect(try early.code == "advocate_not_asked")
        #expect(
            duties(asked, "local_resolution", "response_target") == ["2025-03-17 superseded", "2025-03-31 open"])
        #expect(
            duties(appointed, "local_resolution", "response_target") == [
                "2025-03-17 superseded", "2025-03-31 superseded", "2025-03-24 open",
            ])
        #expect(duties(appointed, "local_resolution", "response") == ["2025-03-31 open"])
        let again = try await service.change(path, stage + "/advocate-request", #"{"advocate_asked_on":"2025-03-06"}"#)
        #expect(try again.code == "already_recorded")
        #expect(try await service.casework.verifyDuties().drift.isEmpty)
    }

    @Test(
        "worked case 22: the window for a panel counts from receipt, and a late request waits for a decision, not a refusal"
    )
    func window() async throws {
        let service = try await Service.start(on: "2025-10-31")
        let path = try await accepted(service, "childrens", receivedOn: "2025-03-03")
        try await answerStage2(service, path)
        let stage = "/stages/investigation/adjudication-receipt"
        let early = try await service.change(path, stage, #"{"adjudication_received_on":"2025-09-03"}"#)
        let received = try await act(service, path, stage, #"{"adjudication_received_on":"2025-09-05"}"#)

        #expect(try early.code == "out_of_order")
        #expect(
            duties(received, "investigation", "next_stage_request") == ["2025-10-02 superseded", "2025-10-03 open"])
        #expect(!warnings(received, "investigation").contains("requested_late"))
        let asked = try await act(
            service, path, "/stages", #"{"stage":"review_panel","requested_on":"2025-10-06"}"#)
        #expect(
            duties(asked, "investigation", "next_stage_request") == ["2025-10-02 superseded", "2025-10-03 met"])
        #expect(warnings(asked, "investigation").contains("requested_late"))
        let panel = DirectoryPerson.body(of: DirectoryPerson.panel, on: "2025-10-08")
        let convened = try await service.change(path, "/stages/review_panel/panellists", panel)
        #expect(try convened.code == "late_request_undecided")
        let waiting = try await service.get("/v1/worklists/late_requests").json["items"].elements
        #expect(waiting.map { $0["stage"].text } == ["review_panel"])
        let decide = "/stages/review_panel/late-request-decision"
        let unwritten = try await service.change(
            path, decide, #"{"accepted": false, "decided_on": "2025-10-08", "reason": "No reason was given."}"#)
        #expect(try unwritten.code == "blank")
        let declined = try await act(
            service, path, decide,
            """
            {"accepted": false, "decided_on": "2025-10-08", "reason": "No reason was given.",
            "letter_sent_on": "2025-10-08"}
            """)
        #expect(declined["stages"][2]["ended_on"].text == "2025-10-08")
        #expect(try await service.get("/v1/worklists/late_requests").json["items"].elements.isEmpty)
        let accepted = try await act(
            service, path, decide, #"{"accepted": true, "decided_on": "2025-10-10", "reason": "She was in hospital."}"#)
        #expect(accepted["stages"][2]["ended_on"] == .null)
        #expect(duties(accepted, "review_panel", "panel") == ["2025-11-17 open"])
        try await act(service, path, "/stages/review_panel/panellists", panel)
        // A window is the complainant's: the sweep of a day after it, when it was still open, flags no breach of it.
        let findings = try await service.casework.perform(
            Sweep(asOf: Day("2025-10-04")), as: .commandLine(name: "test"))
        #expect(findings == [])
        #expect(try await service.casework.verifyDuties().drift.isEmpty)
    }

    /// Stage 1 answered on 28 March, stage 2 requested on 31 March with its statement agreed on 28 April and adjudicated
    /// on 4 September.
    private func answerStage2(_ service: Service, _ path: String, extensions: [String] = []) async throws {
        try await act(
            service, path, "/stages/local_resolution/response", #"{"responded_on":"2025-03-28","outcome":"not_upheld"}"#
        )
        try await act(service, path, "/stages", #"{"stage":"investigation","requested_on":"2025-03-31"}"#)
        let stage = "/stages/investigation"
        try await act(service, path, stage + "/statement", #"{"statement_agreed_on":"2025-04-28"}"#)
        for (appointment, body) in try await service.appointments(on: "2025-04-28") {
            try await act(service, path, appointment, body)
        }
        for body in extensions { try await act(service, path, stage + "/extensions", body) }
        try await act(
            service, path, stage + "/report",
            #"{"report_received_on":"2025-06-20","independent_report_received_on":"2025-06-20"}"#)
        try await act(
            service, path, stage + "/response",
            #"{"responded_on":"2025-09-04","outcome":"fault_found","breach_reason":"complexity"}"#)
    }

    @Test("worked case 20: stage 2 past day 25 without the written notice is flagged by itself, and warns ever after")
    func noticeMissing() async throws {
        let service = try await Service.start(on: "2025-10-31")
        let path = try await accepted(service, "childrens", receivedOn: "2025-03-03")
        try await answerStage2(service, path)

        let complaint = try await service.get(path).json
        #expect(warnings(complaint, "investigation") == ["statement_agreed_late", "notice_missing", "receipt_missing"])
        let findings = try await service.casework.perform(
            Sweep(asOf: Day("2025-05-09")), as: .commandLine(name: "test"))
        #expect(findings.map(\.clock).sorted() == ["notice", "response"])
    }

    @Test("worked case 20: with the notice in time there is no such flag")
    func noticeGiven() async throws {
        let service = try await Service.start(on: "2025-10-31")
        let path = try await accepted(service, "childrens", receivedOn: "2025-03-03")
        try await answerStage2(
            service, path,
            extensions: [
                #"{"agreed_on":"2025-05-06","extended_to":"2025-07-04","reason":"complex","notified_on":"2025-05-08"}"#
            ])
        let complaint = try await service.get(path).json
        #expect(warnings(complaint, "investigation") == ["statement_agreed_late", "receipt_missing"])
        #expect(duties(complaint, "investigation", "notice") == ["2025-05-08 met"])
    }

    @Test("worked case 17: with the agreed statement as headline the same dates are counted the other way round")
    func headline() async throws {
        let before = try await Service.start(on: "2024-12-01")
        let added = try await before.post(
            "/v1/procedure-versions",
            #"""
            {"procedure":"childrens","name":"Statement first","in_force_from":"2025-01-01","source":"Cabinet",
             "headline_basis":"statement_agreed"}
            """#)
        try #require(added.status == 201, "\(added.text)")
        let same = try await before.post(
            "/v1/procedure-versions",
            #"""
            {"procedure":"childrens","name":"Again","in_force_from":"2025-02-01","source":"Cabinet",
             "headline_basis":"statement_agreed"}
            """#)
        #expect(try same.code == "nothing_to_set")
        let service = try await Service.start(on: "2025-10-31")
        let path = try await accepted(service, "childrens", receivedOn: "2025-03-03")
        try await answerStage2(service, path)

        let complaint = try await service.get(path).json
        #expect(
            duties(complaint, "investigation", "response") == ["2025-05-08 superseded", "2025-06-04 met"])
        #expect(duties(complaint, "investigation", "response_maximum").last == "2025-07-30 met")
        #expect(duties(complaint, "investigation", "response_from_request") == ["2025-05-08 met"])
        #expect(duties(complaint, "investigation", "response_maximum_from_request") == ["2025-07-04 met"])
        #expect(warnings(complaint, "investigation").contains("statement_agreed_late"))
        let explained = try await service.get(path + "/clocks/investigation.response/explanation").json
        #expect(explained["alternatives"].elements.map { $0["clock"].text }.contains("response_from_request"))
        #expect(try await service.casework.verifyDuties().drift.isEmpty)
    }

    @Test("an adult social care complaint has the period of its plan as a target inside the six months")
    func plan() async throws {
        let service = try await Service.start(on: "2025-06-30")
        let path = try await accepted(service, "adult_social_care", receivedOn: "2025-01-15")
        let plan = "/stages/single_stage/response-plan"
        let beyond = try await service.change(
            path, plan, #"{"made_on":"2025-01-17","origin":"agreed","respond_by_on":"2025-07-15"}"#)
        let silent = try await service.change(
            path, plan, #"{"made_on":"2025-01-17","origin":"set_by_authority","respond_by_on":"2025-02-28"}"#)
        let made = try await act(
            service, path, plan,
            #"{"made_on":"2025-01-17","origin":"set_by_authority","respond_by_on":"2025-02-28","letter_on":"2025-01-20"}"#
        )
        let again = try await service.change(
            path, plan, #"{"made_on":"2025-01-18","origin":"agreed","respond_by_on":"2025-02-28"}"#)

        #expect(try beyond.code == "plan_beyond_limit")
        #expect(try silent.code == "plan_letter_missing")
        #expect(try again.code == "already_recorded")
        #expect(made["stages"][0]["response_plan"]["letter_on"].text == "2025-01-20")
        #expect(duties(made, "single_stage", "response_plan") == ["2025-02-28 open"])
        #expect(duties(made, "single_stage", "response") == ["2025-07-14 open"])
        let longer = try await act(
            service, path, "/stages/single_stage/extensions",
            #"{"agreed_on":"2025-02-20","extended_to":"2025-04-30","reason":"records are late","complainant_agreed_on":"2025-02-20"}"#
        )
        #expect(duties(longer, "single_stage", "response_plan") == ["2025-02-28 superseded", "2025-04-30 open"])
        #expect(duties(longer, "single_stage", "response") == ["2025-07-14 open"])
        let explained = try await service.get(path + "/clocks/response_plan/explanation").json
        #expect(explained["reckoning"].text?.contains("30 April 2025") == true)
        #expect(try await service.casework.verifyDuties().drift.isEmpty)
    }

    @Test("worked case 37: an agreement made after the six months cures nothing")
    func agreedTooLate() async throws {
        let service = try await Service.start(on: "2025-08-01")
        let path = try await accepted(service, "adult_social_care", receivedOn: "2025-01-15")
        let reply = try await service.change(
            path, "/stages/single_stage/extensions",
            #"{"agreed_on":"2025-07-15","extended_to":"2025-09-30","reason":"x"}"#)
        #expect(reply.status == 422)
        #expect(try reply.code == "extension_after_deadline")
        #expect(try await service.get(path).json["stages"][0]["extensions"].elements.isEmpty)
    }

    @Test(
        "worked cases 44 and 45: under the Code an extension without the Ombudsman's details is kept and moves nothing")
    func codeExtension() async throws {
        let service = try await Service.start(on: "2026-05-20")
        let path = try await accepted(service, "corporate", receivedOn: "2026-04-01")
        try await act(service, path, "/stages/stage_1/acknowledgement", #"{"acknowledged_on":"2026-04-02"}"#)
        let extensions = "/stages/stage_1/extensions"
        let officer = try await service.send(
            .post, path + extensions,
            #"{"agreed_on":"2026-04-14","extended_to":"2026-05-01","reason":"a witness is away"}"#,
            token: service.officer, headers: [.ifMatch: "*"])
        #expect(officer.status == 403)

        let without = try await act(
            service, path, extensions,
            #"{"agreed_on":"2026-04-14","extended_to":"2026-04-24","reason":"a witness is away","notified_on":"2026-04-14"}"#
        )
        #expect(without["stages"][0]["extensions"][0]["verdict"].text == "without_ombudsman_details")
        #expect(duties(without, "stage_1", "response").last == "2026-04-20 open")
        let first = try await act(
            service, path, extensions,
            #"""
            {"agreed_on":"2026-04-15","extended_to":"2026-04-27","reason":"a witness is away","notified_on":"2026-04-15",
             "ombudsman_details_given":true}
            """#)
        #expect(duties(first, "stage_1", "response").last == "2026-04-27 open")
        let silent = #"""
            {"agreed_on":"2026-04-16","extended_to":"2026-05-01","reason":"a witness is away","notified_on":"2026-04-16",
             "ombudsman_details_given":true}
            """#
        let refused = try await service.change(path, extensions, silent)
        #expect(refused.status == 422)
        #expect(try refused.code == "good_reason_missing")
        let second = try await act(
            service, path, extensions,
            silent.replacing("true}", with: #"true,"good_reason":"The only witness returns on 28 April"}"#))
        #expect(second["stages"][0]["extensions"][2]["verdict"].text == "moves")
        #expect(duties(second, "stage_1", "response").last == "2026-05-01 open")
        #expect(try await service.get(path).json == second)
    }

    @Test("worked cases 42, 43 and 46: a late acknowledgement buys no time, and stage 2 counts in the same way")
    func codeClocks() async throws {
        let service = try await Service.start(on: "2026-07-20")
        let late = try await accepted(service, "corporate", receivedOn: "2026-04-01")
        let never = try await service.get(late).json
        #expect(duties(never, "stage_1", "response") == ["2026-04-24 open"])
        let acknowledged = try await act(
            service, late, "/stages/stage_1/acknowledgement", #"{"acknowledged_on":"2026-04-16"}"#)
        #expect(duties(acknowledged, "stage_1", "acknowledgement") == ["2026-04-10 met"])
        #expect(duties(acknowledged, "stage_1", "response") == ["2026-04-24 open"])
        #expect(duties(acknowledged, "stage_1", "response_from_acknowledgement") == ["2026-04-30 open"])
        try await act(
            service, late, "/stages/stage_1/response",
            #"{"responded_on":"2026-04-24","responded_by":"\#(Signer.first)","outcome":"not_upheld"}"#)
        try await act(service, late, "/stages", #"{"stage":"stage_2","requested_on":"2026-05-11"}"#)
        let stage2 = try await act(
            service, late, "/stages/stage_2/acknowledgement", #"{"acknowledged_on":"2026-05-14"}"#)
        #expect(duties(stage2, "stage_2", "acknowledgement") == ["2026-05-18 met"])
        #expect(duties(stage2, "stage_2", "response").last == "2026-06-12 open")
        let furthest = try await act(
            service, late, "/stages/stage_2/extensions",
            #"""
            {"agreed_on":"2026-06-10","extended_to":"2026-07-10","reason":"complex","notified_on":"2026-06-10",
             "ombudsman_details_given":true}
            """#)
        #expect(duties(furthest, "stage_2", "response").last == "2026-07-10 open")
        let sameAuthor = try await service.change(
            late, "/stages/stage_2/response",
            #"{"responded_on":"2026-07-01","responded_by":"\#(Signer.first)","outcome":"not_upheld"}"#)
        #expect(try sameAuthor.code == "same_author")
    }

    @Test("R40: an extension of stage 1 agreed on day 18 and answered on day 27 leaves the 20 days passed")
    func agreedExtension() async throws {
        let service = try await Service.start(on: "2025-05-01")
        let path = try await accepted(service, "childrens", receivedOn: "2025-03-03")
        let calendar = try await service.casework.calendar(as: .commandLine(name: "test"))
        func day(_ number: Int) throws -> String {
            try calendar.day(number, workingDaysAfter: try #require(Day("2025-03-03"))).description
        }
        let extended = try await act(
            service, path, "/stages/local_resolution/extensions",
            #"{"agreed_on":"\#(try day(18))","extended_to":"\#(try day(28))","reason":"a meeting is booked","complainant_agreed_on":"\#(try day(18))"}"#
        )
        #expect(extended["stages"][0]["extensions"][0]["verdict"].text == "not_extendable")
        let offer = try await service.change(
            path, "/stages/local_resolution/duty-offer", #"{"offered_under_duty_on":"\#(try day(21))"}"#)
        #expect(try offer.code == "duty_to_offer_excused")
        let answered = try await act(
            service, path, "/stages/local_resolution/response",
            #"{"responded_on":"\#(try day(27))","outcome":"not_upheld","breach_reason":"meeting_arranged"}"#)
        #expect(duties(answered, "local_resolution", "response") == ["2025-03-31 met"])
        #expect(answered["stages"][0]["ended_on"].text == (try day(27)))
        let timing = answered["stages"][0]["timing"]
        #expect(timing["received_on"].text == "2025-03-03")
        #expect(timing["due_on"].text == "2025-03-31")
        #expect(timing["agreed_to_on"].text == (try day(28)))
        #expect(timing["answered_on"].text == (try day(27)))
        #expect(timing["in_time"] == .bool(false))
        #expect(timing["within_agreed_day"] == .bool(true))
        #expect(timing["offer_due_on"] == .null)
    }

    @Test("R39: there is no way to pause a clock: no operation of the contract pauses, holds or resets")
    func noPause() throws {
        let words = ["pause", "suspend", "hold-clock", "reset", "resume", "stop-clock"]
        for operation in try Contract.shared.get().operations {
            #expect(!words.contains { operation.path.contains($0) }, "\(operation.path)")
        }
    }
}
