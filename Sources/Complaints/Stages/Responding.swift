public import WorkingDays

/// The answer of a stage: response, adjudication, or the authority's response to the panel.
public struct Response: Hashable, Sendable {
    /// What the authority makes of a recommendation of the officer or the panel.
    public struct OnRecommendation: Hashable, Sendable {
        public let number: Int
        /// What will be done, where it is accepted.
        public let obligation: AgreedObligation?
        /// Why it is not followed, where it is not.
        public let reason: String?

        /// An answer to a recommendation.
        public init(number: Int, obligation: AgreedObligation?, reason: String?) {
            self.number = number
            self.obligation = obligation
            self.reason = reason
        }
    }

    /// An obligation that an answer agrees to: who does it until when, or when it was done already, as an apology may be.
    public struct AgreedObligation: Hashable, Sendable {
        /// No way in which it is due only where it is done.
        public let proposed: ProposedObligation
        public let owner: PersonID?
        public let ownerDepartment: String?
        public let ownerService: String?
        public let ownerPost: PostID?
        public let doneOn: Day?
        /// What shows that it is done.
        public let evidence: String?

        /// An obligation with its owner.
        public init(
            _ proposed: ProposedObligation, owner: PersonID?, ownerDepartment: String?, ownerService: String? = nil,
            ownerPost: PostID? = nil, doneOn: Day? = nil, evidence: String? = nil
        ) {
            self.proposed = proposed
            self.owner = owner
            self.ownerDepartment = ownerDepartment
            self.ownerService = ownerService
            self.ownerPost = ownerPost
            self.doneOn = doneOn
            self.evidence = evidence
        }
    }

    public let respondedOn: Day
    /// Who signed it.
    public let respondedBy: PersonID?
    /// Needed where the complaint has no points; otherwise it is derived from the findings.
    public let outcome: Outcome?
    public let allPointsUpheld: Bool?
    public let noFindingReason: NoFindingReason?
    /// Why it comes after the limit, and what else there is to say of that.
    public let breachReason: BreachReason?
    public let breachExplanation: String?
    public let findings: [FindingOnPoint]
    public let recommendations: [OnRecommendation]
    public let independentPersonConsultedOn: Day?

    /// An answer sent on a day.
    public init(
        respondedOn: Day, respondedBy: PersonID?, outcome: Outcome?, allPointsUpheld: Bool?,
        noFindingReason: NoFindingReason?, breachReason: BreachReason?, breachExplanation: String? = nil,
        findings: [FindingOnPoint] = [],
        recommendations: [OnRecommendation] = [], independentPersonConsultedOn: Day? = nil
    ) {
        self.respondedOn = respondedOn
        self.respondedBy = respondedBy
        self.outcome = outcome
        self.allPointsUpheld = allPointsUpheld
        self.noFindingReason = noFindingReason
        self.breachReason = breachReason
        self.breachExplanation = breachExplanation
        self.findings = findings
        self.recommendations = recommendations
        self.independentPersonConsultedOn = independentPersonConsultedOn
    }
}

extension Complaint {
    /// Ends a stage with its answer.
    ///
    /// An investigation needs both appointments and both reports first (SI 2006/1738 reg 17; rule CH-2.7); a review panel's response
    /// follows its findings, is considered with the Independent Person and answers each recommendation (reg 20);
    /// corporate stage 2 is answered by somebody else than stage 1. An answer past the limit has its reason and one in time
    /// has none (R51); one that needs a quality check was checked by somebody else (R62).
    public mutating func respond(_ response: Response, to name: StageName, context: RuleContext) throws {
        try readyToRespond(name, context: context)
        try checkExclusionsDecided(by: response.respondedOn, at: name)
        let (outcome, allUpheld) = try settle(response, at: name)
        guard (response.noFindingReason != nil) == (outcome == .noFinding) else {
            throw Refusal.noFindingReason(outcome)
        }
        for agreed in response.recommendations.compactMap(\.obligation) {
            try check(agreed, of: response, context: context)
        }
        let stage1Author = stage(.stage1)?.respondedBy
        if let respondedBy = response.respondedBy {
            try checkSigner(respondedBy, of: name, on: response.respondedOn, context: context)
        }
        let receipt = receipt
        try change(name) { stage in
            try stage.checkAnswer(
                on: response.respondedOn, consultedOn: response.independentPersonConsultedOn, context: context)
            try stage.checkSigned(by: response.respondedBy, stage1Author: stage1Author)
            if stage.investigation != nil || stage.panel != nil { try stage.answer(response) }
            if let limit = try context.duty("response", of: stage, received: receipt) {
                try stage.give(
                    answeredOn: response.respondedOn, reason: response.breachReason,
                    explanation: response.breachExplanation, limit: limit.dueOn)
            }
            stage.respondedOn = response.respondedOn
            stage.respondedBy = response.respondedBy
            stage.outcome = outcome
            stage.allPointsUpheld = allUpheld
            stage.noFindingReason = response.noFindingReason
            stage.panel?.independentPersonConsultedOn = response.independentPersonConsultedOn
        }
    }

