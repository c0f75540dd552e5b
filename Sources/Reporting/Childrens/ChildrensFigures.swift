import Complaints

extension ChildrensReport {
    /// Every figure of the report: for the year and the one before, the money also for the one before that.
    var figures: [Figure] {
        counts.years.flatMap { year in
            volumeFigures(year) + timeFigures(year) + outcomeFigures(year) + ombudsmanFigures(year)
        } + changeFigures + demandFigures + counts.money.map(costFigure)
    }

    private func volumeFigures(_ year: ChildrensYear) -> [Figure] {
        let stage1 = year.received(\.stage1)
        let statutory = year.received(\.statutory)
        let corporate = year.received(\.corporate)
        let referrals = year.demand[.referrals]
        let children = byChildren(year)
        return [
            year.figure(
                "received.stage_1", FigureValue(stage1), .received,
                "Complaints under the children's procedure taken up at stage 1, by the day the complaint was received."),
            year.figure(
                "received.stage_2", FigureValue(year.received(\.stage2)), .received,
                "Requests for a stage 2 investigation, by the day of the request."),
            year.figure(
                "received.stage_3", FigureValue(year.received(\.stage3)), .received,
                "Requests for a stage 3 review panel, by the day of the request."),
            year.figure(
                "escalation_percent.stage_2_of_stage_1", share(year.received(\.stage2), stage1), .received,
                "Stage 2 requests of the year as a share of the complaints received at stage 1 in the same year.",
                of: stage1),
            year.figure(
                "resolved_at_stage_1_percent", share(year.received(\.resolvedAtStage1), stage1), .received,
                "Complaints received at stage 1 in the year for which stage 2 has not been requested, as a share of "
                    + "those received; complaints still open at stage 1 are among them.",
                of: stage1),
            year.figure(
                "rate_per_referral_percent",
                FigureValue(Percentage(statutory, of: referrals, precision: .tenths)), .received,
                "Complaints received under the children's procedure as a share of the year's referrals to children's "
                    + "social care.",
                of: referrals),
            year.figure(
                "all_routes",
                .object([
                    .init("statutory", FigureValue(statutory)),
                    .init("corporate", FigureValue(corporate)),
                    .init("total", FigureValue(sum(statutory, corporate))),
                ]), .received,
                "Complaints about children's social care, by the day received and by the procedure they were "
                    + "accepted into."),
            year.figure(
                "other_routes",
                .object([
                    .init("corporate_complaint", FigureValue(corporate)),
                    .init("child_protection_conference_appeal", FigureValue(year.received(\.conferenceAppeals))),
                    .init("court", FigureValue(year.received(\.court))),
                    .init("other_procedure", FigureValue(year.received(\.otherProcedure))),
                ]), .received,
                "Matters of children's social care that took another route than the children's procedure, by the day "
                    + "received: complaints accepted into the corporate procedure, and contacts routed out or complaints "
                    + "refused as an appeal against a child protection conference, a court's or another procedure's."),
            year.figure(
                "by_children_and_young_people",
                .object([
                    .init("count", FigureValue(children)),
                    .init("of", FigureValue(statutory)),
                    .init("percent", share(children, statutory)),
                    .init("represented", FigureValue(byChildrenRepresented(year))),
                ]), .received,
                "Complaints made by a child or young person, by the day received; represented are those with a "
                    + "Children's Rights Officer or another advocate, and small numbers are withheld.",
                of: statutory),
            year.figure(
                "compliments", FigureValue(year.received(\.compliments)), .received,
                "Compliments about children's social care, by the day received."),
        ]
    }

