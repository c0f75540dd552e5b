public import WorkingDays

/// What is corrected of a stage; what is not said stays.
public struct StageCorrection: Sendable {
    /// What is corrected of a report on stage 2.
    public struct Report: Sendable {
        public let number: Int
        public let receivedOn: Day?
        /// Who wrote it.
        public let author: PersonID?
        /// It was recorded by mistake.
        public let isTakenBack: Bool
        /// The findings that it made otherwise than recorded.
        public let findings: [FindingOnPoint]

        /// A correction of the report with a number.
        public init(
            number: Int, receivedOn: Day?, author: PersonID?, isTakenBack: Bool, findings: [FindingOnPoint] = []
        ) {
            self.number = number
            self.receivedOn = receivedOn
            self.author = author
            self.isTakenBack = isTakenBack
            self.findings = findings
        }
    }

    /// Why an answer is late that the correction makes late, and what else there is to say of that.
    public struct Lateness: Sendable {
        public let reason: BreachReason?
        public let explanation: String?

        /// A reason; nil where none is given.
        public init(reason: BreachReason? = nil, explanation: String? = nil) {
            self.reason = reason
            self.explanation = explanation
        }
    }

    /// Taken back where the stage was never asked for.
    public var requestedOn = Corrected<Day>.kept
    /// By the fields of `Stage.correctableDays`.
    public var days: [String: Corrected<Day>] = [:]
    public var plan = Corrected<ResponsePlan>.kept
    public var lateRequest = Corrected<LateDecision>.kept
    public var respondedBy: PersonID?
    /// The good reason not to offer stage 2.
    public var offerExcuse: String?
    public var earlyReferralReason: String?
    public var actionPlan: String?
    /// The three who are the panel, the chair first.
    public var panellists: [PersonID]?
    public var reports: [Report] = []
    public var lateness = Lateness()
    /// The fields that are null and that are not taken back by themselves.
    public var nulls: [String] = []
    /// Those that may be among them.
    public static let kept = [
        "responded_by", "offer_excuse", "early_referral_reason", "action_plan", "panellist_ids", "reports",
        "breach_reason",
        "breach_explanation",
    ]
    /// What a child's late request needs to be declined.
    public var rightsCheck: RightsCheck?

    /// A correction that says nothing yet.
    public init() {}
}

extension Complaint {
    /// Puts the true facts of a stage in the place of those that were recorded, whether the stage runs or has ended.
    ///
    /// Every act is tried again afterwards, those of the correction as their first entry would be (`settle`). Only what asks
    /// the directory is refused here.
    public mutating func correct(_ name: StageName, by correction: StageCorrection, context: RuleContext) throws {
        guard let index = stages.firstIndex(where: { $0.stage == name }) else { throw Refusal.stageNotReached(name) }
        let before = self
        var stage = stages[index]
        if case .to(let requestedOn) = correction.requestedOn, requestedOn != stage.requestedOn {
            guard index > 0 else { throw Refusal.requestIsReceipt(name) }
            stage.requestedOn = requestedOn
            stages[index - 1].nextRequestedOn = requestedOn
        }
        let wasAnswered = stage.respondedOn != nil
        for day in Stage.correctableDays {
            guard let said = correction.days[day.field], said != .kept else { continue }
            guard day.stages.contains(name) else { throw Refusal.notForStage(name) }
            try day.correct(&stage, by: said)
        }
        try stage.correct(correction)
        if case .to(let decision) = correction.lateRequest, !decision.accepted, decision != stages[index].lateRequest {
            try require(
                correction.rightsCheck, "late_request/decided_on", decision.decidedOn, context: context)
        }
        follow(stage.advocate, instead: stages[index].advocate)
        stages[index] = stage
        try correctReports(correction.reports, at: index, context: context)
        if let panellists = correction.panellists { try correctPanel(panellists, at: index, context: context) }
        if let respondedBy = correction.respondedBy, respondedBy != stage.respondedBy {
            guard stage.respondedOn != nil else { throw Refusal.notRecorded("responded_by") }
            try checkSigner(
                respondedBy, of: name, on: stage.respondedOn ?? stage.requestedOn, context: context)
            stages[index].respondedBy = respondedBy
        }
        if wasAnswered, stage.respondedOn == nil { forgetAnswer(of: name) }
        try giveReason(correction.lateness, at: index, context: context)
        try stages[index].checkNulls(correction.nulls)
        if correction.requestedOn == .takenBack { try takeBackRequest(at: index) }
        if self == before {
            try Correction.check([], absent: correction.absent(from: stage))
        }
    }

    /// The advocate of the offer is the one whom stage 1 waits for, where both said the same (decision 0028).
    private mutating func follow(_ advocate: AdvocateRequest?, instead before: AdvocateRequest?) {
        if before != nil, advocacy?.advocate == before { advocacy?.advocate = advocate }
    }

