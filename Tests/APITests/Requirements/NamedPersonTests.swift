import Complaints
import HTTPTypes
import JSON
import TestSupport
import Testing

@testable import API
@testable import Casework

/// Whoever a complaint names does nothing in it.
@Suite(.database) struct NamedPersonTests {
    /// Acts of an ordinary day, each of which is open to somebody else.
    private static let acts = [
        (
            "answer", "/stages/stage_1/response",
            #"{"responded_on": "2026-03-02", "responded_by": "\#(Signer.first)", "outcome": "not_upheld"}"#
        ),
        ("close", "/withdrawal", #"{"withdrawn_on": "2026-03-02", "explanation": "They said so."}"#),
        ("acknowledge", "/stages/stage_1/acknowledgement", #"{"acknowledged_on": "2026-02-24"}"#),
        ("note", "/entries", #"{"kind": "note", "occurs_on": "2026-03-02", "text": "A note."}"#),
        ("propose", "/proposals", #"{"decision": "refusal", "text": "Not ours."}"#),
        ("correct", "/corrections", #"{"complainant": "Z. Example", "reason": "Misspelt."}"#),
        ("refer", "/safeguarding-referrals", #"{"recipient": "first_response", "immediate_risk": false}"#),
    ]

    @Test("R57: whoever a complaint names does nothing in it, whoever appointed them before", arguments: acts)
    func nothing(name: String, act: String, body: String) async throws {
        let service = try await Service.start(on: "2026-03-02")
        let (named, deputy) = try await (
            service.somebody("N. Example", .manager), service.somebody("D. Example", .officer)
        )
        let file = try await Casefile.accepted(service, "corporate", receivedAt: "2026-02-23T09:30:00Z")
        try await file.done("/named-people", #"{"person_id": "\#(named.id)"}"#)

        let reply = try await file.act(act, body, token: named.token)
        let byAnother = try await file.act(act, body, token: deputy.token)

        #expect(reply.status == 409, "\(reply.text)")
        #expect(try reply.code == "complaint_names_caller")
        #expect(byAnother.status == 200 || byAnother.status == 201, "\(byAnother.text)")
    }

    @Test("R57: the operations of a complaint say so to whoever it names, and the page says what to do")
    func told() async throws {
        let service = try await Service.start(on: "2026-03-02")
        let named = try await service.somebody("N. Example", .manager)
        let file = try await Casefile.accepted(service, "corporate", receivedAt: "2026-02-23T09:30:00Z")
        let before = try await file.operations(token: named.token)
        try await file.done("/named-people", #"{"person_id": "\#(named.id)"}"#)

        let after = try await file.operations(token: named.token)
        let page = try await service.get("/problems/complaint_names_caller")

        #expect(!before.values.contains("complaint_names_caller"))
        #expect(after.values.allSatisfy { $0 == "complaint_names_caller" })
        #expect(page.status == 200)
    }

    @Test("Nobody is named whom the directory does not have, when a complaint names somebody or is corrected")
    func unknown() async throws {
        let service = try await Service.start(on: "2026-03-02")
        let file = try await Casefile.accepted(service, "corporate", receivedAt: "2026-02-23T09:30:00Z")
        let nobody = "0197a3c0-5c1e-7b3e-8a44-2f9d3c1b7a10"

        let named = try await file.act("/named-people", #"{"person_id": "\#(nobody)"}"#)
        let corrected = try await file.act(
            "/corrections", #"{"named_people": ["\#(nobody)"], "reason": "Left out."}"#)

        #expect(try [named.code, corrected.code] == ["unknown_person", "unknown_person"])
        #expect(try await file.complaint["named_people"].elements.isEmpty)
    }

    @Test("A Link Officer whom the complaint names deals with nothing of its case, and is told of nothing")
    func linkOfficer() async throws {
        let service = try await Service.start(on: "2025-01-20")
        let officer = try await service.addLinkOfficer(from: "2025-01-01")
        let file = try await Casefile.accepted(service, "corporate", receivedAt: "2024-10-01T09:30:00Z")
        let opened = try await service.post(
            "/v1/ombudsman-cases",
            #"""
            {"reference": "24 000 001", "complaint_id": "\#(file.path.lastIdentifier)", "enquiry_on": "2025-01-06"}
            """#)
        try #require(opened.status == 201, "\(opened.text)")
        let logged = try await service.change(
            try #require(opened.headers[.location]), "/letters",
            #"{"kind": "enquiry", "received_on": "2025-01-06", "due_on": "2025-02-03"}"#)
        try #require(logged.status == 200, "\(logged.text)")
        func dealtWith(on day: String) async throws -> [String?] {
            try await Service.start(on: day).get("/v1/worklists/ombudsman").json["items"].elements
                .filter { $0["duty"].text == "ombudsman_letter" }.map { $0["responsible_person_id"].text }
        }
        #expect(try await dealtWith(on: "2025-01-20") == [officer])

        try await file.done("/named-people", #"{"person_id": "\#(officer)"}"#)

        #expect(try await dealtWith(on: "2025-01-20") == [nil])
        let theirs = try await service.get("/v1/worklists/ombudsman?person_id=\(officer)").json["items"]
        #expect(theirs.elements.isEmpty)
        let told = try await Service.start(on: "2025-02-04").alerts().filter { $0.duty == .ombudsmanLetter }
        #expect(!told.isEmpty && told.allSatisfy { $0.recipient.role == .manager })
    }

    @Test("R57: nobody acts in a complaint for somebody it names, and acts there in their own right")
    func deputyOfNamed() async throws {
        let service = try await Service.start(on: "2026-03-02")
        let named = try await service.somebody("N. Example", .manager)
        let deputy = try await service.somebody("D. Example", .officer)
        try await service.standIn(deputy.id, for: named.id)
        let file = try await Casefile.accepted(service, "corporate", receivedAt: "2026-02-23T09:30:00Z")
        try await file.done("/named-people", #"{"person_id": "\#(named.id)"}"#)

        let extended = try await file.refused(
            "/stages/stage_1/extensions",
            #"{"agreed_on": "2026-03-02", "extended_to": "2026-05-01", "reason": "A witness is away.", "notified_on": "2026-03-02"}"#,
            token: deputy.token)

        #expect(extended == "409 complaint_names_caller")
        try await file.done(
            "/entries", #"{"kind": "note", "occurs_on": "2026-03-02", "text": "A note."}"#, token: deputy.token)
    }

    @Test("R78: an obligation of a complaint is not progressed by somebody the complaint names")
    func obligation() async throws {
        let service = try await Service.start(on: "2026-03-02")
        let named = try await service.somebody("N. Example", .officer)
        let file = try await Casefile.accepted(service, "corporate", receivedAt: "2026-02-23T09:30:00Z")
        let added = try await file.done(
            "/obligations",
            """
            {"scope": "wider", "type": "staff_training", "source": "local", "text": "Train.",
            "owner_id": "\(Signer.first)", "agreed_on": "2026-03-02", "due_on": "2026-06-01"}
            """)
        try await file.done("/named-people", #"{"person_id": "\#(named.id)"}"#)
        func progress(_ token: String) async throws -> Reply {
            try await service.send(
                .post, "/v1/obligations/\(added["id"].text ?? "")/progress",
                #"{"status": "part_done", "reached_on": "2026-03-02"}"#, token: token, headers: [.ifMatch: "*"])
        }

        let refused = try await progress(named.token)
        let progressed = try await progress(service.officer)

        #expect(try refused.code == "complaint_names_caller")
        #expect(progressed.status == 200, "\(progressed.text)")
    }

    @Test("R57: what a complaint cost is not recorded, corrected or taken back by somebody the complaint names")
    func cost() async throws {
        let service = try await Service.start(on: "2026-03-02")
        let named = try await service.somebody("N. Example", .manager)
        let file = try await Casefile.accepted(service, "corporate", receivedAt: "2026-02-23T09:30:00Z")
        let body = """
            {"complaint_id": "\(file.path.lastIdentifier)", "category": "mediation", "incurred_on": "2026-03-02",
            "amount_pence": 45000, "description": "Mediator"}
            """
        let cost = try #require(try await service.post("/v1/costs", body).headers[.location])
        try await file.done("/named-people", #"{"person_id": "\#(named.id)"}"#)

        let recorded = try await service.send(.post, "/v1/costs", body, token: named.token)
        let away = #""complaint_id": null, "procedure": "corporate""#
        let corrected = try await service.corrected(cost + "/corrections", away, token: named.token)
        let withdrawn = try await service.corrected(cost + "/withdrawal", "", token: named.token)

        #expect(try recorded.code == "complaint_names_caller")
        #expect([corrected, withdrawn] == ["409 complaint_names_caller", "409 complaint_names_caller"])
        #expect(try await service.corrected(cost + "/withdrawal", "") == "200")
    }

    @Test("R25: naming the Investigating Officer ends their appointment, and the report asks for another")
    func investigator() async throws {
        let service = try await Service.start()
        let path = try await service.investigated(reported: false)
        let file = Casefile(service: service, path: path)
        let report = #"{"report_received_on": "2025-12-01"}"#
        try await file.done("/named-people", #"{"person_id": "\#(DirectoryPerson.officer.id)"}"#)

        let stage = try await file.stage("investigation")
        let refused = try await file.refused("/stages/investigation/report", report)
        let again = try await file.refused(
            "/stages/investigation/investigating-officer", DirectoryPerson.officer.body(on: "2025-11-06"))
        try await file.done(
            "/stages/investigation/investigating-officer", DirectoryPerson.commissioned.body(on: "2025-11-06"))
        let reported = try await file.act("/stages/investigation/report", report)

        #expect(stage["investigating_officer"] == .null)
        #expect(stage["independent_person"]["name"].text == DirectoryPerson.independentPerson.name)
        #expect(refused == "409 investigating_officer_missing")
        #expect(again == "422 named_in_complaint")
        #expect(reported.status == 200, "\(reported.text)")
    }

    @Test("R25: naming the Independent Person ends their part until their own report is in, and the officer's stays")
    func independentPerson() async throws {
        let service = try await Service.start()
        let path = try await service.investigated(reported: false)
        let file = Casefile(service: service, path: path)
        try await file.done("/stages/investigation/report", #"{"report_received_on": "2025-12-01"}"#)
        for person in [DirectoryPerson.officer, .independentPerson] {
            try await file.done("/named-people", #"{"person_id": "\#(person.id)"}"#)
        }

        let stage = try await file.stage("investigation")
        let refused = try await file.refused(
            "/stages/investigation/independent-report", #"{"independent_report_received_on": "2025-12-02"}"#)

        #expect(stage["investigating_officer"]["name"].text == DirectoryPerson.officer.name)
        #expect(stage["independent_person"] == .null)
        #expect(refused == "409 independent_person_missing")
    }
}
