public import WorkingDays

extension OmbudsmanDecision {
    /// Refuses what contradicts a decision: a report in the public interest on what found no fault, and "premature" once
    /// every stage of the council's procedure was completed (Local Government Act 1974 s26(5), s30(1)).
    ///
    /// `field` is the field of the request that says so.
    public func check(publicReport: Bool, exhausted: Bool, field: String = "decision") throws(Refusal) {
        guard !publicReport || isUpheld else { throw .publicReportWithoutFault(self) }
        guard self != .prematureReferredBack || !exhausted else { throw .prematureAfterLastStage(field: field) }
    }

    /// Whether it can end a case that the Ombudsman had begun to investigate: neither premature nor closed before that.
    fileprivate var followsInvestigation: Bool {
        self != .prematureReferredBack && self != .closedAfterInitialEnquiries
    }
}

extension OmbudsmanCaseRecord {
    /// How far the Ombudsman went.
    public var stage: OmbudsmanStage {
        investigationOn != nil || decision?.isInvestigated == true ? .investigation : .assessment
    }

    /// Whether the day may be recorded on which the Ombudsman began to investigate.
    public func checkInvestigation(on day: Day, today: Day) throws(Refusal) {
        try once("investigation_on", investigationOn)
        if let decisionOn { throw .alreadyDecided(on: decisionOn) }
        try checkHappened("investigation_on", day, after: "enquiry_on", enquiryOn, by: today)
    }

    /// Refuses a second decision, and one that contradicts what is known of the case.
    public func checkDecision(
        _ decision: OmbudsmanDecision, on day: Day, publicReport: Bool, today: Day
    ) throws(Refusal) {
        if let decisionOn { throw .alreadyDecided(on: decisionOn) }
        try checkHappened("decision_on", day, after: "enquiry_on", enquiryOn, by: today)
        try decision.check(publicReport: publicReport, exhausted: standing.isExhausted)
        guard let investigationOn else { return }
        try checkOrder("decision_on", day, after: "investigation_on", investigationOn)
        guard decision.followsInvestigation else {
            throw .decidedBeforeInvestigation(decision, begunOn: investigationOn)
        }
    }
}
