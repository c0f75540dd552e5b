public import WorkingDays

extension Complaint {
    /// Convenes the panel: three different people independent of the authority, the chair first, none of whom took part in
    /// stage 2 as the Independent Person or an Investigating Officer (SI 2006/1738 reg 19(2), (3); rule CH-3.4); another
    /// convening takes the place of the first until the panel has met.
    ///
    /// What the people of the complaint need to take part is confirmed by a day, or the stage has a warning (requirement
    /// R65).
    public mutating func convenePanel(
        _ people: [Person], on day: Day, needsConfirmedOn: Day? = nil, context: RuleContext
    ) throws {
        try checkRequestDecided(.reviewPanel, context: context)
        let participants = stage(.investigation)?.investigation?.participants ?? []
        try change(.reviewPanel) { stage in
            try once("panel_held_on", stage.panel?.heldOn)
            try stage.checkAppointed(on: day, context: context)
            guard people.count == 3, Set(people.map(\.id)).count == 3 else { throw Refusal.panelOfThree(people.count) }
            for person in people { try person.checkIndependent(as: .panellist, field: "panellist_ids") }
            let panellists = people.map { Appointee($0, on: day) }
            try Panel.check(panellists, tookNoPart: participants)
            stage.panel?.panellists = panellists
            try stage.confirmNeeds(on: needsConfirmedOn, context: context)
        }
    }

    /// Records that the review panel met (SI 2006/1738 reg 19(4): within 30 working days of the request).
    public mutating func holdPanel(on day: Day, needsConfirmedOn: Day? = nil, context: RuleContext) throws {
        try change(.reviewPanel) { stage in
            try once("panel_held_on", stage.panel?.heldOn)
            guard let panellists = stage.panel?.panellists, !panellists.isEmpty else { throw Refusal.panelNotConvened }
            try context.check("panel_held_on", day, after: stage.requestEvent, stage.requestedOn)
            if let appointedOn = panellists.compactMap(\.appointedOn).max() {
                try context.check("panel_held_on", day, after: "appointed_on", appointedOn)
            }
            stage.panel?.heldOn = day
            try stage.confirmNeeds(on: needsConfirmedOn, context: context)
        }
    }

    /// Records that the panel's findings and recommendations were sent, and received by the authority (reg 20).
    public mutating func recordFindings(
        sentOn day: Day, receivedOn: Day?, recommendations: [String] = [], context: RuleContext
    ) throws {
        for text in recommendations { try required("recommendations", text) }
        try change(.reviewPanel) { stage in
            try once("panel_findings_on", stage.panel?.findingsOn)
            guard let heldOn = stage.panel?.heldOn else { throw Refusal.panelNotHeld }
            try context.check("panel_findings_on", day, after: "panel_held_on", heldOn)
            if let receivedOn {
                try context.check("findings_received_on", receivedOn, after: "panel_findings_on", day)
            }
            stage.panel?.findingsOn = day
            stage.panel?.findingsReceivedOn = receivedOn
            stage.recommendations = recommendations.enumerated().map {
                Obligation.Recommendation(number: $0.offset + 1, text: $0.element)
            }
        }
    }

    /// Refers the complaint to the Ombudsman in place of a panel; the clocks run on until the Ombudsman accepts.
    ///
    /// Only after a stage 2 with every point upheld, by the Complaints Manager's decision, with a reason, a plan of action
    /// and the complainant's agreement (Getting the Best from Complaints; never from stage 1).
    public mutating func referEarly(
        on day: Day, complainantAgrees: Bool, reason: String, actionPlan: String, context: RuleContext
    ) throws {
        let investigation = stage(.investigation)
        try required("reason", reason)
        try required("action_plan", actionPlan)
        try checkRequestDecided(.reviewPanel, context: context)
        try change(.reviewPanel) { stage in
            try once("early_referral_on", stage.earlyReferral?.referredOn)
            if let heldOn = stage.panel?.heldOn { throw Refusal.earlyReferralAfterPanel(heldOn) }
            guard investigation?.allPointsUpheld == true else { throw Refusal.earlyReferralNotAllUpheld }
            guard complainantAgrees else { throw Refusal.earlyReferralWithoutAgreement }
            try context.check("early_referral_on", day, after: stage.requestEvent, stage.requestedOn)
            stage.earlyReferral = EarlyReferral(referredOn: day, reason: reason, actionPlan: actionPlan)
        }
    }

    /// Records that the Ombudsman accepted the early referral, which ends stage 3; it stands in the place of a panel, so
    /// that none was held (ruling "Early referral").
    public mutating func acceptEarlyReferral(on day: Day, context: RuleContext) throws {
        try checkRequestDecided(.reviewPanel, context: context)
        try change(.reviewPanel) { stage in
            guard let referredOn = stage.earlyReferral?.referredOn else { throw Refusal.noEarlyReferral }
            if let heldOn = stage.panel?.heldOn { throw Refusal.earlyReferralAfterPanel(heldOn) }
            try context.check("early_referral_accepted_on", day, after: "early_referral_on", referredOn)
            stage.earlyReferral?.acceptedOn = day
        }
    }
}

extension Panel {
    /// Refuses a panel with somebody who took part in stage 2 (SI 2006/1738 reg 19(3); rule CH-3.4).
    static func check(
        _ panellists: [Appointee], tookNoPart participants: [(by: ReportAuthor, appointee: Appointee)]
    ) throws(Refusal) {
        for (by, appointee) in participants where panellists.contains(where: appointee.isSame) {
            throw by == .independentPerson ? .panelWithIndependentPerson : .panelWithInvestigatingOfficer
        }
    }
}

extension Stage {
    mutating func confirmNeeds(on day: Day?, context: RuleContext) throws(Refusal) {
        guard let day else { return }
        try context.check("needs_confirmed_on", day, after: "requested_on", requestedOn)
        panel?.needsConfirmedOn = day
    }

    /// Whether a panel is arranged for people who need something to take part, and nobody has confirmed it (requirement R65;
    /// Equality Act 2010 s20).
    public func lacksConfirmation(of needs: [CommunicationNeed]) -> Bool {
        guard let panel, !panel.panellists.isEmpty, panel.needsConfirmedOn == nil else { return false }
        return needs.contains(where: \.isSomething)
    }
}
