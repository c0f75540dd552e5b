import Complaints

extension Layout {
    /// Every procedure together (requirements R132 to R136).
    static func allComplaints(_ catalogue: Catalogue) -> Layout {
        let tables = CouncilTables(columns: [.value(.earlier(1)), .value(.current), .change])
        return Layout(
            report: .allComplaints, title: ReportName.allComplaints.title,
            legalBasis: [
                "Local Authority Social Services and National Health Service Complaints (England) Regulations 2009, "
                    + "SI 2009/309",
                "Children Act 1989 Representations Procedure (England) Regulations 2006, SI 2006/1738",
                "Local Government and Social Care Ombudsman, Complaint Handling Code",
            ],
            highlights: [
                HighlightLayout(
                    figure: "all_complaints.received/total", label: "complaints received",
                    detail: "{all_complaints.received/total|change}"),
                HighlightLayout(
                    figure: "all_complaints.in_time_percent/total", label: "answered in time",
                    detail: "{all_complaints.in_time/total} of {all_complaints.answered/total}"),
                HighlightLayout(
                    figure: "all_complaints.outcomes/fault_percent", label: "fault found",
                    detail: "{all_complaints.outcomes/fault_found|count complaint}"),
            ],
            sections: [
                SectionLayout("1", "What reached the council", [.words(contacts), .table(tables.contacts("Table 1"))]),
                SectionLayout(
                    "2", "Complaints received",
                    [
                        .table(tables.received("Table 2")), .table(byDepartment), .table(trend), .table(topServices),
                        .table(lastYears), .table(tables.escalated("Table 7")),
                        .table(tables.escalatedByDepartment("Table 8")),
                        .table(tables.closed("Table 9")),
                    ]),
                SectionLayout(
                    "3", "Answers",
                    [
                        .words([
                            Template("No answer sent in {period} was in time.").when(
                                .some("all_complaints.answered/total"), .none("all_complaints.in_time/total")),
                            Template(
                                stringLiteral: """
                                    Of {all_complaints.answered/total|count answer} sent in {period}, \
                                    {all_complaints.in_time/total}{all_complaints.in_time_percent/total|beside} \
                                    {all_complaints.in_time/total|was} in time.
                                    """
                            ).when(.some("all_complaints.in_time/total")),
                        ]), .table(inTime), .table(tables.answeredByDepartment("Table 11")),
                        .table(tables.inTimeByDepartment("Table 12")), .table(tables.open("Table 13")),
                        .table(tables.openByDepartment("Table 14")),
                    ]),
                SectionLayout(
                    "4", "Outcomes", [.table(outcomes), .table(tables.faultByDepartment("Table 16")), .table(learning)]),
                SectionLayout(
                    "5", "Compliments", [.table(tables.complimentsByDepartment("Table 18")), .listing(.compliments)]),
                SectionLayout("6", "Indicators", [.indicators(IndicatorLayout.complaints(in: catalogue))]),
            ],
            alsoGives: [
                "all_complaints.received.by_service", "all_complaints.received.by_channel", "all_complaints.days",
                "contacts.by_month", "contacts.by_channel", "contacts.by_department", "enquiries.dispositions",
            ])
    }

    private static let contacts: [Template] = [
        Template(
            stringLiteral: """
                {contacts.total/current|Count matter} reached the council in {period}, {contacts.total/current|change}. \
                {contacts.enquiries/current|Count enquiry} {contacts.enquiries/current|was} among them.
                """
        ).when(.some("contacts.total/current"))
    ]

    private static let byDepartment = TableLayout(
        id: "received_by_department", label: "Table 3", title: "Complaints received, by department",
        first: "Department",
        columns: [
            .figure(
                "all_complaints.received.statutory_by_department", .earlier(1), heading: "Statutory, the year before"),
            .figure("corporate.received.by_department", .earlier(1), heading: "Corporate, the year before"),
            .value(.earlier(1)),
            .figure("all_complaints.received.statutory_by_department", .current, heading: "Statutory"),
            .figure("corporate.received.by_department", .current, heading: "Corporate"),
            .value(.current), .change,
        ],
        rows: .parts(of: "all_complaints.received.by_department"),
        definition:
            "Complaints accepted into any procedure, by the day received and the department complained of. One that "
            + "began under another procedure counts once, under its own.")

