import Complaints
import HTTPTypes
import JSON
import TestSupport
import Testing

@testable import API

/// Notices that go out with an act, and what each must say (decision 0028).
@Suite(.database) struct SentNoticeTests {
    @Test(
        "An answer takes its notice in the same request, refuses one that leaves something out, and else still owes it")
    func answer() async throws {
        let service = try await Service.start(on: "2025-03-31")
        let file = try await Casefile.accepted(service, type: "child_or_young_person")
        let answer = #"{"responded_on": "2025-03-17", "outcome": "not_upheld""#
        let act = "/stages/local_resolution/response"
        let incomplete = try await file.act(act, answer + NoticeBody.group(on: "2025-03-18", saying: ["reasons"]) + "}")
        let future = try await file.refused(
            act, answer + NoticeBody.group(on: "2025-04-01", saying: ["terms_of_resolution_or_right_to_stage_2"]) + "}")

        #expect(try incomplete.code == "notice_incomplete")
        #expect(try incomplete.pointers == ["#/notice/contents"])
        #expect(future == "422 in_the_future")
        #expect(try await file.stage("local_resolution")["responded_on"] == .null)
        try await file.done(
            act, answer + NoticeBody.group(on: "2025-03-18", saying: ["terms_of_resolution_or_right_to_stage_2"]) + "}")
        #expect(try await file.sentNotices == ["2025-03-18 stage_1_end"])
        #expect(try await file.owed == ["receipt"])
        let events = try await service.get(file.path + "/events").text
        #expect(events.contains(#""notice": "stage_1_end""#))
        #expect(!events.contains("notice_recorded"))
    }

