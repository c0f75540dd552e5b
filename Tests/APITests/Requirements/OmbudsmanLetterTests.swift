import Complaints
import Foundation
import HTTPTypes
import JSON
import TestSupport
import Testing

@testable import API

/// Letters to and from the Ombudsman: one list of a case, one over all, and the Link Officer of each letter's day.
@Suite(.database) struct OmbudsmanLetterTests {
    /// The path of a new case of no complaint.
    private func open(_ service: Service, _ number: Int = 1, enquiryOn: String = "2025-01-06") async throws -> String {
        let opened = try await service.post(
            "/v1/ombudsman-cases",
            #"""
            {"reference":"24 000 00\#(number)","procedure":"childrens","department":"Children and Families",
             "service":"Fostering","enquiry_on":"\#(enquiryOn)","stage_reached":"review_panel",
             "procedure_exhausted":true}
            """#)
        try #require(opened.status == 201, "\(opened.text)")
        return try #require(opened.headers[.location])
    }

    /// The dates of a case: `clock due_on ended_on`.
    private func clocks(_ record: JSONValue) -> [String] {
        record["clocks"].elements.map {
            "\($0["clock"].text ?? "") \($0["due_on"].text ?? "none") \($0["ended_on"].text ?? "open")"
        }
    }

    @Test("R58: every letter keeps the Link Officer of its day, whoever follows, and a copy to Law and Governance")
    func linkOfficer() async throws {
        let service = try await Service.start()
        let path = try await open(service, enquiryOn: "2026-01-05")
        let (enquiry, reply) = (#""kind": "enquiry", "due_on": "2026-03-30""#, #""kind": "reply""#)
        func log(_ fields: String) async throws -> Reply {
            try await service.change(path, "/letters", "{\(fields)}")
        }

        let tooEarly = try await log(enquiry + #", "received_on": "2026-01-06""#)
        let first = try await service.addLinkOfficer("A. Example", from: "2026-01-01")
        let january = try await log(enquiry + #", "received_on": "2026-01-06""#)
        let second = try await service.addLinkOfficer("B. Example", from: "2026-02-01")
        let backwards = try await service.post(
            "/v1/link-officers", #"{"person_id": "\#(first)", "from_on": "2026-01-15"}"#)
        let lastDay = try await log(reply + #", "sent_on": "2026-01-31""#)
        let february = try await log(
            enquiry + #", "received_on": "2026-02-02", "letter_on": "2026-01-30", "copied_to": "Legal""#)

        #expect(try tooEarly.code == "no_link_officer")
        let statuses = [january.status, backwards.status, lastDay.status, february.status]
        #expect(statuses == [200, 422, 200, 200])
        let letters = try await service.get(path + "/letters").json["items"].elements
        let passed: [String] = letters.map { $0["received_on"].text ?? $0["sent_on"].text ?? "-" }
        #expect(passed == ["2026-02-02", "2026-01-31", "2026-01-06"])
        #expect(letters.map { $0["link_officer_id"].text } == [second, first, first])
        #expect(letters.map { $0["copied_to"].text } == ["Legal", "Law and Governance", "Law and Governance"])
        #expect(letters.map { $0["letter_on"].text } == ["2026-01-30", "2026-01-31", "2026-01-06"])
        #expect(letters[0]["due_on"].text == "2026-03-30")
        let inCase: [String?] = try await service.get(path).json["letters"].elements.map { $0["link_officer_id"].text }
        #expect(inCase == [second, first, first])
    }

    @Test(
        "What the decision ended is over in the case as it is among the duties, and what asks again is not",
        arguments: [("enquiry", "2025-01-20"), ("draft_decision", "2025-01-20"), ("remedy_decision", "open")])
    func endedByDecision(kind: String, ended: String) async throws {
        let service = try await Service.start(on: "2025-03-03")
        try await service.addLinkOfficer()
        let path = try await open(service)
        let logged = try await service.change(
            path, "/letters", #"{"kind":"\#(kind)","received_on":"2025-01-10","due_on":"2025-02-08"}"#)
        try #require(logged.status == 200, "\(logged.text)")

        let decided = try await service.change(
            path, "/decision", #"{"decision_on":"2025-01-20","decision":"not_upheld","public_report":false}"#)

        #expect(clocks(try decided.json) == ["letter 2025-02-08 \(ended)"])
    }

    @Test("the date of an enquiry or a draft is the letter's, moved only by the Ombudsman's agreement")
    func dates() async throws {
        let service = try await Service.start(on: "2025-03-03")
        try await service.addLinkOfficer()
        let contract = try Contract.shared.get()
        let path = try await open(service)
        let early = try await service.change(
            path, "/letters", #"{"kind":"enquiry","received_on":"2025-01-10","due_on":"2025-01-09"}"#)
        let received = try await service.change(
            path, "/letters", #"{"kind":"enquiry","received_on":"2025-01-10","due_on":"2025-02-08"}"#)
        let letter = try #require(try received.json["letters"][0]["id"].text)
        let shorter = try await service.change(
            path, "/letters/\(letter)/extension", #"{"agreed_on":"2025-02-03","extended_to":"2025-02-08"}"#)
        let late = try await service.change(
            path, "/letters/\(letter)/extension", #"{"agreed_on":"2025-02-09","extended_to":"2025-02-15"}"#)
        let extended = try await service.change(
            path, "/letters/\(letter)/extension", #"{"agreed_on":"2025-02-03","extended_to":"2025-02-15"}"#)
        let answered = try await service.change(path, "/letters/\(letter)/answer", #"{"answered_on":"2025-02-14"}"#)
        let again = try await service.change(path, "/letters/\(letter)/answer", #"{"answered_on":"2025-02-14"}"#)

        #expect(try early.code == "out_of_order")
        #expect(clocks(try received.json) == ["letter 2025-02-08 open"])
        #expect(try shorter.code == "out_of_order")
        #expect(try late.code == "extension_after_deadline")
        #expect(clocks(try extended.json) == ["letter 2025-02-15 open"])
        #expect(try extended.json["clocks"][0]["reckoning"].text?.contains("8 February 2025") == true)
        #expect(clocks(try answered.json) == ["letter 2025-02-15 2025-02-14"])
        #expect(contract.violations(try answered.json, contract.named("OmbudsmanCase")) == [])
        #expect(again.status == 409)
        #expect(try again.code == "letter_answered")
    }

    @Test(
        "The case and its duties have one day of a letter, also where it was answered before more time was agreed",
        arguments: [("2025-02-03", "2025-02-08"), ("2025-02-07", "2025-02-08"), ("2025-02-08", "2025-02-20")])
    func answeredBeforeAgreement(answeredOn: String, dueOn: String) async throws {
        let service = try await Service.start(on: "2025-03-03")
        try await service.addLinkOfficer()
        let path = try await open(service)
        let received = try await service.change(
            path, "/letters", #"{"kind":"enquiry","received_on":"2025-01-10","due_on":"2025-02-08"}"#)
        let letter = try #require(try received.json["letters"][0]["id"].text)
        let extended = try await service.change(
            path, "/letters/\(letter)/extension", #"{"agreed_on":"2025-02-07","extended_to":"2025-02-20"}"#)
        try #require(extended.status == 200, "\(extended.text)")

        let answered = try await service.change(
            path, "/letters/\(letter)/answer", #"{"answered_on":"\#(answeredOn)"}"#)

        #expect(clocks(try answered.json) == ["letter \(dueOn) \(answeredOn)"])
        let duties = try await service.get(path + "/duties").json["items"].elements
        #expect(duties.last?["due_on"].text == dueOn && duties.last?["ended_on"].text == answeredOn)
    }

    @Test(
        "a letter went one way, the way of its kind, and only what the Ombudsman asks has a day",
        arguments: [
            (#""kind":"other","subject":"A call""#, "letter_direction"),
            (
                #""kind":"other","subject":"A call","received_on":"2025-01-10","sent_on":"2025-01-10""#,
                "letter_direction"
            ),
            (#""kind":"enquiry","sent_on":"2025-01-10","due_on":"2025-02-08""#, "letter_direction"),
            (#""kind":"remedy_decision","sent_on":"2025-01-10""#, "letter_direction"),
            (#""kind":"reply","received_on":"2025-01-10""#, "letter_direction"),
            (#""kind":"draft_decision","received_on":"2025-01-10""#, "letter_due"),
            (#""kind":"reply","sent_on":"2025-01-10","due_on":"2025-02-08""#, "letter_due"),
            (#""kind":"other","received_on":"2025-01-10""#, "blank"),
            (#""kind":"final_decision","received_on":"2025-01-05""#, "out_of_order"),
            (#""kind":"final_decision","received_on":"2025-01-10","letter_on":"2025-01-11""#, "out_of_order"),
            (#""kind":"reply","sent_on":"2025-03-04""#, "in_the_future"),
            (#""kind":"final_decision","received_on":"2025-01-06","due_on":"2025-01-06""#, nil),
            (#""kind":"other","sent_on":"2025-01-10","subject":"Asked for time""#, nil),
        ] as [(String, String?)])
    func ways(fields: String, refusal: String?) async throws {
        let service = try await Service.start(on: "2025-03-03")
        try await service.addLinkOfficer()
        let path = try await open(service)

        let logged = try await service.change(path, "/letters", "{\(fields)}")

        #expect(try logged.code == refusal)
        #expect(try await service.get(path).json["letters"].elements.count == (refusal == nil ? 1 : 0))
    }

    @Test("a letter that asks for nothing by a day is neither answered nor given more time")
    func withoutDate() async throws {
        let service = try await Service.start(on: "2025-03-03")
        try await service.addLinkOfficer()
        let path = try await open(service)
        let sent = try await service.change(path, "/letters", #"{"kind":"reply","sent_on":"2025-01-10"}"#)
        let letter = try #require(try sent.json["letters"][0]["id"].text)

        let answered = try await service.change(path, "/letters/\(letter)/answer", #"{"answered_on":"2025-02-14"}"#)
        let extended = try await service.change(
            path, "/letters/\(letter)/extension", #"{"agreed_on":"2025-02-03","extended_to":"2025-02-15"}"#)

        #expect(try answered.code == "letter_without_date" && extended.code == "letter_without_date")
        #expect(answered.status == 409)
        #expect(clocks(try sent.json) == [])
    }

    @Test("a reply that names the letter it answers ends its duty on the day it was sent, once and in its own case")
    func reply() async throws {
        let service = try await Service.start(on: "2025-03-03")
        try await service.addLinkOfficer()
        let (path, other) = (try await open(service, 1), try await open(service, 2))
        let enquiry = #"{"kind":"enquiry","received_on":"2025-01-10","due_on":"2025-02-08"}"#
        let letter = try #require(try await service.change(path, "/letters", enquiry).json["letters"][0]["id"].text)
        func reply(_ path: String, _ kind: String = "reply") async throws -> Reply {
            let fields = kind == "reply" ? "" : #","subject":"A call""#
            return try await service.change(
                path, "/letters", #"{"kind":"\#(kind)","sent_on":"2025-02-07","answers_id":"\#(letter)"\#(fields)}"#)
        }

        let foreign = try await reply(other)
        let call = try await reply(path, "other")
        let answered = try await reply(path)
        let again = try await reply(path)

        #expect(foreign.status == 404)
        #expect(try call.code == "letter_direction" && call.pointers == ["#/answers_id"])
        #expect(try answered.json["letters"][0]["answers_id"].text == letter)
        #expect(try answered.json["letters"][1]["answered_on"].text == "2025-02-07")
        #expect(clocks(try answered.json) == ["letter 2025-02-08 2025-02-07"])
        #expect(try again.code == "letter_answered")
        #expect(try await service.get(path + "/letters").json["items"].elements.count == 2)
    }

    @Test("all letters are one list, in pages, filtered by what is open, overdue, received or with a Link Officer")
    func lists() async throws {
        let service = try await Service.start(on: "2025-03-03")
        let contract = try Contract.shared.get()
        let first = try await service.addLinkOfficer("A. Example", from: "2025-01-01")
        let (one, two) = (try await open(service, 1), try await open(service, 2))
        func log(_ path: String, _ fields: String) async throws -> String {
            let reply = try await service.change(path, "/letters", "{\(fields)}")
            try #require(reply.status == 200, "\(reply.text)")
            return try #require(try reply.json["letters"][0]["id"].text)
        }
        let overdue = try await log(one, #""kind":"enquiry","received_on":"2025-01-10","due_on":"2025-03-02""#)
        let dueToday = try await log(two, #""kind":"enquiry","received_on":"2025-01-11","due_on":"2025-03-03""#)
        let extended = try await log(one, #""kind":"draft_decision","received_on":"2025-01-12","due_on":"2025-02-08""#)
        let moved = try await service.change(
            one, "/letters/\(extended)/extension", #"{"agreed_on":"2025-02-03","extended_to":"2025-03-05"}"#)
        try #require(moved.status == 200, "\(moved.text)")
        let second = try await service.addLinkOfficer("B. Example", from: "2025-02-01")
        let answered = try await log(two, #""kind":"draft_decision","received_on":"2025-02-02","due_on":"2025-02-20""#)
        _ = try await service.change(two, "/letters/\(answered)/answer", #"{"answered_on":"2025-02-21"}"#)
        let reply = try await log(two, #""kind":"reply","sent_on":"2025-02-21""#)
        func listed(_ query: String, at path: String = "/v1/ombudsman-letters") async throws -> [String] {
            try await service.get("\(path)?\(query)").json["items"].elements.compactMap { $0["id"].text }
        }

        let whole = try await service.get("/v1/ombudsman-letters")
        #expect(contract.violations(try whole.json, try contract.answer("listOmbudsmanLetters", 200)) == [])
        #expect(try await listed("") == [reply, answered, extended, dueToday, overdue])
        #expect(try await listed("state=open") == [extended, dueToday, overdue])
        #expect(try await listed("state=overdue") == [overdue], "due today is not overdue, and an agreed day moves it")
        #expect(try await listed("state=answered") == [answered])
        #expect(try await listed("direction=sent") == [reply])
        #expect(try await listed("direction=received&kind=draft_decision") == [answered, extended])
        #expect(try await listed("link_officer_id=\(first)") == [extended, dueToday, overdue])
        #expect(try await listed("link_officer_id=\(second)&state=answered") == [answered])
        #expect(try await listed("", at: one + "/letters") == [extended, overdue])
        #expect(try await listed("state=overdue", at: two + "/letters") == [])
        _ = try await service.change(
            one, "/decision",
            #"{"decision_on":"2025-03-03","decision":"not_upheld","public_report":false}"#)
        #expect(try await listed("state=open") == [dueToday], "the decision leaves nothing to answer")
        let page = try await service.get("/v1/ombudsman-letters?limit=2").json
        let cursor = try #require(page["next_cursor"].text)
        #expect(try await listed("limit=2&cursor=\(cursor)") == [extended, dueToday])
        #expect(try whole.json["items"][0]["reference"].text == "24 000 002")
        let unknown = try await service.get("/v1/ombudsman-cases/0197a3c0-5c1e-7b3e-8a44-2f9d3c1b7a10/letters")
        #expect(unknown.status == 404)
    }
}