    /// Takes a stage back that was never asked for, with nothing recorded of it but that.
    ///
    /// - Throws: `Refusal.actInTheWay` for what else is recorded of it. A later stage is tried again without it.
    private mutating func takeBackRequest(at index: Int) throws(Refusal) {
        let stage = stages[index]
        guard index > 0 else { throw .requestIsReceipt(stage.stage) }
        if let act = stage.acts.first(where: { $0.id.kind != .request }) {
            throw .actInTheWay(act.written, .stageNotReached(stage.stage))
        }
        stages[index - 1].nextRequestedOn = nil
        // A withdrawal ended the stage before then, if that ran.
        if stages[index - 1].endedOn == nil { stages[index - 1].withdrawnOn = stage.withdrawnOn }
        stages.remove(at: index)
    }

    /// Gives an answer that a correction makes late its reason.
    public mutating func explain(
        _ lateness: StageCorrection.Lateness, of name: StageName, context: RuleContext
    ) throws {
        guard let index = stages.firstIndex(where: { $0.stage == name }) else { throw Refusal.stageNotReached(name) }
        try giveReason(lateness, at: index, context: context)
    }

    /// Refuses where the complaint has not come to the stage.
    public func checkReached(_ name: StageName) throws(Refusal) {
        if stage(name) == nil { throw .stageNotReached(name) }
    }

    /// The reason for an answer that the correction makes late; the one that is there already need not be sent again.
    private mutating func giveReason(
        _ lateness: StageCorrection.Lateness, at index: Int, context: RuleContext
    ) throws {
        guard lateness.reason != nil || lateness.explanation != nil else { return }
        guard let answeredOn = stages[index].respondedOn else { throw Refusal.stageUnanswered(stages[index].stage) }
        guard let limit = try context.duty("response", of: stages[index], received: receipt) else { return }
        // What is not said anew of the reason that is there stays.
        let recorded = stages[index].lateReasons.first { $0.clock == "response" }
        try stages[index].give(
            answeredOn: answeredOn, reason: lateness.reason ?? recorded?.reason,
            explanation: lateness.explanation ?? recorded?.explanation, limit: limit.dueOn)
    }

    /// The findings of an answer go with it, the officer's stay.
    private mutating func forgetAnswer(of name: StageName) {
        for index in points.indices {
            guard var finding = points[index].findings[name] else { continue }
            (finding.adjudicated, finding.reason) = (nil, nil)
            points[index].findings[name] = finding.officer == nil ? nil : finding
        }
    }
}

extension StageCorrection {
    /// The fields that it takes back and that the stage never had.
    fileprivate func absent(from stage: Stage) -> [String] {
        var absent = Stage.correctableDays.filter { $0.isAbsent(stage, from: days[$0.field]) }.map(\.field) + nulls
        if plan == .takenBack { absent.append("response_plan") }
        if lateRequest == .takenBack { absent.append("late_request") }
        return absent
    }
}

extension Stage {
    /// What is recorded of why its answer came late, by the fields of a correction.
    var latenessRecorded: [String] {
        guard let late = lateReasons.first(where: { $0.clock == "response" }) else { return [] }
        return ["breach_reason"] + (late.explanation == nil ? [] : ["breach_explanation"])
    }

    /// Refuses to take back what goes only with its act; what is not there is no loss.
    fileprivate func checkNulls(_ nulls: [String]) throws(Refusal) {
        let lateness = latenessRecorded
        let recorded: [String: Bool] = [
            "panellist_ids": panel?.panellists.isEmpty == false, "reports": investigation?.reports.isEmpty == false,
            "breach_reason": lateness.contains("breach_reason"),
            "breach_explanation": lateness.contains("breach_explanation"), "responded_by": respondedBy != nil,
            "offer_excuse": offerExcuse != nil,
            "early_referral_reason": earlyReferral != nil, "action_plan": earlyReferral?.actionPlan != nil,
        ]
        if let null = nulls.first(where: { recorded[$0] == true }) { throw .notTakenBack(null) }
    }

    /// What is corrected as a whole.
    fileprivate mutating func correct(_ correction: StageCorrection) throws(Refusal) {
        if correction.plan != .kept {
            guard stage == .singleStage else { throw .notForStage(stage) }
            responsePlan = correction.plan.value(instead: responsePlan)
        }
        if correction.lateRequest != .kept {
            guard stage == .investigation || stage == .reviewPanel else { throw .notForStage(stage) }
            if case .to(let decision) = correction.lateRequest { try required("late_request/reason", decision.reason) }
            lateRequest = correction.lateRequest.value(instead: lateRequest)
        }
        if let reason = correction.offerExcuse {
            guard let excuse = offerExcuse else { throw .notRecorded("offer_excuse") }
            try required("offer_excuse", reason)
            offerExcuse = OfferExcuse(excusedOn: excuse.excusedOn, goodReason: reason)
        }
        for (field, text) in [
            ("early_referral_reason", correction.earlyReferralReason), ("action_plan", correction.actionPlan),
        ] {
            guard let text else { continue }
            guard let referral = earlyReferral else { throw .notRecorded(field) }
            try required(field, text)
            earlyReferral = EarlyReferral(
                referredOn: referral.referredOn, reason: correction.earlyReferralReason ?? referral.reason,
                actionPlan: correction.actionPlan ?? referral.actionPlan, acceptedOn: referral.acceptedOn)
        }
    }
}
