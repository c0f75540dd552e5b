import HTTPTypes
import JSON
import TestSupport
import Testing

@testable import API

@Suite(.database) struct PointTests {
    @Test("R17: issues found along the way need their own finding and move no deadline")
    func found() async throws {
        let service = try await Service.start(on: "2025-09-01")
        let file = try await Casefile.accepted(service, points: ["No visits", "No review"])
        try await file.toInvestigation(respondedOn: "2025-03-17", requestedOn: "2025-03-20")
        let due = try await file.due("investigation", "response")

        try await file.done(
            "/points",
            #"{"text": "No records of calls", "origin": "investigating_officer", "found_on": "2025-04-07"}"#)

        #expect(try await file.due("investigation", "response") == due)
        #expect(
            try await file.refused(
                "/stages/investigation/report",
                """
                {"report_received_on": "2025-04-14", "findings": [{"point": 1, "finding": "upheld"},
                {"point": 2, "finding": "upheld"}]}
                """) == "422 findings_incomplete")
        try await file.report(on: "2025-04-14", "upheld")
        #expect(try await file.complaint["points"][2]["findings"][0]["officer_finding"].text == "upheld")
    }

    @Test("R29: a point left out of the investigation gets no finding")
    func excluded() async throws {
        let service = try await Service.start(on: "2025-09-01")
        let file = try await Casefile.accepted(service, points: ["One", "Two", "Three"])
        try await file.toInvestigation(respondedOn: "2025-03-17", requestedOn: "2025-03-20")
        let exclusion = #"{"excluded_on": "2025-03-25", "reason": "court", "explanation": "Decided by the court."}"#

        #expect(try await file.act("/points/2/exclusion", exclusion, token: service.officer).status == 403)
        #expect(try await file.act("/points/7/exclusion", exclusion).status == 404)
        try await file.done("/points/2/exclusion", exclusion)
        try await file.report(on: "2025-04-14", "not_upheld")
        #expect(
            try await file.refused(
                "/stages/investigation/response",
                """
                {"responded_on": "2025-04-17", "findings": [{"point": 1, "finding": "not_upheld"},
                {"point": 2, "finding": "upheld"}, {"point": 3, "finding": "not_upheld"}]}
                """) == "422 point_excluded")
        try await file.adjudicate(on: "2025-04-17", "not_upheld")

