import Complaints

/// What only the corporate procedure has (requirements R47, R135; ruling "Corporate procedure versions").
enum CorporateOnly {
    static let figures = [
        FigureDefinition(
            "corporate.top_services", "Services most complained of",
            "The five services with the most complaints accepted into the procedure, by the day received, and whichever tie with "
                + "the fifth; complaints about children's social care are left out, as the children's report counts them "
                + "beside the statutory ones.",
            .largest(ofServices, by: .service, places: 5), source: "R135"),
        FigureDefinition(
            "corporate.last_years_top_services", "Services most complained of a year earlier",
            "The five services with the most complaints in the same days a year earlier, and whichever tie with the fifth, each "
                + "with its complaints then and now, by the day received; complaints about children's social care are left "
                + "out, as the children's report counts them beside the statutory ones.",
            .largestBefore(ofServices, by: .service, places: 5), source: "R135"),
        FigureDefinition(
            "corporate.stage_1.previous_year", "In time at stage 1 a year earlier",
            "Answers at stage 1 within the limit of the complaint's own procedure, as a share of those sent in the same days a "
                + "year earlier; not comparable where the limits were others then.",
            .value(
                .earlier(
                    .share(.count(stage1.timed.and(.yes(.inLimit))), of: .count(stage1.timed)), years: 1)),
            polarity: .high, source: "R47"),
        FigureDefinition(
            "corporate.stage_2.by_department", "Answers at stage 2 by department",
            "Answers at stage 2 sent, by the day of the answer and the department complained of.",
            .breakdown(stage2.answered, by: .department), source: "R133"),
        FigureDefinition(
            "corporate.stage_2.fault_by_department", "Fault found at stage 2, by department",
            "Complaints with fault found at stage 2, by the day of the answer and the department complained of.",
            .breakdown(stage2.answered.and(.is(.outcome, "fault_found")), by: .department), source: "R133"),
    ]

    private static let stage1 = StageOfProcedure.all(of: .corporate)[0]
    private static let stage2 = StageOfProcedure.all(of: .corporate)[1]
    private static let ofServices = Measure.received(.corporate).and(.no(.aboutChildrens))
}
