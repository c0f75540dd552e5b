import Complaints

extension Layout {
    /// Limits that were passed and why, and the alerts that told of them (requirements R51, R111).
    static let lateness = Layout(
        report: .lateness, title: ReportName.lateness.title, legalBasis: [],
        highlights: [
            HighlightLayout(
                figure: "lateness.limits/late_percent", label: "of limits passed",
                detail: "{lateness.limits/late} of {lateness.limits/ended}")
        ],
        sections: [
            SectionLayout(
                "1", "Why limits were passed",
                [
                    .words([
                        Template("No limit that ended in {period} was passed.").when(
                            .some("lateness.limits/ended"), .none("lateness.limits/late")),
                        Template(
                            stringLiteral: """
                                Of {lateness.limits/ended|count limit} that ended in {period}, {lateness.limits/late} \
                                {lateness.limits/late|was} passed{lateness.limits/late_percent|beside}.
                                """
                        ).when(.some("lateness.limits/late")),
                        Template(
                            stringLiteral: """
                                {lateness.limits/without_reason|Count limit} {lateness.limits/without_reason|was} passed without a \
                                reason on record.
                                """
                        ).when(.some("lateness.limits/without_reason")),
                    ]), .table(reasons),
                ]),
            SectionLayout(
                "2", "Where",
                [
                    .table(late("procedure", "Table 2", "Procedure")), .table(late("stage", "Table 3", "Stage")),
                    .table(late("limit", "Table 4", "Limit")), .table(late("department", "Table 5", "Department")),
                ]),
            SectionLayout(
                "3", "Alerts",
                [
                    .table(alerts), .table(by("kind", "Table 7", "Kind")),
                    .table(by("duty", "Table 8", "What was due")),
                    .table(by("department", "Table 9", "Department")), .table(months),
                    .table(levels),
                ]),
        ],
        alsoGives: ["alerts.answered_in_time_percent", "alerts.by_service"])

    private static let reasons = TableLayout(
        id: "reasons", label: "Table 1", title: "Why limits were passed", first: "Reason",
        columns: [
            .value(.earlier(1)), .value(.current),
            .figure("lateness.reasons_percent", .current, heading: "Of all limits that ended, %"),
        ],
        rows: .parts(of: "lateness.reasons"),
        definition:
            "Limits whose act was done, or whose stage ended, after their last day, by that day and the reason "
            + "recorded."
    )

    private static func late(_ word: String, _ label: String, _ first: String) -> TableLayout {
        TableLayout(
            id: "late_by_\(word)", label: label, title: "Limits that ended, by \(word)", first: first,
            columns: [
                .value(.earlier(1)),
                .figure("lateness.late.by_\(word)", .earlier(1), heading: "Passed, the year before"),
                .value(.current), .figure("lateness.late.by_\(word)", .current, heading: "Passed"),
                .figure("lateness.late_percent.by_\(word)", .current, heading: "Passed, %"),
            ],
            rows: .parts(of: "lateness.ended.by_\(word)"),
            definition:
                "Limits by the day their act was done or their stage ended, and those of them that were passed first.")
    }

    private static let alerts = TableLayout(
        id: "alerts", label: "Table 6", title: "Alerts", first: "Alerts",
        columns: [.value(.earlier(1)), .value(.current)],
        rows: .parts(of: "alerts.raised"),
        definition:
            "Alerts by the day raised, those told with another not counted, and what came of them since; waiting and "
            + "unanswered are as on the last day.")

    private static func by(_ word: String, _ label: String, _ first: String) -> TableLayout {
        TableLayout(
            id: "alerts_by_\(word)", label: label, title: "Alerts, by \(word)", first: first,
            columns: [.value(.earlier(1)), .value(.current), .share(.current)], rows: .parts(of: "alerts.by_\(word)"),
            definition: "Alerts by the day raised, those told with another not counted.")
    }

    private static let months = TableLayout(
        id: "alerts_by_month", label: "Table 10", title: "Alerts, by month", first: "Month",
        columns: [.value(.current), .share(.current)], rows: .parts(of: "alerts.by_month"),
        definition: "Alerts by the month raised, those told with another not counted.")

    private static let levels = TableLayout(
        id: "alert_levels", label: "Table 11", title: "How far they climbed", first: "Told last",
        columns: [.value(.earlier(1)), .value(.current)], rows: .parts(of: "alerts.levels"),
        definition: "What was due, by the highest step at which it was told by the last day.")
}
