import Complaints
import Foundation
import HTTPTypes
import JSON
import TestSupport
import Testing

@testable import API
@testable import Casework

/// What was entered wrongly of a case at the Ombudsman is corrected; one that was opened twice counts once.
@Suite(.database) struct CaseCorrectionTests {
    @Test(
        "The days and the reference of a case are corrected by the rules of their first entry",
        arguments: [
            (#""enquiry_on": "2025-01-08""#, "200"), (#""enquiry_on": "2025-01-11""#, "409 act_in_the_way"),
            (#""enquiry_on": "2025-03-04""#, "422 in_the_future"),
            (#""reference": "24 000 002""#, "409 reference_taken"),
            (#""reference": "24 000 003""#, "200"), (#""service": "Potholes""#, "422 unknown_service"),
            (#""service": "First Response""#, "200"), (#""service": "first-response""#, "200"),
            (#""decision_on": "2025-02-21""#, "200"),
            (#""decision_on": "2025-01-05""#, "422 out_of_order"), (#""investigation_on": null"#, "200"),
            (#""investigation_on": "2025-02-22""#, "409 act_in_the_way"),
            (#""members_told_on": "2025-02-19""#, "422 out_of_order"), (#""members_told_on": null"#, "200"),
            (#""decision_on": "2025-02-25""#, "409 act_in_the_way"),
            (#""report_received_on": null"#, "409 nothing_corrected"),
            (#""stage_reached": "stage_1""#, "422 no_such_stage"),
            (#""stage_reached": "investigation", "procedure_exhausted": false"#, "200"),
            (#""considered_on": "2025-02-20""#, "409 not_recorded"),
        ])
    func ofCase(fields: String, code: String) async throws {
        let at = try await AtTheOmbudsman.start()
        _ = try await AtTheOmbudsman.open(at.service, "24 000 002")
        try await at.service.done(at.path, "/investigation", #"{"investigation_on": "2025-01-20"}"#)
        try await at.service.done(
            at.path, "/decision",
            #"{"decision_on": "2025-02-20", "decision": "upheld_fault_and_injustice", "public_report": false}"#)
        try await at.service.done(at.path, "/members-told", #"{"members_told_on": "2025-02-24"}"#)
        let before = try await at.service.get(at.path).text

        let answer = try await at.service.corrected(at.path + "/corrections", fields)

        #expect(answer == code)
        #expect(try await at.service.get(at.path).text == before || code == "200")
        #expect(try await at.service.drift() == 0)
    }

    @Test("The days of a public report are corrected or taken back, and its duties follow")
    func publicReport() async throws {
        let at = try await AtTheOmbudsman.start()
        try await at.service.done(
            at.path, "/decision",
            #"{"decision_on": "2025-02-03", "decision": "upheld_fault_and_injustice", "public_report": true}"#)
        try await at.service.done(at.path, "/public-report", #"{"received_on": "2025-02-10"}"#)
        for (act, day) in [("inspection_opened", "2025-02-12"), ("inspection_closed", "2025-03-01")] {
            try await at.service.done(
                at.path, "/public-report/acts", #"{"act": "\#(act)", "done_on": "\#(day)"}"#)
        }
        let path = at.path + "/corrections"

        #expect(try await at.service.corrected(path, #""report_received_on": "2025-02-13""#) == "409 act_in_the_way")
        #expect(try await at.service.corrected(path, #""report_received_on": null"#) == "409 act_in_the_way")
        #expect(try await at.service.corrected(path, #""inspection_opened_on": null"#) == "409 act_in_the_way")
        #expect(try await at.service.corrected(path, #""inspection_closed_on": null"#) == "200")
        #expect(try await at.service.corrected(path, #""inspection_opened_on": "2025-02-11""#) == "200")
        #expect(try await at.service.corrected(path, #""notice_published_on": "2025-02-11""#) == "409 not_recorded")
        #expect(try await at.service.corrected(path, #""report_received_on": "2025-02-04""#) == "200")
        #expect(try await at.service.drift() == 0)
        #expect(try await at.service.corrected(path, #""inspection_opened_on": null"#) == "200")
        #expect(try await at.service.corrected(path, #""report_received_on": null"#) == "200")
        #expect(try await at.service.get(at.path).json["report"] == .null)
        #expect(try await at.service.drift() == 0)
    }

    @Test("A reply that is put off again keeps each day that was in force, and only the last agreement is taken back")
    func replyExtendedAgain() async throws {
        let at = try await AtTheOmbudsman.start(on: "2025-08-01")
        try await at.service.done(
            at.path, "/decision",
            #"{"decision_on": "2025-02-03", "decision": "upheld_fault_and_injustice", "public_report": true}"#)
        try await at.service.done(at.path, "/public-report", #"{"received_on": "2025-02-10"}"#)
        func extend(_ agreedOn: String, _ extendedTo: String) async throws -> Reply {
            try await at.service.change(
                at.path, "/public-report/extension", #"{"agreed_on": "\#(agreedOn)", "extended_to": "\#(extendedTo)"}"#)
        }
        func duties() async throws -> [String] {
            try await at.service.get(at.path + "/duties").json["items"].elements
                .filter { $0["kind"].text == "report_reply" }
                .map { duty in ["due_on", "ended_on", "ended_by"].map { duty[$0].text ?? "-" }.joined(separator: " ") }
        }
        func reply() async throws -> String? { try await at.clocks().first { $0.hasPrefix("report_reply") } }
        let takenBack = #""reply_extended_on": null, "reply_extended_to": null"#

        try #require(try await extend("2025-04-01", "2025-06-30").status == 200)
        #expect(try await extend("2025-03-31", "2025-07-31").code == "out_of_order")
        try #require(try await extend("2025-06-02", "2025-09-30").status == 200)
        #expect(
            try await duties() == [
                "2025-05-09 2025-04-01 superseded", "2025-06-30 2025-06-02 superseded", "2025-09-30 - -",
            ])
        #expect(try await reply() == "report_reply 2025-09-30 open")
        #expect(try await at.service.drift() == 0)

        try await at.service.done(at.path, "/public-report/acts", #"{"act": "answered", "done_on": "2025-06-02"}"#)
        #expect(try await reply() == "report_reply 2025-06-30 2025-06-02", "what was agreed that day moved nothing")
        #expect(try await duties().last == "2025-06-30 2025-06-02 met")
        #expect(try await at.service.drift() == 0)

        #expect(try await at.service.corrected(at.path + "/corrections", takenBack) == "200")
        #expect(try await at.service.get(at.path).json["report"]["extended_to"].text == "2025-06-30")
        #expect(try await at.service.corrected(at.path + "/corrections", takenBack) == "200")
        #expect(try await duties() == ["2025-05-09 2025-06-02 met"])
        #expect(try await at.service.corrected(at.path + "/corrections", takenBack) == "409 nothing_corrected")
        #expect(
            try await at.service.corrected(at.path + "/corrections", #""reply_extended_to": "2025-07-01""#)
                == "409 not_recorded")
        #expect(try await at.service.drift() == 0)
    }

    @Test("What is due so many weeks after the decision follows the day of the decision")
    func weeksOfDecision() async throws {
        let at = try await AtTheOmbudsman.start()
        try await at.service.done(
            at.path, "/decision",
            #"{"decision_on": "2025-02-20", "decision": "upheld_fault_and_injustice", "public_report": false}"#)
        let agreed = try await at.service.done(
            at.path, "/obligations",
            #"{"type": "apology", "text": "Apologise", "agreed_on": "2025-02-20", "due_in_weeks": 4}"#)
        try #require(agreed["obligations"][0]["due_on"].text == "2025-03-20")

        #expect(try await at.service.corrected(at.path + "/corrections", #""decision_on": "2025-02-18""#) == "200")

        #expect(try await at.service.get(at.path).json["obligations"][0]["due_on"].text == "2025-03-18")
        #expect(try await at.service.drift() == 0)
    }

    @Test(
        "The case that counts in the place of another is found however its reference is written",
        arguments: ["24 000 001", "24000001", "24-000-001", " 24 000001"])
    func caseNamed(as reference: String) async throws {
        let at = try await AtTheOmbudsman.start(on: "2025-02-11", answered: false)
        let second = try await AtTheOmbudsman.open(at.service, "24 000 010")

        let closed = try await at.service.corrected(
            second + "/registration-error", #""duplicate_of": "\#(reference)""#)

        #expect(closed == "200")
        let record = try await at.service.get(second).json
        #expect(record["registered_in_error"]["duplicate_of"]["reference"].text == "24 000 001")
    }

    @Test("A case that was opened twice counts once, with its letters and obligations, until that is taken back")
    func caseTwice() async throws {
        let at = try await AtTheOmbudsman.start(on: "2025-02-11", answered: false)
        let second = try await AtTheOmbudsman.open(at.service, "24 000 010")
        _ = try await AtTheOmbudsman.log(at.service, second)
        func decisions() async throws -> Int {
            try await at.service.get("/v1/ombudsman-cases").json["items"].elements.count
        }
        try await at.service.sweep()
        try #require(try await at.service.breachesInForce().count == 2)

        let closed = try await at.service.corrected(
            second + "/registration-error", #""duplicate_of": "24 000 001""#)

        #expect(closed == "200")
        #expect(try await at.service.corrected(at.path + "/registration-error", "") == "409 unsettled")
        #expect(try await at.service.breachesInForce().count == 1)
        #expect(try await decisions() == 1)
        #expect(
            try await at.service.get("/v1/ombudsman-cases?state=registered_in_error").json["items"].elements.count == 1)
        #expect(try await at.service.get("/v1/ombudsman-letters").json["items"].elements.count == 1)
        #expect(
            try await at.service.corrected(second + "/corrections", #""enquiry_on": "2025-01-07""#)
                == "409 registered_in_error")
        let record = try await at.service.get(second).json
        #expect(record["registered_in_error"]["duplicate_of"]["reference"].text == "24 000 001")
        let contract = try Contract.shared.get()
        #expect(contract.violations(record, contract.named("OmbudsmanCase")) == [])
        #expect(try await at.service.drift() == 0)
        #expect(try await at.service.corrected(second + "/reopening", "") == "200")
        #expect(try await at.service.breachesInForce().count == 2)
        #expect(try await decisions() == 2)
        #expect(try await at.service.drift() == 0)
    }
}
