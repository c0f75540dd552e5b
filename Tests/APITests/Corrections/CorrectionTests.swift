import JSON
import TestSupport
import Testing

@testable import API
@testable import Casework

/// Every recorded day and decision of a complaint and of its stages can be corrected, with its before and after.
@Suite(.database) struct CorrectionTests {
    /// A correction of a complaint that went through all three stages, and what the audit says of it.
    struct Case: Sendable, CustomTestStringConvertible {
        let act: String
        let fields: String
        let facts: [String: String]

        init(_ act: String, _ fields: String, _ facts: [String: String]) {
            self.act = act
            self.fields = fields
            self.facts = facts
        }

        var testDescription: String { act + " " + fields }
    }

    private static let complaint = "/corrections"
    private static let first = "/stages/local_resolution/corrections"
    private static let second = "/stages/investigation/corrections"
    private static let third = "/stages/review_panel/corrections"

    private static func moved(_ field: String, from before: String, to after: String) -> [String: String] {
        ["from_\(field)": before, "to_\(field)": after]
    }

    /// A complaint of 3 March 2025 by telephone: answered on 17 March, stage 2 asked for on 24 March and adjudicated on 22
    /// April, stage 3 asked for on 6 May and answered on 30 June.
    static func throughAllStages(_ service: Service) async throws -> Casefile {
        try await service.addAppointees()
        let file = try await Casefile.register(service, channel: "phone")
        try await service.accept(file.path, on: "2025-03-05")
        try await file.done("/written-record", #"{"sent_on": "2025-03-06"}"#)
        try await file.done("/stages/local_resolution/acknowledgement", #"{"acknowledged_on": "2025-03-05"}"#)
        try await file.done("/stages/local_resolution/advocate-request", #"{"advocate_asked_on": "2025-03-06"}"#)
        try await file.done(
            "/stages/local_resolution/advocate-appointment", #"{"advocate_appointed_on": "2025-03-10"}"#)
        try await file.toInvestigation(respondedOn: "2025-03-17", requestedOn: "2025-03-24")
        try await file.done("/stages/investigation/statement", #"{"statement_agreed_on": "2025-03-28"}"#)
        try await file.report(on: "2025-04-11", "upheld")
        try await file.adjudicate(on: "2025-04-22", "upheld", extra: #", "all_points_upheld": true"#)
        try await file.done(
            "/stages/investigation/adjudication-receipt", #"{"adjudication_received_on": "2025-04-24"}"#)
        try await file.done("/stages", #"{"stage": "review_panel", "requested_on": "2025-05-06"}"#)
        try await file.done(
            "/stages/review_panel/panellists", DirectoryPerson.body(of: DirectoryPerson.panel, on: "2025-05-12"))
        try await file.done(
            "/stages/review_panel/panel", #"{"panel_held_on": "2025-06-10", "needs_confirmed_on": "2025-05-20"}"#)
        try await file.done(
            "/stages/review_panel/findings",
            #"{"panel_findings_on": "2025-06-13", "findings_received_on": "2025-06-16"}"#)
        try await file.done(
            "/stages/review_panel/response",
            """
            {"responded_on": "2025-06-30", "outcome": "fault_found",
            "independent_person_consulted_on": "2025-06-20"}
            """)
        return file
    }

    @Test(
        "Each fact is corrected after the last stage has ended, and audit and record have what was there before and is now",
        arguments: [
            Case(
                complaint, #""received_at": "2025-03-01T10:00:00Z""#,
                moved("received_on", from: "2025-03-03", to: "2025-03-01")),
            Case(complaint, #""team_received_on": "2025-03-04""#, ["to_team_received_on": "2025-03-04"]),
            Case(complaint, #""channel": "in_person""#, moved("channel", from: "phone", to: "in_person")),
            Case(complaint, #""grounds_on": "2025-01-06""#, ["to_grounds_on": "2025-01-06"]),
            Case(
                complaint, #""accepted_on": "2025-03-04""#, moved("accepted_on", from: "2025-03-05", to: "2025-03-04")),
            Case(
                complaint, #""written_record": {"sent_on": "2025-03-07", "agreed_on": "2025-03-10"}"#,
                ["from_written_record_sent_on": "2025-03-06", "to_written_record_agreed_on": "2025-03-10"]),
            Case(
                first, #""acknowledged_on": "2025-03-04""#,
                moved("acknowledged_on", from: "2025-03-05", to: "2025-03-04")),
            Case(first, #""acknowledged_on": null"#, ["from_acknowledged_on": "2025-03-05"]),
            Case(
                first, #""advocate_asked_on": "2025-03-05""#,
                moved("advocate_asked_on", from: "2025-03-06", to: "2025-03-05")),
            Case(
                first, #""advocate_appointed_on": "2025-03-12""#,
                moved("advocate_appointed_on", from: "2025-03-10", to: "2025-03-12")),
            Case(first, #""advocate_appointed_on": null"#, ["from_advocate_appointed_on": "2025-03-10"]),
            Case(first, #""responded_on": "2025-03-14""#, moved("responded_on", from: "2025-03-17", to: "2025-03-14")),
            Case(second, #""requested_on": "2025-03-20""#, moved("requested_on", from: "2025-03-24", to: "2025-03-20")),
            Case(second, #""acknowledged_on": "2025-03-26""#, ["to_acknowledged_on": "2025-03-26"]),
            Case(
                second, #""statement_agreed_on": "2025-04-01""#,
                moved("statement_agreed_on", from: "2025-03-28", to: "2025-04-01")),
            Case(
                second, #""officer_appointed_on": "2025-03-25""#,
                moved("officer_appointed_on", from: "2025-03-24", to: "2025-03-25")),
            Case(
                second, #""independent_person_appointed_on": "2025-03-26""#,
                moved("independent_person_appointed_on", from: "2025-03-24", to: "2025-03-26")),
            Case(
                second, #""reports": [{"number": 1, "received_on": "2025-04-09"}]"#,
                moved("report_1_received_on", from: "2025-04-11", to: "2025-04-09")),
            Case(second, #""responded_on": "2025-04-23""#, moved("responded_on", from: "2025-04-22", to: "2025-04-23")),
            Case(
                second, #""adjudication_received_on": "2025-04-25""#,
                moved("adjudication_received_on", from: "2025-04-24", to: "2025-04-25")),
            Case(third, #""requested_on": "2025-05-07""#, moved("requested_on", from: "2025-05-06", to: "2025-05-07")),
            Case(
                third, #""panel_appointed_on": "2025-05-09""#,
                moved("panel_appointed_on", from: "2025-05-12", to: "2025-05-09")),
            Case(third, #""needs_confirmed_on": null"#, ["from_needs_confirmed_on": "2025-05-20"]),
            Case(
                third, #""panel_held_on": "2025-06-09""#, moved("panel_held_on", from: "2025-06-10", to: "2025-06-09")),
            Case(
                third, #""panel_findings_on": "2025-06-12""#,
                moved("panel_findings_on", from: "2025-06-13", to: "2025-06-12")),
            Case(third, #""findings_received_on": null"#, ["from_findings_received_on": "2025-06-16"]),
            Case(
                third, #""independent_person_consulted_on": "2025-06-19""#,
                moved("independent_person_consulted_on", from: "2025-06-20", to: "2025-06-19")),
            Case(third, #""responded_on": "2025-06-27""#, moved("responded_on", from: "2025-06-30", to: "2025-06-27")),
            Case(third, #""responded_on": null"#, ["from_responded_on": "2025-06-30", "from_outcome": "fault_found"]),
        ])
    func corrected(_ correction: Case) async throws {
        let service = try await Service.start(on: "2025-09-01")
        let file = try await Self.throughAllStages(service)

        try await file.done(correction.act, #"{\#(correction.fields), "reason": "A slip"}"#)

        let event = try #require(try await service.get(file.path + "/events").json["items"].elements.last)
        for (fact, value) in correction.facts {
            #expect(event["details"][fact].text == value, "\(fact): \(event["details"])")
        }
        #expect(event["details"]["reason"].text == "A slip")
        let history = try await service.get(file.path + "/history").text
        for (fact, value) in correction.facts {
            #expect(history.contains("\(fact.replacing("_", with: " ")): \(value)"))
        }
        #expect(try await service.casework.verifyDuties().drift.isEmpty)
        #expect(
            try await file.refused(correction.act, #"{\#(correction.fields), "reason": "Again"}"#)
                == "409 nothing_corrected")
    }

    @Test(
        "Another day of receipt is day 0 of the first stage as if it had been entered so, over a bank holiday too",
        arguments: [
            ("2025-04-22T09:30:00Z", "2025-04-17T09:30:00Z"), ("2025-03-03T09:30:00Z", "2025-03-02T09:30:00Z"),
            ("2024-12-27T09:30:00Z", "2024-12-24T18:00:00Z"), ("2025-03-03T09:30:00Z", "2025-02-24T00:00:00Z"),
        ])
    func receipt(_ wrong: String, _ right: String) async throws {
        let service = try await Service.start(on: "2025-09-01")
        let entered = try await Casefile.register(service, receivedAt: right, points: ["The first point"])
        try await service.accept(entered.path, on: String(wrong.prefix(10)))
        let file = try await Casefile.register(service, receivedAt: wrong, points: ["The first point"])
        try await service.accept(file.path, on: String(wrong.prefix(10)))

        try await file.done("/corrections", #"{"received_at": "\#(right)", "reason": "The stamp was misread"}"#)

        let (stage, expected) = (try await file.stage("local_resolution"), try await entered.stage("local_resolution"))
        #expect(stage["deadlines"] == expected["deadlines"] && stage["timing"] == expected["timing"])
        #expect(try await file.complaint["points"] == entered.complaint["points"])
        #expect(try await service.casework.verifyDuties().drift.isEmpty)
    }

    @Test("A duty that a correction moves has the correction and its reason as the cause")
    func cause() async throws {
        let service = try await Service.start(on: "2025-04-14")
        let file = try await Casefile.accepted(service, receivedAt: "2025-03-04T09:30:00Z")

        try await file.done("/corrections", #"{"received_at": "2025-03-03T09:30:00Z", "reason": "A day earlier"}"#)

        let explained = try await service.get(file.path + "/clocks/local_resolution.response/explanation").json
        let move = try #require(explained["moves"].elements.last)
        #expect(move["due_before_on"].text == "2025-04-01" && move["due_after_on"].text == "2025-03-31")
        #expect(move["cause"].text == "complaint corrected: A day earlier")
        let corrected = explained["corrections"].elements
        #expect(corrected.map { $0["reason"].text } == ["A day earlier"])
        let fact = try #require(corrected[0]["facts"].elements.first { $0["fact"].text == "received_on" })
        #expect(fact["before"].text == "2025-03-04" && fact["after"].text == "2025-03-03")
    }

    @Test("The explanation of an answer has the days it was corrected from, and no name")
    func explained() async throws {
        let service = try await Service.start(on: "2025-04-14")
        let file = try await Casefile.accepted(service)
        try await file.done(
            "/stages/local_resolution/response", #"{"responded_on": "2025-03-20", "outcome": "not_upheld"}"#)
        try await file.done(
            "/stages/local_resolution/corrections", #"{"responded_on": "2025-03-18", "reason": "Sent earlier"}"#)
        try await file.done("/corrections", #"{"complainant": "Quibble", "reason": "Misspelt"}"#)
        let path = file.path + "/clocks/local_resolution.response/explanation"

        let explained = try await service.get(path)
        let page = try await service.get(path + "?format=html").text

        let contract = try Contract.shared.get()
        #expect(contract.violations(try explained.json, try contract.answer("explainDeadline", 200)) == [])
        let facts = try explained.json["corrections"].elements.flatMap { $0["facts"].elements }
        #expect(facts.map { $0["before"].text } == ["2025-03-20"] && facts.map { $0["after"].text } == ["2025-03-18"])
        #expect(page.contains("responded on was 20 March 2025 and is 18 March 2025: Sent earlier"))
        #expect(!explained.text.contains("Quibble"))
    }

    @Test(
        "An accepted complaint that came on another day follows the version in force then, unless it was moved by decision"
    )
    func version() async throws {
        let service = try await Service.start(on: "2026-09-01")
        let early = try await Casefile.accepted(service, "corporate", receivedAt: "2025-03-03T09:30:00Z")
        let late = try await Casefile.accepted(service, "corporate", receivedAt: "2026-05-05T09:30:00Z")
        let before = try await early.complaint["acceptance"]["procedure_version"].integer
        let after = try await late.complaint["acceptance"]["procedure_version"].integer
        try #require(before != after)

        try await late.done(
            "/corrections", #"{"received_at": "2025-03-03T09:30:00Z", "reason": "The year was mistyped"}"#)

        #expect(try await late.complaint["acceptance"]["procedure_version"].integer == before)
        let (stage, expected) = (try await late.stage("stage_1"), try await early.stage("stage_1"))
        #expect(stage["deadlines"] == expected["deadlines"])
        #expect(try await service.casework.verifyDuties().drift.isEmpty)
    }

    @Test("Days and decisions are corrected by who may decide, the name by whoever records casework")
    func permission() async throws {
        let service = try await Service.start(on: "2025-09-01")
        let file = try await Casefile.accepted(service)
        let name = #"{"complainant": "Ann Other", "reason": "Misspelt"}"#

        #expect(try await file.act("/corrections", name, token: service.officer).status == 201)
        for fields in [#""received_at": "2025-03-02T09:30:00Z""#, #""grounds_on": null"#, #""channel": "letter""#] {
            #expect(
                try await file.refused(
                    "/corrections", #"{\#(fields), "reason": "x"}"#, token: service.officer) == "403 forbidden")
        }
        #expect(
            try await file.refused(
                "/stages/local_resolution/corrections", #"{"acknowledged_on": "2025-03-04", "reason": "x"}"#,
                token: service.officer) == "403 forbidden")
    }

    @Test("A closed complaint keeps its closure, whose day and explanation are corrected with the day of its stage")
    func closed() async throws {
        let service = try await Service.start(on: "2025-09-01")
        let file = try await Casefile.accepted(service)
        try await file.done("/withdrawal", #"{"withdrawn_on": "2025-03-12", "explanation": "By telephone"}"#)

        try await file.done(
            "/corrections",
            #"{"closed_on": "2025-03-11", "closure_explanation": "By letter", "reason": "The letter came first"}"#)
        try await file.done(
            "/stages/local_resolution/corrections", #"{"acknowledged_on": "2025-03-04", "reason": "Forgotten"}"#)

        let complaint = try await file.complaint
        #expect(complaint["closure"]["closed_on"].text == "2025-03-11")
        #expect(complaint["closure"]["explanation"].text == "By letter")
        #expect(complaint["stages"][0]["withdrawn_on"].text == "2025-03-11")
        #expect(complaint["stages"][0]["acknowledged_on"].text == "2025-03-04")
        #expect(
            try await file.refused("/corrections", #"{"closed_on": "2025-03-02", "reason": "x"}"#) == "422 out_of_order"
        )
    }
}
