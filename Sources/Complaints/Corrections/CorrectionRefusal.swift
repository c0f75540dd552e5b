/// Why a fact of a record is not corrected.
enum CorrectionRefusal: String, SubjectRefusal {
    static let subject = RefusalSubject.corrections

    case actInTheWay = "act_in_the_way"
    case notRecorded = "not_recorded"

    var page: RefusalPage {
        switch self {
        case .actInTheWay:
            .conflict(
                "An act of the record is in the way",
                means: """
                    A correction goes through the same rules as the first entry. Had the record said this from the \
                    beginning, an act that it tells of would have been refused.
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
        }
    }
}

extension Refusal {
    /// With the correction an act of the record would have been refused.
    public static func actInTheWay(_ act: RecordedAct, _ refusal: Refusal) -> Refusal {
        Refusal(
            CorrectionRefusal.actInTheWay,
            "\(act.written.atStart) would have been refused: \(refusal.detail)", rule: refusal.rule)
    }

    /// What is to be corrected is not recorded.
    public static func notRecorded(_ field: String) -> Refusal {
        Refusal(
            CorrectionRefusal.notRecorded, "\(field) is not recorded, so it cannot be corrected; record it first.")
    }
}
