import Complaints
import WorkingDays

/// Sections 3, 5 and 6: what is counted by the date resolved or decided.
extension ChildrensReport {
    /// Section 3.
    var performance: [ReportSection] {
        [
            ReportSection(
                "3", "Service performance",
                [
                    .paragraph(
                        "The figures of this section count complaints resolved in the year, whenever they were "
                            + "received.")
                ]),
            ReportSection(
                "3.1", "Responsiveness to complaints",
                [
                    .table("stage_1_time"), .paragraph(stage1), .paragraph(duty), .table("stage_2_time"),
                    .paragraph(stage2), .table("stage_3"), .paragraph(stage3),
                ]),
            ReportSection("3.2", "Causes of complaints", [.paragraph(causes), .table("causes")]),
            ReportSection("3.3", "Who complains?", [.paragraph(complainers), .table("complainants")]),
            ReportSection("3.4", "Complaint outcomes", [.table("outcomes"), .paragraph(outcomes)]),
        ]
    }

    private var stage1: String {
        let year = current.resolved
        guard year.stage1 > 0 else { return "No complaint was answered at stage 1 in the year." }
        let now = Percentage(year.within20, of: year.stage1)
        let before = Percentage(previous.resolved(\.within20), of: previous.resolved(\.stage1))
        return "Of the \(Words.count(year.stage1, "complaint")) answered at stage 1, "
            + "\(Words.share(year.within20, of: year.stage1)) \(Words.was(year.within20)) answered within 20 working days, "
            + "\(Words.comparison(before, now, in: previous.year)); \(Words.number(year.within10)) "
            + "\(Words.was(year.within10)) answered within 10. "
            + Words.sentence(Words.count(year.over65, "answer")) + " took more than 65 working days, "
            + Words.change(from: previous.resolved(\.over65), to: year.over65, since: previous.year) + "."
    }

    private var duty: String {
        let count = current.received.dutyOffers
        return
            "Where stage 1 passes 20 working days without an extension agreed by the complainant or a good reason, the "
            + "Complaints Manager must offer stage 2. "
            + (count == 0
                ? "No such offer was made during the year."
                : "Stage 2 was offered for this reason on \(Words.count(count, "occasion")) during the year.")
    }

    private var stage2: String {
        let year = current.resolved.stage2
        guard year.all > 0 else { return "No stage 2 investigation was completed in the year." }
        let within = year.within65 == 0 ? "None" : Words.share(year.within65, of: year.all)
        return "\(within) of the \(Words.count(year.all, "investigation")) completed in the year "
            + "\(Words.was(year.within65 == 0 ? 1 : year.within65)) completed within 65 working days of the request. "
            + "From the day the statement of complaint was agreed, "
            + "\(Words.number(current.resolved.stage2FromStatement.within65)) of "
            + "\(Words.number(current.resolved.stage2FromStatement.all)) \(Words.was(current.resolved.stage2FromStatement.within65))."
    }

    private var stage3: String {
        let year = current.received
        guard year.stage3 > 0 else { return "No review panel was requested during the year." }
        var text =
            "Of \(Words.count(year.stage3, "request")) for a review panel, \(Words.number(year.panels)) went to a panel"
        if year.earlyReferrals > 0 {
            text +=
                " and \(Words.number(year.earlyReferrals)) \(Words.was(year.earlyReferrals)) referred to the "
                + "Ombudsman instead"
        }
        guard year.panels > 0 else { return text + "." }
        return text
            + ". Of the \(Words.count(year.panels, "panel")), \(Words.share(year.panelsInTime, of: year.panels)) "
            + "\(Words.was(year.panelsInTime)) held and answered within the statutory timescales."
    }

    private var causes: String {
        let ranked = lines(.cause, sorted: true)
        let most = largest(.cause, of: current)
        guard let first = most.first else { return "No causes are recorded for complaints answered in the year." }
        let noun = most.count == 1 ? "The biggest single cause was" : "The biggest causes were"
        var text =
            "\(noun) \(Words.list(most.map { $0.label.lowercased() })), recorded for "
            + "\(Words.count(first.count, "complaint"))\(most.count > 1 ? " each" : "")"
        if most.count == 1, ranked.count > 1, let second = ranked[1].counts[1], second > 0 {
            text += ", followed by \(ranked[1].name.lowercased()) (\(Words.number(second)))"
        }
        return text + "."
    }

    private var complainers: String {
        let all = current.received.statutory
        guard all > 0 else { return "No complaints were received in the year." }
        guard let children = byChildren(current) else {
            return
                "Most complaints are made by parents and others with sufficient interest in the child's welfare. The "
                + "number made by children and young people is too small to publish."
        }
        var text = Words.sentence(Words.count(children, "complaint"))
        if let percentage = Percentage(children, of: all), children > 0 { text += " (\(percentage)%)" }
        text +=
            " \(Words.was(children)) made by children or young people, "
            + childrenChange(to: children) + "."
        if let represented = byChildrenRepresented(current), children > 0 {
            text +=
                " Of these, \(represented == 0 ? "none" : Words.number(represented)) \(Words.was(represented == 0 ? 1 : represented)) "
                + "represented by a Children's Rights Officer or another advocate."
        }
        return text + " The others were made by parents or by others with sufficient interest in the child's welfare. "
            + "Complainants are counted by the date received."
    }

