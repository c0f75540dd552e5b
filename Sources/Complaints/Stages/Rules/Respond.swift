public import WorkingDays

/// The answer of a stage: response, adjudication, or the authority's response to the panel.
public struct Response: Hashable, Sendable {
    public let respondedOn: Day
    /// Who signed it.
    public let respondedBy: String?
    public let outcome: Outcome
    public let allPointsUpheld: Bool?
    public let noFindingReason: NoFindingReason?
    public let breachReason: BreachReason?

    /// An answer sent on a day.
    public init(
        respondedOn: Day, respondedBy: String?, outcome: Outcome, allPointsUpheld: Bool?,
        noFindingReason: NoFindingReason?, breachReason: BreachReason?
    ) {
        self.respondedOn = respondedOn
        self.respondedBy = respondedBy
        self.outcome = outcome
        self.allPointsUpheld = allPointsUpheld
        self.noFindingReason = noFindingReason
        self.breachReason = breachReason
    }
}

extension Complaint {
    /// Ends a stage with its answer.
    ///
    /// An investigation needs both appointments and the report first (SI 2006/1738 reg 17); a review panel's response
    /// follows its findings (reg 20); corporate stage 2 is answered by somebody else than stage 1.
    public mutating func respond(_ response: Response, to name: StageName, context: RuleContext) throws {
        guard (response.noFindingReason != nil) == (response.outcome == .noFinding) else {
            throw Refusal.noFindingReason(response.outcome)
        }
        let stage1Author = stage(.stage1)?.respondedBy
        try change(name) { stage in
            var after = ("requested_on", stage.requestedOn)
            switch name {
            case .investigation:
                guard stage.investigatingOfficer != nil else { throw Refusal.investigatingOfficerMissing }
                guard stage.independentPerson != nil else { throw Refusal.independentPersonMissing }
                guard let reportReceivedOn = stage.reportReceivedOn else { throw Refusal.reportMissing }
                after = ("report_received_on", reportReceivedOn)
            case .reviewPanel:
                guard stage.panelHeldOn != nil else { throw Refusal.panelNotHeld }
                guard let findingsOn = stage.findingsReceivedOn ?? stage.panelFindingsOn else {
                    throw Refusal.findingsMissing
                }
                after = ("panel_findings_on", findingsOn)
            case .stage2:
                if let author = response.respondedBy, author == stage1Author { throw Refusal.sameAuthor(author) }
            case .localResolution, .singleStage, .stage1: break
            }
            try context.check("responded_on", response.respondedOn, after: after.0, after.1)
            stage.respondedOn = response.respondedOn
            stage.respondedBy = response.respondedBy
            stage.outcome = response.outcome
            stage.allPointsUpheld = response.allPointsUpheld
            stage.noFindingReason = response.noFindingReason
            stage.breachReason = response.breachReason ?? stage.breachReason
        }
    }
}
