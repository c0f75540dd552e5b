import Complaints

/// The tables of section 3 of the children's report.
enum ChildrensTables {
    private static let counts: [TableLayout.Column] = [.value(.earlier(1)), .value(.current)]
    private static let shares: [TableLayout.Column] = [
        .value(.earlier(1)), .share(.earlier(1)), .value(.current), .share(.current),
    ]

    static let stage1Time = TableLayout(
        id: "stage_1_time", label: "Table 5", title: "Response times at stage 1", first: "Working days",
        columns: shares,
        rows: .parts(of: "childrens.stage_1.bands"),
        asides: [
            .init(figure: "childrens.stage_1.within_agreed_extension", label: "Answered within an agreed extension"),
            .init(figure: "childrens.stage_1.open_at_period_end", label: "Open at {end}"),
        ],
        definition: "Complaints by the day answered at stage 1, in working days after the day received (day 0). "
            + "The guidance expects 10 working days and allows 20 at most.",
        notes: [
            """
            Answers within an agreed extension came after {=20 working days} and are counted in the bands above; an extension \
            does not make them in time. Complaints open at {last_day} are not in the total; one that was withdrawn or went on \
            without an answer is not open.
            """
        ], hasChart: true)

    static let stage2Time = TableLayout(
        id: "stage_2_time", label: "Table 5a", title: "Response times at stage 2", first: "Working days",
        columns: [
            .figure("childrens.stage_2.bands", .earlier(1), heading: "{period}, from request"),
            .figure("childrens.stage_2.bands", .current, heading: "{period}, from request"),
            .figure("childrens.stage_2.bands_from_statement", .earlier(1), heading: "{period}, from statement"),
            .figure("childrens.stage_2.bands_from_statement", .current, heading: "{period}, from statement"),
        ],
        rows: .parts(of: "childrens.stage_2.bands"),
        definition:
            "Investigations by the day the adjudication was sent, in working days after the request and, beside it, "
            + "after the day the statement of complaint was agreed. The limit is 25, and 65 where the complainant was told why "
            + "in writing; the first basis is the headline.")

    static let stage3 = TableLayout(
        id: "stage_3", label: "Table 5b", title: "Review panels at stage 3", first: "Stage 3", columns: counts,
        rows: .listed([
            .init(figure: "childrens.stage_3/requests"), .init(figure: "childrens.stage_3/panels"),
            .init(figure: "childrens.stage_3/early_referrals"), .init(figure: "childrens.stage_3/answered"),
            .init(figure: "childrens.stage_3/in_time"),
        ]),
        definition:
            "Requests by their day, and what became of them; panels answered, and those in time among them, by the day "
            + "of the answer. In time: held within 30 working days of the request and answered within 15 of receiving the "
            + "panel's findings.")

    static let causes = TableLayout(
        id: "causes", label: "Table 6", title: "What were complaints about?", first: "Cause",
        columns: counts + [.change],
        rows: .parts(of: "childrens.causes", withTotal: false),
        definition: "Causes recorded for complaints answered at stage 1, by the day of the answer.",
        notes: [
            Template(
                """
                A complaint may have several causes, so the numbers may add up to more than the complaints answered: \
                {childrens.causes/total@before} causes of \
                {childrens.stage_1.within_20_working_days/of@before|count complaint} in {before}, {childrens.causes/total} \
                causes of {childrens.stage_1.within_20_working_days/of|count complaint} in {period}.
                """
            ).when(.known("childrens.causes/total"), .known("childrens.causes/total@before")),
            Template(
                """
                A complaint may have several causes, so the numbers may add up to more than the complaints answered: \
                {childrens.causes/total|count cause} of \
                {childrens.stage_1.within_20_working_days/of|count complaint} in {period}; {before} is not recorded.
                """
            ).when(.known("childrens.causes/total"), .unknown("childrens.causes/total@before")),
        ], hasChart: true)

    static let complainants = TableLayout(
        id: "complainants", label: "Table 6a", title: "Who complained?", first: "Complainant", columns: shares,
        rows: .parts(of: "childrens.received.by_complainant"),
        definition: "Complaints under the statutory procedure by the day received and who made them.")

    static let outcomes = TableLayout(
        id: "outcomes", label: "Table 7", title: "Complaints by outcome", first: "Outcome", columns: shares,
        rows: .parts(of: "childrens.outcomes", keys: ["fault_found", "not_upheld", "no_finding", "total"]),
        definition:
            "Outcomes of complaints answered at stage 1, by the day of the answer. Fault found means upheld or partly "
            + "upheld.", hasChart: true)
}
