import Complaints

/// What only the children's procedure has (requirements R118, R119, R123, R125, R131; rulings C4, C7, "Stage 3 in time").
enum ChildrensOnly {
    /// The figures, with the council's bands of working days.
    static func figures(bands: [Band]) -> [FigureDefinition] {
        stages(bands) + investigators + routes + [
            FigureDefinition(
                "childrens.rate_per_referral_percent", "Complaints per referral",
                "Complaints received under the children's procedure as a share of the year's referrals to children's social care.",
                .value(.rate(.count(.received(.childrens)), per: .referrals, .percentInTenths)), source: "R119"),
            FigureDefinition(
                "childrens.by_children_and_young_people", "By children and young people",
                "Complaints made by a child or young person, by the day received; represented are those with a Children's Rights "
                    + "Officer or another advocate.",
                .parts([
                    .init("count", nil, .count(byChildren)), .init("of", nil, .count(.registered(.childrens))),
                    .init("percent", nil, .share(.count(byChildren), of: .count(.registered(.childrens)))),
                    .init("represented", nil, .count(byChildren.and(.yes(.represented)))),
                ]), describesPeople: true, source: "R125"),
        ]
            + DemandMeasure.childrens.map { measure in
                FigureDefinition(
                    "childrens.demand.\(measure.rawValue)", measure.name,
                    "\(measure.name), as entered for the year, beside the year before.",
                    .parts([
                        .init("previous", nil, .earlier(.entered(measure), years: 1)),
                        .init("current", nil, .entered(measure)),
                        .init("change_percent", nil, .change(.entered(measure), places: 1)),
                    ]), source: "R118")
            }

    }

    private static let byChildren = Measure.registered(.childrens).and(.is(.complainantType, "child_or_young_person"))

    private static func stages(_ bands: [Band]) -> [FigureDefinition] {
        let panels = StageOfProcedure.all(of: .childrens)[2]
        let answered = panels.timed.and(.yes(.panelHeld))
        let requested = panels.received
        let stage2 = StageOfProcedure.all(of: .childrens)[1]
        let investigated = stage2.timed
        let fromStatement = investigated.and(.yes(.statementAgreed))
        let offers = Measure.rows(of: .stage, by: .offered, .is(.procedure, "childrens"), .yes(.offerWasDue))
        return [
            FigureDefinition(
                "childrens.stage_1.duty_to_offer_stage_2", "Stage 2 offered as stage 1 overran",
                "Complaints whose complainant was offered stage 2 because stage 1 overran without an agreed extension or good "
                    + "reason, by the day of the offer.",
                .count(offers.counting(.complaints)), source: "R123"),
            FigureDefinition(
                "childrens.stage_2.bands_from_statement", "By working days from the agreed statement",
                "Investigations by the working days from the day the statement of complaint was agreed, by the day of the "
                    + "adjudication.",
                .parts(Band.parts(of: fromStatement, .workingDaysFromStatement, edges: bands.edges(of: stage2))),
                source: "C27"),
            FigureDefinition(
                "childrens.stage_2.within_65_working_days_of_statement", "Within 65 working days of the statement",
                "Investigations with an agreed statement of complaint that were adjudicated within 65 working days of the day it "
                    + "was agreed, by the day of the adjudication.",
                .countOf(fromStatement.and(.atMost(.workingDaysFromStatement, 65)), fromStatement), polarity: .high,
                source: "C27"),
            FigureDefinition(
                "childrens.stage_3", "Review panels",
                "Requests for a review panel by the day of the request, with the panels held and the referrals to the Ombudsman "
                    + "instead of a panel among them; and panels held in time, within 30 working days of the request and "
                    + "answered within 15 of receiving the findings, of those answered in the period, by the day of the answer.",
                .parts([
                    .init("requests", nil, .count(requested)),
                    .init("panels", "Panels held", .count(requested.and(.yes(.panelHeld)))),
                    .init(
                        "early_referrals", "Referred to the Ombudsman instead",
                        .count(requested.and(.yes(.referredEarly)))),
                    .init("answered", "Panels answered", .count(answered)),
                    .init("in_time", "Panels in time", .count(answered.and(.yes(.inLimit)))),
                    .init(
                        "in_time_percent", "Panels in time, %",
                        .share(.count(answered.and(.yes(.inLimit))), of: .count(answered))),
                ]), polarity: .high, source: "R123"),
        ]
    }

