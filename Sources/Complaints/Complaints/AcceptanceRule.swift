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

/// The answers to the two tests of the children's procedure.
public struct EligibilityTests: Hashable, Sendable {
    /// May this person complain? Children Act 1989 s26(3), (3B), (3C), s24D.
    public let eligibleComplainant: Bool?
    /// Is the matter within the procedure? SI 2006/1738 regs 3 to 5.
    public let subjectInScope: Bool?

    /// Answers; nil is unanswered.
    public init(eligibleComplainant: Bool?, subjectInScope: Bool?) {
        self.eligibleComplainant = eligibleComplainant
        self.subjectInScope = subjectInScope
    }
}

extension Complaint {
    /// Accepts the complaint into the procedure version of its receipt date and opens the first stage.
    ///
    /// The first stage's day 0 is the receipt by any part of the authority, whenever it was accepted. In the children's
    /// procedure a person the law does not name needs a recorded sufficient interest (requirement R54); a complaint that
    /// came later than a year needs a waiver. What was said before already counts for the stage: the acknowledgement of
    /// the contact, and the days of an advocate (decision 0028).
    public mutating func accept(
        on day: Day, tests: EligibilityTests, reason: String?, waiver: TimeLimitWaiver? = nil, context: RuleContext
    ) throws {
        try checkAcceptable()
        try context.check("accepted_on", day, after: "received_on", receivedOn)
        if context.version.procedure == .childrens {
            guard let eligible = tests.eligibleComplainant, let inScope = tests.subjectInScope else {
                throw Refusal.eligibilityTestsUnanswered
            }
            guard eligible, inScope else {
                throw Refusal.outsideChildrensProcedure(eligibleComplainant: eligible, subjectInScope: inScope)
            }
            if !complainantType.isNamedByLaw {
                guard let sufficientInterest else { throw Refusal.sufficientInterestUndecided }
                guard sufficientInterest.isSufficient else { throw Refusal.noSufficientInterest }
            }
        } else if aboutChildrensSocialCare, tests.eligibleComplainant == true, tests.subjectInScope == true {
            // Both yes: the statutory procedure (requirement R6).
            throw Refusal.withinChildrensProcedure
        }
        try check(waiver)
        acceptance = Acceptance(
            procedure: context.version.procedure, procedureVersion: context.version.id, acceptedOn: day,
            eligibleComplainant: tests.eligibleComplainant, subjectInScope: tests.subjectInScope, reason: reason,
            waiverReason: waiver?.reason)
        stages = [Stage(id: context.newStageID, stage: context.version.stages[0], position: 1, requestedOn: receivedOn)]
        if let contactAcknowledgedOn { acknowledge(on: contactAcknowledgedOn) }
        try waitForAdvocate(context: context)
    }

    /// Refuses a complaint that is accepted already, or closed.
    public func checkAcceptable() throws(Refusal) {
        try checkOpen()
        if let acceptance { throw .alreadyAccepted(acceptance.procedure) }
    }

    private func check(_ waiver: TimeLimitWaiver?) throws(Refusal) {
        guard let groundsOn else { return }
        let last = TimeLimit.toComplain(since: groundsOn)
        guard receivedOn > last else { return }
        guard let waiver else { throw .outOfTime(receivedOn, last: last) }
        try required("waiver_reason", waiver.reason)
        guard waiver.goodReason, waiver.canBeConsidered else { throw .waiverLimbMissing }
    }
}
