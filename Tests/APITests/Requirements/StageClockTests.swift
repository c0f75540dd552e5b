import Complaints
import HTTPTypes
import JSON
import TestSupport
import Testing
import WorkingDays

@testable import API
@testable import Casework

/// Clocks of children's complaints as they are recorded: advocates, windows, notices, the headline of stage 2.
@Suite(.database) struct StageClockTests: StageClocks {
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

    @Test("R39: there is no way to pause a clock: no operation of the contract pauses, holds or resets")
    func noPause() throws {
        let words = ["pause", "suspend", "hold-clock", "reset", "resume", "stop-clock"]
        for operation in try Contract.shared.get().operations {
            #expect(!words.contains { operation.path.contains($0) }, "\(operation.path)")
        }
    }
}
