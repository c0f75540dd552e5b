import WorkingDays

/// Why a fact of a record is not corrected.
enum CorrectionRefusal: String, SubjectRefusal {
    static let subject = RefusalSubject.corrections

    case actInTheWay = "act_in_the_way"
    case notRecorded = "not_recorded"
    case notTakenBack = "not_taken_back"
    case obligationOfReport = "obligation_of_report"
    case requestIsReceipt = "request_is_receipt"
    case unknownReport = "unknown_report"
    case reportNotLast = "report_not_last"

    var page: RefusalPage {
        switch self {
        case .actInTheWay:
            .conflict(
                "An act of the record is in the way",
                means: """
                    A correction goes through the same rules as the first entry. Had the record said this from the \
                    beginning, an act that it tells of would have been refused. So it is with an act that is entered late, \
                    where the Ombudsman's decision that was recorded since contradicts it.
                    """,
                next: """
                    The problem names the act and the rule that would have refused it. Correct that act too, in the same \
                    request where it is of the same stage, or before this one.
                    """)
        case .notRecorded:
            .conflict(
                "There is nothing to correct",
                means: "Only what was recorded can be corrected. The record has no such fact.",
                next: "Record it with its own operation.")
        case .notTakenBack:
            .fault(
                "The record cannot be without it",
                means: "It is part of what was recorded, and is not taken back by itself.",
                next: """
                    Send what is true instead of null. Where the whole was recorded by mistake, take that back, or register the \
                    record in error.
                    """)
        case .obligationOfReport:
            .conflict(
                "The obligation is a recommendation of a report",
                means: "What the report of a stage recommends is there as long as the report says so.",
                next: "Correct the report, or record that the recommendation is not accepted, with the reason.")
        case .requestIsReceipt:
            .fault(
                "The first stage is asked for by the complaint",
                means: "The day of the request of the first stage is the day on which the complaint was received.",
                next: "Correct received_at with POST /v1/complaints/{complaint_id}/corrections.")
        case .unknownReport:
            .fault(
                "The stage has no such report",
                means: "The reports on a stage 2 are numbered from 1, and none has the number that was sent.",
                next: "Take the number from the reports of the stage in GET /v1/complaints/{complaint_id}.")
        case .reportNotLast:
            .conflict(
                "Another report came after it",
                means: "Reports answer one another, so they are taken back from the last.",
                next: "Take the later reports back too, in the same request.")
        }
    }
}

extension Refusal {
    /// With the correction an act of the record would have been refused.
    ///
    /// `act` is as a sentence names it: "the acknowledgement".
    static func actInTheWay(_ act: String, _ refusal: Refusal) -> Refusal {
        Refusal(
            CorrectionRefusal.actInTheWay, "\(act.atStart) would have been refused: \(refusal.detail)",
            rule: refusal.rule)
    }

    /// The point is a complaint of its own, which counts.
    public static func splitStands(point: Int, _ reference: String) -> Refusal {
        Refusal(
            CorrectionRefusal.actInTheWay,
            "Point \(point) was split off into \(reference), which stands; register that complaint in error first.")
    }

    /// The point that became the complaint is a point of the other again.
    public static func pointPutBack(_ point: Int, of reference: String) -> Refusal {
        Refusal(
            CorrectionRefusal.actInTheWay,
            "Point \(point) of \(reference) was put back, so that it would count twice; split it off again instead.")
    }

    /// What a premature case went back to is as of the day it was sent back.
    static func openedByReturn(_ opened: String, on day: Day) -> Refusal {
        Refusal(
            CorrectionRefusal.actInTheWay,
            "\(opened.atStart) was opened as of \(day.written), when the case was sent back; correct its own day first."
        )
    }

    /// The party represents the child by the answer to the offer of an advocate.
    static var partyOfAdvocacy: Refusal {
        Refusal(
            CorrectionRefusal.actInTheWay,
            "They represent the child by the answer to the offer of an advocate; correct representative_type of the complaint, "
                + "or take the answer back.")
    }

    /// The request of the first stage is the complaint itself.
    public static func requestIsReceipt(_ stage: StageName) -> Refusal {
        Refusal(
            CorrectionRefusal.requestIsReceipt,
            "\(stage.named.atStart) is asked for by the complaint itself; correct received_at or accepted_on of the complaint.",
            fields: ["requested_on"])
    }

    /// There is no report with a number.
    public static func unknownReport(_ number: Int) -> Refusal {
        Refusal(CorrectionRefusal.unknownReport, "The stage has no report \(number).", fields: ["reports"])
    }

    /// Reports are taken back from the last.
    public static func reportNotLast(_ number: Int, last: Int) -> Refusal {
        Refusal(
            CorrectionRefusal.reportNotLast,
            "Report \(last) came after report \(number); take that one back first.")
    }

    /// What a record cannot be without is not taken back by itself.
    public static func notTakenBack(_ field: String) -> Refusal {
        Refusal(
            CorrectionRefusal.notTakenBack,
            "\(field) is part of what was recorded and cannot be taken back by itself; send what is true instead.",
            fields: [field])
    }

    /// What is to be corrected is not recorded.
    public static func notRecorded(_ field: String) -> Refusal {
        Refusal(
            CorrectionRefusal.notRecorded, "\(field) is not recorded, so it cannot be corrected; record it first.")
    }
}
