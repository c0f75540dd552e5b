import Complaints
import WorkingDays

extension Layout {
    /// The annual report on corporate complaints under the versions of the procedure in force in its period: before the
    /// Complaint Handling Code a report of performance, under it the annual complaints performance and service improvement
    /// report of the Code 8.1 (requirement R132; ruling "Corporate procedure versions").
    static func corporate(under versions: [ProcedureInForce]) -> Layout {
        let followsCode = versions.contains(where: \.followsCode)
        let code = followsCode ? codeSections : [service]
        let sections =
            [
                purpose(followsCode), CorporateSections.received, CorporateSections.stage1, CorporateSections.stage2,
                CorporateSections.outcomes,
            ] + code + [CorporateSections.ombudsman, CorporateSections.rest]
        return Layout(
            report: .corporate,
            title: "Corporate complaints and compliments",
            legalBasis: versions.map { "\($0.name), in force from \($0.from.written): \($0.source)" },
            yearlyBasis: followsCode
                ? ["The Local Government and Social Care Ombudsman's Complaint Handling Code, 8.1"] : [],
            yearlyTitle: followsCode ? "Annual complaints performance and service improvement report" : nil,
            highlights: [
                HighlightLayout(
                    figure: "corporate.received", label: "complaints received", detail: "{corporate.received|change}"),
                HighlightLayout(
                    figure: "corporate.stage_1.in_time/percent", label: "answered in time at the first stage",
                    detail: "{corporate.stage_1.in_time/count} of {corporate.stage_1.in_time/of}"),
                HighlightLayout(
                    figure: "corporate.outcomes/fault_percent", label: "with fault found",
                    detail: "{corporate.outcomes/fault_found} of {corporate.stage_1.answered} answered"),
                HighlightLayout(
                    figure: "ombudsman.enquiries", label: "enquiries of the Ombudsman",
                    detail: "{ombudsman.enquiries|change}"),
            ],
            sections: sections.enumerated().map { index, section in
                SectionLayout("\(index + 1)", section.title, section.blocks)
            }, alsoGives: alsoGiven,
            unrecorded: UnrecordedLayout(
                figure: "corporate.received",
                sections: [
                    SectionLayout("1", "Purpose and basis of this report", purpose(followsCode).blocks), .unrecorded,
                ]))
    }

    private static let alsoGiven = [
        "corporate.last_years_top_services", "corporate.stage_1.previous_year", "corporate.outcomes.by_service",
        "corporate.outcomes.fault_points", "corporate.causes.largest", "corporate.received.change_percent",
        "corporate.received.per_100000_residents",
        "corporate.resolved_at_stage_1_percent",
        "corporate.stage_1.within_20_working_days", "corporate.stage_1.within_40_working_days",
        "corporate.stage_1.over_40_working_days", "corporate.stage_1.over_40_working_days.change_percent",
        "corporate.stage_2.within_20_working_days", "corporate.stage_2.over_20_working_days",
        "ombudsman.upheld", "contacts.by_refusal",
    ]

    private static func purpose(_ followsCode: Bool) -> SectionLayout {
        SectionLayout(
            "", "Purpose and basis of this report",
            [
                .words([
                    "This report covers complaints about the Council's services that no statutory procedure covers, in {period}.",
                    """
                    Complaints received are counted by the day received, requests for the second stage by the day of the \
                    request; what was decided and how long it took, by the day of the answer. The two need not match.
                    """,
                ]), .commentary(followsCode ? "qualitative" : "introduction", isOwed: followsCode),
            ])
    }

    /// What the Code asks for besides figures: each is written by the council, and the figures there are stand beside it.
    private static let codeSections = [
        SectionLayout(
            "", "Complaints refused, and why",
            [
                .words([
                    """
                    {corporate.refused|Count complaint} accepted into the procedure {corporate.refused|was} refused \
                    afterwards; the table shows beside them whatever was refused before a procedure accepted it.
                    """
                ]),
                .table(
                    TableLayout(
                        id: "refused", label: "Table 22a", title: "Refused, by reason", first: "Reason",
                        columns: [
                            .value(.earlier(1)), .value(.current),
                            .figure("corporate.refused.by_reason", .current, heading: "After acceptance"),
                        ], rows: .parts(of: "contacts.by_refusal"),
                        definition:
                            "The first two columns are every complaint refused, of whatever procedure, by the day received; "
                            + "the last those of the corporate procedure, by the day closed.")),
                .commentary("refused", isOwed: true),
            ]),
        SectionLayout(
            "", "Findings of non-compliance by the Ombudsman", [.commentary("non_compliance", isOwed: true)]),
        SectionLayout("", "Service improvements", service.blocks + [.commentary("service_improvements", isOwed: true)]),
        SectionLayout(
            "", "The Ombudsman's annual letter and other reports", [.commentary("annual_letter", isOwed: true)]),
        SectionLayout("", "Self-assessment against the Code", [.commentary("self_assessment", isOwed: true)]),
        SectionLayout("", "The governing body's response", [.commentary("governing_body", isOwed: true)]),
    ]

    private static var service: SectionLayout { .learning("", "corporate", "Table 23") }
}