    /// Refuses an answer for which something is still missing, whatever it says: what must have happened before it, and a
    /// cause of the complaint (requirement R71).
    public func readyToRespond(_ name: StageName, context: RuleContext) throws {
        let causes = causes
        var copy = self
        try checkInterestDecided()
        try copy.change(name) { stage in
            try stage.checkPreceded()
            guard !causes.isEmpty else { throw Refusal.causeMissing }
            if context.requiresQualityCheck, stage.checkedBy == nil { throw Refusal.notChecked }
        }
    }

    /// The outcome, and whether every point was upheld: from the findings where the complaint has points.
    ///
    /// The panel reviews and makes no findings of its own; the authority's response to it states the outcome.
    private mutating func settle(
        _ response: Response, at name: StageName
    ) throws(Refusal) -> (outcome: Outcome, allUpheld: Bool?) {
        guard !points.isEmpty, name != .reviewPanel || !response.findings.isEmpty else {
            if let finding = response.findings.first { throw .unknownPoint(finding.point) }
            guard let outcome = response.outcome else { throw .blank("outcome") }
            return (outcome, response.allPointsUpheld)
        }
        try adjudicate(response.findings, at: name)
        try checkFound(response.findings, by: "responded_on", response.respondedOn)
        let findings = response.findings.map(\.finding)
        guard let derived = Outcome(of: findings) else { throw .findingsIncomplete(points: []) }
        if let stated = response.outcome, stated != derived { throw .outcomeDiffers(stated, derived: derived) }
        let allUpheld = findings.allSatisfy { $0 == .upheld }
        if let stated = response.allPointsUpheld, stated != allUpheld {
            throw .allPointsUpheldDiffers(
                notUpheld: response.findings.filter { $0.finding != .upheld }.map(\.point))
        }
        return (derived, allUpheld)
    }
}

extension Stage {
    /// Gives an answer past the limit its reason, which may have been recorded before; refuses one for an answer in time.
    mutating func give(
        answeredOn: Day, reason: BreachReason?, explanation: String?, limit dueOn: Day
    ) throws(Refusal) {
        if let explanation {
            try required("breach_explanation", explanation)
            guard reason != nil else { throw .blank("breach_reason") }
        }
        guard answeredOn > dueOn else {
            guard reason == nil else { throw .notLate(dueOn: dueOn, field: "breach_reason") }
            lateReasons.removeAll { $0.clock == "response" }
            return
        }
        if let reason { give(LateReason(clock: "response", reason: reason, explanation: explanation)) }
        guard breachReason != nil else { throw .breachReasonMissing(dueOn: dueOn) }
    }

    /// Refuses an answer before what must have happened at the stage: both reports (SI 2006/1738 reg 17; rule CH-2.7), or the
    /// panel's meeting and its findings (reg 20).
    func checkPreceded() throws(Refusal) {
        try investigation?.checkReported()
        guard let panel else { return }
        guard panel.heldOn != nil else { throw .panelNotHeld }
        guard panel.findingsOn != nil else { throw .findingsMissing }
    }

