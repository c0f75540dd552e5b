import Complaints
import WorkingDays

extension ChildrensReport {
    /// The words of the report, each sentence made from the same counts as the figures.
    var narrative: [ReportSection] {
        guard current.isRecorded else { return [purpose, notRecorded] }
        return [purpose] + received + performance + [financial] + learning + ombudsman
    }

    var name: FinancialYear { counts.year }

    private var purpose: ReportSection {
        ReportSection(
            "1", "Purpose and basis of this report",
            [
                .paragraph(
                    "This report covers complaints about children's social care made under the statutory procedure "
                        + "from \(name.firstOn.written) to \(name.lastOn.written)."),
                .paragraph(
                    "It is the annual report required by regulation 13(3) of the Children Act 1989 Representations "
                        + "Procedure (England) Regulations 2006 (SI 2006/1738) and follows the statutory guidance, "
                        + "Getting the Best from Complaints (2006). Complaints about children's social care outside "
                        + "that procedure are answered under the corporate complaints procedure and counted here only "
                        + "in Table 3."),
                .paragraph(
                    "Volumes in section 2 are counted by the date a complaint was received (stages 2 and 3 by the date "
                        + "they were requested). Performance in section 3 is counted by the date a complaint was "
                        + "resolved, so that outcomes are complete. The two sets of figures need not match."),
                .paragraph(
                    "Percentages are rounded half up to whole numbers. Where the year before had none, a change is "
                        + "shown as new."),
            ])
    }

    private var notRecorded: ReportSection {
        ReportSection(
            "2", "Complaints and compliments",
            [.paragraph("The Council's records of complaints begin after \(name), so no figures can be given for it.")]
                + tables.map { .table($0.id) })
    }

    // MARK: Section 2, by date received

    private var received: [ReportSection] {
        let year = current.received
        return [
            ReportSection("2", "Complaints and compliments received"),
            ReportSection("2.1", "Demand and volume", volume),
            ReportSection(
                "2.2", "Complaints at stages 2 and 3",
                [
                    .paragraph(
                        Words.sentence(Words.count(year.stage2, "request")) + " for a stage 2 investigation "
                            + "\(Words.was(year.stage2)) received, "
                            + Words.change(from: previous.received(\.stage2), to: year.stage2, since: previous.year)
                            + "." + escalation),
                    .paragraph(
                        Words.sentence(Words.count(year.stage3, "request")) + " to go on to a stage 3 review panel "
                            + "\(Words.was(year.stage3)) received, "
                            + Words.change(from: previous.received(\.stage3), to: year.stage3, since: previous.year)
                            + "."),
                    .paragraph(exhausted),
                ]),
            ReportSection("2.3", "Statutory complaints by service area", [.paragraph(services), .table("services")]),
            ReportSection(
                "2.4", "Compliments received",
                [
                    .paragraph(
                        Words.sentence(Words.count(year.compliments, "compliment")) + " about children's social care "
                            + "\(Words.was(year.compliments)) recorded, "
                            + Words.change(
                                from: previous.received(\.compliments), to: year.compliments, since: previous.year)
                            + ".")
                ]),
        ]
    }

    private var volume: [ReportSection.Block] {
        let year = current.received
        var accepted =
            Words.sentence(Words.count(year.statutory, "complaint"))
            + " \(Words.was(year.statutory)) accepted under the "
            + "statutory procedure, "
            + Words.change(from: previous.received(\.statutory), to: year.statutory, since: previous.year) + "."
        if let percentage = Percentage(year.resolvedAtStage1, of: year.stage1) {
            accepted +=
                " For \(percentage)% of them (\(Words.number(year.resolvedAtStage1)) of "
                + "\(Words.number(year.stage1))) stage 2 has not been requested."
        }
        let total = year.statutory + year.corporate
        let before = sum(previous.received(\.statutory), previous.received(\.corporate))
        return [
            .paragraph("Complaints are seen against the demand on the service during the year, shown in Table 1."),
            .table("demand"), .paragraph(rate), .table("volumes"), .paragraph(accepted),
            .paragraph(
                "\(Words.sentence(Words.count(year.corporate, "complaint"))) about children's social care "
                    + "\(Words.was(year.corporate)) received under the corporate procedure. Over both routes there "
                    + "\(Words.was(total)) \(Words.count(total, "complaint")), "
                    + Words.change(from: before, to: total, since: previous.year) + "."),
            .table("all_routes"),
        ]
    }

    private var rate: String {
        func rate(_ year: ChildrensYear) -> Percentage? {
            Percentage(year.received(\.statutory), of: year.demand[.referrals], precision: .tenths)
        }
        guard let now = rate(current), let referrals = current.demand[.referrals] else {
            return "Referrals to children's social care are not recorded for \(name), so complaints cannot be set "
                + "against them."
        }
        return
            "\(now)% of the year's \(Words.number(referrals)) referrals to children's social care led to a statutory "
            + "complaint, \(Words.comparison(rate(previous), now, in: previous.year))."
    }

    private var escalation: String {
        let now = Percentage(current.received.stage2, of: current.received.stage1)
        guard let now else { return "" }
        let before = Percentage(previous.received(\.stage2), of: previous.received(\.stage1))
        return " As a share of the complaints received at stage 1 this is \(now)%, "
            + "\(Words.comparison(before, now, in: previous.year))."
    }

    private var exhausted: String {
        let count = current.total(.ombudsmanExhausted) ?? 0
        return
            "The Ombudsman decided \(Words.count(count, "case")) in the year which had been through all stages of the "
            + "statutory procedure."
    }

    private var services: String {
        let most = largest(.service, of: current)
        guard let first = most.first else { return "No statutory complaints were received about any service." }
        return "The \(most.count == 1 ? "service" : "services") most complained of \(most.count == 1 ? "was" : "were") "
            + "\(Words.list(most.map(\.label))) (\(Words.count(first.count, "complaint"))"
            + "\(most.count > 1 ? " each" : "")). Table 4 shows every service beside \(previous.year)."
    }

    // MARK: Section 4

    private var financial: ReportSection {
        let (before, now) = (counts.money[1].total, counts.money[2].total)
        let costs: String
        switch now {
        case nil: costs = "The costs of \(name) are not recorded."
        case .some(let total):
            costs =
                "The procedure cost \(Words.money(pounds: total)) in \(name), "
                + Words.moneyChange(from: before, to: total, since: previous.year) + "."
        }
        let mediation = counts.money[2].mediation == 0 ? " Mediation was not used." : ""
        return ReportSection(
            "4", "Financial implications",
            [
                .paragraph(
                    "Stage 2 requires an Investigating Officer and an Independent Person, stage 3 a panel of three "
                        + "independent people. Where they are commissioned from outside the Council, and where redress "
                        + "is paid as a remedy agreed with the Ombudsman, the cost falls to the department."),
                .paragraph(costs + mediation), .table("costs"),
            ])
    }
}

extension Words {
    /// How an amount compares with the year before.
    static func moneyChange(from previous: Int?, to current: Int, since year: FinancialYear) -> String {
        switch Change(from: previous, to: current) {
        case .unknown: "with nothing recorded for \(year) to compare it with"
        case .new: "after none in \(year)"
        case .stillNone: "as in \(year)"
        case .by(let percentage):
            if previous == current {
                "the same as in \(year)"
            } else {
                "\(percentage.units < 0 || (previous ?? 0) > current ? "down" : "up") from "
                    + "\(money(pounds: previous ?? 0)) in \(year)"
            }
        }
    }
}
