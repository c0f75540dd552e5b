import Complaints

@testable import API
@testable import Casework

extension SevenCases {
    /// Duties of a children's stage 2, asked for on Thursday 20 March 2025: its statement, notice and adjudication.
    static let ofInvestigations: [SevenCases] = [statement, notice, adjudication]

    /// Duties of a children's stage 3 and of the time to ask for it.
    static let ofPanels: [SevenCases] = [window, panel, findings]

    /// Day 10 is Thursday 3 April 2025; a local standard.
    private static let statement = SevenCases(
        kind: .statement, clock: "statement", nature: .target, madeOn: "2025-03-20",
        make: { service, _ in try await DutyRecords.investigation(service).path },
        basisOn: "2025-03-20", dueOn: "2025-04-03",
        extended: Extended(day: "2025-03-24", act: told(agreedOn: "2025-03-24", notifiedOn: "2025-03-24")),
        holiday: Holiday(
            day: "2025-03-26", value: "2025-03-20 2025-04-04 open", move: ("2025-04-03", "2025-04-04")),
        inTime: .met(
            on: "2025-04-03", "2025-03-20 2025-04-03",
            Act("/stages/investigation/statement", #"{"statement_agreed_on": "2025-04-03"}"#)),
        late: .met(
            on: "2025-04-04", "2025-03-20 2025-04-03",
            Act("/stages/investigation/statement", #"{"statement_agreed_on": "2025-04-04"}"#)),
        otherwise: .withdrawn(on: "2025-03-28", "2025-03-20 2025-04-03"))

    /// Day 25 is Monday 28 April 2025, past Good Friday and Easter Monday.
    ///
    /// An extension nobody was told of moves nothing; one that was told is the act.
    private static let notice = SevenCases(
        kind: .extensionNotice, clock: "notice", madeOn: "2025-03-20",
        make: { service, _ in try await DutyRecords.investigation(service).path },
        basisOn: "2025-03-20", dueOn: "2025-04-28",
        extended: Extended(day: "2025-04-10", act: told(agreedOn: "2025-04-10", notifiedOn: nil)),
        holiday: Holiday(
            day: "2025-03-26", value: "2025-03-20 2025-04-29 open", move: ("2025-04-28", "2025-04-29")),
        inTime: .met(on: "2025-04-28", "2025-03-20 2025-04-28", told(agreedOn: "2025-04-28", notifiedOn: "2025-04-28")),
        late: .met(on: "2025-04-29", "2025-03-20 2025-04-28", told(agreedOn: "2025-04-28", notifiedOn: "2025-04-29")),
        otherwise: .withdrawn(on: "2025-04-10", "2025-03-20 2025-04-28"), lists: [.overdue],
        listsOnceLate: [.lateWithoutReason])

    /// Day 25 is Monday 28 April 2025, and day 65 Wednesday 25 June.
    private static let adjudication = SevenCases(
        kind: .response, clock: "response", of: "children's stage 2", madeOn: "2025-03-20",
        make: { service, _ in try await DutyRecords.investigation(service).path },
        basisOn: "2025-03-20", dueOn: "2025-04-28",
        extended: Extended(
            day: "2025-04-10", act: told(agreedOn: "2025-04-10", notifiedOn: "2025-04-10"),
            values: ["2025-03-20 2025-04-28 superseded 2025-04-10", "2025-03-20 2025-06-19 open"]),
        holiday: Holiday(
            day: "2025-03-26", value: "2025-03-20 2025-04-29 open", move: ("2025-04-28", "2025-04-29")),
        inTime: .met(on: "2025-04-28", "2025-03-20 2025-04-28", reported, adjudicated(on: "2025-04-28")),
        late: .met(
            on: "2025-04-29", "2025-03-20 2025-04-28", reported,
            adjudicated(on: "2025-04-29", #", "breach_reason": "staff_absence""#)),
        otherwise: .withdrawn(on: "2025-04-10", "2025-03-20 2025-04-28"), lists: [.overdue])

    /// Sent on Monday 28 April 2025: day 20 is Wednesday 28 May, past 5 and 26 May.
    ///
    /// It counts anew from the receipt: from Friday 2 May day 20 is Tuesday 3 June. Until then the receipt is asked
    /// for.
    private static let window = SevenCases(
        kind: .requestWindow, clock: "next_stage_request", nature: .window, of: "stage 3", madeOn: "2025-04-28",
        make: { service, _ in try await DutyRecords.adjudicated(service).path },
        basisOn: "2025-04-28", dueOn: "2025-05-28",
        extended: Extended(
            day: "2025-05-01",
            act: Act(
                "/stages/investigation/extensions",
                #"{"agreed_on": "2025-05-01", "extended_to": "2025-06-19", "reason": "A witness is away."}"#,
                "409 stage_ended")),
        holiday: Holiday(
            day: "2025-05-14", value: "2025-04-28 2025-05-29 open", move: ("2025-05-28", "2025-05-29")),
        inTime: .met(
            on: "2025-05-28", "2025-04-28 2025-05-28",
            Act("/stages", #"{"stage": "review_panel", "requested_on": "2025-05-28"}"#)),
        late: .met(
            on: "2025-05-29", "2025-04-28 2025-05-28",
            Act("/stages", #"{"stage": "review_panel", "requested_on": "2025-05-29"}"#)),
        otherwise: Ended(
            day: "2025-05-06",
            acts: [
                Act("/stages/investigation/adjudication-receipt", #"{"adjudication_received_on": "2025-05-02"}"#)
            ],
            values: ["2025-04-28 2025-05-28 superseded 2025-05-02", "2025-05-02 2025-06-03 open"]),
        lists: [.receiptMissing])

    /// Asked for on Monday 12 May 2025; day 30 is Tuesday 24 June, past 26 May.
    private static let panel = SevenCases(
        kind: .panel, clock: "panel", madeOn: "2025-05-12",
        make: { service, _ in try await DutyRecords.reviewPanel(service).path },
        basisOn: "2025-05-12", dueOn: "2025-06-24",
        extended: Extended(day: "2025-06-03", act: agreedPanel(on: "2025-06-03")),
        holiday: Holiday(
            day: "2025-06-02", value: "2025-05-12 2025-06-25 open", move: ("2025-06-24", "2025-06-25")),
        inTime: .met(on: "2025-06-24", "2025-05-12 2025-06-24", panellists, held(on: "2025-06-24")),
        late: .met(on: "2025-06-25", "2025-05-12 2025-06-24", panellists, held(on: "2025-06-25")),
        otherwise: .stageEnded(
            on: "2025-06-12", "2025-05-12 2025-06-24",
            Act(
                "/stages/review_panel/early-referral",
                """
                {"early_referral_on": "2025-06-02", "complainant_agrees": true, "reason": "Everything was upheld.",
                "action_plan": "The plan is under way."}
                """),
            Act("/stages/review_panel/early-referral-acceptance", #"{"early_referral_accepted_on": "2025-06-12"}"#)),
        lists: [.overdue], listsOnceLate: [.lateWithoutReason])

    /// Held on Tuesday 10 June 2025; day 5 is Tuesday 17 June.
    private static let findings = SevenCases(
        kind: .findings, clock: "findings", madeOn: "2025-06-10",
        make: { service, _ in try await DutyRecords.panelHeld(service).path },
        basisOn: "2025-06-10", dueOn: "2025-06-17",
        extended: Extended(day: "2025-06-11", act: agreedPanel(on: "2025-06-11")),
        holiday: Holiday(
            day: "2025-06-12", value: "2025-06-10 2025-06-18 open", move: ("2025-06-17", "2025-06-18")),
        inTime: .met(
            on: "2025-06-17", "2025-06-10 2025-06-17",
            Act("/stages/review_panel/findings", #"{"panel_findings_on": "2025-06-17"}"#)),
        late: .met(
            on: "2025-06-18", "2025-06-10 2025-06-17",
            Act("/stages/review_panel/findings", #"{"panel_findings_on": "2025-06-18"}"#)),
        otherwise: .withdrawn(on: "2025-06-13", "2025-06-10 2025-06-17"), lists: [.overdue],
        listsOnceLate: [.lateWithoutReason])

    /// An extension of stage 2 to Thursday 19 June 2025, told in writing or not.
    private static func told(agreedOn: String, notifiedOn: String?) -> Act {
        let notice = notifiedOn.map { #", "notified_on": "\#($0)""# } ?? ""
        return Act(
            "/stages/investigation/extensions",
            """
            {"agreed_on": "\(agreedOn)", "extended_to": "2025-06-19", "reason": "A witness is away."\(notice)}
            """)
    }

    private static let reported = Act(
        "/stages/investigation/report",
        """
        {"report_received_on": "2025-04-24", "independent_report_received_on": "2025-04-24",
        "findings": [{"point": 1, "finding": "not_upheld"}]}
        """)

    private static func adjudicated(on day: String, _ more: String = "") -> Act {
        Act(
            "/stages/investigation/response",
            #"{"responded_on": "\#(day)", "findings": [{"point": 1, "finding": "not_upheld"}]\#(more)}"#)
    }

    private static func agreedPanel(on day: String) -> Act {
        Act(
            "/stages/review_panel/extensions",
            """
            {"agreed_on": "\(day)", "extended_to": "2025-07-31", "reason": "A panellist is ill.",
            "complainant_agreed_on": "\(day)"}
            """)
    }

    private static let panellists = Act(
        "/stages/review_panel/panellists", DirectoryPerson.body(of: DirectoryPerson.panel, on: "2025-06-03"))

    private static func held(on day: String) -> Act {
        Act("/stages/review_panel/panel", #"{"panel_held_on": "\#(day)"}"#)
    }
}
