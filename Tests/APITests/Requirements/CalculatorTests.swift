import Foundation
import JSON
import TestSupport
import Testing

@testable import API
@testable import Casework

/// What the calculator says of days that do not fit, and how it explains an extension.
@Suite(.database) struct CalculatorTests {
    private func calculate(
        _ procedure: String, receivedOn: String, _ stages: String
    ) async throws -> Reply {
        try await Service.start().post(
            "/v1/deadline-calculations",
            #"{"procedure": "\#(procedure)", "received_on": "\#(receivedOn)", "stages": [\#(stages)]}"#)
    }

    private func response(_ reply: Reply) throws -> JSONValue {
        try #require(try reply.json["clocks"].elements.first { $0["clock"].text == "response" })
    }

    @Test(
        "An extension agreed once the answer was sent moves nothing",
        arguments: [
            // Answered on the day before, on the day itself, and on the day after.
            ("2026-04-13", "after_end", "2026-04-20"), ("2026-04-14", "after_end", "2026-04-20"),
            ("2026-04-15", "moves", "2026-04-24"), (nil, "moves", "2026-04-24"),
        ] as [(String?, String, String)])
    func extendedAfterAnswer(respondedOn: String?, verdict: String, dueOn: String) async throws {
        let answered = respondedOn.map { #", "responded_on": "\#($0)""# } ?? ""
        let reply = try await calculate(
            "corporate", receivedOn: "2026-04-01",
            """
            {"stage": "stage_1", "acknowledged_on": "2026-04-02"\(answered), "extensions": [{"agreed_on": "2026-04-14",
            "extended_to": "2026-04-24", "notified_on": "2026-04-14", "ombudsman_details_given": true}]}
            """)

        let clock = try response(reply)
        #expect(clock["extensions"][0]["verdict"].text == verdict)
        #expect(clock["due_on"].text == dueOn)
        #expect(clock["reckoning"].text?.contains("An extension moved it") == (dueOn == "2026-04-24"))
    }

    @Test(
        "An extension whose notice went with the answer or after it moves nothing, though it was agreed before",
        arguments: [
            ("corporate", "2026-06-08", "stage_1", "2026-06-18", "2026-06-29", "2026-06-16", "after_end"),
            ("corporate", "2026-06-08", "stage_1", "2026-06-16", "2026-06-29", "2026-06-16", "after_end"),
            ("corporate", "2026-06-08", "stage_1", "2026-06-15", "2026-06-29", "2026-06-16", "moves"),
            ("childrens", "2026-05-01", "investigation", "2026-06-18", "2026-07-31", "2026-06-16", "after_end"),
            ("childrens", "2026-05-01", "investigation", "2026-06-15", "2026-07-31", "2026-06-16", "moves"),
        ])
    func toldAfterAnswer(
        procedure: String, receivedOn: String, stage: String, notifiedOn: String, extendedTo: String,
        respondedOn: String, verdict: String
    ) async throws {
        let begun = stage == "investigation" ? "requested_on\": \"2026-06-01" : "acknowledged_on\": \"\(receivedOn)"
        let reply = try await calculate(
            procedure, receivedOn: receivedOn,
            """
            {"stage": "\(stage)", "\(begun)", "responded_on": "\(respondedOn)", "extensions": [{"agreed_on": "2026-06-15",
            "extended_to": "\(extendedTo)", "notified_on": "\(notifiedOn)", "ombudsman_details_given": true}]}
            """)

        let clock = try response(reply)
        #expect(clock["extensions"][0]["verdict"].text == verdict, "\(reply.text)")
        #expect((clock["due_on"].text == extendedTo) == (verdict == "moves"))
    }

    @Test("An agreement of the six months made after the answer moves nothing")
    func agreedAfterAnswer() async throws {
        let reply = try await calculate(
            "adult_social_care", receivedOn: "2025-01-15",
            """
            {"stage": "single_stage", "responded_on": "2025-06-02", "extensions": [{"agreed_on": "2025-06-10",
            "extended_to": "2025-09-30", "complainant_agreed_on": "2025-06-10"}]}
            """)

        let clock = try response(reply)
        #expect(clock["extensions"][0]["verdict"].text == "after_end")
        #expect(clock["due_on"].text == "2025-07-14")
    }

    @Test(
        "An explanation counts to the days of the clock and says how many an extension added",
        arguments: [
            (
                "corporate", "2026-04-01",
                """
                {"stage": "stage_1", "acknowledged_on": "2026-04-02", "extensions": [{"agreed_on": "2026-04-14",
                "extended_to": "2026-04-27", "notified_on": "2026-04-14", "ombudsman_details_given": true}]}
                """, 10, 5
            ),
            (
                "childrens", "2025-03-03",
                """
                {"stage": "investigation", "requested_on": "2025-03-20", "extensions": [{"agreed_on": "2025-04-17",
                "extended_to": "2025-06-25", "notified_on": "2025-04-17"}]}
                """, 25, 40
            ),
        ])
    func daysOver(procedure: String, receivedOn: String, stage: String, length: Int, over: Int) async throws {
        let clock = try response(try await calculate(procedure, receivedOn: receivedOn, stage))

        let days = clock["days"].elements
        #expect(days.compactMap { $0["counted"].integer }.max() == length)
        #expect(days.compactMap { $0["over"].integer } == Array(1...over))
    }

    @Test("An explanation says by how many working days an answer was late")
    func late() async throws {
        let clock = try response(
            try await calculate(
                "childrens", receivedOn: "2025-03-03",
                #"{"stage": "local_resolution", "responded_on": "2025-04-07"}"#))

        #expect(clock["reckoning"].text?.contains("It ended on 7 April 2025, 5 working days over") == true)
    }

    @Test(
        "A refusal names the event that was given, and none that was not",
        arguments: [
            (
                #"{"stage": "investigation", "requested_on": "2025-03-20", "adjudication_received_on": "2025-03-19"}"#,
                "#/stages/0/adjudication_received_on", "requested_on is 20 March 2025"
            ),
            (
                #"{"stage": "review_panel", "requested_on": "2025-03-20", "panel_findings_on": "2025-03-19"}"#,
                "#/stages/0/panel_findings_on", "requested_on is 20 March 2025"
            ),
            (
                """
                {"stage": "review_panel", "requested_on": "2025-03-20", "panel_held_on": "2025-04-10",
                "findings_received_on": "2025-04-09"}
                """, "#/stages/0/findings_received_on", "panel_held_on is 10 April 2025"
            ),
            (
                """
                {"stage": "review_panel", "requested_on": "2025-03-20", "panel_held_on": "2025-04-10",
                "responded_on": "2025-04-09"}
                """, "#/stages/0/responded_on", "panel_held_on is 10 April 2025"
            ),
            (
                """
                {"stage": "investigation", "requested_on": "2025-03-20", "extensions": [{"agreed_on": "2025-03-19",
                "extended_to": "2025-06-25"}]}
                """, "#/stages/0/extensions/0/agreed_on", "requested_on is 20 March 2025"
            ),
            (
                """
                {"stage": "investigation", "requested_on": "2025-03-20", "adjudication_received_on": "2025-05-12"},
                {"stage": "review_panel", "requested_on": "2025-03-19"}
                """, "#/stages/1/requested_on", "the request of the investigation (stage 2) is 20 March 2025"
            ),
        ])
    func named(stages: String, pointer: String, event: String) async throws {
        let reply = try await calculate("childrens", receivedOn: "2025-03-03", stages)

        #expect(reply.status == 422)
        #expect(try reply.code == "out_of_order")
        #expect(try reply.pointers == [pointer])
        #expect(try reply.json["detail"].text?.contains(event) == true, "\(reply.text)")
    }

    @Test("A refusal at the first stage names the receipt, which is what was given")
    func receiptNamed() async throws {
        let calculated = try await calculate(
            "childrens", receivedOn: "2019-06-03", #"{"stage": "local_resolution", "responded_on": "2019-06-02"}"#)
        let file = try await Casefile.accepted(
            try await Service.start(on: "2019-06-14"), receivedAt: "2019-06-03T09:30:00Z")
        let acknowledged = try await file.act(
            "/stages/local_resolution/acknowledgement", #"{"acknowledged_on": "2019-06-02"}"#)

        for reply in [calculated, acknowledged] {
            #expect(try reply.code == "out_of_order")
            #expect(
                try reply.json["detail"].text?.contains("since received_on is 3 June 2019") == true, "\(reply.text)")
        }
    }

    @Test(
        "A day that another stage has is refused with the stage it belongs to",
        arguments: [
            (#"{"stage": "local_resolution", "panel_held_on": "2025-03-01"}"#, "panel_held_on", "review_panel"),
            (
                #"{"stage": "review_panel", "statement_agreed_on": "2025-04-01"}"#, "statement_agreed_on",
                "investigation"
            ),
            (
                #"{"stage": "investigation", "advocate_asked_on": "2025-04-01"}"#, "advocate_asked_on",
                "local_resolution"
            ),
        ])
    func misplaced(stage: String, field: String, owner: String) async throws {
        let reply = try await calculate("childrens", receivedOn: "2025-03-03", stage)

        #expect(reply.status == 422)
        #expect(try reply.pointers == ["#/stages/0/\(field)"])
        #expect(reply.text.contains("belongs to the stage \(owner)"))
    }
}
