import Complaints
import Testing

@testable import API

/// How a fact that is asked for in several places is recorded.
enum Way: String, Sendable, CustomTestStringConvertible {
    case once, apart

    var testDescription: String { "each fact \(rawValue)" }

    /// An act that sends a notice: in one request, or one after the other.
    func sending(
        _ kind: NoticeKind, _ stage: String?, _ day: String, _ act: String, _ body: String, owed: [String] = []
    ) -> [Journey.Step] {
        let notice = Journey.Step.notice(day, kind, stage, owed: owed)
        guard self == .once else { return [.act(day, act, body), notice] }
        let group = notice.body.replacing(/"kind": .*, "sent_on"/, with: "\"sent_on\"")
        return [.act(day, act, body.dropLast() + ", \"notice\": \(group)}", owed: owed)]
    }

    var localResolution: [Journey.Step] {
        sending(
            .receipt, nil, "2025-03-05", "acceptance",
            #"{"procedure": "childrens", "accepted_on": "today", "eligible_complainant": true, "subject_in_scope": true}"#
        ) + advocate
            + [
                .act("2025-03-06", "written-record", #"{"sent_on": "2025-03-05", "agreed_on": "today"}"#),
                .notice("2025-03-18", .targetNotMet, "local_resolution", owed: []),
            ]
            + sending(
                .stage1End, "local_resolution", "2025-03-28", "stages/local_resolution/response",
                """
                {"responded_on": "today", "findings": [{"point": 1, "finding": "not_upheld"},
                {"point": 2, "finding": "not_upheld"}]}
                """)
    }

    /// She had the advocate with her when she phoned.
    private var advocate: [Journey.Step] {
        let offer = """
            {"offered_on": "2025-03-03", "answer": "accepted", "answered_on": "2025-03-03",
            "representative": "D. Example", "representative_type": "other_advocate"
            """
        let days = #", "advocate_asked_on": "2025-03-03", "advocate_appointed_on": "2025-03-03"}"#
        guard self == .apart else { return [.act("2025-03-05", "advocacy", offer + days)] }
        let stage = "stages/local_resolution/"
        return [
            .act("2025-03-05", stage + "acknowledgement", #"{"acknowledged_on": "2025-03-03"}"#),
            .act("2025-03-05", "parties", #"{"role": "advocate", "name": "D. Example"}"#),
            .act("2025-03-05", "advocacy", offer + "}"),
            .act("2025-03-05", stage + "advocate-request", #"{"advocate_asked_on": "2025-03-03"}"#),
            .act("2025-03-05", stage + "advocate-appointment", #"{"advocate_appointed_on": "2025-03-03"}"#),
        ]
    }

    var investigation: [Journey.Step] {
        [.act("2025-04-14", "stages/investigation/statement", #"{"statement_agreed_on": "today"}"#)]
            + extensionTo65
            + [
                .act(
                    "2025-06-20", "stages/investigation/report",
                    """
                    {"report_received_on": "today", "independent_report_received_on": "today",
                    "findings": [{"point": 1, "finding": "upheld"}, {"point": 2, "finding": "not_upheld"}],
                    "recommendations": ["Apologise", "Train the team"]}
                    """)
            ]
            + sending(
                .adjudication, "investigation", "2025-07-02", "stages/investigation/response",
                """
                {"responded_on": "today",
                "findings": [{"point": 1, "finding": "upheld"}, {"point": 2, "finding": "not_upheld"}],
                "recommendations": [{"number": 1, "obligation": {"scope": "individual", "type": "apology",
                "owner_department": "Children and Families", "due_on": "2025-07-31"}},
                {"number": 2, "obligation": {"scope": "wider", "type": "staff_training",
                "owner_department": "Children and Families", "due_on": "2025-09-30"}}]}
                """)
            + [
                .act(
                    "2025-07-04", "stages/investigation/adjudication-receipt",
                    #"{"adjudication_received_on": "today"}"#)
            ]
    }

    /// The day she was told is the day of the notice; recorded apart, both are said.
    private var extensionTo65: [Journey.Step] {
        let extended = #"{"agreed_on": "today", "extended_to": "2025-07-11", "reason": "A witness is away.""#
        return switch self {
        case .once:
            sending(
                .extensionTo65, "investigation", "2025-04-30", "stages/investigation/extensions", extended + "}")
        case .apart:
            [
                .act(
                    "2025-04-30", "stages/investigation/extensions", extended + #", "notified_on": "today"}"#,
                    due: ["investigation.response": "2025-07-11"]),
                .notice("2025-04-30", .extensionTo65, "investigation", owed: []),
            ]
        }
    }

    var reviewPanel: [Journey.Step] {
        [.act("2025-08-20", "stages/review_panel/panel", #"{"panel_held_on": "today"}"#)]
            + sending(
                .panelFindings, "review_panel", "2025-08-27", "stages/review_panel/findings",
                """
                {"panel_findings_on": "2025-08-26", "findings_received_on": "today",
                "recommendations": ["Apologise again"]}
                """)
            + sending(
                .panelResponse, "review_panel", "2025-09-15", "stages/review_panel/response",
                """
                {"responded_on": "today",
                "findings": [{"point": 1, "finding": "upheld"}, {"point": 2, "finding": "not_upheld"}],
                "independent_person_consulted_on": "2025-09-10", "recommendations": [{"number": 1,
                "obligation": {"scope": "individual", "type": "apology",
                "owner_department": "Children and Families", "due_on": "2025-09-30"}}]}
                """)
    }
}
