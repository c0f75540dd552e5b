import Complaints

extension Layout {
    /// What the Ombudsman enquired about and decided, over every procedure (requirements R82 to R95, R136).
    static let ombudsman = Layout(
        report: .ombudsman, title: ReportName.ombudsman.title,
        legalBasis: ["Local Government Act 1974 Part III"],
        highlights: [
            HighlightLayout(
                figure: "ombudsman.enquiries", label: "enquiries of the Ombudsman",
                detail: "{ombudsman.enquiries|change}"),
            HighlightLayout(
                figure: "ombudsman.uphold_rate_percent/percent", label: "upheld of those investigated",
                detail: "{ombudsman.uphold_rate_percent/upheld} of {ombudsman.uphold_rate_percent/investigated}"),
        ],
        sections: [
            SectionLayout("1", "Enquiries", [.table(enquiries)]),
            SectionLayout(
                "2", "Decisions",
                [
                    .words([
                        noLetter.when(.none("ombudsman.decisions/total")),
                        noLetter.when(.unknown("ombudsman.decisions/total")),
                        Template(
                            "The Ombudsman made {ombudsman.decisions/total|count decision} in {period} and upheld none."
                        ).when(.some("ombudsman.decisions/total"), .none("ombudsman.decisions/upheld")),
                        Template(
                            stringLiteral: """
                                The Ombudsman made {ombudsman.decisions/total|count decision} in {period} and upheld \
                                {ombudsman.decisions/upheld|count case}: {ombudsman.decisions/upheld_percent_of_decisions|of} of those \
                                decided, and {ombudsman.uphold_rate_percent/percent|of} of the \
                                {ombudsman.uphold_rate_percent/investigated} investigated.
                                """
                        ).when(.some("ombudsman.decisions/total"), .some("ombudsman.decisions/upheld")),
                    ]), .table(decisions), .table(byProcedure), .table(themes),
                ]),
            SectionLayout("3", "Remedies", [.table(payments), .table(offers), .table(cases)]),
        ],
        alsoGives: ["ombudsman.upheld", "ombudsman.enquiries.change_percent"])

    /// The section may stand before the letter comes.
    private static let noLetter: Template =
        "The register holds no decision of {period}: the Ombudsman's annual letter may not have come yet."

    private static let enquiries = TableLayout(
        id: "enquiries_by_department", label: "Table 1", title: "Enquiries by department, three years",
        first: "Department",
        columns: [.value(.earlier(2)), .value(.earlier(1)), .value(.current)],
        rows: .parts(of: "ombudsman.enquiries_by_department"),
        definition:
            "Cases the Ombudsman enquired about, by the day of the enquiry and the department; a department without "
            + "any has none, and a year before the records the total published then.")

    private static let decisions = TableLayout(
        id: "decisions", label: "Table 2", title: "Decisions", first: "Decision",
        columns: [.value(.earlier(1)), .value(.current), .change],
        rows: .parts(of: "ombudsman.decisions", keys: TableLayout.ombudsmanDecisionKeys),
        asides: [
            .init(figure: "ombudsman.decisions/upheld", label: "Upheld"),
            .init(figure: "ombudsman.decisions/upheld_percent_of_decisions", label: "Upheld, as a share of decisions"),
            .init(figure: "ombudsman.uphold_rate_percent/investigated", label: "Investigated: upheld and not upheld"),
            .init(figure: "ombudsman.uphold_rate_percent/percent", label: "Upheld, as a share of those investigated"),
            .init(figure: "ombudsman.decisions/public_reports", label: "Reports in the public interest"),
        ],
        definition:
            "Decisions by their day, whenever the enquiry or the complaint came. The Ombudsman's own rate is of those "
            + "investigated.")

    private static let byProcedure = TableLayout(
        id: "decisions_by_procedure", label: "Table 3", title: "Decisions by procedure", first: "Procedure",
        columns: [
            .figure("ombudsman.decided_by_procedure", .earlier(1), heading: "Decided, the year before"),
            .figure("ombudsman.decided_by_procedure", .current, heading: "Decided"),
            .figure("ombudsman.upheld_by_procedure", .earlier(1), heading: "Upheld, the year before"),
            .figure("ombudsman.upheld_by_procedure", .current, heading: "Upheld"),
            .figure("ombudsman.exhausted_by_procedure", .current, heading: "After all stages of the procedure"),
        ],
        rows: .parts(of: "ombudsman.decided_by_procedure"),
        definition: "Decisions by their day and the procedure of the complaint; a case that is under none stands apart."
    )

    private static let themes = TableLayout(
        id: "themes", label: "Table 4", title: "Themes of the faults found", first: "Theme",
        columns: [.value(.earlier(1)), .value(.current)], rows: .parts(of: "ombudsman.themes"),
        definition: "Themes by the day of the decision; a case counts once under each of its themes.")

    private static let payments = TableLayout(
        id: "payments", label: "Table 5", title: "Payments agreed with the Ombudsman", first: "Procedure",
        columns: [.value(.earlier(1)), .value(.current)], rows: .parts(of: "ombudsman.payments_pounds"),
        definition: "Payments agreed as remedies, by the day the remedy was agreed, in pounds.")

    private static let offers = TableLayout(
        id: "local_offers", label: "Table 6", title: "What had been offered before", first: "Measure",
        columns: [.value(.earlier(1)), .value(.current)], rows: .parts(of: "ombudsman.local_offers"),
        definition: "Decided cases in which the council had offered a sum before, by the day of the decision.")

    private static let cases = TableLayout(
        id: "local_offers_by_case", label: "Table 7", title: "Offered before and agreed in the end, by case",
        first: "Case",
        columns: [
            .figure("ombudsman.local_offers.offered", .current, heading: "Offered"),
            .figure("ombudsman.local_offers.final", .current, heading: "Agreed"),
        ],
        rows: .parts(of: "ombudsman.local_offers.offered"),
        definition: "In order of the decision.")
}
