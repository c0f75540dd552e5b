import Complaints

/// The sections that every version of the corporate report has.
enum CorporateSections {
    private static let first = StageOfProcedure.all(of: .corporate)[0]
    private static let second = StageOfProcedure.all(of: .corporate)[1]

    static let received = SectionLayout(
        "", "Contacts and complaints received",
        [
            .words([
                "{corporate.received|Count complaint} {corporate.received|was} received, {corporate.received|change}.",
                ("""
                For each {=100,000} residents that is {corporate.received.per_100000_residents}.
                """ as Template)
                .when(.some("corporate.received"), .known("corporate.received.per_100000_residents")),
            ]),
            .table(
                .listed(
                    "contacts", "Table 1", "Everything that reached the complaints team", "Type",
                    [
                        .init(figure: "contacts.enquiries/current", label: "Enquiries"),
                        .init(figure: "contacts.corporate/current", label: "Corporate complaints"),
                        .init(figure: "contacts.adult_social_care/current", label: "Adult social care complaints"),
                        .init(figure: "contacts.public_health/current", label: "Public health complaints"),
                        .init(
                            figure: "contacts.childrens_social_care/current",
                            label: "Children's social care complaints"),
                        .init(figure: "contacts.ombudsman_enquiries/current", label: "Enquiries of the Ombudsman"),
                        .init(figure: "contacts.compliments/current", label: "Compliments"),
                        .init(figure: "contacts.total/current", label: "Total", kind: .total),
                    ],
                    definition:
                        "Everything by the day received, each once; the total has besides them complaints that no "
                        + "procedure has accepted yet, and those refused or withdrawn before one did.")),
            .table(
                TableLayout(
                    id: "trend", label: "Table 2", title: "Complaints received in five years", first: "Complaints",
                    columns: [
                        .value(.earlier(4)), .value(.earlier(3)), .value(.earlier(2)), .value(.earlier(1)),
                        .value(.current), .change,
                    ], rows: .listed([.init(figure: "corporate.received", label: "Corporate complaints")]),
                    definition:
                        "By the day received; a year before the records is the total that was published then, or is not "
                        + "recorded.", hasChart: true)),
            .table(
                .years(
                    "departments", "Table 3", "Complaints received by department", "Department",
                    of: "corporate.received.by_department",
                    definition: "Complaints accepted into the procedure, by the day received.")),
            .table(
                TableLayout(
                    id: "top_services", label: "Table 4", title: "Services most complained of", first: "Service",
                    columns: [.value(.earlier(1)), .value(.current)],
                    rows: .ranked(by: "corporate.top_services", .current, values: "corporate.top_services"),
                    definition:
                        "By the day received; whichever tie with the fifth are all printed, and complaints about children's "
                        + "social care are left out, as the children's report counts them.")),
            .table(
                TableLayout(
                    id: "last_years_top_services", label: "Table 5",
                    title: "Services most complained of a year earlier",
                    first: "Service", columns: [.value(.earlier(1)), .value(.current), .change],
                    rows: .ranked(by: "corporate.top_services", .earlier(1), values: "corporate.top_services"),
                    definition: "The ranking of the year before, by the day received, with what became of it.")),
            .table(
                .years(
                    "services", "Table 6", "Complaints received by service", "Service",
                    of: "corporate.received.by_service",
                    definition: "Complaints accepted into the procedure, by the day received.")),
            .table(
                .years(
                    "channels", "Table 7", "How complaints came", "Channel", of: "corporate.received.by_channel",
                    definition: "Complaints accepted into the procedure, by the day received.")),
            .table(
                .shares(
                    "complainants", "Table 8", "Who complained", "Complainant", of: "corporate.received.by_complainant",
                    definition: "Complaints accepted into the procedure, by the day received and who made them.")),
            .table(.throughOthers("corporate", "Table 9")), .table(.otherEndings("corporate", "Table 10")),
            .table(
                .years(
                    "enquiries", "Table 11", "How enquiries ended", "Ending", of: "enquiries.dispositions",
                    definition:
                        "Enquiries of every department, by the day received; those informally resolved needed no complaint."
                )),
            .words([
                ("""
                Of {contacts.acknowledged_in_time/of|count contact} that an acknowledgement was owed for, \
                {contacts.acknowledged_in_time|share} {contacts.acknowledged_in_time/count|was} acknowledged in time.
                """ as Template).when(.some("contacts.acknowledged_in_time/of"))
            ]), .commentary("received"),
        ])

