import Complaints

extension Layout {
    /// The annual report of SI 2006/1738 regulation 13(3) (requirements R117 to R131).
    static let childrens = Layout(
        report: .childrens, title: ReportName.childrens.title,
        legalBasis: ["Getting the Best from Complaints (2006), statutory guidance"],
        yearlyBasis: [
            "Children Act 1989 Representations Procedure (England) Regulations 2006 (SI 2006/1738), regulation 13(3)"
        ],
        highlights: [
            HighlightLayout(
                figure: "childrens.received", label: "complaints received", detail: "{childrens.received|brief}"),
            HighlightLayout(
                figure: "childrens.stage_1.within_20_working_days/percent", label: "answered within 20 working days",
                detail: "{childrens.stage_1.within_20_working_days/percent|then}"),
            HighlightLayout(
                figure: "childrens.outcomes.fault_percent", label: "fault found",
                detail: "{childrens.outcomes.fault_percent|then}"),
            HighlightLayout(
                figure: "childrens.learning.faults_with_wider_action/percent", label: "of faults led to wider learning",
                detail: "{childrens.learning.faults_with_wider_action/percent|then}"),
            HighlightLayout(
                figure: "childrens.ombudsman.decisions/total", label: "Ombudsman decisions",
                detail: "{childrens.ombudsman.decisions/upheld} upheld"),
            HighlightLayout(
                figure: "childrens.costs_pounds/total", label: "cost of the procedure",
                detail: "{childrens.costs_pounds/total|then}"),
        ],
        sections: [childrensPurpose] + ChildrensReceived.sections + ChildrensPerformance.sections
            + ChildrensLearning.sections,
        alsoGives: [
            "childrens.received.change_percent.stage_1", "childrens.received.change_percent.stage_2",
            "childrens.received.change_percent.stage_3", "childrens.all_routes.change_percent",
            "childrens.other_routes",
            "childrens.received.through_members", "childrens.withdrawn", "childrens.resolved_otherwise",
            "childrens.refused",
            "childrens.stage_1.over_65_working_days.change_percent",
            "childrens.stage_1.days", "childrens.stage_1.in_time", "childrens.stage_2.within_25_working_days",
            "childrens.stage_2.days", "childrens.stage_2.in_time", "childrens.causes.received",
            "childrens.causes.upheld", "childrens.outcomes.fault_points", "childrens.outcomes.apart",
            "childrens.outcomes.several",
            "childrens.points", "childrens.outcomes.by_service",
            "childrens.outcomes.stage_2", "childrens.outcomes.stage_3", "childrens.learning.other",
            "childrens.learning.remedial_reviews", "childrens.ombudsman.payments_pounds",
        ],
        unrecorded: UnrecordedLayout(
            figure: "childrens.received",
            sections: [childrensPurpose, .unrecorded]))

    private static let childrensPurpose = SectionLayout(
        "1", "Purpose and basis of this report",
        [
            .words([
                """
                This report covers complaints about children's social care made under the statutory procedure from {first_day} \
                to {last_day}.
                """
            ]),
            .words([
                Template(
                    """
                    It is the annual report required by {=regulation 13(3) of the Children Act 1989 Representations Procedure \
                    (England) Regulations 2006 (SI 2006/1738)} and follows the statutory guidance, {=Getting the Best from \
                    Complaints (2006)}.
                    """
                ).when(.wholeYear),
                Template("It follows the statutory guidance, {=Getting the Best from Complaints (2006)}.").when(
                    .otherDays),
                """
                Complaints about children's social care outside that procedure are answered under the corporate complaints \
                procedure and counted here only in {=Table 3}.
                """,
            ]),
            .words([
                """
                Volumes in {=section 2} are counted by the date a complaint was received ({=stages 2 and 3} by the date they \
                were requested). Performance in {=section 3} is counted by the date a complaint was resolved, so that outcomes \
                are complete. The two sets of figures need not match.
                """
            ]),
            .words([
                """
                Percentages are rounded half up to whole numbers. Where the year before had none, a change is shown as new.
                """
            ]), .commentary("introduction"),
        ])
}
