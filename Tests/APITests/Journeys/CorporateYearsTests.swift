import Complaints
import JSON
import TestSupport
import Testing

@testable import API

/// The council's own procedure under each of its three versions.
@Suite(.database) struct CorporateYearsTests {
    @Test("A corporate complaint of March 2022: 65 working days for the whole procedure, passed by one day")
    func sixtyFive() async throws {
        var journey = try await Self.received(on: "2022-03-01")
        try await journey.run([
            Self.accepted("2022-03-01", due: ["stage_1.response": "2022-06-07"]),
            .act(
                "2022-03-03", "stages/stage_1/acknowledgement", #"{"acknowledged_on": "today"}"#,
                owed: ["acknowledgement"]),
            .notice("2022-03-03", .acknowledgement, "stage_1", owed: []),
            .act(
                "2022-04-20", "stages/stage_1/response", Self.answer(by: Signer.first), owed: ["corporate_stage_1_end"]),
            .notice("2022-04-20", .corporateStage1End, "stage_1", owed: []),
            .act(
                "2022-05-09", "stages", #"{"stage": "stage_2", "requested_on": "today"}"#,
                due: ["stage_2.response": "2022-06-07"]),
            .act("2022-06-08", "stages/stage_2/response", Self.answer(by: Signer.second), "422 breach_reason_missing"),
            .act(
                "2022-06-08", "stages/stage_2/response",
                Self.answer(by: Signer.second, #", "breach_reason": "service_capacity""#), owed: ["final_reply"]),
            .notice("2022-06-09", .finalReply, "stage_2", owed: []),
        ])

        #expect(try await journey.end(on: "2022-07-01")["state"].text == "ended")
        #expect(journey.flags == ["2022-05-31 due_soon stage_2.response", "2022-06-08 breach stage_2.response"])
    }

    @Test("A corporate complaint of November 2022: 40 working days, then 20 from the request")
    func fortyAndTwenty() async throws {
        var journey = try await Self.received(on: "2022-11-01")
        try await journey.run([
            Self.accepted("2022-11-02", due: ["stage_1.response": "2022-12-29"]),
            .act(
                "2022-12-28", "stages/stage_1/response", Self.answer(by: Signer.first), owed: ["corporate_stage_1_end"]),
            .notice("2022-12-28", .corporateStage1End, "stage_1", owed: []),
            .act(
                "2023-01-09", "stages", #"{"stage": "stage_2", "requested_on": "today"}"#,
                due: ["stage_2.response": "2023-02-06"]),
            .act("2023-02-01", "stages/stage_2/response", Self.answer(by: Signer.first), "422 same_author"),
            .act("2023-02-01", "stages/stage_2/response", Self.answer(by: Signer.second), owed: ["final_reply"]),
            .notice("2023-02-01", .finalReply, "stage_2", owed: []),
            .act("2023-02-02", "stages", #"{"stage": "stage_2", "requested_on": "today"}"#, "409 stage_already_open"),
        ])

        #expect(try await journey.end(on: "2023-03-01")["state"].text == "ended")
        #expect(journey.flags == ["2022-12-22 due_soon stage_1.response", "2023-02-01 due_soon stage_2.response"])
    }

    @Test("A corporate complaint of April 2026 under the Complaint Handling Code: extended once, then reviewed")
    func code() async throws {
        var journey = try await Self.received(on: "2026-04-13")
        try await journey.run([
            Self.accepted("2026-04-13", due: ["stage_1.acknowledgement": "2026-04-20"]),
            .act(
                "2026-04-14", "stages/stage_1/acknowledgement", #"{"acknowledged_on": "today"}"#,
                due: ["stage_1.response": "2026-04-28"], owed: ["acknowledgement"]),
            .notice("2026-04-14", .acknowledgement, "stage_1", owed: []),
            .act(
                "2026-04-22", "stages/stage_1/extensions",
                #"{"agreed_on": "today", "extended_to": "2026-07-01", "reason": "Records are away.", "notified_on": "today"}"#,
                "422 extension_exceeds_maximum"),
            .act(
                "2026-04-22", "stages/stage_1/extensions",
                """
                {"agreed_on": "today", "extended_to": "2026-05-06", "reason": "Records are away.",
                "notified_on": "today", "ombudsman_details_given": true}
                """,
                due: ["stage_1.response": "2026-05-06"], owed: []),
            .notice("2026-04-22", .codeExtension, "stage_1", owed: []),
            .act(
                "2026-05-05", "stages/stage_1/response", Self.answer(by: Signer.first), owed: ["corporate_stage_1_end"]),
            .notice("2026-05-05", .corporateStage1End, "stage_1", owed: []),
            .act(
                "2026-05-11", "stages", #"{"stage": "stage_2", "requested_on": "today"}"#,
                due: ["stage_2.acknowledgement": "2026-05-18"]),
            .act(
                "2026-05-14", "stages/stage_2/acknowledgement", #"{"acknowledged_on": "today"}"#,
                due: ["stage_2.response": "2026-06-12"]),
            .act("2026-06-12", "stages/stage_2/response", Self.answer(by: Signer.second), owed: ["final_reply"]),
            .notice("2026-06-12", .finalReply, "stage_2", owed: []),
        ])

        #expect(try await journey.end(on: "2026-07-01")["state"].text == "ended")
        #expect(
            journey.flags == [
                "2026-04-30 due_soon stage_1.response", "2026-05-13 due_soon stage_2.acknowledgement",
                "2026-06-09 due_soon stage_2.response",
            ])
    }

    private static func received(on day: String) async throws -> Journey {
        try await Journey.received(on: day, type: "resident", about: ("Highways", "Potholes"))
    }

    private static func accepted(_ day: String, due: [String: String]) -> Journey.Step {
        .act(day, "acceptance", #"{"procedure": "corporate", "accepted_on": "today"}"#, due: due)
    }

    private static func answer(by: String, _ extra: String = "") -> String {
        """
        {"responded_on": "today", "responded_by": "\(by)", "findings": [{"point": 1, "finding": "upheld"},
        {"point": 2, "finding": "not_upheld"}]\(extra)}
        """
    }
}