    static let stage1 = SectionLayout(
        "", "How long answers took at the first stage",
        [
            .words([
                ("""
                Of {corporate.stage_1.in_time/of|count complaint} answered, {corporate.stage_1.in_time|share} \
                {corporate.stage_1.in_time/count|was} answered in time. In {before} the share was \
                {corporate.stage_1.previous_year}.
                """ as Template).when(.some("corporate.stage_1.in_time/of"))
            ]), .table(.times(first, "Table 12")), .table(.bands(first, "Table 13")), .commentary("timeliness"),
        ])

    static let stage2 = SectionLayout(
        "", "The second stage",
        [
            .words([
                """
                {corporate.received.stage_2|Count request} {corporate.received.stage_2|was} made, \
                {corporate.received.stage_2|change}.
                """,
                ("That is {corporate.escalation_percent.stage_2_of_stage_1} of the complaints received at the first stage."
                    as Template)
                    .when(
                        .some("corporate.received.stage_2"), .known("corporate.escalation_percent.stage_2_of_stage_1")),
            ]), .table(.times(second, "Table 14")), .table(.bands(second, "Table 15")),
            .table(
                TableLayout(
                    id: "stage_2_departments", label: "Table 16", title: "The second stage by department",
                    first: "Department",
                    columns: [
                        .value(.earlier(1)), .value(.current),
                        .figure("corporate.stage_2.by_department", .current, heading: "Answered"),
                        .figure("corporate.stage_2.fault_by_department", .current, heading: "Fault found"),
                    ], rows: .parts(of: "corporate.received.stage_2.by_department"),
                    definition: "Requests by the day of the request, answers by the day of the answer.")),
            .table(
                .shares(
                    "stage_2_outcomes", "Table 17", "Outcomes at the second stage", "Outcome",
                    of: "corporate.outcomes.stage_2", definition: "By the day of the answer.")),
            .commentary("stage_2"),
        ])

    static let outcomes = SectionLayout(
        "", "Outcomes and causes",
        [
            .words([
                ("""
                Fault was found in none of the {corporate.outcomes/total|count complaint} answered, \
                {corporate.outcomes.fault_percent|compare}.
                """ as Template)
                .when(.some("corporate.outcomes/total"), .none("corporate.outcomes/fault_found")),
                ("""
                Fault was found in {corporate.outcomes/fault_found}{corporate.outcomes.fault_percent|beside} of the \
                {corporate.outcomes/total|count complaint} answered, {corporate.outcomes.fault_percent|compare}.
                """ as Template).when(.some("corporate.outcomes/fault_found")),
            ])
        ]
            + BlockLayout.outcomes(
                "corporate", whole: "corporate.stage_1.answered", labels: ["Table 18", "Table 19", "Table 20"]) + [
                .table(
                    .years(
                        "fault_departments", "Table 21", "Fault found by department", "Department",
                        of: "corporate.outcomes.by_department",
                        definition: "Complaints with fault found at the first stage, by the day of the answer.")),
                .table(.causes("corporate", "Table 22")), .commentary("outcomes"),
            ])

    static let ombudsman = SectionLayout(
        "", "Complaints to the Ombudsman",
        [
            .words([
                "The Ombudsman enquired about {ombudsman.enquiries|count case} against the Council, {ombudsman.enquiries|change}.",
                ("It upheld none of those it investigated." as Template)
                    .when(
                        .some("ombudsman.uphold_rate_percent/investigated"),
                        .none("ombudsman.uphold_rate_percent/upheld")),
                ("""
                It upheld {ombudsman.uphold_rate_percent/upheld} of the {ombudsman.uphold_rate_percent/investigated} \
                it investigated.
                """ as Template)
                .when(
                    .some("ombudsman.uphold_rate_percent/investigated"),
                    .some("ombudsman.uphold_rate_percent/upheld")),
            ]),
            .table(
                TableLayout(
                    id: "ombudsman_departments", label: "Table 24", title: "Enquiries of the Ombudsman by department",
                    first: "Department", columns: [.value(.earlier(2)), .value(.earlier(1)), .value(.current)],
                    rows: .parts(of: "ombudsman.enquiries_by_department"), definition: "By the day of the enquiry.")),
            .table(.ombudsmanDecisions("corporate", "Table 25")), .commentary("ombudsman"),
        ])

    static let rest = SectionLayout(
        "", "Compliments and costs",
        [
            .words([
                """
                {corporate.compliments|Count compliment} {corporate.compliments|was} recorded, \
                {corporate.compliments|change}.
                """
            ]), .listing(.compliments), .table(.costs("corporate", "Table 26")), .commentary("compliments"),
        ])
}
