import Complaints
import JSON
import TestSupport
import Testing

@testable import API

/// The procedures with one stage of six months, kept and not kept.
@Suite(.database) struct SingleStageYearTests {
    @Test("An adult social care complaint: acknowledged late, answered in its six months, reopened once")
    func adultSocialCare() async throws {
        var journey = try await Journey.received(
            on: "2025-05-06", type: "adult_service_user", about: ("Highways", "Potholes"))
        try await journey.run([
            .act(
                "2025-05-06", "acceptance", #"{"procedure": "adult_social_care", "accepted_on": "today"}"#,
                due: ["single_stage.acknowledgement": "2025-05-09", "single_stage.response": "2025-11-05"], owed: []),
            .act(
                "2025-05-12", "stages/single_stage/acknowledgement", #"{"acknowledged_on": "today"}"#,
                owed: ["response_plan"]),
            .notice("2025-05-14", .responsePlan, "single_stage", owed: []),
            .act(
                "2025-10-20", "stages/single_stage/response", #"{"responded_on": "today", "outcome": "not_upheld"}"#,
                "422 findings_incomplete"),
            .act("2025-10-20", "stages/single_stage/response", Self.answer(by: nil), "422 unsigned"),
            .act(
                "2025-10-20", "stages/single_stage/response", Self.answer(by: Signer.first), owed: ["single_stage_end"]),
            .notice("2025-10-21", .singleStageEnd, "single_stage", owed: []),
            .act("2025-10-27", "stages", #"{"stage": "stage_2", "requested_on": "today"}"#, "422 no_such_stage"),
            .act(
                "2025-10-27", "stages/single_stage/reopening", #"{"reason": "Transport was left out."}"#,
                due: ["single_stage.response": "2025-11-05"]),
            .act("2025-11-04", "stages/single_stage/response", Self.answer(by: Signer.first)),
        ])

        let complaint = try await journey.end(on: "2026-02-02")
        #expect(complaint["state"].text == "ended")
        #expect(complaint["stages"][0]["breach_reason"] == .null)
        #expect(
            journey.flags == [
                "2025-05-07 due_soon single_stage.acknowledgement", "2025-05-10 breach single_stage.acknowledgement",
                "2025-10-31 due_soon single_stage.response",
            ])
    }

    @Test("A public health complaint: six months pass, it is told so, and answered late with the reason")
    func publicHealth() async throws {
        var journey = try await Journey.received(on: "2025-01-15", type: "resident", about: ("Highways", "Potholes"))
        let late = Self.answer(by: Signer.first, #", "breach_reason": "complexity""#)
        try await journey.run([
            .act(
                "2025-01-15", "acceptance", #"{"procedure": "public_health", "accepted_on": "today"}"#,
                due: ["single_stage.acknowledgement": "2025-01-20", "single_stage.response": "2025-07-14"]),
            .act("2025-01-17", "stages/single_stage/acknowledgement", #"{"acknowledged_on": "today"}"#),
            .notice("2025-01-20", .responsePlan, "single_stage", owed: []),
            .notice("2025-07-15", .sixMonthsNotMet, "single_stage", owed: []),
            .act(
                "2025-07-16", "stages/single_stage/response", Self.answer(by: Signer.first),
                "422 breach_reason_missing"),
            .act("2025-07-16", "stages/single_stage/response", late, owed: ["single_stage_end"]),
            .notice("2025-07-17", .singleStageEnd, "single_stage", owed: []),
        ])

        let complaint = try await journey.end(on: "2025-09-01")
        #expect(complaint["stages"][0]["breach_reason"].text == "complexity")
        #expect(
            journey.flags == [
                "2025-01-16 due_soon single_stage.acknowledgement", "2025-07-09 due_soon single_stage.response",
                "2025-07-15 breach single_stage.response",
            ])
    }

    private static func answer(by: String?, _ extra: String = "") -> String {
        """
        {"responded_on": "today", "responded_by": \(by.map { "\"\($0)\"" } ?? "null"), "findings": [
        {"point": 1, "finding": "upheld"}, {"point": 2, "finding": "not_upheld"}]\(extra)}
        """
    }
}
