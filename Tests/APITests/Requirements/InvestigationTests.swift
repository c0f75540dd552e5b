import HTTPTypes
import JSON
import TestSupport
import Testing

@testable import API

@Suite(.database) struct InvestigationTests {
    private static let report = "/stages/investigation/report"
    private static let independent = "/stages/investigation/independent-report"
    private static let response = "/stages/investigation/response"

    @Test("R25, R26: the adjudication waits for the Independent Person's report, which comes on a day of its own")
    func independentReport() async throws {
        let service = try await Service.start(on: "2025-09-01")
        let file = try await Casefile.accepted(service, points: ["One"])
        try await file.toInvestigation(respondedOn: "2025-03-17", requestedOn: "2025-03-20")
        let findings = try await file.finding("not_upheld")
        func received(_ day: String) -> String { #"{"independent_report_received_on": "\#(day)"}"# }

        #expect(try await file.refused(Self.independent, received("2025-04-10")) == "409 report_missing")
        try await file.done(Self.report, #"{"report_received_on": "2025-04-14", \#(findings)}"#)
        let way = try await service.get(file.path + "/operations").json["items"].elements.first {
            $0["operation"].text == "respondToStage" && $0["stage"].text == "investigation"
        }
        #expect(way?["code"].text == "independent_report_missing")
        let refused = try await file.act(Self.response, #"{"responded_on": "2025-04-17", \#(findings)}"#)
        #expect(refused.status == 409)
        #expect(try refused.code == "independent_report_missing")
        #expect(try await service.get("/problems/independent_report_missing").text.contains("Independent Person"))
        #expect(
            try await file.refused(Self.independent, received("2025-04-11")) == "422 out_of_order",
            "they report on the officer's report")
        try await file.done(Self.independent, received("2025-04-22"), token: service.officer)
        #expect(try await file.refused(Self.independent, received("2025-04-23")) == "409 already_recorded")
        #expect(
            try await file.refused(Self.response, #"{"responded_on": "2025-04-17", \#(findings)}"#)
                == "422 out_of_order")
        try await file.adjudicate(on: "2025-04-24", "not_upheld")

        let stage = try await file.stage("investigation")
        #expect(stage["report_received_on"].text == "2025-04-14")
        #expect(stage["independent_report_received_on"].text == "2025-04-22")
        #expect(stage["reports"].elements.map { $0["author"].text } == ["investigating_officer", "independent_person"])
        #expect(stage["reports"].elements.map { $0["name"].text } == ["B. Example", "C. Example"])
        #expect(
            try Contract.shared.get().violations(try await file.complaint, Contract.shared.get().named("Complaint"))
                == [])
    }

    @Test("R25: an investigation is repeated by another officer; both reports are kept and the last is adjudicated")
    func repeated() async throws {
        let service = try await Service.start(on: "2025-09-01")
        let file = try await Casefile.accepted(service, points: ["One"])
        try await file.toInvestigation(respondedOn: "2025-03-17", requestedOn: "2025-03-20")
        func report(_ day: String, _ finding: String, _ recommendation: String) -> String {
            """
            {"report_received_on": "\(day)", "independent_report_received_on": "\(day)",
            "findings": [{"point": 1, "finding": "\(finding)", "reason": "The notes say so."}],
            "recommendations": ["\(recommendation)"]}
            """
        }
        func adjudicated(_ number: Int, _ more: String = "") -> String {
            """
            {"responded_on": "2025-04-24", "findings": [{"point": 1, "finding": "upheld"}],
            "recommendations": [{"number": \(number), "reason": "It was done."\(more)}]}
            """
        }
        try await file.done(Self.report, report("2025-04-08", "not_upheld", "Explain"))
        #expect(try await file.refused(Self.report, report("2025-04-10", "upheld", "Again")) == "409 already_recorded")
        let other = "/stages/investigation/investigating-officer"
        #expect(
            try await file.refused(other, DirectoryPerson.commissioned.body(on: "2025-04-07")) == "422 out_of_order")
        try await file.done(other, DirectoryPerson.commissioned.body(on: "2025-04-09"))

        #expect(try await file.refused(Self.response, adjudicated(1)) == "409 report_missing")
        try await file.done(
            Self.report,
            report("2025-04-22", "upheld", "Apologise").replacing(
                #""independent_report_received_on": "2025-04-22","#, with: ""))
        #expect(
            try await file.refused(Self.response, adjudicated(2)) == "409 independent_report_missing",
            "the first report of the Independent Person was on the first investigation")
        try await file.done(Self.independent, #"{"independent_report_received_on": "2025-04-23"}"#)
        #expect(try await file.refused(Self.response, adjudicated(1)) == "422 unknown_recommendation")
        try await file.done(Self.response, adjudicated(2))

        let stage = try await file.stage("investigation")
        let reports = stage["reports"].elements
        #expect(reports.map { $0["number"].integer } == [1, 2, 3, 4])
        #expect(reports.map { $0["name"].text } == ["B. Example", "C. Example", "H. Example", "C. Example"])
        #expect(reports.map { $0["received_on"].text } == ["2025-04-08", "2025-04-08", "2025-04-22", "2025-04-23"])
        #expect(reports[0]["findings"][0]["finding"].text == "not_upheld")
        #expect(reports[0]["findings"][0]["reason"].text == "The notes say so.")
        #expect(reports[2]["findings"][0]["finding"].text == "upheld")
        #expect(stage["report_received_on"].text == "2025-04-22")
        #expect(stage["recommendations"].elements.map { $0["report"].integer } == [1, 3])
        #expect(stage["recommendations"].elements.map { $0["accepted"] } == [.null, .bool(false)])
        let finding = try await file.complaint["points"][0]["findings"].elements.first {
            $0["stage"].text == "investigation"
        }
        #expect(finding?["officer_finding"].text == "upheld", "that of the report that was adjudicated")
    }

    @Test(
        "R25, R26: whoever reported, as officer or Independent Person, neither adjudicates nor takes the other's part")
    func adjudicator() async throws {
        let service = try await Service.start(on: "2025-09-01")
        let file = try await Casefile.accepted(service, points: ["One"])
        try await file.toInvestigation(respondedOn: "2025-03-17", requestedOn: "2025-03-20")
        func both(_ employment: String) async throws -> String {
            try await service.addPerson(
                "P. Example", employment: employment,
                capacities: ["investigating_officer", "independent_person", "adjudicating_officer"],
                more: #", "trained_on": "2024-01-08""#)
        }
        let people = (
            first: try await both("commissioned"), second: try await both("none"), other: try await both("none")
        )
        func appoint(_ role: String, _ person: String, on day: String) async throws -> String {
            let reply = try await file.act(
                "/stages/investigation/\(role)", #"{"person_id": "\#(person)", "appointed_on": "\#(day)"}"#)
            return "\(reply.status) \(try reply.code ?? "-")"
        }
        #expect(try await appoint("investigating-officer", people.first, on: "2025-03-24") == "200 -")
        #expect(try await appoint("independent-person", people.second, on: "2025-03-24") == "200 -")
        try await file.report(on: "2025-04-08", "not_upheld")
        try await file.done(
            "/stages/investigation/investigating-officer", DirectoryPerson.commissioned.body(on: "2025-04-09"))

        #expect(
            try await appoint("independent-person", people.first, on: "2025-04-09")
                == "409 independent_person_is_investigating_officer")
        #expect(try await appoint("independent-person", people.other, on: "2025-04-09") == "200 -")
        #expect(
            try await appoint("investigating-officer", people.second, on: "2025-04-09")
                == "409 independent_person_is_investigating_officer", "they reported as the Independent Person")
        try await file.report(on: "2025-04-22", "not_upheld")
        let findings = try await file.finding("not_upheld")
        for person in [people.first, people.second, people.other] {
            #expect(
                try await file.refused(
                    Self.response, #"{"responded_on": "2025-04-24", "responded_by": "\#(person)", \#(findings)}"#)
                    == "422 adjudicator_investigated")
        }
        try await file.adjudicate(on: "2025-04-24", "not_upheld", extra: #", "responded_by": "\#(Signer.first)""#)
    }

    @Test("R17: neither an answer nor a report finds on a point before the day the point was found")
    func pointFoundLater() async throws {
        let service = try await Service.start(on: "2025-09-01")
        let file = try await Casefile.accepted(service, points: ["One"])
        func add(_ day: String) async throws {
            try await file.done("/points", #"{"text": "Found later", "origin": "authority", "found_on": "\#(day)"}"#)
        }
        func answered(_ field: String, _ day: String) async throws -> String {
            #"{"\#(field)": "\#(day)", \#(try await file.finding("not_upheld"))}"#
        }
        let first = "/stages/local_resolution/response"
        try await add("2025-03-18")
        #expect(try await file.refused(first, try await answered("responded_on", "2025-03-17")) == "422 out_of_order")
        try await file.done(first, try await answered("responded_on", "2025-03-18"))
        try await file.done("/stages", #"{"stage": "investigation", "requested_on": "2025-03-20"}"#)
        try await file.appoint()
        try await add("2025-04-10")

        #expect(
            try await file.refused(Self.report, try await answered("report_received_on", "2025-04-09"))
                == "422 out_of_order")
        try await file.report(on: "2025-04-10", "not_upheld")
        try await file.adjudicate(on: "2025-04-14", "not_upheld")
    }

    @Test(
        "R43: a report on day 50 and an adjudication on day 78 take 50, 28 and together 78 working days, and are late",
        arguments: [
            ("2025-06-13", "2025-07-23", [50, 28, 78], true),
            // Its own 25 working days: Thursday 8 May 2025.
            ("2025-05-07", "2025-05-08", [24, 1, 25], false),
        ])
    func days(reportedOn: String, adjudicatedOn: String, days: [Int], late: Bool) async throws {
        let service = try await Service.start(on: "2025-09-01")
        let file = try await Casefile.accepted(service)
        try await file.toInvestigation(respondedOn: "2025-03-28", requestedOn: "2025-03-31")
        #expect(try await file.stage("investigation")["investigation_days"] == .null)
        try await file.report(on: reportedOn, "not_upheld")
        let reported = try await file.stage("investigation")["investigation_days"]
        #expect(reported["to_report"].integer == days[0])
        #expect(reported["together"] == .null)
        if late {
            #expect(
                try await file.refused(
                    Self.response, #"{"responded_on": "\#(adjudicatedOn)", "outcome": "not_upheld"}"#)
                    == "422 breach_reason_missing")
        }
        try await file.adjudicate(
            on: adjudicatedOn, "not_upheld", extra: late ? #", "breach_reason": "complexity""# : "")

        let whole = try await file.stage("investigation")["investigation_days"]
        #expect(["to_report", "to_adjudication", "together"].map { whole[$0].integer } == days)
        for (figure, count) in [
            ("days_to_report", days[0]), ("days_from_report", days[1]), ("days", days[2]),
        ] {
            let median = try await service.statistic("childrens.stage_2.\(figure)_by_investigator", "2025-26")
            #expect(median["in_house"].integer == count, "\(figure)")
        }
    }

    @Test(
        "R26: a recommendation has an obligation or a reason, once, of a type that fits, due on a day that can be",
        arguments: [
            (#""obligation": {TERMS, "due_on": "2025-06-30"}, "reason": "Too dear.""#, "recommendation_answered_twice"),
            (#""obligation": {TERMS, "due_on": "2025-04-16"}"#, "out_of_order"),
            (#""obligation": {TERMS, "due_on": "2199-01-01"}"#, "outside_calendar"),
            (#""obligation": {TERMS}"#, "blank"),
            (#""reason": "Too dear."}, {"number": 1, "reason": "Far too dear.""#, "recommendation_answered_twice"),
            (
                #""obligation": {"scope": "individual", "type": "staff_training", "owner_department": "Highways", "due_on": "2025-06-30"}"#,
                "obligation_scope"
            ),
            (#""obligation": {TERMS, "done_on": "2025-03-21"}"#, "evidence_missing"),
            (#""obligation": {TERMS, "done_on": "2025-03-02", "evidence": "Letter"}"#, "out_of_order"),
        ])
    func recommendation(answer: String, code: String) async throws {
        let file = try await recommended()
        let terms = #""scope": "wider", "type": "staff_training", "owner_department": "Children and Families""#

        #expect(
            try await file.refused(Self.response, Self.answer(answer.replacing("TERMS", with: terms)))
                == "422 \(code)")
        #expect(try await file.stage("investigation")["responded_on"] == .null)
    }

    @Test("An apology that was made before the answer is an obligation that is done, with the day and what shows it")
    func apologyMade() async throws {
        let file = try await recommended()

        try await file.done(
            Self.response,
            Self.answer(
                """
                "obligation": {"scope": "individual", "type": "apology", "owner_department": "Children and Families",
                "done_on": "2025-03-21", "evidence": "Letter of 21 March 2025"}
                """))

        let obligations = try await file.service.get("/v1/obligations?status=done").json["items"].elements
        #expect(obligations.count == 1)
        #expect(obligations.first?["agreed_on"].text == "2025-03-21")
        #expect(obligations.first?["done_on"].text == "2025-03-21")
        #expect(obligations.first?["evidence"].text == "Letter of 21 March 2025")
        #expect(obligations.first?["accepted"] == .bool(true))
    }

    @Test("R78: an obligation that is added has a due day the calendar reaches")
    func dueBeyondCalendar() async throws {
        let service = try await Service.start(on: "2025-09-01")
        let file = try await Casefile.accepted(service)

        #expect(
            try await file.refused(
                "/obligations",
                """
                {"scope": "individual", "type": "apology", "source": "local", "text": "Apologise",
                "owner_department": "Children and Families", "agreed_on": "2025-03-10", "due_on": "2199-01-01"}
                """) == "422 outside_calendar")
    }

    /// A stage 2 whose report of 14 April 2025 recommends one thing.
    private func recommended() async throws -> Casefile {
        let service = try await Service.start(on: "2025-09-01")
        let file = try await Casefile.accepted(service)
        try await file.toInvestigation(respondedOn: "2025-03-17", requestedOn: "2025-03-20")
        try await file.done(
            Self.report,
            """
            {"report_received_on": "2025-04-14", "independent_report_received_on": "2025-04-14",
            "recommendations": ["Act"]}
            """)
        return file
    }

    private static func answer(_ recommendation: String) -> String {
        """
        {"responded_on": "2025-04-17", "outcome": "fault_found",
        "recommendations": [{"number": 1, \(recommendation)}]}
        """
    }
}