    private func timeFigures(_ year: ChildrensYear) -> [Figure] {
        let resolved = year.resolved(\.stage1)
        let stage2 = year.resolved(\.stage2.all)
        let panels = year.received(\.panels)
        return [
            year.figure(
                "stage_1.within_10_working_days", countOf(year.resolved(\.within10), resolved), .resolved,
                "Stage 1 answers sent within 10 working days of the day the complaint was received (day 0), by the "
                    + "day of the answer.",
                of: resolved),
            year.figure(
                "stage_1.within_20_working_days", countOf(year.resolved(\.within20), resolved), .resolved,
                "Stage 1 answers sent within 20 working days of the day the complaint was received (day 0), by the "
                    + "day of the answer; an agreed extension does not make an answer in time.",
                of: resolved),
            year.figure(
                "stage_1.within_agreed_extension", FigureValue(year.resolved(\.withinAgreedExtension)), .resolved,
                "Stage 1 answers sent after 20 working days but by a date agreed with the complainant, by the day of "
                    + "the answer."),
            year.figure(
                "stage_1.over_65_working_days", FigureValue(year.resolved(\.over65)), .resolved,
                "Stage 1 answers sent more than 65 working days after the day the complaint was received, by the day "
                    + "of the answer."),
            year.figure(
                "stage_1.open_at_year_end", FigureValue(year.received(\.openStage1)), .received,
                "Complaints received by 31 March and not answered at stage 1 by that day."),
            year.figure(
                "stage_1.duty_to_offer_stage_2", FigureValue(year.received(\.dutyOffers)), .offered,
                "Complaints whose complainant was offered stage 2 because stage 1 overran without an agreed extension "
                    + "or good reason, by the day of the offer."),
            year.figure(
                "stage_2.within_25_working_days", countOf(year.resolved(\.stage2.within25), stage2), .resolved,
                "Stage 2 adjudications sent within 25 working days of the request (day 0), by the day of the "
                    + "adjudication.",
                of: stage2),
            year.figure(
                "stage_2.within_65_working_days", countOf(year.resolved(\.stage2.within65), stage2), .resolved,
                "Stage 2 adjudications sent within 65 working days of the request (day 0), by the day of the "
                    + "adjudication.",
                of: stage2),
            year.figure(
                "stage_3",
                .object([
                    .init("requests", FigureValue(year.received(\.stage3))),
                    .init("panels", FigureValue(panels)),
                    .init("in_time", FigureValue(year.received(\.panelsInTime))),
                    .init("in_time_percent", share(year.received(\.panelsInTime), panels)),
                    .init("early_referrals", FigureValue(year.received(\.earlyReferrals))),
                ]), .received,
                "Requests for a review panel by the day of the request, and what became of them: panels held; panels "
                    + "in time, held within 30 working days of the request and answered within 15 of receiving the "
                    + "findings; and referrals to the Ombudsman instead of a panel.",
                of: panels),
        ]
    }

    private func outcomeFigures(_ year: ChildrensYear) -> [Figure] {
        let resolved = year.resolved(\.stage1)
        let faults = year.resolved(\.faultFound)
        return [
            year.figure(
                "outcomes",
                .object([
                    .init("fault_found", FigureValue(faults)),
                    .init("not_upheld", FigureValue(year.resolved(\.notUpheld))),
                    .init("no_finding", FigureValue(year.resolved(\.noFinding))),
                    .init("fault_percent", share(faults, resolved)),
                ]), .resolved,
                "Outcomes of complaints answered at stage 1, by the day of the answer; fault found means upheld or "
                    + "partly upheld.",
                of: resolved),
            year.figure(
                "outcomes.fault_percent", share(faults, resolved), .resolved,
                "Complaints with fault found as a share of those answered at stage 1, by the day of the answer.",
                of: resolved),
            year.figure(
                "causes.largest", word(largest(.cause, of: year)), .resolved,
                "The cause recorded for most complaints answered at stage 1, by the day of the answer; a list where "
                    + "causes tie."),
            year.figure(
                "learning.faults_with_wider_action", countOf(year.resolved(\.faultsWithWiderAction), faults), .resolved,
                "Complaints with fault found and answered at stage 1 in the year that led to at least one action for "
                    + "the service as a whole, as a share of all with fault found.",
                of: faults),
            year.figure(
                "learning.policy_or_procedure_changes", FigureValue(year.resolved(\.policyChanges)), .resolved,
                "Changes of policy or procedure agreed for the service as a whole after complaints with fault found, "
                    + "by the day of the stage 1 answer."),
            year.figure(
                "learning.commonest_action", word(largest(.obligationWider, of: year)), .resolved,
                "The commonest action for the service as a whole after complaints with fault found, by the day of the "
                    + "stage 1 answer; a list where actions tie."),
        ]
    }