        let points = try await file.complaint["points"].elements
        #expect(points[1]["exclusion"]["reason"].text == "court")
        #expect(!points[1]["findings"].elements.contains { $0["stage"].text == "investigation" })
        #expect(try await file.stage("investigation")["outcome"].text == "not_upheld")
    }

    @Test("Officer's and adjudicated finding stay apart, and a departure has its reason")
    func departure() async throws {
        let service = try await Service.start(on: "2025-09-01")
        let file = try await Casefile.accepted(service, points: ["One"])
        try await file.toInvestigation(respondedOn: "2025-03-17", requestedOn: "2025-03-20")
        try await file.report(on: "2025-04-14", "upheld")
        func body(_ reason: String) -> String {
            #"{"responded_on": "2025-04-17", "findings": [{"point": 1, "finding": "not_upheld"\#(reason)}]}"#
        }

        #expect(try await file.refused("/stages/investigation/response", body("")) == "422 departure_without_reason")
        try await file.done("/stages/investigation/response", body(#", "reason": "The visit took place.""#))

        let finding = try #require(
            try await file.complaint["points"][0]["findings"].elements.first {
                $0["stage"].text == "investigation"
            })
        #expect(finding["officer_finding"].text == "upheld")
        #expect(finding["adjudicated_finding"].text == "not_upheld")
        #expect(finding["reason"].text == "The visit took place.")
    }

    @Test(
        "R68: three outcomes, derived from the findings",
        arguments: [
            (["upheld", "not_upheld"], "fault_found"), (["partly_upheld", "no_finding"], "fault_found"),
            (["not_upheld", "not_upheld"], "not_upheld"), (["no_finding", "not_upheld"], "no_finding"),
        ])
    func outcomes(findings: [String], outcome: String) async throws {
        let service = try await Service.start(on: "2025-09-01")
        let file = try await Casefile.accepted(service, points: ["One", "Two"])
        let listed = findings.enumerated().map { #"{"point": \#($0.offset + 1), "finding": "\#($0.element)"}"# }
        let reason = outcome == "no_finding" ? #", "no_finding_reason": "irreconcilable_versions""# : ""
        let body = #"{"responded_on": "2025-03-17", "findings": [\#(listed.joined(separator: ", "))]"#
        let other = outcome == "not_upheld" ? "fault_found" : "not_upheld"

        #expect(
            try await file.refused("/stages/local_resolution/response", body + #", "outcome": "\#(other)"}"#)
                == "422 outcome_differs")
        try await file.done("/stages/local_resolution/response", body + reason + "}")

        #expect(try await file.stage("local_resolution")["outcome"].text == outcome)
    }

    @Test("R69: no finding has defined reasons")
    func noFinding() async throws {
        let service = try await Service.start(on: "2025-09-01")
        let file = try await Casefile.accepted(service, points: ["One"])
        let body = #"{"responded_on": "2025-03-17", "findings": [{"point": 1, "finding": "no_finding"}]"#

        #expect(try await file.refused("/stages/local_resolution/response", body + "}") == "422 no_finding_reason")
        #expect(
            try await file.refused(
                "/stages/local_resolution/response", body + #", "no_finding_reason": "who_knows"}"#)
                == "422 invalid_body")
        try await file.done(
            "/stages/local_resolution/response", body + #", "no_finding_reason": "court_is_the_forum"}"#)
        #expect(try await file.stage("local_resolution")["no_finding_reason"].text == "court_is_the_forum")
    }

    @Test("worked case 29: one letter about three siblings by two parents, with a point for the corporate procedure")
    func mixedLetter() async throws {
        let service = try await Service.start(on: "2025-09-01")
        let file = try await Casefile.register(service, points: ["No visits", "The EHC plan is late"])
        for child in ["H. Example", "I. Example", "J. Example"] {
            try await file.done("/parties", #"{"role": "child", "name": "\#(child)", "relationship": "sibling"}"#)
        }
        try await file.done("/parties", #"{"role": "complainant", "name": "K. Example"}"#)

        let split = try await file.done(
            "/points/2/split",
            """
            {"split_on": "2025-03-04", "department": "Highways", "service": "Potholes",
            "explanation": "The plan is an education matter."}
            """)
        try await service.accept(file.path, on: "2025-03-04")
        let other = Casefile(service: service, path: "/v1/complaints/\(try #require(split["id"].text))")
        let officer = try await service.rightsOfficer()
        try await service.accept(
            other.path, into: "corporate", on: "2025-03-04", Service.check(officer, "2025-03-04"))

        #expect(split["received_on"].text == "2025-03-03")
        #expect(split["split_from"].text.map { file.path.hasSuffix($0) } == true)
        #expect(split["points"][0]["text"].text == "The EHC plan is late")
        let parties = try await service.get(other.path + "/parties").json["items"].elements
        #expect(parties.filter { $0["role"].text == "child" }.count == 3)
        #expect(parties.filter { $0["role"].text == "complainant" }.count == 1)
        for procedure in ["childrens", "corporate"] {
            let list = try await service.get("/v1/complaints?procedure=\(procedure)").json["items"].elements
            #expect(list.count == 1)
        }
        #expect(try await file.complaint["points"][1]["exclusion"]["reason"].text == "split_off")
    }

    @Test("worked case 30: with court proceedings about contact only the prejudicial point is declined")
    func proceedings() async throws {
        let service = try await Service.start(on: "2025-09-01")
        let file = try await Casefile.accepted(service, points: ["Contact", "The social worker's conduct"])

        try await file.done(
            "/points/1/exclusion",
            #"{"excluded_on": "2025-03-05", "reason": "proceedings", "explanation": "Before the family court."}"#)
        #expect(
            try await file.refused(
                "/points/2/exclusion",
                #"{"excluded_on": "2025-03-05", "reason": "proceedings", "explanation": "Also."}"#)
                == "409 last_point")
        try await file.done(
            "/stages/local_resolution/response",
            #"{"responded_on": "2025-03-17", "findings": [{"point": 2, "finding": "upheld"}]}"#)
        let ended = try await file.done("/points/1/proceedings-end", #"{"proceedings_ended_on": "2025-06-30"}"#)

        #expect(ended["points"][0]["exclusion"]["resubmit_until"].text == "2026-06-30")
        #expect(try await file.stage("local_resolution")["outcome"].text == "fault_found")
    }

    @Test("worked case 50: a related new issue is folded in until the answer is sent, and is a new complaint after it")
    func newIssue() async throws {
        let service = try await Service.start(on: "2026-06-01")
        let file = try await Casefile.accepted(
            service, "corporate", receivedAt: "2026-04-13T09:00:00+01:00", type: "resident", points: ["No answer"])
        let due = try await file.due("stage_1", "response")
        let issue = #"{"text": "Nor to the second letter", "origin": "complainant", "found_on": "2026-04-23"}"#

        try await file.done("/points", issue)
        #expect(try await file.due("stage_1", "response") == due)
        try await file.done(
            "/stages/stage_1/response",
            #"{"responded_on": "2026-04-24", "responded_by": "\#(Signer.first)", \#(try await file.finding("upheld"))}"#
        )

        #expect(try await file.refused("/points", issue) == "409 new_complaint_needed")
    }
}
