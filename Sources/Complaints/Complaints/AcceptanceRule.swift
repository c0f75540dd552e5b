public import WorkingDays

/// Why a complaint that came later than a year is considered all the same; both limbs are needed (SI 2006/1738 reg 9;
/// SI 2009/309 reg 12).
public struct TimeLimitWaiver: Hashable, Sendable {
    /// It was not reasonable to expect the complaint in time, or there were good reasons.
    public let goodReason: Bool
    /// It is still possible to consider it effectively and fairly.
    public let canBeConsidered: Bool
    public let reason: String

    /// A waiver with its two limbs.
    public init(goodReason: Bool, canBeConsidered: Bool, reason: String) {
        self.goodReason = goodReason
        self.canBeConsidered = canBeConsidered
        self.reason = reason
    }
}

extension Complaint {
    /// Accepts the complaint into the procedure version of its receipt date and opens the first stage.
    ///
    /// The first stage's day 0 is the receipt by any part of the authority, whenever it was accepted. Both tests are
    /// answered before any route of a complaint about children's social care (requirement R6); a person the law does not
    /// name needs a recorded sufficient interest (R54); a child's complaint leaves the children's procedure only after a
    /// Children's Rights Officer's check (R56); one that came later than a year needs a waiver. What was said before
    /// already counts for the stage: the acknowledgement of the contact, and the days of an advocate (decision 0028).
    public mutating func accept(
        on day: Day, tests: EligibilityTests, reason: String?, waiver: TimeLimitWaiver? = nil,
        check: RightsCheck? = nil, context: RuleContext
    ) throws {
        try checkAcceptable()
        try checkAcceptance(on: day, tests: tests, context: context)
        if context.version.procedure == .childrens {
            try checkInterestForAcceptance()
        } else {
            try require(check, "accepted_on", day, context: context)
        }
        try checkTimeLimit(waiver)
        self.tests = tests.isAsked ? tests : nil
        acceptance = Acceptance(
            procedure: context.version.procedure, procedureVersion: context.version.id, acceptedOn: day, reason: reason,
            waiverReason: waiver?.reason)
        stages = [Stage(id: context.newStageID, stage: context.version.stages[0], position: 1, requestedOn: receivedOn)]
        if let contactAcknowledgedOn { acknowledge(on: contactAcknowledgedOn) }
        try waitForAdvocate(context: context)
    }

    /// Refuses an acceptance before the receipt, and into a procedure that the subject and the two tests do not lead to
    /// (requirement R6).
    func checkAcceptance(on day: Day, tests: EligibilityTests, context: RuleContext) throws(Refusal) {
        try context.check("accepted_on", day, after: "received_on", receivedOn)
        guard context.version.procedure == .childrens else {
            return try checkLeavesChildrensProcedure(tests, context: context)
        }
        guard aboutChildrensSocialCare else { throw .notAboutChildrensSocialCare }
        guard let answers = tests.answers else { throw .eligibilityTestsUnanswered }
        guard tests.areMet else {
            throw .outsideChildrensProcedure(eligibleComplainant: answers.0, subjectInScope: answers.1)
        }
    }

    /// Refuses a route other than the children's procedure before both tests are answered, and where both are met
    /// (requirement R6).
    func checkLeavesChildrensProcedure(_ tests: EligibilityTests, context: RuleContext) throws(Refusal) {
        try checkAnswered(tests, context: context)
        guard !tests.areMet else { throw .withinChildrensProcedure }
    }

    /// Refuses to keep a matter of children's social care out of the procedure, whatever the reason, before both tests are
    /// answered (requirement R6).
    ///
    /// They are asked whatever the complaint is said to be about, where a child complains or its contact or tags tell of
    /// children's social care: what somebody typed takes nobody's procedure away.
    func checkAnswered(_ tests: EligibilityTests, context: RuleContext) throws(Refusal) {
        let isAsked = aboutChildrensSocialCare || context.isChildrensMatter || isChilds(context.signs)
        if isAsked, tests.answers == nil { throw .eligibilityTestsUnanswered }
    }

    /// Refuses a complaint that is accepted already, or closed.
    public func checkAcceptable() throws(Refusal) {
        try checkOpen()
        if let acceptance { throw .alreadyAccepted(acceptance.procedure) }
    }
}
