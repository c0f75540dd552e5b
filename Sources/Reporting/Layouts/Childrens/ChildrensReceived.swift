import Complaints

/// Section 2 of the children's report, by the day received.
enum ChildrensReceived {
    static let sections = [
        SectionLayout("2", "Complaints and compliments received"),
        SectionLayout(
            "2.1", "Demand and volume",
            [
                .words(["Complaints are seen against the demand on the service during the {span}, shown in {=Table 1}."]
                ),
                .table(demand),
                .words([
                    Template(
                        """
                        {childrens.rate_per_referral_percent} of the year's {childrens.demand.referrals/current} referrals to \
                        children's social care led to a statutory complaint, {childrens.rate_per_referral_percent|compare}.
                        """
                    ).when(.known("childrens.rate_per_referral_percent")),
                    Template(
                        """
                        There is no figure of referrals to children's social care for {period}, so complaints cannot be \
                        set against them.
                        """
                    ).when(.unknown("childrens.demand.referrals/current")),
                ]),
                .table(volumes),
                .words([
                    """
                    {childrens.received|Count complaint} {childrens.received|was} accepted under the statutory procedure, \
                    {childrens.received|change}.
                    """,
                    Template(
                        """
                        For {childrens.resolved_at_stage_1_percent|of} of them{childrens.resolved_at_stage_1_percent|counts} \
                        {stage_2} has not been requested.
                        """
                    ).when(.known("childrens.resolved_at_stage_1_percent")),
                ]),
                .words([
                    """
                    {childrens.all_routes/corporate|Count complaint} about children's social care \
                    {childrens.all_routes/corporate|was} received under the corporate procedure. Over both routes there \
                    {childrens.all_routes/total|was} {childrens.all_routes/total|count complaint}, \
                    {childrens.all_routes/total|change}.
                    """
                ]),
                .table(routes), .commentary("received"),
            ]),
        SectionLayout(
            "2.2", "Complaints at stages 2 and 3",
            [
                .words([
                    """
                    {childrens.received.stage_2|Count request} for a {stage_2} investigation {childrens.received.stage_2|was} \
                    received, {childrens.received.stage_2|change}.
                    """,
                    Template(
                        """
                        As a share of the complaints received at {stage_1} this is \
                        {childrens.escalation_percent.stage_2_of_stage_1}, \
                        {childrens.escalation_percent.stage_2_of_stage_1|compare}.
                        """
                    ).when(
                        .some("childrens.received.stage_2"), .known("childrens.escalation_percent.stage_2_of_stage_1")),
                ]),
                .words([
                    """
                    {childrens.received.stage_3|Count request} to go on to a {stage_3} review panel \
                    {childrens.received.stage_3|was} received, {childrens.received.stage_3|change}.
                    """
                ]),
                .words([
                    """
                    The Ombudsman decided {childrens.ombudsman.exhausted|count case} in the {span} which had been through all \
                    stages of the statutory procedure.
                    """
                ]),
            ]),
        SectionLayout(
            "2.3", "Statutory complaints by service area",
            [
                .words([
                    Template("No statutory complaints were received about any service.")
                        .when(.none("childrens.received")),
                    Template(
                        """
                        The service most complained of was {childrens.received.largest_service|names} \
                        ({childrens.received.largest_service|each complaint}).
                        """
                    ).when(.single("childrens.received.largest_service")),
                    Template(
                        """
                        The services most complained of were {childrens.received.largest_service|names} \
                        ({childrens.received.largest_service|each complaint}).
                        """
                    ).when(.several("childrens.received.largest_service")),
                    Template("{=Table 4} shows every service beside {before}.").when(.some("childrens.received")),
                ]),
                .table(services), .commentary("services"),
            ]),
        SectionLayout(
            "2.4", "Compliments received",
            [
                .words([
                    """
                    {childrens.compliments|Count compliment} about children's social care {childrens.compliments|was} \
                    recorded, {childrens.compliments|change}.
                    """
                ]), .listing(.compliments), .commentary("compliments"),
            ]),
    ]

    private static let demand = TableLayout(
        id: "demand", label: "Table 1", title: "Demand on children's social care", first: "Measure",
        columns: [.value(.earlier(1)), .value(.current), .changeInTenths],
        rows: .listed(
            DemandMeasure.childrens.map { measure in
                .init(
                    figure: Reference(id: "childrens.demand.\(measure.rawValue)", key: "current"), label: measure.name)
            }),
        definition: "Figures of the year as entered by the service; change to one decimal place.")

    private static let volumes = TableLayout(
        id: "volumes", label: "Table 2", title: "Complaints by stage", first: "Stage",
        columns: [.value(.earlier(1)), .value(.current), .change],
        rows: .listed([
            .init(figure: "childrens.received.stage_1", label: "Stage 1, local resolution"),
            .init(figure: "childrens.received.stage_2", label: "Stage 2, investigation"),
            .init(figure: "childrens.received.stage_3", label: "Stage 3, review panel"),
        ]),
        definition: "Stage 1 by the day the complaint was received, stages 2 and 3 by the day of the request.",
        hasChart: true)

    private static let routes = TableLayout(
        id: "all_routes", label: "Table 3", title: "All complaints about children's social care",
        first: "Financial year",
        columns: [.part("statutory"), .part("corporate"), .part("total")],
        rows: .periods(of: "childrens.all_routes", [.earlier(1), .current]),
        definition: "Complaints by the day received and the procedure they were accepted into.")

    private static let services = TableLayout(
        id: "services", label: "Table 4", title: "Complaints received by service area", first: "Service area",
        columns: [.value(.earlier(1)), .value(.current), .change], rows: .parts(of: "childrens.received.by_service"),
        definition: "Complaints under the statutory procedure by the day received and the service complained of.",
        hasChart: true)
}
