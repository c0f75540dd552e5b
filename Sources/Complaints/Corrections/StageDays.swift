import WorkingDays

extension Stage {
    /// The days of a stage that may be corrected, in the order in which they follow one another.
    public static let correctableDays: [CorrectableDay<Stage>] =
        ownDays + localResolutionDays + investigationDays + panelDays + answerDays

    private static let ownDays: [CorrectableDay<Stage>] = [
        CorrectableDay("acknowledged_on", { $0.acknowledgedOn }, { $0.acknowledgedOn = $1 })
    ]

    private static let localResolutionDays: [CorrectableDay<Stage>] = [
        CorrectableDay(
            "advocate_asked_on", at: [.localResolution], { $0.advocate?.askedOn },
            { stage, day in
                stage.advocate = day.map { AdvocateRequest(askedOn: $0, appointedOn: stage.advocate?.appointedOn) }
            }),
        CorrectableDay(
            "advocate_appointed_on", at: [.localResolution], { $0.advocate?.appointedOn },
            { $0.advocate?.appointedOn = $1 }),
        CorrectableDay(
            "bypassed_on", at: [.localResolution], isWhole: false, { $0.bypassedOn }, { $0.bypassedOn = $1 }),
        CorrectableDay(
            "offered_under_duty_on", at: [.localResolution], { $0.offeredUnderDutyOn },
            { $0.offeredUnderDutyOn = $1 }),
        CorrectableDay(
            "offer_excused_on", at: [.localResolution], isWhole: false, { $0.offerExcuse?.excusedOn },
            { stage, day in
                stage.offerExcuse = day.flatMap { day in
                    stage.offerExcuse.map { OfferExcuse(excusedOn: day, goodReason: $0.goodReason) }
                }
            }),
    ]

    private static let investigationDays: [CorrectableDay<Stage>] = [
        CorrectableDay(
            "statement_agreed_on", at: [.investigation], { $0.investigation?.statementAgreedOn },
            { $0.investigation?.statementAgreedOn = $1 }),
        CorrectableDay(
            "officer_appointed_on", at: [.investigation], isWhole: false,
            { $0.investigation?.officer?.appointedOn },
            { stage, day in
                stage.investigation?.appointOfficer(on: day)
                if day == nil { stage.investigation?.investigatorType = nil }
            }),
        CorrectableDay(
            "independent_person_appointed_on", at: [.investigation], isWhole: false,
            { $0.investigation?.independentPerson?.appointedOn },
            { $0.investigation?.appointIndependentPerson(on: $1) }),
    ]

    private static let panelDays: [CorrectableDay<Stage>] = [
        CorrectableDay(
            "panel_appointed_on", at: [.reviewPanel], isWhole: false,
            { $0.panel?.panellists.compactMap(\.appointedOn).max() },
            { stage, day in
                let people = stage.panel?.panellists ?? []
                stage.panel?.panellists = day.map { day in people.map { $0.appointed(on: day) } } ?? []
            }),
        CorrectableDay(
            "needs_confirmed_on", at: [.reviewPanel], { $0.panel?.needsConfirmedOn },
            { $0.panel?.needsConfirmedOn = $1 }),
        CorrectableDay("panel_held_on", at: [.reviewPanel], { $0.panel?.heldOn }, { $0.panel?.heldOn = $1 }),
        CorrectableDay(
            "panel_findings_on", at: [.reviewPanel], isWhole: false, { $0.panel?.findingsOn },
            { stage, day in
                stage.panel?.findingsOn = day
                guard day == nil else { return }
                stage.panel?.findingsReceivedOn = nil
                stage.recommendations.removeAll { $0.accepted == nil }
            }),
        CorrectableDay(
            "findings_received_on", at: [.reviewPanel], { $0.panel?.findingsReceivedOn },
            { stage, day in if stage.panel?.findingsOn != nil { stage.panel?.findingsReceivedOn = day } }),
        CorrectableDay(
            "early_referral_on", at: [.reviewPanel], isWhole: false, { $0.earlyReferral?.referredOn },
            { stage, day in
                stage.earlyReferral = day.flatMap { day in
                    stage.earlyReferral.map {
                        EarlyReferral(
                            referredOn: day, reason: $0.reason, actionPlan: $0.actionPlan, acceptedOn: $0.acceptedOn)
                    }
                }
            }),
        CorrectableDay(
            "early_referral_accepted_on", at: [.reviewPanel], { $0.earlyReferral?.acceptedOn },
            { $0.earlyReferral?.acceptedOn = $1 }),
    ]

    private static let answerDays: [CorrectableDay<Stage>] = [
        CorrectableDay(
            "independent_person_consulted_on", at: [.reviewPanel], isWhole: false,
            { $0.panel?.independentPersonConsultedOn }, { $0.panel?.independentPersonConsultedOn = $1 }),
        CorrectableDay(
            "responded_on", isWhole: false, { $0.respondedOn },
            { stage, day in
                stage.respondedOn = day
                if day == nil { stage.takeAnswerBack() }
            }),
        CorrectableDay(
            "adjudication_received_on", at: [.investigation], { $0.adjudicationReceivedOn },
            { $0.adjudicationReceivedOn = $1 }),
    ]

    /// Takes back what the answer said; what it accepted is an obligation by now, and stays.
    private mutating func takeAnswerBack() {
        (respondedBy, outcome, allPointsUpheld, noFindingReason) = (nil, nil, nil, nil)
        panel?.independentPersonConsultedOn = nil
        lateReasons.removeAll { $0.clock == "response" }
        for index in recommendations.indices where recommendations[index].accepted == false {
            (recommendations[index].accepted, recommendations[index].reason) = (nil, nil)
        }
    }
}

extension Investigation {
    /// Gives the officer another day, and the reports they wrote since.
    fileprivate mutating func appointOfficer(on day: Day?) {
        let before = officer
        officer = day.flatMap { before?.appointed(on: $0) }
        follow(before, officer, as: .investigatingOfficer)
    }

    /// Gives the Independent Person another day, and the reports they wrote since.
    fileprivate mutating func appointIndependentPerson(on day: Day?) {
        let before = independentPerson
        independentPerson = day.flatMap { before?.appointed(on: $0) }
        follow(before, independentPerson, as: .independentPerson)
    }

    /// Lets the reports of somebody say what their appointment says.
    private mutating func follow(_ before: Appointee?, _ now: Appointee?, as role: ReportAuthor) {
        guard let before, let now else { return }
        for index in reports.indices where reports[index].by == role && reports[index].author == before {
            reports[index].author = now
        }
    }
}

extension Appointee {
    /// The same person, appointed on another day.
    ///
    /// Whom a register from elsewhere has by name alone has no day.
    func appointed(on day: Day) -> Appointee {
        person == nil ? self : Appointee(name: name, person: person, appointedOn: day)
    }
}
