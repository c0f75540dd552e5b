public import WorkingDays

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
    /// The first stage's day 0 is the receipt by any part of the authority, whenever it was accepted.
    public mutating func accept(
        on day: Day, tests: EligibilityTests, reason: String?, context: RuleContext
    ) throws(Refusal) {
        if let acceptance { throw .alreadyAccepted(acceptance.procedure) }
        try context.check("accepted_on", day, after: "received_on", receivedOn)
        if context.version.procedure == .childrens {
            guard let eligible = tests.eligibleComplainant, let inScope = tests.subjectInScope else {
                throw .eligibilityTestsUnanswered
            }
            guard eligible, inScope else {
                throw .outsideChildrensProcedure(eligibleComplainant: eligible, subjectInScope: inScope)
            }
        }
        acceptance = Acceptance(
            procedure: context.version.procedure, procedureVersion: context.version.id, acceptedOn: day,
            eligibleComplainant: tests.eligibleComplainant, subjectInScope: tests.subjectInScope, reason: reason)
        stages = [Stage(id: context.newStageID, stage: context.version.stages[0], position: 1, requestedOn: receivedOn)]
    }
}
