import Complaints
import Foundation
import HTTPTypes
import JSON
import TestSupport
import Testing

@testable import API
@testable import Casework

/// A case is linked to its complaint later, a wrong link is corrected, and what is printed of it names nobody.
@Suite(.database) struct OmbudsmanLinkTests {
    private func open(
        _ service: Service, _ number: Int = 1, procedure: String = "corporate", enquiryOn: String = "2025-05-01",
        summary: String? = nil
    ) async throws -> String {
        let summaryField = summary.map { #", "summary": "\#($0)""# } ?? ""
        let reply = try await service.post(
            "/v1/ombudsman-cases",
            """
            {"reference": "25 000 00\(number)", "department": "Children and Families", "service": "Fostering",
            "procedure": "\(procedure)", "stage_reached": "none", "procedure_exhausted": false,
            "enquiry_on": "\(enquiryOn)"\(summaryField)}
            """)
        return try #require(reply.headers[.location], "\(reply.text)")
    }

    private func link(
        _ service: Service, _ path: String, to file: Casefile, reason: String? = nil
    ) async throws -> Reply {
        let reasonField = reason.map { #", "reason": "\#($0)""# } ?? ""
        return try await service.change(
            path, "/complaint", #"{"complaint_id": "\#(file.path.lastIdentifier)"\#(reasonField)}"#)
    }

    /// A corporate complaint of 3 March 2025 that was answered at both stages, the second on a day.
    private func exhausted(_ service: Service, on day: String) async throws -> Casefile {
        let file = try await Casefile.accepted(service, "corporate", type: "resident")
        try await file.done(
            "/stages/stage_1/response",
            #"{"responded_on": "2025-03-12", "responded_by": "\#(Signer.first)", "outcome": "not_upheld"}"#)
        try await file.done("/stages", #"{"stage": "stage_2", "requested_on": "2025-03-20"}"#)
        try await file.done(
            "/stages/stage_2/response",
            #"{"responded_on": "\#(day)", "responded_by": "\#(Signer.second)", "outcome": "not_upheld"}"#)
        return file
    }

    @Test("a case is linked later and says what the complaint's stages say, and the complaint's history has it")
    func later() async throws {
        let service = try await Service.start(on: "2025-09-01")
        let path = try await open(service)
        let file = try await exhausted(service, on: "2025-04-03")
        let before = try await service.get(path).etag

        let stale = try await service.send(
            .post, path + "/complaint", #"{"complaint_id": "\#(file.path.lastIdentifier)"}"#, token: service.manager,
            headers: [.ifMatch: #""7""#])
        let linked = try await link(service, path, to: file)
        let again = try await link(service, path, to: file)

        #expect(stale.status == 412)
        #expect(linked.status == 200 && linked.etag != before, "\(linked.text)")
        let json = try linked.json
        #expect(json["complaint_id"].text == file.path.lastIdentifier)
        #expect(json["stage_reached"].text == "stage_2" && json["procedure_exhausted"] == .bool(true))
        #expect(try again.code == "linked_already")
        let events = try await service.get(file.path + "/events").json["items"].elements
        #expect(events.contains { $0["operation"].text == "ombudsman_case_linked" })
        let unknown = try await service.change(
            path, "/complaint", #"{"complaint_id": "0197a3c0-5c1e-7b3e-8a44-2f9d3c1b7a10"}"#)
        #expect(unknown.status == 404)
    }

    @Test("a case opened under another procedure takes its complaint's only with the reason")
    func procedures() async throws {
        let service = try await Service.start(on: "2025-09-01")
        let path = try await open(service, procedure: "childrens")
        let file = try await Casefile.accepted(service, "corporate", type: "resident")

        let refused = try await link(service, path, to: file)
        let corrected = try await link(service, path, to: file, reason: "The letter was misread.")

        #expect(try refused.code == "procedure_differs")
        #expect(refused.status == 422)
        #expect(try corrected.json["procedure"].text == "corporate")
        let event = try #require(try await service.get(path + "/events").json["items"].elements.last)
        #expect(event["details"]["procedure_before"].text == "childrens")
        #expect(event["details"]["procedure_after"].text == "corporate")
        #expect(event["details"]["reason"].text == "The letter was misread.")
    }

    @Test("a wrong link is corrected or taken back with its reason, and what the complaint told is then told again")
    func wrongLink() async throws {
        let service = try await Service.start(on: "2025-09-01")
        let path = try await open(service)
        let none = try await service.change(
            path, "/complaint-withdrawal", #"{"reason": "Wrong.", "procedure": "corporate"}"#)
        let wrong = try await exhausted(service, on: "2025-04-03")
        let right = try await Casefile.accepted(service, "corporate", type: "resident")
        _ = try await link(service, path, to: wrong)

        let unreasoned = try await link(service, path, to: right)
        let corrected = try await link(service, path, to: right, reason: "Two complaints of one name.")
        let untold = try await service.change(path, "/complaint-withdrawal", #"{"reason": "Neither is meant."}"#)
        let unlinked = try await service.change(
            path, "/complaint-withdrawal",
            """
            {"reason": "Neither is meant.", "procedure": "corporate", "stage_reached": "stage_1",
            "procedure_exhausted": false}
            """)

        #expect(try none.code == "case_not_linked")
        #expect(try unreasoned.code == "linked_already" && unreasoned.status == 409)
        #expect(try corrected.json["complaint_id"].text == right.path.lastIdentifier)
        #expect(try corrected.json["procedure_exhausted"] == .bool(false))
        #expect(try untold.code == "blank")
        #expect(try unlinked.json["complaint_id"] == .null)
        #expect(try unlinked.json["stage_reached"].text == "stage_1")
        let event = try #require(try await service.get(path + "/events").json["items"].elements.last)
        #expect(event["operation"].text == "ombudsman_case_unlinked")
        #expect(event["details"]["complaint_before"].text == right.path.lastIdentifier)
    }

    @Test("what contradicts the complaint is not linked to it: an enquiry before it, premature after its last stage")
    func contradictions() async throws {
        let service = try await Service.start(on: "2025-09-01")
        let early = try await open(service, 1, enquiryOn: "2025-03-02")
        let premature = try await open(service, 2)
        let decided = try await service.change(
            premature, "/decision",
            #"{"decision_on": "2025-05-12", "decision": "premature_referred_back", "public_report": false}"#)
        try #require(decided.status == 200, "\(decided.text)")
        let file = try await exhausted(service, on: "2025-04-03")

        let before = try await link(service, early, to: file)
        #expect(try before.code == "out_of_order" && before.pointers == ["#/complaint_id"])
        #expect(try await link(service, premature, to: file).code == "premature_after_last_stage")
        #expect(try await service.get(premature).json["complaint_id"] == .null)
    }

    @Test("R16: the case shows the complaints that follow it or are about the same, at a version of its own")
    func ownEnd() async throws {
        let service = try await Service.start(on: "2025-09-01")
        let path = try await open(service)
        let file = try await Casefile.accepted(service, "corporate", type: "resident")
        let before = try await service.get(path).etag

        let follows = try await file.act(
            "/links", #"{"kind": "follows", "ombudsman_case_id": "\#(path.lastIdentifier)"}"#)
        try await file.done("/links", #"{"kind": "same_matter", "ombudsman_case_id": "\#(path.lastIdentifier)"}"#)

        #expect(follows.status == 201, "\(follows.text)")
        let read = try await service.get(path)
        let links = try read.json["links"].elements
        #expect(links.map { $0["kind"].text } == ["follows", "same_matter"])
        #expect(links.allSatisfy { $0["complaint_id"].text == file.path.lastIdentifier })
        let reference = try await file.complaint["reference"].text
        #expect(links[0]["reference"].text == reference)
        #expect(read.etag != before)
    }

    @Test(
        "R92: a summary with a surname of the linked complaint is refused, however it is written",
        arguments: [
            ("Mrs Example waited eight months.", false), ("EXAMPLE waited.", false),
            ("Mr Example's son waited.", false),
            ("The advocate, Ms D'Arcy, wrote.", false), ("Zoë Garcia Lopez was not heard.", false),
            ("A letter by Smith said so.", false), ("Mrs A waited; for example, X was not told.", true),
            ("The young person and Mrs A waited.", true), ("Zoe was not told.", true),
        ])
    func summaries(text: String, isPrinted: Bool) async throws {
        let service = try await Service.start(on: "2025-09-01")
        let file = try await Casefile.accepted(service, "corporate", type: "resident")
        for (role, name) in [
            ("advocate", "Ann D’Arcy"), ("child", "Zoë García-López"), ("affected_person", "Young, Peter"),
            ("complainant", "P. Smith-Jones"),
        ] {
            try await file.done("/parties", #"{"role": "\#(role)", "name": "\#(name)"}"#)
        }
        let path = try await open(service)
        _ = try await link(service, path, to: file)
        let body = "{\"summary\": \"\(text)\"}"

        let reply = try await service.change(path, "/summary", body)

        #expect(try reply.code == (isPrinted ? nil : "summary_names_person"))
        #expect(!reply.text.contains("Smith-Jones") && !reply.text.contains("D’Arcy"))
        #expect(try await service.get(path).json["summary"].text == (isPrinted ? text : nil))
    }

    @Test("R92: neither is a case opened with such a summary, nor linked to the complaint whose name it has")
    func summaryOfCase() async throws {
        let service = try await Service.start(on: "2025-09-01")
        let file = try await Casefile.accepted(service, "corporate", type: "resident")
        let opened = try await service.post(
            "/v1/ombudsman-cases",
            """
            {"reference": "25 000 009", "complaint_id": "\(file.path.lastIdentifier)", "enquiry_on": "2025-05-01",
            "summary": "Mrs Example waited."}
            """)
        let path = try await open(service, summary: "Mrs Example waited.")
        let linked = try await link(service, path, to: file)
        let rewritten = try await service.change(path, "/summary", #"{"summary": "Mrs A waited."}"#)

        #expect(try opened.code == "summary_names_person" && linked.code == "summary_names_person")
        #expect(rewritten.status == 200)
        #expect(try await link(service, path, to: file).status == 200)
    }

    @Test(
        "R82, R83, R86, R90: the register's enquiries and decisions give the published counts over all procedures",
        .database(.demonstration))
    func published() async throws {
        let service = try await Service.start(on: "2023-10-02")
        func value(_ name: String, of procedure: String = "") async throws -> Figured {
            try await service.statistic("\(procedure)ombudsman.\(name)", "2022-23")
        }

        #expect(try await value("enquiries").integer == 80)
        #expect(try await service.statistic("ombudsman.enquiries", "2021-22").integer == 50)
        let departments = try await value("enquiries_by_department")
        for (department, count) in [
            ("Environment and Transport", 16), ("Children and Family Services", 37), ("Adults and Communities", 24),
            ("Corporate Resources", 1), ("Chief Executive's", 2), ("Public Health", 0), ("total", 80),
        ] { #expect(departments[department].integer == count, "\(department)") }
        let decisions = try await value("decisions")
        let upheld = ["upheld_fault_and_injustice", "upheld_fault_no_injustice", "upheld_satisfied_with_offer"]
        #expect(decisions["outside_jurisdiction"].integer == 13)
        #expect(decisions["closed_after_initial_enquiries"].integer == 26)
        #expect(decisions["not_upheld"].integer == 4)
        #expect(upheld.compactMap { decisions[$0].integer } == [22, 1, 0])
        #expect(decisions["premature_referred_back"].integer == 14 && decisions["total"].integer == 80)
        #expect(try await value("decided_by_procedure")["childrens"].integer == 10)
        #expect(try await value("exhausted_by_procedure")["childrens"].integer == 2)
        #expect(try await value("decisions", of: "adult_social_care.")["public_reports"].integer == 1)
        #expect(decisions["public_reports"].integer == 2)
        let listed = try await service.get("/v1/ombudsman-cases?public_report=true&limit=200").json["items"].elements
        #expect(listed.count == 2)
    }

    @Test("R95: the findings of three cases are one each of delay, record keeping and the procedure not followed")
    func themes() async throws {
        let service = try await Service.start(on: "2025-09-01")
        func summarise(_ path: String, _ themes: String) async throws -> Reply {
            try await service.change(path, "/summary", #"{"summary": "Mrs A waited.", "themes": [\#(themes)]}"#)
        }
        for (number, theme) in [(1, "delay"), (2, "record_keeping"), (3, "procedure_not_followed")] {
            let path = try await open(service, number, procedure: "childrens")
            let early = try await summarise(path, "\"\(theme)\"")
            _ = try await service.change(
                path, "/decision",
                #"{"decision_on": "2025-06-02", "decision": "upheld_fault_no_injustice", "public_report": false}"#)
            let first = try await summarise(path, #""delay", "policy""#)
            let unknown = try await summarise(path, #""slowness""#)
            let kept = try await summarise(path, "\"\(theme)\"")

            #expect(try early.code == "theme_without_fault" && early.status == 409)
            #expect(try first.json["themes"].elements.map(\.text) == ["delay", "policy"])
            #expect(try unknown.code == "unknown_cause")
            #expect(try kept.json["themes"].elements.map(\.text) == [theme])
        }
        let figure = try await service.statistic("ombudsman.themes", "2025-26")
        #expect(figure["delay"].integer == 1 && figure["record_keeping"].integer == 1)
        #expect(figure["procedure_not_followed"].integer == 1 && figure["total"].integer == 3)
    }
}
