import Complaints
import Foundation
import HTTPTypes
import JSON
import TestSupport
import Testing
import WorkingDays

@testable import API
@testable import Casework

/// Dates at the Ombudsman, through the API.
@Suite(.database) struct OmbudsmanDateTests {
    /// The path of a new case, decided where a decision is given.
    private func open(
        _ service: Service, enquiryOn: String, decisionOn: String? = nil,
        decision: String = "upheld_fault_and_injustice",
        publicReport: Bool = false
    ) async throws -> String {
        let opened = try await service.post(
            "/v1/ombudsman-cases",
            #"""
            {"reference":"24 000 001","procedure":"childrens","department":"Children and Families","service":"Fostering",
             "enquiry_on":"\#(enquiryOn)","stage_reached":"review_panel",
             "procedure_exhausted":true}
            """#)
        try #require(opened.status == 201, "\(opened.text)")
        let path = try #require(opened.headers[.location])
        if let decisionOn {
            let decided = try await service.change(
                path, "/decision",
                #"{"decision_on":"\#(decisionOn)","decision":"\#(decision)","public_report":\#(publicReport)}"#)
            try #require(decided.status == 200, "\(decided.text)")
        }
        return path
    }

    /// The dates of a case: `clock due_on ended_on`.
    private func clocks(_ record: JSONValue) -> [String] {
        record["clocks"].elements.map {
            "\($0["clock"].text ?? "") \($0["due_on"].text ?? "none") \($0["ended_on"].text ?? "open")"
        }
    }

    @Test("worked case 54: each remedy has its own date, none rolls to a working day, and the case's is the longest")
    func remedies() async throws {
        let service = try await Service.start(on: "2025-03-20")
        let path = try await open(service, enquiryOn: "2024-11-04", decisionOn: "2025-03-12")
        func agree(_ due: String) async throws -> Reply {
            try await service.change(
                path, "/obligations", #"{"type":"reassessment","agreed_on":"2025-03-12","text":"As agreed"\#(due)}"#
            )
        }
        _ = try await agree(#","due_on":"2025-03-12""#)
        _ = try await agree(#","due_in_months":1"#)
        let last = try await agree(#","due_in_months":3"#)
        let both = try await agree(#","due_in_months":3,"due_on":"2025-06-12""#)
        let none = try await agree("")

        #expect(
            try last.json["obligations"].elements.map { $0["due_on"].text } == [
                "2025-03-12", "2025-04-12", "2025-06-12",
            ])
        #expect(try last.json["obligations_due_on"].text == "2025-06-12")
        #expect(clocks(try last.json).filter { $0.hasPrefix("obligation") }.count == 3)
        #expect(try both.code == "obligation_due")
        #expect(try none.code == "obligation_due")
        let listed = try await service.get("/v1/ombudsman-cases").json["items"][0]
        #expect(listed["obligations_outstanding"].integer == 3)
    }

    @Test("worked case 55: a remedy of four weeks evidenced after them is complied with and late")
    func lateRemedy() async throws {
        let service = try await Service.start(on: "2025-05-01")
        let path = try await open(service, enquiryOn: "2024-11-04", decisionOn: "2025-03-12")
        let agreed = try await service.change(
            path, "/obligations", #"{"type":"apology","agreed_on":"2025-03-12","due_in_weeks":4,"text":"Apology"}"#)
        let remedy = try #require(try agreed.json["obligations"][0]["id"].text)
        let done = try await service.change(
            "/v1/obligations/\(remedy)", "/progress",
            #"{"status":"done","reached_on":"2025-04-15","evidence":"Letter of 15 April"}"#)

        #expect(try agreed.json["obligations"][0]["due_on"].text == "2025-04-09")
        #expect(try agreed.json["obligations"][0]["compliance"] == .null)
        #expect(try done.json["compliance"].text == "late")
        let undecided = try await service.post(
            "/v1/ombudsman-cases",
            #"""
            {"reference":"24 000 002","procedure":"childrens","department":"Children and Families","service":"Fostering",
             "enquiry_on":"2025-01-06","stage_reached":"review_panel",
             "procedure_exhausted":true}
            """#)
        let before = try await service.change(
            try #require(undecided.headers[.location]), "/obligations",
            #"{"type":"apology","agreed_on":"2025-03-12","due_in_weeks":4,"text":"Apology"}"#)
        #expect(try before.code == "obligation_due")
    }

    @Test(
        "worked case 57: the duties of a public report count from the council's receipt, with the month's end clipped",
        arguments: [("2024-12-10", "2024-12-24", "2025-03-09"), ("2024-11-30", "2024-12-14", "2025-02-28")])
    func publicReport(receivedOn: String, notice: String, reply: String) async throws {
        let service = try await Service.start(on: "2025-03-01")
        let path = try await open(
            service, enquiryOn: "2024-06-03", decisionOn: "2024-11-20", publicReport: true)
        let unreceived = try await service.change(
            path, "/public-report/acts", #"{"act":"answered","done_on":"2025-02-20"}"#)
        let received = try await service.change(path, "/public-report", #"{"received_on":"\#(receivedOn)"}"#)

        #expect(try unreceived.code == "public_report_not_received")
        #expect(
            clocks(try received.json) == [
                "members_told none open", "report_notice \(notice) open", "report_reply \(reply) open",
            ])
        let closed = try await service.change(
            path, "/public-report/acts", #"{"act":"inspection_closed","done_on":"2025-01-20"}"#)
        #expect(try closed.code == "inspection_not_opened")
        for (act, day) in [("notice_published", "2024-12-12"), ("inspection_opened", "2024-12-16")] {
            let done = try await service.change(
                path, "/public-report/acts", #"{"act":"\#(act)","done_on":"\#(day)"}"#)
            try #require(done.status == 200, "\(done.text)")
        }
        let extended = try await service.change(
            path, "/public-report/extension", #"{"agreed_on":"2025-02-20","extended_to":"2025-04-30"}"#)
        let told = try await service.change(path, "/members-told", #"{"members_told_on":"2025-01-15"}"#)
        #expect(extended.status == 200)
        #expect(
            clocks(try told.json) == [
                "members_told none 2025-01-15", "report_notice \(notice) 2024-12-12",
                "report_inspection 2025-01-06 open",
                "report_reply 2025-04-30 open",
            ])
        let twice = try await service.change(
            path, "/public-report/acts", #"{"act":"notice_published","done_on":"2024-12-13"}"#)
        #expect(try twice.code == "already_recorded")
    }

    @Test("the report to members is on the list of the Ombudsman until it is done, beside the acts of a public report")
    func worklist() async throws {
        let service = try await Service.start(on: "2025-03-01")
        let path = try await open(
            service, enquiryOn: "2024-06-03", decisionOn: "2024-11-20", publicReport: true)
        let received = try await service.change(path, "/public-report", #"{"received_on":"2024-12-10"}"#)
        try #require(received.status == 200, "\(received.text)")
        func listed(_ query: String = "") async throws -> [String?] {
            let reply = try await service.get("/v1/worklists/ombudsman\(query)")
            let contract = try Contract.shared.get()
            #expect(contract.violations(try reply.json, try contract.answer("getWorklist", 200)) == [])
            return try reply.json["items"].elements.map { $0["duty"].text }
        }

        #expect(try await listed() == ["members_told", "report_notice", "report_reply"])
        #expect(try await listed("?duty=members_told") == ["members_told"])
        #expect(try await listed("?duty=report_reply") == ["report_reply"])
        let told = try await service.change(path, "/members-told", #"{"members_told_on":"2025-01-15"}"#)
        try #require(told.status == 200, "\(told.text)")
        #expect(try await listed() == ["report_notice", "report_reply"])
    }

    @Test("a later reply to a public report that was agreed after its date does not make late in time")
    func lateReportExtension() async throws {
        let service = try await Service.start(on: "2025-03-01")
        let path = try await open(service, enquiryOn: "2024-06-03", decisionOn: "2024-10-21", publicReport: true)
        let received = try await service.change(path, "/public-report", #"{"received_on":"2024-11-05"}"#)
        let due = "report_reply 2025-02-04 open"
        #expect(clocks(try received.json).contains(due))

        let late = try await service.change(
            path, "/public-report/extension", #"{"agreed_on":"2025-02-05","extended_to":"2025-04-30"}"#)

        #expect(try late.code == "extension_after_deadline")
        #expect(try late.json["rule"].text?.contains("1974") == true)
        #expect(clocks(try await service.get(path).json).contains(due))
    }

    @Test("a case without a public report has none to receive, and a decision not upheld none to tell members of")
    func otherDecisions() async throws {
        let service = try await Service.start(on: "2025-03-01")
        let path = try await open(
            service, enquiryOn: "2024-06-03", decisionOn: "2024-11-20", decision: "not_upheld")
        let report = try await service.change(path, "/public-report", #"{"received_on":"2024-12-10"}"#)
        let told = try await service.change(path, "/members-told", #"{"members_told_on":"2025-01-15"}"#)
        #expect(report.status == 409)
        #expect(try report.code == "no_public_report")
        #expect(try told.code == "not_upheld")
        #expect(clocks(try await service.get(path).json) == [])
    }

    @Test("R22, R86: a linked case is exhausted once the last stage was answered by the enquiry, and not before")
    func exhausted() async throws {
        let service = try await Service.start(on: "2025-09-01")
        let file = try await Casefile.accepted(service, "corporate", type: "resident")
        func open(_ exhausted: Bool, on day: String, _ number: Int) async throws -> String {
            let reply = try await service.post(
                "/v1/ombudsman-cases",
                """
                {"reference": "25 000 00\(number)", "complaint_id": "\(file.path.lastIdentifier)", "procedure": "corporate",
                "department": "Children and Families", "service": "Fostering", "enquiry_on": "\(day)",
                "procedure_exhausted": \(exhausted)}
                """)
            return "\(reply.status) \(try reply.code ?? "-")"
        }
        let unanswered = try await Casefile.register(service, type: "resident", aboutChildren: false)
        let waiting = try await service.post(
            "/v1/ombudsman-cases",
            """
            {"reference": "25 000 009", "complaint_id": "\(unanswered.path.lastIdentifier)", "procedure": "corporate",
            "department": "Children and Families", "service": "Fostering", "enquiry_on": "2025-05-01",
            "procedure_exhausted": true}
            """)
        #expect(try waiting.code == "exhaustion_differs", "a complaint in no procedure has exhausted none")

        #expect(try await open(true, on: "2025-05-01", 1) == "422 exhaustion_differs")
        #expect(try await open(false, on: "2025-05-01", 2) == "201 -")
        try await file.done(
            "/stages/stage_1/response",
            #"{"responded_on": "2025-03-12", "responded_by": "\#(Signer.first)", "outcome": "not_upheld"}"#)
        #expect(try await open(true, on: "2025-05-01", 3) == "422 exhaustion_differs")
        try await file.done("/stages", #"{"stage": "stage_2", "requested_on": "2025-03-20"}"#)
        try await file.done(
            "/stages/stage_2/response",
            #"{"responded_on": "2025-04-03", "responded_by": "\#(Signer.second)", "outcome": "not_upheld"}"#)

        #expect(try await open(true, on: "2025-04-02", 4) == "422 exhaustion_differs")
        #expect(try await open(false, on: "2025-04-03", 5) == "422 exhaustion_differs")
        #expect(try await open(true, on: "2025-04-03", 6) == "201 -")
    }
}
