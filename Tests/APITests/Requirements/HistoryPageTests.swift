import Complaints
import Foundation
import HTTPTypes
import JSON
import TestSupport
import Testing

@testable import API

/// What the history and the explanations tell a person who reads them as pages.
@Suite(.database) struct HistoryPageTests {
    @Test(
        "A complaint that came with a register has its receipt, its requests and its answers in its history, on their own days",
        .database(.demonstration))
    func imported() async throws {
        let service = try await Service.start(on: "2023-10-02")
        let found = try await service.get("/v1/complaints?reference=CSC-2022-0020").json["items"].elements
        let path = "/v1/complaints/\(try #require(found.first?["id"].text))"

        let lines = try await service.get(path + "/history").json["lines"].elements
        let page = try await service.get(path + "/history?format=html").text

        let facts = lines.filter { $0["kind"].text == "fact" }.map {
            "\($0["occurs_on"].text ?? "") \($0["title"].text ?? "") \($0["text"].text ?? "")"
        }
        #expect(
            facts == [
                "2022-04-29 received in person", "2022-04-29 accepted into the children's procedure",
                "2022-05-25 local_resolution.answered fault found", "2022-05-31 investigation.requested ",
                "2022-06-14 investigation.statement_agreed ",
                "2022-06-30 investigation.extension_agreed to 2 September 2022",
                "2022-08-08 investigation.report_received of the investigating officer",
                "2022-09-07 investigation.answered not upheld", "2022-09-16 review_panel.requested ",
                "2022-11-15 review_panel.panel_held ", "2022-11-22 review_panel.findings_sent ",
                "2022-12-08 review_panel.answered fault found",
            ])
        #expect(page.contains("<th scope=\"row\">29 April 2022</th><td><b>Received:</b> in person</td>"))
        #expect(page.contains("<b>Answered, local resolution (stage 1):</b> fault found"))
        #expect(page.contains("<b>Requested, review panel (stage 3)</b>"))
    }

    @Test(
        "A complaint registered here has the same days, with its acknowledgement, beside the events that recorded them")
    func registered() async throws {
        let service = try await Service.start(on: "2025-09-01")
        let file = try await Casefile.accepted(service)
        try await file.done(
            "/stages/local_resolution/acknowledgement", #"{"acknowledged_on": "2025-03-05"}"#)
        try await file.done(
            "/stages/local_resolution/response", #"{"responded_on": "2025-03-17", "outcome": "not_upheld"}"#)

        let lines = try await service.get(file.path + "/history").json["lines"].elements

        let facts = lines.filter { $0["kind"].text == "fact" }
        #expect(
            facts.map { "\($0["occurs_on"].text ?? "") \($0["title"].text ?? "")" } == [
                "2025-03-03 received", "2025-03-03 accepted", "2025-03-05 local_resolution.acknowledged",
                "2025-03-17 local_resolution.answered",
            ])
        #expect(facts.allSatisfy { $0["recorded_at"] == .null && $0["by"] == .null })
        #expect(lines.contains { $0["kind"].text == "event" && $0["title"].text == "stage_responded" })
    }

    @Test("No page of a complaint prints an identifier, a code or a day in figures")
    func inWords() async throws {
        let service = try await Service.start(on: "2025-09-01")
        let file = try await Casefile.accepted(service)
        try await file.done(
            "/stages/local_resolution/response", #"{"responded_on": "2025-03-17", "outcome": "not_upheld"}"#)
        try await file.done("/stages", #"{"stage": "investigation", "requested_on": "2025-03-20"}"#)
        for appointment in try await service.appointments(on: "2025-03-24", officer: .commissioned) {
            try await file.done(appointment.act, appointment.body)
        }
        try await file.done(
            "/stages/local_resolution/corrections", #"{"responded_on": "2025-03-18", "reason": "Sent later"}"#)
        try await file.done(
            "/obligations",
            """
            {"scope": "individual", "type": "apology", "source": "local", "text": "Apologise",
            "owner_department": "Children and Families", "agreed_on": "2025-03-20", "due_on": "2025-04-20"}
            """)

        let explanation = file.path + "/clocks/local_resolution.response/explanation?format=html"
        for page in [file.path + "/history?format=html", explanation] {
            let reply = try await service.get(page)
            try #require(reply.status == 200)
            let text = reply.text[try #require(reply.text.range(of: "<main")).lowerBound...].replacing(
                /<[^>]*>/, with: "\n")
            #expect(text.firstMatch(of: /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/) == nil, "\(page)")
            #expect(text.firstMatch(of: /[a-z]_[a-z]/) == nil, "\(page)")
            #expect(text.firstMatch(of: /\d{4}-\d{2}-\d{2}/) == nil, "\(page)")
        }
    }

    @Test(
        "A page has each landmark once, one first heading, and no width that a narrow screen lacks",
        arguments: ["history", "clocks/local_resolution.response/explanation"])
    func landmarks(path: String) async throws {
        let service = try await Service.start(on: "2025-09-01")
        let file = try await Casefile.accepted(service)

        let page = try await service.get("\(file.path)/\(path)?format=html").text

        for part in ["<header>", "<main id=\"content\"", "<h1>", "content=\"width=device-width, initial-scale=1\""] {
            #expect(page.components(separatedBy: part).count == 2, "\(part)")
        }
        let headings = page.matches(of: /<th[ >]/).count
        #expect(page.matches(of: /<th scope="(?:col|row)">/).count == headings)
    }

    @Test(
        "A page says whose it is and when it was computed, to the minute, and a key leads past its head",
        arguments: ["history", "clocks/local_resolution.response/explanation"])
    func standing(path: String) async throws {
        let service = try await Service.start(on: "2025-09-01")
        let file = try await Casefile.accepted(service)

        let before = try await service.get("\(file.path)/\(path)?format=html").text
        let named = try await service.post(
            "/v1/council", #"{"name": "Borough of A & B"}"#, headers: [.ifMatch: #""0""#])
        try #require(named.status == 201, "\(named.text)")
        let page = try await service.at("2025-09-01T13:05:00Z").get("\(file.path)/\(path)?format=html").text

        #expect(
            before.contains("The Council. Computed for whoever asked, 1 September 2025 at 12:00, London time.</p>"))
        #expect(
            page.contains("Borough of A &amp; B. Computed for whoever asked, 1 September 2025 at 14:05, London time."))
        #expect(page.contains("<p class=\"kicker\">Borough of A &amp; B"))
        for part in ["<body>\n<a class=\"skip\" href=\"#content\">Skip to the ", "<footer>"] {
            #expect(page.components(separatedBy: part).count == 2, "\(part)")
        }
    }
}