    private func ombudsmanFigures(_ year: ChildrensYear) -> [Figure] {
        let decisions = OmbudsmanSummary(year)
        let money = counts.money.first { $0.year == year.year }
        return [
            year.figure(
                "ombudsman.decisions",
                .object([
                    .init("total", FigureValue(decisions.total)),
                    .init("outside_jurisdiction_or_closed_after_initial_enquiries", FigureValue(decisions.notTakenOn)),
                    .init("premature_referred_back", FigureValue(decisions.premature)),
                    .init("upheld", FigureValue(decisions.upheld)),
                    .init("upheld_percent_of_decisions", share(decisions.upheld, decisions.total)),
                ]), .decided,
                "The Ombudsman's decisions on complaints under the children's procedure, by the day of the decision.",
                of: decisions.total),
            year.figure(
                "ombudsman.uphold_rate_percent",
                .object([
                    .init("upheld", FigureValue(decisions.upheld)),
                    .init("investigated", FigureValue(decisions.investigated)),
                    .init("percent", share(decisions.upheld, decisions.investigated)),
                ]), .decided,
                "Cases upheld as a share of those the Ombudsman investigated (upheld and not upheld), by the day of "
                    + "the decision.",
                of: decisions.investigated),
            year.figure(
                "ombudsman.payments_pounds", money?.ombudsmanPence.map(pounds) ?? .none, .agreed,
                "Payments agreed with the Ombudsman as remedies, by the day the remedy was agreed."),
        ]
    }

    private var changeFigures: [Figure] {
        func change(_ name: String, _ count: (ChildrensYear) -> Int?, _ basis: Basis, _ definition: String) -> Figure {
            current.figure(
                name, FigureValue(Change(from: count(previous), to: count(current))), basis, definition,
                of: count(previous))
        }
        return [
            change(
                "received.change_percent.stage_1", { $0.received(\.stage1) }, .received,
                "Change in the complaints received at stage 1 from the year before."),
            change(
                "received.change_percent.stage_2", { $0.received(\.stage2) }, .received,
                "Change in the requests for stage 2 from the year before."),
            change(
                "received.change_percent.stage_3", { $0.received(\.stage3) }, .received,
                "Change in the requests for stage 3 from the year before."),
            change(
                "all_routes.change_percent", { sum($0.received(\.statutory), $0.received(\.corporate)) }, .received,
                "Change in all complaints about children's social care from the year before."),
            change(
                "stage_1.over_65_working_days.change_percent", { $0.resolved(\.over65) }, .resolved,
                "Change in the stage 1 answers sent after more than 65 working days from the year before."),
        ]
    }

    private var demandFigures: [Figure] {
        DemandMeasure.childrens.map { measure in
            let (before, now) = (previous.demand[measure], current.demand[measure])
            return current.figure(
                "demand.\(measure.rawValue)",
                .object([
                    .init("previous", FigureValue(before)),
                    .init("current", FigureValue(now)),
                    .init("change_percent", FigureValue(Change(from: before, to: now, precision: .tenths))),
                ]), .entered,
                "\(measure.name), as entered for the year, beside the year before.", of: before)
        }
    }

    private func costFigure(_ money: ChildrensMoney) -> Figure {
        Figure(
            "childrens.costs_pounds", year: money.year,
            value: .object([
                .init("commissioned_investigations", FigureValue(money.commissioned)),
                .init("mediation", FigureValue(money.mediation)),
                .init("financial_redress", FigureValue(money.redress)),
                .init("total", FigureValue(money.total)),
            ]),
            definition: "Costs by the day incurred and redress by the day the remedy was agreed, each line rounded up "
                + "to the next £10 and the total adding the lines so rounded; before the records begin the redress is "
                + "the total published then.",
            basis: .incurred)
    }
}

extension ChildrensYear {
    fileprivate func figure(
        _ name: String, _ value: FigureValue, _ basis: Basis, _ definition: String, of denominator: Int? = nil
    ) -> Figure {
        Figure(
            "childrens.\(name)", year: year, value: value, definition: definition, basis: basis,
            denominator: denominator)
    }
}

private func share(_ part: Int?, _ whole: Int?) -> FigureValue {
    FigureValue(Percentage(part, of: whole))
}

private func countOf(_ count: Int?, _ whole: Int?) -> FigureValue {
    .object([
        .init("count", FigureValue(count)),
        .init("of", FigureValue(whole)),
        .init("percent", share(count, whole)),
    ])
}

private func word(_ tallies: [ChildrensYear.Tally]) -> FigureValue {
    switch tallies.count {
    case 0: .none
    case 1: .text(tallies[0].key)
    default: .list(tallies.map { .text($0.key) })
    }
}

/// Whole pounds, rounded half up: payments are pounds, and exact pence stay in the register.
private func pounds(_ pence: Int) -> FigureValue {
    .number((pence + 50) / 100)
}
