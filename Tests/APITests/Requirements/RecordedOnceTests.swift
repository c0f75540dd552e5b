import Complaints
import HTTPTypes
import JSON
import TestSupport
import Testing

@testable import API
@testable import Casework

/// A fact is recorded once, wherever it is asked for (decision 0028).
@Suite(.database) struct RecordedOnceTests {
    /// A contact of 3 March 2025 that became a child's complaint, and the two paths.
    private func converted(_ service: Service, acknowledged: String?) async throws -> (contact: String, file: Casefile)
    {
        let contact = try await service.logContact(
            at: "2025-03-03T09:30:00Z",
            [
                "procedure": #""childrens""#, "kind": #""complaint""#, "department": #""Children and Families""#,
                "service": #""Fostering""#,
            ])
        if let acknowledged { try await acknowledge(service, contact, on: acknowledged) }
        let made = try await service.change(
            contact, "/complaint",
            #"{"complainant_type": "child_or_young_person", "about_childrens_social_care": true, "causes": ["delay"]}"#)
        return (contact, Casefile(service: service, path: try #require(made.headers[.location], "\(made.text)")))
    }

    private func acknowledge(_ service: Service, _ contact: String, on day: String) async throws {
        let reply = try await service.change(contact, "/acknowledgement", #"{"acknowledged_on": "\#(day)"}"#)
        try #require(reply.status == 200, "\(reply.text)")
    }

    enum Acknowledged: String, CaseIterable {
        case contactBeforeConversion, contactBeforeAcceptance, contactAfterAcceptance, stage, receipt, acceptance
    }

    @Test(
        "An acknowledgement recorded once acknowledges contact, complaint and stage", arguments: Acknowledged.allCases)
    func acknowledgement(recorded: Acknowledged) async throws {
        let service = try await Service.start(on: "2025-03-31")
        let (contact, file) = try await converted(
            service, acknowledged: recorded == .contactBeforeConversion ? "2025-03-04" : nil)
        let letter = ["procedure", "advocacy", "help"]
        if recorded == .contactBeforeAcceptance { try await acknowledge(service, contact, on: "2025-03-04") }
        let sent = recorded == .acceptance ? NoticeBody.group(on: "2025-03-04", saying: letter) : ""
        try await service.accept(file.path, on: "2025-03-04", sent)
        switch recorded {
        case .contactAfterAcceptance: try await acknowledge(service, contact, on: "2025-03-04")
        case .stage:
            try await file.done("/stages/local_resolution/acknowledgement", #"{"acknowledged_on": "2025-03-04"}"#)
        case .receipt: try await file.done("/notices", NoticeBody.notice("receipt", on: "2025-03-04", saying: letter))
        case .contactBeforeConversion, .contactBeforeAcceptance, .acceptance: break
        }

        #expect(try await file.complaint["acknowledged_on"].text == "2025-03-04")
        let stage = try await file.stage("local_resolution")
        #expect(stage["acknowledged_on"].text == "2025-03-04")
        let clock = stage["deadlines"].elements.first { $0["clock"].text == "acknowledgement" }
        #expect(clock?["ended_by"].text == "met")
        #expect(try await service.get(contact).json["acknowledged_on"].text == "2025-03-04")
        // Contents are not assumed: only a notice settles the notice.
        #expect(try await file.owed.contains("receipt") == ![.receipt, .acceptance].contains(recorded))
        // Said again it says nothing new, and another day is another fact.
        try await file.done("/stages/local_resolution/acknowledgement", #"{"acknowledged_on": "2025-03-04"}"#)
        try await acknowledge(service, contact, on: "2025-03-04")
        #expect(
            try await file.refused("/stages/local_resolution/acknowledgement", #"{"acknowledged_on": "2025-03-05"}"#)
                == "409 already_recorded")
    }

    @Test(
        "The notice that acknowledges a complaint acknowledges its stage in the other procedures too",
        arguments: [
            ("adult_social_care", "2025-03-03", "single_stage", "response_plan", ["offer_to_discuss", "period"]),
            ("corporate", "2026-04-13", "stage_1", "acknowledgement", ["understanding", "outcome_sought"]),
        ])
    func acknowledgingNotice(
        procedure: String, day: String, stage: String, kind: String, contents: [String]
    ) async throws {
        let service = try await Service.start(on: day)
        let file = try await Casefile.accepted(service, procedure, receivedAt: day + "T09:30:00Z", type: "resident")

        try await file.done("/notices", NoticeBody.notice(kind, on: day, saying: contents, stage: stage))

        #expect(try await file.stage(stage)["acknowledged_on"].text == day)
        #expect(try await file.owed == [])
    }

    @Test(
        "Advocacy recorded once is the party, the request and the appointment, and moves the target",
        arguments: [
            true, false,
        ])
    func advocacy(beforeAcceptance: Bool) async throws {
        let service = try await Service.start(on: "2025-03-31")
        let (_, file) = try await converted(service, acknowledged: nil)
        let body = """
            {"offered_on": "2025-03-03", "answer": "accepted", "answered_on": "2025-03-04",
            "representative": "D. Example", "representative_type": "other_advocate",
            "advocate_asked_on": "2025-03-05", "advocate_appointed_on": "2025-03-12"}
            """
        if beforeAcceptance { try await file.done("/advocacy", body) }
        try await service.accept(file.path, on: "2025-03-05")
        if !beforeAcceptance { try await file.done("/advocacy", body) }
        try await file.done("/parties", #"{"role": "advocate", "name": "d.  example", "relationship": "advocate"}"#)
        let stage = "/stages/local_resolution/"
        try await file.done(stage + "advocate-request", #"{"advocate_asked_on": "2025-03-05"}"#)
        try await file.done(stage + "advocate-appointment", #"{"advocate_appointed_on": "2025-03-12"}"#)

        #expect(try await file.due("local_resolution", "response_target") == "2025-03-24")
        #expect(try await file.complaint["advocacy"]["advocate_appointed_on"].text == "2025-03-12")
        let parties = try await service.get(file.path + "/parties").json["items"].elements
        #expect(parties.map { $0["name"].text } == ["D. Example"])
        #expect(parties[0]["relationship"].text == "advocate")
        #expect(
            try await file.refused("/advocacy", body.replacing("2025-03-05", with: "2025-03-06"))
                == "409 already_recorded")
    }

    @Test("While an advocate is being found an offer that was accepted has no representative, and the target waits")
    func awaitedAdvocate() async throws {
        let service = try await Service.start(on: "2025-03-12")
        let file = try await Casefile.accepted(service, type: "child_or_young_person")
        let accepted = #"{"offered_on": "2025-03-03", "answer": "accepted", "answered_on": "2025-03-05""#

        #expect(try await file.refused("/advocacy", accepted + "}") == "422 advocacy_representative")
        try await file.done("/advocacy", accepted + #", "advocate_asked_on": "2025-03-05"}"#)

        #expect(try await file.due("local_resolution", "response_target") == "2025-03-31")
        let appointed = #", "advocate_asked_on": "2025-03-05", "advocate_appointed_on": "2025-03-12""#
        #expect(try await file.refused("/advocacy", accepted + appointed + "}") == "422 advocacy_representative")
        try await file.done(
            "/advocacy",
            accepted + appointed
                + #", "representative": "D. Example", "representative_type": "childrens_rights_officer"}"#)
        #expect(try await file.due("local_resolution", "response_target") == "2025-03-24")
    }

    @Test(
        "An extension's day and its notice are one fact, whichever is recorded", arguments: ["day", "notice", "both"])
    func extensionTo65(recorded: String) async throws {
        let service = try await Service.start(on: "2025-07-14")
        let file = try await Casefile.accepted(service)
        try await file.toInvestigation(respondedOn: "2025-03-28", requestedOn: "2025-04-07")
        let extended = #"{"agreed_on": "2025-04-30", "extended_to": "2025-07-11", "reason": "A witness is away.""#
        let act = "/stages/investigation/extensions"
        switch recorded {
        case "day": try await file.done(act, extended + #", "notified_on": "2025-05-01"}"#)
        case "notice":
            try await file.done(act, extended + "}")
            #expect(try await file.due("investigation", "response") == "2025-05-15")
            #expect(try await file.owed.contains("extension_to_65"))
            try await file.done(
                "/notices", NoticeBody.notice("extension_to_65", on: "2025-05-01", saying: ["reasons", "new_date"]))
        default:
            try await file.done(
                act, extended + NoticeBody.group(on: "2025-05-01", saying: ["reasons", "new_date"]) + "}")
        }

        #expect(try await file.due("investigation", "response") == "2025-07-11")
        let stage = try await file.stage("investigation")
        #expect(stage["extensions"].elements.map { $0["notified_on"].text } == ["2025-05-01"])
        #expect(stage["extensions"][0]["verdict"].text == "moves")
        #expect(try await !file.owed.contains("extension_to_65"))
        try await file.done(
            "/notices", NoticeBody.notice("extension_to_65", on: "2025-05-01", saying: ["reasons", "new_date"]))
        #expect(try await file.sentNotices == ["2025-05-01 extension_to_65"])
        #expect(try await service.casework.verifyDuties().drift.isEmpty)
    }

    @Test("Under the Code a day without the Ombudsman's details is no notice, and the notice that has them is")
    func codeExtension() async throws {
        let service = try await Service.start(on: "2026-04-21")
        let file = try await Casefile.accepted(
            service, "corporate", receivedAt: "2026-04-01T09:30:00Z", type: "resident")
        try await file.done("/stages/stage_1/acknowledgement", #"{"acknowledged_on": "2026-04-02"}"#)
        let act = "/stages/stage_1/extensions"
        try await file.done(
            act,
            """
            {"agreed_on": "2026-04-14", "extended_to": "2026-04-24", "reason": "A witness is away.",
            "notified_on": "2026-04-14"}
            """)
        #expect(try await file.owed.contains("code_extension"))
        let before = try await file.due("stage_1", "response")

        try await file.done(
            "/notices",
            NoticeBody.notice(
                "code_extension", on: "2026-04-15", saying: ["reasons", "new_date", "ombudsman"], stage: "stage_1"))

        #expect(before == "2026-04-20")
        #expect(try await file.due("stage_1", "response") == "2026-04-24")
        #expect(try await file.stage("stage_1")["extensions"][0]["ombudsman_details_given"] == .bool(true))
        #expect(try await file.owed == ["acknowledgement"])
    }
}
