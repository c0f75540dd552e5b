import HTTPTypes
import JSON
import Testing

@testable import API

/// Records with duties, each made through HTTP; what is given is the path of what acts on them are sent to.
enum DutyRecords {
    /// A complaint received and accepted on a day into a procedure of one stage, or another.
    static func complaint(_ service: Service, _ procedure: String, on day: String) async throws -> String {
        try await Casefile.accepted(service, procedure, receivedAt: "\(day)T09:30:00Z").path
    }

    /// Stage 2 of a children's complaint, asked for on Thursday 20 March 2025.
    static func investigation(_ service: Service) async throws -> Casefile {
        let file = try await Casefile.accepted(service, points: ["Nobody answered"])
        try await file.toInvestigation(respondedOn: "2025-03-17", requestedOn: "2025-03-20")
        return file
    }

    /// The same, adjudicated on Monday 28 April 2025 with its point upheld.
    static func adjudicated(_ service: Service) async throws -> Casefile {
        let file = try await investigation(service)
        try await file.report(on: "2025-04-24", "upheld")
        try await file.adjudicate(on: "2025-04-28", "upheld")
        return file
    }

    /// The same, with a review panel asked for on Monday 12 May 2025.
    static func reviewPanel(_ service: Service) async throws -> Casefile {
        let file = try await adjudicated(service)
        try await file.done("/stages", #"{"stage": "review_panel", "requested_on": "2025-05-12"}"#)
        return file
    }

    /// The same, with the panel held on Tuesday 10 June 2025.
    static func panelHeld(_ service: Service) async throws -> Casefile {
        let file = try await reviewPanel(service)
        try await file.done(
            "/stages/review_panel/panellists", DirectoryPerson.body(of: DirectoryPerson.panel, on: "2025-06-03"))
        try await file.done("/stages/review_panel/panel", #"{"panel_held_on": "2025-06-10"}"#)
        return file
    }

    /// A complaint that somebody rang about at noon on Wednesday 14 May 2025.
    static func contact(_ service: Service, _ procedure: String) async throws -> String {
        try await service.logContact(
            at: "2025-05-14T12:00:00+01:00", ["kind": #""complaint""#, "procedure": "\"\(procedure)\""])
    }

    /// A contact that was referred on Monday 5 September 2022.
    static func referral(_ service: Service) async throws -> String {
        try await service.logContact(
            at: "2022-09-05T11:00:00+01:00", ["safeguarding": "true", "refer_to": #""allocated_worker""#])
    }

    /// A warning of Monday 5 January 2026, told the same day, to be reviewed on Monday 1 June.
    static func measure(_ service: Service, _ number: Int) async throws -> String {
        let imposed = try await service.post(
            "/v1/behaviour-measures",
            """
            {"complainant": "\(["A", "B", "C", "D"][number - 1]). Warned", "complainant_kind": "adult", "kind": "warning",
            "evidence": "Forty calls in a week.", "adjustments_considered": true, "starts_on": "2026-01-05",
            "review_on": "2026-06-01", "decided_by": "\(Signer.first)", "consultees": ["\(Signer.second)"],
            "reason": "It keeps the team from other work."}
            """)
        let path = try #require(imposed.headers[.location], "\(imposed.text)")
        try await change(
            service, path, "/letters",
            """
            {"sent_on": "2026-01-05", "text": "Please write.", "signposts_ombudsman": true,
            "restriction_threatened": "Letters only."}
            """)
        return path
    }

    /// A complaint whose disputed decision is held back from Wednesday 5 March 2025 and looked at again on 1 April.
    static func freeze(_ service: Service) async throws -> String {
        let file = try await Casefile.accepted(service)
        try await file.done(
            "/freezes",
            """
            {"disputed_decision": "Move to another placement", "requested_on": "2025-03-04", "agreed": true,
            "decided_on": "2025-03-05", "reason": "The complaint is about the move.", "review_on": "2025-04-01"}
            """)
        return file.path
    }

    /// A case at the Ombudsman about corporate services, enquired about on a day.
    static func ombudsmanCase(_ service: Service, _ number: Int, enquiryOn: String) async throws -> String {
        let opened = try await service.post(
            "/v1/ombudsman-cases",
            """
            {"reference": "24 000 00\(number)", "procedure": "corporate", "department": "Children and Families",
            "service": "Fostering", "enquiry_on": "\(enquiryOn)", "stage_reached": "stage_2",
            "procedure_exhausted": true}
            """)
        return try #require(opened.headers[.location], "\(opened.text)")
    }

    /// A case with an enquiry of Friday 10 January 2025 that asks for an answer by Saturday 8 February.
    static func letter(_ service: Service, _ number: Int) async throws -> String {
        if number == 1 { try await service.addLinkOfficer() }
        let path = try await ombudsmanCase(service, number, enquiryOn: "2025-01-06")
        try await change(
            service, path, "/letters", #"{"kind": "enquiry", "received_on": "2025-01-10", "due_on": "2025-02-08"}"#)
        return path
    }

    /// A case that was upheld on a day.
    static func upheld(
        _ service: Service, _ number: Int, on day: String, publicReport: Bool = false
    ) async throws -> String {
        let path = try await ombudsmanCase(service, number, enquiryOn: "2024-06-03")
        try await change(
            service, path, "/decision",
            """
            {"decision_on": "\(day)", "decision": "upheld_fault_and_injustice", "public_report": \(publicReport)}
            """)
        return path
    }

    /// A case whose report in the public interest was received on Tuesday 10 December 2024.
    static func publicReport(_ service: Service, _ number: Int) async throws -> String {
        let path = try await upheld(service, number, on: "2024-11-20", publicReport: true)
        try await change(service, path, "/public-report", #"{"received_on": "2024-12-10"}"#)
        return path
    }

    /// The same, open to inspection from Monday 16 December 2024.
    static func inspection(_ service: Service, _ number: Int) async throws -> String {
        let path = try await publicReport(service, number)
        try await change(
            service, path, "/public-report/acts", #"{"act": "inspection_opened", "done_on": "2024-12-16"}"#)
        return path
    }

    /// What was agreed with the Ombudsman on Tuesday 10 December 2024, within 8 weeks: by Tuesday 4 February 2025.
    static func obligation(_ service: Service, _ number: Int) async throws -> String {
        let path = try await upheld(service, number, on: "2024-12-10")
        let agreed = try await change(
            service, path, "/obligations",
            #"{"type": "policy_review", "text": "Review", "agreed_on": "2024-12-10", "due_in_weeks": 8}"#)
        return "/v1/obligations/" + (try #require(agreed["obligations"][0]["id"].text))
    }

    /// The same, begun by 20 January 2025, with a day on which to see whether it worked: Monday 2 June 2025.
    static func checked(_ service: Service, _ number: Int) async throws -> String {
        let path = try await obligation(service, number)
        try await change(
            service, path, "/progress",
            #"{"status": "part_done", "reached_on": "2025-01-20", "check_on": "2025-06-02"}"#)
        return path
    }

    @discardableResult
    private static func change(
        _ service: Service, _ path: String, _ act: String, _ body: String
    ) async throws -> JSONValue {
        let reply = try await service.change(path, act, body)
        try #require(reply.status < 300, "\(act): \(reply.text)")
        return try reply.json
    }
}