    /// Who investigated, in-house or commissioned, and how long that took (requirements R43, R59).
    private static var investigators: [FigureDefinition] {
        let investigated = StageOfProcedure.all(of: .childrens)[1].answered
        let type = Field("investigator_type", "investigated")
        let types: [(key: String, label: String, measure: Measure)] =
            InvestigatorType.allCases.map {
                ($0.rawValue, Words.sentence($0.rawValue.spaced), investigated.and(.is(type, $0.rawValue)))
            } + [(FigureBook.none, "Not recorded", investigated.and(.missing(type)))]
        func median(_ field: Field) -> FigureDefinition.Content {
            .parts(types.map { .init($0.key, $0.label, .count($0.measure.counting(.median(field)))) })
        }
        return [
            FigureDefinition(
                "childrens.stage_2.by_investigator", "Investigations by investigator",
                "Investigations adjudicated, by the day of the adjudication and whether an employee or somebody commissioned "
                    + "investigated.",
                .parts(
                    types.map { .init($0.key, $0.label, .count($0.measure)) } + [
                        .init(FigureBook.total, nil, .count(investigated))
                    ]), source: "R59"),
            FigureDefinition(
                "childrens.stage_2.days_by_investigator", "Median working days by investigator",
                "The median of the working days from the request to the adjudication, by the day of the adjudication and who "
                    + "investigated.", median(.workingDays), polarity: .low, source: "R59"),
            FigureDefinition(
                "childrens.stage_2.days_to_report_by_investigator", "Median working days to the report",
                "The median of the working days from the request to the officer's report that was adjudicated, of those that "
                    + "have one, by the day of the adjudication and who investigated.",
                median(Field("working_days_to_report")), polarity: .low, source: "R43"),
            FigureDefinition(
                "childrens.stage_2.days_from_report_by_investigator", "Median working days from the report",
                "The median of the working days from the officer's report to the adjudication, of those that have one, by the "
                    + "day of the adjudication and who investigated.",
                median(Field("working_days_from_report")), polarity: .low, source: "R43"),
        ]
    }

    private static var routes: [FigureDefinition] {
        let statutory = Formula.count(.received(.childrens))
        let corporate = Formula.count(.received(.corporate).and(.yes(.aboutChildrens)))
        func route(_ routes: String...) -> Formula {
            .count(.rows(of: .otherRoute, by: .received, .among(.route, routes)))
        }
        return [
            FigureDefinition(
                "childrens.all_routes", "All complaints about children's social care",
                "Complaints about children's social care, by the day received and the procedure they were accepted into.",
                .parts([
                    .init("statutory", "Statutory complaints", statutory),
                    .init("corporate", "Corporate complaints", corporate),
                    .init("total", nil, .total([statutory, corporate])),
                ]), source: "R131"),
            FigureDefinition(
                "childrens.all_routes.change_percent", "Change in all complaints about children's social care",
                "Change in all complaints about children's social care from the same days a year earlier.",
                .value(.change(.total([statutory, corporate]))), source: "R140"),
            FigureDefinition(
                "childrens.other_routes", "Other routes",
                "Matters of children's social care that took another route than the children's procedure, by the day received: "
                    + "complaints accepted into the corporate procedure, and contacts routed out or complaints refused as an "
                    + "appeal against a child protection conference, a court's, another procedure's or another body's.",
                .parts([
                    .init("corporate_complaint", nil, corporate),
                    .init("child_protection_conference_appeal", nil, route("child_protection_conference_appeal")),
                    .init("court", nil, route("court")),
                    .init("other_procedure", nil, route("other_redress", "other_procedure")),
                    .init("other_body", nil, route("other_body")),
                ]), source: "R131"),
        ]
    }
}