    /// Refuses a day of the answer before the last event that it follows; at stage 3 also one before the findings were
    /// considered with the Independent Person (reg 20(3)).
    func checkAnswer(on day: Day, consultedOn: Day?, context: RuleContext) throws(Refusal) {
        var (event, last) = (requestEvent, requestedOn)
        if let reportedOn = investigation?.independentReportReceivedOn {
            (event, last) = ("independent_report_received_on", reportedOn)
        }
        if let panel {
            guard let consultedOn else { throw .independentPersonNotConsulted }
            try context.check(
                "independent_person_consulted_on", consultedOn, after: "panel_held_on", panel.heldOn ?? requestedOn)
            guard consultedOn <= day else {
                throw .outOfOrder("responded_on", day, after: "independent_person_consulted_on", consultedOn)
            }
            if let sentOn = panel.findingsOn { (event, last) = ("panel_findings_on", sentOn) }
            if let receivedOn = panel.findingsReceivedOn { (event, last) = ("findings_received_on", receivedOn) }
        }
        try context.check("responded_on", day, after: event, last)
    }

    /// Adult social care and public health responses are signed by the responsible person (SI 2009/309 reg 14(2),
    /// SI 2012/3094 reg 29); corporate stages by their author, so that stage 2 can be told to have another.
    func checkSigned(by author: PersonID?, stage1Author: PersonID?) throws(Refusal) {
        switch stage {
        case .stage1, .singleStage, .stage2: if author == nil { throw .unsigned(stage) }
        case .localResolution, .investigation, .reviewPanel: return
        }
        if stage == .stage2, let stage1Author, author == stage1Author { throw .sameAuthor }
    }

    /// Each recommendation is answered once, with an obligation or with the reason why it is not followed.
    fileprivate mutating func answer(_ response: Response) throws(Refusal) {
        let asked = recommendations.filter { $0.report == investigation?.report?.number }.map(\.number)
        for answer in response.recommendations {
            guard asked.contains(answer.number),
                let index = recommendations.firstIndex(where: { $0.number == answer.number })
            else { throw .unknownRecommendation(answer.number) }
            let reason = answer.reason.flatMap { $0.contains { !$0.isWhitespace } ? $0 : nil }
            guard answer.obligation != nil || reason != nil else { throw .departureFromRecommendation(answer.number) }
            guard answer.obligation == nil || reason == nil, recommendations[index].accepted == nil else {
                throw .recommendationAnsweredTwice(answer.number)
            }
            recommendations[index].accepted = answer.obligation != nil
            recommendations[index].reason = reason
        }
        let open = recommendations.filter { $0.accepted == nil && asked.contains($0.number) }.map(\.number)
        guard open.isEmpty else { throw .recommendationsUnanswered(open) }
    }
}

extension Complaint {
    /// Refuses as signer of an answer somebody who has left, whom the complaint names, or who does not hold the capacity:
    /// the responsible person signs, or whoever the authority has act for them (SI 2009/309 regs 4, 14(2); SI
    /// 2012/3094 reg 29), and the adjudicating officer adjudicates what others investigated (Getting the Best from
    /// Complaints).
    func checkSigner(
        _ author: PersonID, of name: StageName, on day: Day, context: RuleContext
    ) throws(Refusal) {
        let signer = try context.person(author, field: "responded_by")
        switch name {
        case .singleStage: try signer.check(.responsiblePerson, field: "responded_by")
        case .investigation:
            try signer.check(.adjudicatingOfficer, field: "responded_by")
            if stage(name)?.investigation?.tookPart(Appointee(signer, on: day)) == true {
                throw .adjudicatorInvestigated
            }
        case .localResolution, .reviewPanel, .stage1, .stage2: try signer.checkActive(field: "responded_by")
        }
    }
}

extension Stage {
    /// Refuses an adjudication by somebody who investigated, or looked over the investigation.
    func checkAdjudicator(_ person: PersonID?) throws(Refusal) {
        guard let person, let investigation else { return }
        if investigation.participants.contains(where: { $0.appointee.person == person }) {
            throw .adjudicatorInvestigated
        }
    }
}