    @Test("An act with which no notice goes out refuses one")
    func noNotice() async throws {
        let service = try await Service.start(on: "2025-06-30")
        let file = try await Casefile.accepted(service, "adult_social_care", type: "resident")
        let extended = #"{"agreed_on": "2025-05-06", "extended_to": "2025-12-01", "reason": "Agreed.""#

        #expect(
            try await file.refused(
                "/stages/single_stage/extensions",
                extended + NoticeBody.group(on: "2025-05-06", saying: ["reasons"]) + "}")
                == "422 notice_stage")
    }

    @Test("The day of a letter is the notice's where it is not given: a withdrawal, no sufficient interest, a plan")
    func letters() async throws {
        let service = try await Service.start(on: "2025-06-30")
        let withdrawn = try await Casefile.accepted(service)
        try await withdrawn.done(
            "/withdrawal",
            #"{"withdrawn_on": "2025-03-10", "explanation": "Settled."\#(NoticeBody.group(on: "2025-03-11", saying: ["decision"]))}"#
        )
        let refused = try await Casefile.register(service, type: "resident")
        let told = NoticeBody.group(on: "2025-03-11", saying: ["decision", "no_further_action", "other_route"])
        try await refused.done(
            "/sufficient-interest",
            #"{"is_sufficient": false, "ground": "A neighbour", "decided_on": "2025-03-10"\#(told)}"#)
        let adult = try await Casefile.accepted(service, "adult_social_care", type: "resident")
        let plan = NoticeBody.group(on: "2025-03-11", saying: ["offer_to_discuss", "period"])
        try await adult.done(
            "/stages/single_stage/response-plan",
            """
            {"made_on": "2025-03-10", "origin": "set_by_authority", "respond_by_on": "2025-06-30"\(plan)}
            """)

        #expect(try await withdrawn.complaint["closure"]["letter_on"].text == "2025-03-11")
        #expect(try await withdrawn.owed == ["receipt"])
        #expect(try await refused.complaint["sufficient_interest"]["notified_on"].text == "2025-03-11")
        #expect(try await refused.owed == [])
        #expect(try await adult.stage("single_stage")["response_plan"]["letter_on"].text == "2025-03-11")
        #expect(try await adult.owed == [])
    }

    @Test("A notice goes no earlier than its act, unless it says what will not be met, and its letter has one day")
    func days() async throws {
        let service = try await Service.start(on: "2025-06-30")
        let file = try await Casefile.accepted(service, points: ["Nobody answered", "The court was misled"])
        let corporate = try await Casefile.accepted(service, "corporate", type: "resident")
        try await corporate.done("/stages/stage_1/acknowledgement", #"{"acknowledged_on": "2025-03-05"}"#)
        let said = ["terms_of_resolution_or_right_to_stage_2"]
        let told = ["reasons", "new_date", "ombudsman"]
        let answer = #"{"responded_on": "2025-03-17", \#(try await file.finding("not_upheld"))"#
        let excluded = #"{"excluded_on": "2025-03-10", "reason": "court", "explanation": "The court has it.""#
        let extended = #"{"agreed_on": "2025-03-14", "extended_to": "2025-03-31", "reason": "Complex.""#
        let confirmed = #""confirmed_on": "2025-03-12""#
        let withdrawn = #"{"withdrawn_on": "2025-03-10", "explanation": "Settled.", "#

        let early = try await file.act(
            "/stages/local_resolution/response", answer + NoticeBody.group(on: "2025-03-16", saying: said) + "}")
        #expect(try early.code == "out_of_order")
        #expect(try early.pointers == ["#/notice/sent_on"])
        #expect(
            try await file.refused(
                "/points/2/exclusion",
                excluded + NoticeBody.group(on: "2025-03-09", saying: ["decision", "reasons", "resubmission"]) + "}")
                == "422 out_of_order")
        #expect(
            try await corporate.refused(
                "/stages/stage_1/extensions", extended + NoticeBody.group(on: "2025-03-13", saying: told) + "}")
                == "422 out_of_order")
        #expect(
            try await corporate.refused(
                "/stages/stage_1/extensions",
                extended + #", "notified_on": "2025-03-14""# + NoticeBody.group(on: "2025-03-17", saying: told) + "}")
                == "422 notice_day_differs")
        #expect(
            try await file.refused(
                "/withdrawal", withdrawn + confirmed + NoticeBody.group(on: "2025-03-13", saying: ["decision"]) + "}")
                == "422 notice_day_differs")
        try await file.done(
            "/stages/local_resolution/extensions",
            extended + NoticeBody.group(on: "2025-03-13", saying: ["reasons", "new_date"]) + "}")
        try await file.done(
            "/withdrawal", withdrawn + confirmed + NoticeBody.group(on: "2025-03-12", saying: ["decision"]) + "}")
    }

    @Test("A point left out for proceedings takes its notice in the same request")
    func exclusion() async throws {
        let service = try await Service.start(on: "2025-03-31")
        let file = try await Casefile.accepted(service, points: ["Nobody answered", "The court was misled"])
        let act = "/points/2/exclusion"
        let body = #"{"excluded_on": "2025-03-10", "reason": "proceedings", "explanation": "The court has it.""#
        let short = NoticeBody.group(on: "2025-03-11", saying: ["decision", "reasons"])
        let whole = NoticeBody.group(on: "2025-03-11", saying: ["decision", "reasons", "resubmission"])

        #expect(try await file.refused(act, body + short + "}") == "422 notice_incomplete")
        try await file.done(act, body + whole + "}")

        #expect(try await file.sentNotices == ["2025-03-11 point_exclusion"])
        #expect(try await !file.owed.contains("point_exclusion"))
    }

    @Test("A notice told of twice is one notice, which reached whom either says")
    func twice() async throws {
        let service = try await Service.start(on: "2025-03-31")
        let file = try await Casefile.accepted(service)
        let letter = ["procedure", "advocacy", "help"]
        let first = try await file.done("/notices", NoticeBody.notice("receipt", on: "2025-03-05", saying: letter))
        let second = try await file.done(
            "/notices", NoticeBody.notice("receipt", on: "2025-03-05", saying: letter, to: ["child", "complainant"]))
        try await file.done("/notices", NoticeBody.notice("receipt", on: "2025-03-06", saying: letter))

        #expect(first["id"].text == second["id"].text)
        #expect(second["recipients"].elements.map(\.text) == ["complainant", "child"])
        #expect(try await file.sentNotices == ["2025-03-05 receipt", "2025-03-06 receipt"])
    }

    @Test("What each notice must say, to whom and with which operation it goes out can be read")
    func kinds() async throws {
        let service = try await Service.start()
        let reply = try await service.send(.get, "/v1/notice-kinds", token: service.viewer)
        let contract = try Contract.shared.get()

        #expect(contract.violations(try reply.json, try contract.answer("listNoticeKinds", 200)) == [])
        let kinds = try reply.json["items"].elements
        #expect(kinds.map { $0["kind"].text } == NoticeKind.allCases.map(\.rawValue))
        let sent = kinds.reduce(into: [:]) { $0[$1["kind"].text ?? ""] = $1["sent_with"].elements.compactMap(\.text) }
        #expect(sent["receipt"] == ["acceptComplaint", "acknowledgeStage"])
        #expect(sent["adjudication"] == ["respondToStage"])
        #expect(sent["extension_to_65"] == ["grantExtension"])
        #expect(sent["panel_findings"] == ["recordPanelFindings"])
        #expect(sent["six_months_not_met"] == [])
        let extended = try #require(kinds.first { $0["kind"].text == "extension_to_65" })
        #expect(extended["contents"].elements.map(\.text) == ["reasons", "new_date"])
        #expect(extended["stages"].elements.map(\.text) == ["investigation"])
    }

    @Test("What happens in the minute of a receipt or a referral is not too early; the minute before is")
    func sameMinute() async throws {
        let service = try await Service.start(on: "2025-03-03").at("2025-03-03T12:00:40Z")
        let contact = try await service.logContact(
            at: "2025-03-03T11:59:30Z", ["safeguarding": "true", "kind": #""informal_concern""#])
        let referral = try #require(try await service.get(contact).json["safeguarding_referrals"][0]["id"].text)
        let worker = try await service.addPerson("G. Example")
        func acknowledge(_ minute: String) async throws -> Reply {
            try await service.change(
                contact, "/safeguarding-referrals/\(referral)/acknowledgement",
                #"{"acknowledged_at": "2025-03-03T\#(minute):00Z", "acknowledged_by": "\#(worker)"}"#)
        }
        func resolve(_ minute: String) async throws -> Reply {
            try await service.change(
                contact, "/resolution", #"{"resolved_at": "2025-03-03T\#(minute):00Z", "resolution": "Called."}"#)
        }

        #expect(try await acknowledge("11:59").code == "out_of_order")
        #expect(try await resolve("11:58").code == "out_of_order")
        #expect(try await acknowledge("12:00").status == 200)
        #expect(try await resolve("11:59").status == 200)
    }
}