    private func childrenChange(to children: Int) -> String {
        if previous.isRecorded, byChildren(previous) == nil {
            return "with the figure for \(previous.year) too small to publish"
        }
        return Words.change(from: byChildren(previous), to: children, since: previous.year)
    }

    private var outcomes: String {
        let year = current.resolved
        guard year.stage1 > 0 else { return "No outcome was recorded in the year." }
        let now = Percentage(year.faultFound, of: year.stage1)
        let before = Percentage(previous.resolved(\.faultFound), of: previous.resolved(\.stage1))
        return
            "Fault was found in \(year.faultFound == 0 ? "none" : Words.share(year.faultFound, of: year.stage1)) of the "
            + "\(Words.count(year.stage1, "complaint")) resolved in the year, "
            + "\(Words.comparison(before, now, in: previous.year)). Where accounts cannot be reconciled, or a court is the "
            + "right place to decide, the outcome is no finding."
    }

    /// Section 5.
    var learning: [ReportSection] {
        let year = current.resolved
        return [
            ReportSection(
                "5", "Learning from complaints",
                [
                    .paragraph(
                        "Each complaint in which fault is found is reviewed for what puts it right for the person, and "
                            + "for what stops it happening to others.")
                ]),
            ReportSection(
                "5.1", "Corrective action taken",
                [.paragraph(wider)] + (year.faultFound > 0 ? [.table("actions")] : [])
                    + (year.widerActions > 0 ? [.paragraph(commonest)] : [])),
        ]
    }

    private var wider: String {
        let year = current.resolved
        guard let now = Percentage(year.faultsWithWiderAction, of: year.faultFound) else {
            return "No complaint with fault found was resolved in the year."
        }
        let before = Percentage(previous.resolved(\.faultsWithWiderAction), of: previous.resolved(\.faultFound))
        return
            "\(Words.number(year.faultsWithWiderAction)) of the \(Words.count(year.faultFound, "complaint")) with fault "
            + "found (\(now)%) led to action that should improve the service for others, "
            + "\(Words.comparison(before, now, in: previous.year))."
    }

    private var commonest: String {
        let year = current.resolved
        let most = largest(.obligationWider, of: current).compactMap {
            ObligationType(rawValue: $0.key)?.name.lowercased()
        }
        let noun = most.count == 1 ? "The most common action for the service was" : "The most common actions were"
        return "\(noun) \(Words.list(most)). There \(Words.was(year.policyChanges)) "
            + "\(Words.count(year.policyChanges, "change")) of policy or procedure. By \(name.lastOn.written), "
            + "\(Words.number(year.widerActionsCompleted)) of \(Words.count(year.widerActions, "action")) for the service "
            + "\(Words.was(year.widerActionsCompleted)) completed."
    }

    /// Section 6.
    var ombudsman: [ReportSection] {
        let decisions = OmbudsmanSummary(current)
        let total = decisions.total ?? 0
        let upheld = decisions.upheld ?? 0
        var blocks: [ReportSection.Block] = []
        if total == 0 {
            blocks.append(
                .paragraph("The Ombudsman made no decisions on statutory children's complaints during the year."))
        } else {
            var text =
                "The Ombudsman made \(Words.count(total, "decision")) on statutory children's complaints during the year, "
                + "with fault found in \(upheld == 0 ? "none" : Words.share(upheld, of: total))."
            if let rate = Percentage(upheld, of: decisions.investigated), let investigated = decisions.investigated {
                text +=
                    " Of the \(Words.count(investigated, "case")) the Ombudsman investigated, "
                    + "\(Words.number(upheld)) (\(rate)%) \(Words.was(upheld)) upheld."
            }
            blocks += [.paragraph(text), .table("ombudsman")]
        }
        if let pence = counts.money[2].ombudsmanPence, pence > 0 {
            blocks.append(
                .paragraph("Payments agreed as remedies during the year came to \(Words.money(pence: pence))."))
        }
        if !counts.cases.isEmpty { blocks.append(.list(counts.cases.enumerated().map(faultCase))) }
        return [ReportSection("6", "Local Government and Social Care Ombudsman", blocks)]
    }

    private func faultCase(_ number: Int, _ found: FaultCase) -> String {
        let summary = found.summary.isEmpty ? "" : " \(found.summary)\(found.summary.hasSuffix(".") ? "" : ".")"
        let report = found.isPublicReport ? " The Ombudsman published a public interest report." : ""
        return
            "Case \(number + 1), decided on \(found.decidedOn.written): \(found.finding).\(summary) \(found.agreement)\(report)"
    }
}
