import Complaints
import HTTPTypes
import JSON
import TestSupport
import Testing

@testable import API

/// A young person of 15 phones with an advocate beside her, and goes all the way to the Ombudsman's remedy.
///
/// What the law wants recorded is recorded, people of the directory and the last of the obligations included. Recorded one
/// fact at a time the journey takes 49 writes, as it did before a fact counted wherever it is asked for (decision 0028);
/// each fact once, and its points with the conversion, takes 37. Both ways lead to the same file.
@Suite(.database) struct PhoneCallTests {
    @Test(
        "From a phone call to the Ombudsman's remedy: each fact once takes 42 writes or fewer, each apart takes 49",
        arguments: [Way.once, .apart])
    func phoneCall(way: Way) async throws {
        var journey = try await Self.contact(way)
        try await journey.run(way.localResolution)
        try await Self.investigation(&journey, way)
        try await Self.reviewPanel(&journey, way)
        try await Self.obligations(&journey)
        try await Self.ombudsman(&journey)

        let complaint = try await journey.end(on: "2026-04-01")
        #expect(way == .once ? journey.writes <= 42 : journey.writes == 49, "\(journey.writes) writes")
        try await Self.check(journey, complaint)
    }

    /// The phone call, logged, acknowledged and made a complaint with its two points.
    private static func contact(_ way: Way) async throws -> Journey {
        var journey = try await Journey.phoned(
            on: "2025-03-03",
            contact: #"""
                "channel": "phone", "kind": "complaint", "source": "child_or_young_person", "person": "K. Example",
                "procedure": "childrens", "department": "Children and Families", "service": "Fostering",
                "text": "Nobody came, and nobody called."
                """#,
            complaint: #"""
                "complainant_type": "child_or_young_person", "about_childrens_social_care": true, "causes": ["delay"]
                """# + (way == .once ? #", "points": ["Nobody came", "Nobody called"]"# : ""))
        if way == .apart {
            try await journey.run(
                ["Nobody came", "Nobody called"].map {
                    Journey.Step.act(
                        "2025-03-03", "points", #"{"text": "\#($0)", "origin": "complainant", "found_on": "today"}"#)
                })
        }
        return journey
    }

    /// Nothing that the law wants recorded is missing, and the same file was made both ways.
    private static func check(_ journey: Journey, _ complaint: JSONValue) async throws {
        let service = try await journey.service(on: "2026-04-01")
        let notices = try await service.get(journey.path + "/notices").json
        #expect(notices["owed"].elements.isEmpty)
        #expect(
            notices["notices"].elements.map { "\($0["sent_on"].text ?? "") \($0["kind"].text ?? "")" } == [
                "2025-03-05 receipt", "2025-03-18 target_not_met", "2025-03-28 stage_1_end",
                "2025-04-30 extension_to_65", "2025-07-02 adjudication", "2025-08-27 panel_findings",
                "2025-09-15 panel_response",
            ])
        #expect(complaint["state"].text == "ended")
        #expect(complaint["stages"].elements.allSatisfy { $0["warnings"].elements.isEmpty })
        let stage1 = complaint["stages"][0]
        #expect(stage1["acknowledged_on"].text == "2025-03-03")
        #expect(stage1["advocate_asked_on"].text == "2025-03-03")
        #expect(stage1["advocate_appointed_on"].text == "2025-03-03")
        #expect(complaint["stages"][1]["extensions"][0]["notified_on"].text == "2025-04-30")
        let parties = try await service.get(journey.path + "/parties").json["items"].elements
        #expect(parties.map { "\($0["role"].text ?? "") \($0["name"].text ?? "")" } == ["advocate D. Example"])
        #expect(
            journey.flags == [
                "2025-03-26 due_soon local_resolution.response", "2025-08-20 due_soon review_panel.panel",
                "2025-08-22 due_soon review_panel.findings", "2025-09-12 due_soon review_panel.response",
            ])
    }
}

extension PhoneCallTests {
    /// Stage 2, whose people are put into the directory and appointed.
    private static func investigation(_ journey: inout Journey, _ way: Way) async throws {
        try await journey.run([
            .act(
                "2025-04-07", "stages", #"{"stage": "investigation", "requested_on": "today"}"#,
                due: ["investigation.response": "2025-05-15", "investigation.response_maximum": "2025-07-11"])
        ])
        let officer = try await journey.addPerson(
            on: "2025-04-08", "H. Example", "commissioned", ["investigating_officer"],
            #", "trained_on": "2020-01-06""#)
        let independent = try await journey.addPerson(on: "2025-04-08", "C. Example", "none", ["independent_person"])
        try await journey.run([
            .act(
                "2025-04-08", "stages/investigation/investigating-officer",
                #"{"person_id": "\#(officer)", "appointed_on": "today"}"#),
            .act(
                "2025-04-08", "stages/investigation/independent-person",
                #"{"person_id": "\#(independent)", "appointed_on": "today"}"#),
        ])
        try await journey.run(way.investigation)
    }

    /// Stage 3, before three people who are put into the directory.
    private static func reviewPanel(_ journey: inout Journey, _ way: Way) async throws {
        try await journey.run([
            .act(
                "2025-07-14", "stages", #"{"stage": "review_panel", "requested_on": "today"}"#,
                due: ["review_panel.panel": "2025-08-26"])
        ])
        var panel: [String] = []
        for name in ["E. Example", "F. Example", "G. Example"] {
            panel.append(try await journey.addPerson(on: "2025-07-22", name, "none", ["panellist"]))
        }
        let ids = panel.map { "\"\($0)\"" }.joined(separator: ", ")
        try await journey.run([
            .act(
                "2025-07-22", "stages/review_panel/panellists",
                #"{"panellist_ids": [\#(ids)], "appointed_on": "today"}"#)
        ])
        try await journey.run(way.reviewPanel)
    }

    /// What was agreed is done, and the fault reviewed.
    private static func obligations(_ journey: inout Journey) async throws {
        let service = try await journey.service(on: "2025-09-30")
        let agreed = try await service.get("/v1/obligations").json["items"].elements.compactMap { $0["id"].text }
        #expect(agreed.count == 3)
        for obligation in agreed {
            try await journey.write(
                on: "2025-09-30", to: "/v1/obligations/\(obligation)", "/progress",
                #"{"status": "done", "reached_on": "2025-09-29", "evidence": "The letter, the list of the day"}"#)
        }
        try await journey.run([
            .act(
                "2025-09-30", "remedial-reviews",
                #"{"reviewed_on": "today", "for_person": "Two apologies", "wider_change": "The team was trained."}"#)
        ])
    }

    private static func ombudsman(_ journey: inout Journey) async throws {
        let path = try await journey.write(
            on: "2025-10-20", to: nil, "/v1/ombudsman-cases",
            """
            {"reference": "25 009 001", "complaint_id": "\(journey.path.lastIdentifier)", "procedure": "childrens",
            "department": "Children and Families", "service": "Fostering", "enquiry_on": "2025-10-20",
            "procedure_exhausted": true, "local_offer_pence": 10000}
            """
        ).headers[.location]
        let record = try #require(path)
        // The office stands whatever the complaint, so that it counts as none of its writes.
        try await journey.service(on: "2025-10-20").addLinkOfficer()
        let letter = try await journey.write(
            on: "2025-10-20", to: record, "/letters",
            #"{"kind": "enquiry", "received_on": "2025-10-20", "due_on": "2025-11-17"}"#
        ).json["letters"][0]["id"].text
        try await journey.write(
            on: "2025-11-14", to: record, "/letters/\(try #require(letter))/answer", #"{"answered_on": "2025-11-14"}"#)
        try await journey.write(
            on: "2026-01-20", to: record, "/decision",
            #"{"decision_on": "2026-01-20", "decision": "upheld_fault_and_injustice", "public_report": false}"#)
        let payment = try await journey.write(
            on: "2026-01-20", to: record, "/obligations",
            """
            {"type": "symbolic_payment", "amount_pence": 30000, "agreed_on": "2026-01-20", "due_on": "2026-02-20",
            "text": "For the distress."}
            """
        ).json["obligations"][0]["id"].text
        try await journey.write(
            on: "2026-02-10", to: "/v1/obligations/\(try #require(payment))", "/progress",
            #"{"status": "done", "reached_on": "2026-02-10", "evidence": "Paid by transfer"}"#)
        let told = try await journey.write(
            on: "2026-03-10", to: record, "/members-told", #"{"members_told_on": "2026-03-10"}"#
        ).json
        #expect(told["clocks"].elements.allSatisfy { $0["ended_on"] != .null })
    }
}