    private static let trend = TableLayout(
        id: "five_years", label: "Table 4", title: "Complaints received in five years", first: "Procedure",
        columns: (1...4).reversed().map { .value(.earlier($0)) } + [.value(.current)],
        rows: .listed(
            Procedure.allCases.flatMap { procedure -> [TableLayout.Row] in
                [
                    .init(figure: Reference(id: "\(procedure.rawValue).received", key: nil), label: procedure.title),
                    .init(
                        figure: Reference(id: "\(procedure.rawValue).received.change_percent", key: nil),
                        label: "\(procedure.title), change on the year before"),
                ]
            }),
        definition:
            "Complaints accepted into the procedure, by the day received; of a year before the records the total "
            + "published then, where there is one.", hasChart: true)

    private static let topServices = TableLayout(
        id: "top_services", label: "Table 5", title: "Services most complained about", first: "Service",
        columns: [.value(.current), .share(.current)],
        rows: .ranked(
            by: "all_complaints.received.top_services", .current, values: "all_complaints.received.by_service"),
        whole: "all_complaints.received.by_service/total",
        definition: "Complaints accepted into any procedure, by the day received; services that tie are all printed.")

    private static let lastYears = TableLayout(
        id: "last_years_top_services", label: "Table 6", title: "Services most complained about a year earlier",
        first: "Service",
        columns: [.value(.earlier(1)), .value(.current), .change],
        rows: .ranked(
            by: "all_complaints.received.top_services", .earlier(1), values: "all_complaints.received.by_service"),
        definition: "Complaints accepted into any procedure, by the day received; services that tie are all printed.")

    private static let inTime = TableLayout(
        id: "in_time", label: "Table 10", title: "Answers, and those in time", first: "Procedure and stage",
        columns: [
            .figure("all_complaints.answered", .earlier(1), heading: "Answered, the year before"),
            .figure("all_complaints.in_time", .earlier(1), heading: "In time, the year before"),
            .figure("all_complaints.in_time_percent", .earlier(1), heading: "In time, the year before, %"),
            .figure("all_complaints.answered", .current, heading: "Answered"),
            .figure("all_complaints.in_time", .current, heading: "In time"),
            .figure("all_complaints.in_time_percent", .current, heading: "In time, %"),
        ],
        rows: .parts(of: "all_complaints.answered"),
        definition:
            "Answers within the limit of the complaint's own procedure, with the extensions that count, by the day "
            + "sent."
    )

    private static let outcomes = TableLayout(
        id: "outcomes", label: "Table 15", title: "Outcomes, by procedure", first: "Outcome",
        columns: [.value(.earlier(1))]
            + Procedure.allCases.map { .figure("\($0.rawValue).outcomes", .current, heading: $0.title) } + [
                .value(.current)
            ],
        rows: .parts(of: "all_complaints.outcomes"),
        definition: "Outcomes at the first stage, by the day of the answer; fault found means upheld or partly upheld.")

    private static let learning = TableLayout(
        id: "learning", label: "Table 17", title: "Faults that led to learning for the service", first: "Procedure",
        columns: [.value(.earlier(1)), .value(.current)],
        rows: .listed(
            Procedure.allCases.flatMap { procedure -> [TableLayout.Row] in
                [("count", ""), ("percent", ", %")].map { key, suffix in
                    .init(
                        figure: Reference(id: "\(procedure.rawValue).learning.faults_with_wider_action", key: key),
                        label: procedure.title + suffix)
                }
            }),
        definition:
            "Complaints with fault found and answered in the period that led to an action for the service as a whole, "
            + "and their share of all with fault found.")
}
