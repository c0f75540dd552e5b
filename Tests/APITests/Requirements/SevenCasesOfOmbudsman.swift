import Complaints

@testable import API
@testable import Casework

extension SevenCases {
    /// Letters of the Ombudsman, and what follows from a decision.
    ///
    /// All of it counts in calendar days and months.
    static let ofOmbudsman: [SevenCases] = [letter, membersTold, reportNotice, reportInspection, reportReply]

    /// Received on Friday 10 January 2025 and to be answered by Saturday 8 February, or once the Ombudsman agreed by
    /// the 15th.
    private static let letter = SevenCases(
        kind: .ombudsmanLetter, clock: "letter", madeOn: "2025-01-10", make: DutyRecords.letter,
        basisOn: "2025-01-10", dueOn: "2025-02-08",
        extended: Extended(
            day: "2025-02-03",
            act: Act("/letters/{id}/extension", #"{"agreed_on": "2025-02-03", "extended_to": "2025-02-15"}"#),
            values: ["2025-01-10 2025-02-08 superseded 2025-02-03", "2025-01-10 2025-02-15 open"]),
        holiday: Holiday(day: "2025-01-20"),
        inTime: .met(
            on: "2025-02-08", "2025-01-10 2025-02-08",
            Act("/letters/{id}/answer", #"{"answered_on": "2025-02-08"}"#)),
        late: .met(
            on: "2025-02-09", "2025-01-10 2025-02-08",
            Act("/letters/{id}/answer", #"{"answered_on": "2025-02-09"}"#)),
        otherwise: .stageEnded(on: "2025-02-01", "2025-01-10 2025-02-08", decided(on: "2025-02-01")),
        lists: [.overdue, .ombudsman])

    /// Upheld on Wednesday 20 November 2024: wanted at once, without a last day, so that nobody is late for it.
    private static let membersTold = SevenCases(
        kind: .membersTold, clock: "members_told", nature: .target, madeOn: "2024-11-20",
        make: { service, number in try await DutyRecords.upheld(service, number, on: "2024-11-20") },
        basisOn: "2024-11-20", dueOn: "2024-11-20",
        extended: Extended(
            day: "2024-11-20",
            act: Act(
                "/public-report/extension", #"{"agreed_on": "2024-11-20", "extended_to": "2025-04-30"}"#,
                "409 public_report_not_received")),
        holiday: Holiday(day: "2024-11-21"),
        inTime: .met(
            on: "2024-11-20", "2024-11-20 2024-11-20", Act("/members-told", #"{"members_told_on": "2024-11-20"}"#)),
        late: .met(
            on: "2024-11-21", "2024-11-20 2024-11-20", Act("/members-told", #"{"members_told_on": "2024-11-21"}"#)),
        otherwise: .goesOn(
            on: "2024-11-20", "2024-11-20 2024-11-20",
            refused: decided(on: "2024-11-20", "409 already_decided"), isLimit: false),
        lists: [.ombudsman])

    /// Received on Tuesday 10 December 2024: two weeks later is the 24th.
    ///
    /// Only the reply has a later day.
    private static let reportNotice = SevenCases(
        kind: .reportNotice, clock: "report_notice", madeOn: "2024-12-10", make: DutyRecords.publicReport,
        basisOn: "2024-12-10", dueOn: "2024-12-24",
        extended: Extended(day: "2024-12-12", act: laterReply(agreedOn: "2024-12-12")),
        holiday: Holiday(day: "2024-12-16"),
        inTime: .met(on: "2024-12-24", "2024-12-10 2024-12-24", done("notice_published", on: "2024-12-24")),
        late: .met(on: "2024-12-25", "2024-12-10 2024-12-24", done("notice_published", on: "2024-12-25")),
        otherwise: .goesOn(
            on: "2024-12-20", "2024-12-10 2024-12-24",
            refused: decided(on: "2024-12-20", "409 already_decided"), isLimit: true),
        lists: [.overdue, .ombudsman])

    /// Opened on Monday 16 December 2024: three weeks later is Monday 6 January 2025.
    private static let reportInspection = SevenCases(
        kind: .reportInspection, clock: "report_inspection", madeOn: "2024-12-16", make: DutyRecords.inspection,
        basisOn: "2024-12-16", dueOn: "2025-01-06",
        extended: Extended(day: "2024-12-18", act: laterReply(agreedOn: "2024-12-18")),
        holiday: Holiday(day: "2024-12-30"),
        inTime: .met(on: "2025-01-06", "2024-12-16 2025-01-06", done("inspection_closed", on: "2025-01-06")),
        late: .met(on: "2025-01-07", "2024-12-16 2025-01-06", done("inspection_closed", on: "2025-01-07")),
        otherwise: .goesOn(
            on: "2024-12-20", "2024-12-16 2025-01-06",
            refused: decided(on: "2024-12-20", "409 already_decided"), isLimit: true),
        lists: [.overdue, .ombudsman])

    /// Received on 10 December 2024: three months beginning with it end on Sunday 9 March 2025.
    private static let reportReply = SevenCases(
        kind: .reportReply, clock: "report_reply", madeOn: "2024-12-10", make: DutyRecords.publicReport,
        basisOn: "2024-12-10", dueOn: "2025-03-09",
        extended: Extended(
            day: "2025-02-20", act: laterReply(agreedOn: "2025-02-20"),
            values: ["2024-12-10 2025-03-09 superseded 2025-02-20", "2024-12-10 2025-04-30 open"]),
        holiday: Holiday(day: "2025-01-15"),
        inTime: .met(on: "2025-03-09", "2024-12-10 2025-03-09", done("answered", on: "2025-03-09")),
        late: .met(on: "2025-03-10", "2024-12-10 2025-03-09", done("answered", on: "2025-03-10")),
        otherwise: .goesOn(
            on: "2025-02-20", "2024-12-10 2025-03-09",
            refused: decided(on: "2025-02-20", "409 already_decided"), isLimit: true),
        lists: [.overdue, .ombudsman])

    private static func decided(on day: String, _ answer: String = "done") -> Act {
        Act(
            "/decision", #"{"decision_on": "\#(day)", "decision": "not_upheld", "public_report": false}"#, answer)
    }

    private static func laterReply(agreedOn: String) -> Act {
        Act("/public-report/extension", #"{"agreed_on": "\#(agreedOn)", "extended_to": "2025-04-30"}"#)
    }

    private static func done(_ act: String, on day: String) -> Act {
        Act("/public-report/acts", #"{"act": "\#(act)", "done_on": "\#(day)"}"#)
    }
}
