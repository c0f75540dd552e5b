public import WorkingDays

/// Why something is not recorded with a case at the Ombudsman.
enum OmbudsmanRefusal: String, SubjectRefusal {
    static let subject = RefusalSubject.ombudsman

    case alreadyDecided = "already_decided"
    case referenceTaken = "reference_taken"
    case noPublicReport = "no_public_report"
    case publicReportNotReceived = "public_report_not_received"
    case inspectionNotOpened = "inspection_not_opened"
    case notUpheld = "not_upheld"

    var page: RefusalPage {
        switch self {
        case .alreadyDecided:
            .conflict(
                "The case is decided already",
                means: "The Ombudsman's decision is recorded once.",
                next: "Read the case again to see the decision.")
        case .referenceTaken:
            .conflict(
                "The reference is in use already",
                means: "The Ombudsman gives each case a reference of its own, and another record has this one.",
                next: "Compare it with the Ombudsman's letter, or use the case that is there.")
        case .noPublicReport:
            .conflict(
                "The case has no public report",
                means: "Only a case that was decided with a report in the public interest has the duties of one.",
                next: """
                    Compare the case with the Ombudsman's letter; nothing more is due where there is no such report.
                    """,
                rule: "Local Government Act 1974 s30(1)")
        case .publicReportNotReceived:
            .conflict(
                "The receipt of the report is not recorded",
                means: "The council's duties count from the day on which it received the report.",
                next: "Record that day with POST /v1/ombudsman-cases/{ombudsman_case_id}/public-report.",
                rule: "Local Government Act 1974 s30(5), s31(2)")
        case .inspectionNotOpened:
            .conflict(
                "The inspection has not been opened",
                means: """
                    Copies of the report are open to inspection for three weeks, from a day that is recorded first.
                    """,
                next: "Record the act inspection_opened, then inspection_closed.",
                rule: "Local Government Act 1974 s30(4)")
        case .notUpheld:
            .conflict(
                "The decision was not upheld",
                means: "Only a case that the Ombudsman upheld is reported to members.",
                next: "There is nothing to report.",
                rule: "Local Government and Housing Act 1989 ss 5, 5A")
        }
    }
}

extension Refusal {
    /// The Ombudsman case was decided before.
    public static func alreadyDecided(on day: Day) -> Refusal {
        Refusal(OmbudsmanRefusal.alreadyDecided, "The case was decided already, on \(day.written).")
    }

    /// Another record has the reference.
    public static func referenceTaken(_ reference: String) -> Refusal {
        Refusal(
            OmbudsmanRefusal.referenceTaken,
            "The reference \(reference) is in use already; compare it with the Ombudsman's letter.")
    }

    /// The decision was not a report in the public interest.
    public static var noPublicReport: Refusal {
        Refusal(
            OmbudsmanRefusal.noPublicReport,
            "The case was not decided with a report in the public interest, so it has none of its duties.")
    }

    /// The duties of a public report count from its receipt.
    public static var publicReportNotReceived: Refusal {
        Refusal(
            OmbudsmanRefusal.publicReportNotReceived,
            "It is not recorded when the council received the report; record that first.")
    }

    /// The inspection is opened before it is closed.
    public static var inspectionNotOpened: Refusal {
        Refusal(
            OmbudsmanRefusal.inspectionNotOpened,
            "It is not recorded when copies were opened to inspection; record that first.")
    }

    /// Only an upheld decision is reported to members.
    public static var notUpheld: Refusal {
        Refusal(
            OmbudsmanRefusal.notUpheld, "The case has no upheld decision, so there is nothing to report to members.")
    }
}
