import WorkingDays

extension Stage {
    /// What is recorded of a review panel and of an early referral in its place.
    var panelActs: [RecordedAct?] {
        let name = stage
        let appointedOn = panel?.panellists.compactMap(\.appointedOn).max()
        let appointment = act(
            .panel, on: appointedOn, saying: panel?.panellists.map { $0.person?.text ?? $0.name } ?? [],
            {
                guard let appointedOn else { return }
                try $0.checkRequestDecided(name, context: $1)
                try $0.stage(name)?.checkAppointed(on: appointedOn, context: $1)
            },
            { [panel] complaint, _ in
                let participants = complaint.stage(.investigation)?.investigation?.participants ?? []
                try Panel.check(panel?.panellists ?? [], tookNoPart: participants)
            })
        let needs = act(
            .needs, on: panel?.needsConfirmedOn,
            { [day = panel?.needsConfirmedOn] in
                guard var stage = $0.stage(name) else { return }
                try stage.confirmNeeds(on: day, context: $1)
            })
        let meeting = act(
            .meeting, on: panel?.heldOn, without: { $0.panel?.heldOn = nil },
            { [day = panel?.heldOn] in if let day { try $0.holdPanel(on: day, context: $1) } })
        let findings = act(
            .findings, on: panel?.findingsOn, saying: [panel?.findingsReceivedOn?.description],
            without: {
                $0.panel?.findingsOn = nil
                $0.panel?.findingsReceivedOn = nil
            },
            { [panel] in
                guard let day = panel?.findingsOn else { return }
                try $0.recordFindings(sentOn: day, receivedOn: panel?.findingsReceivedOn, context: $1)
            })
        return [appointment, needs, meeting, findings] + earlyReferralActs
    }

    /// A referral that the Ombudsman did not accept may have been followed by the panel.
    private var earlyReferralActs: [RecordedAct?] {
        guard let referral = earlyReferral else { return [] }
        let name = stage
        return [
            act(
                .earlyReferral, on: referral.referredOn,
                without: {
                    $0.earlyReferral = nil
                    $0.panel?.heldOn = nil
                },
                {
                    try $0.referEarly(
                        on: referral.referredOn, complainantAgrees: true, reason: "As recorded",
                        actionPlan: "As recorded", context: $1)
                }),
            act(
                .earlyReferralAcceptance, on: referral.acceptedOn,
                { if let day = referral.acceptedOn { try $0.acceptEarlyReferral(on: day, context: $1) } },
                { complaint, _ in
                    if let day = referral.acceptedOn {
                        try checkOrder(
                            "early_referral_accepted_on", day, after: "early_referral_on", referral.referredOn)
                    }
                    if let heldOn = complaint.stage(name)?.panel?.heldOn {
                        throw Refusal.earlyReferralAfterPanel(heldOn)
                    }
                }),
        ]
    }
}

extension Complaint {
    /// Puts three people in the place of the panel that was recorded wrongly; they were appointed when it was.
    mutating func correctPanel(_ people: [PersonID], at index: Int, context: RuleContext) throws(Refusal) {
        guard let before = stages[index].panel?.panellists, !before.isEmpty else { throw .notRecorded("panellist_ids") }
        guard people != before.compactMap(\.person) else { return }
        guard people.count == 3, Set(people).count == 3 else { throw .panelOfThree(people.count) }
        var panellists: [Appointee] = []
        for (id, old) in zip(people, before) {
            guard id != old.person else {
                panellists.append(old)
                continue
            }
            let person = try context.person(id, field: "panellist_ids")
            try person.checkIndependent(as: .panellist, field: "panellist_ids")
            panellists.append(Appointee(name: person.name, person: id, appointedOn: old.appointedOn))
        }
        stages[index].panel?.panellists = panellists
    }
}
