/// The answers to the two tests of the children's procedure (requirement R6).
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

    /// Both answers, or nil where one is missing.
    public var answers: (eligibleComplainant: Bool, subjectInScope: Bool)? {
        guard let eligibleComplainant, let subjectInScope else { return nil }
        return (eligibleComplainant, subjectInScope)
    }

    /// Whether both were answered with yes, so that the law leaves no other procedure.
    public var areMet: Bool { eligibleComplainant == true && subjectInScope == true }

    /// Whether either was answered.
    public var isAsked: Bool { eligibleComplainant != nil || subjectInScope != nil }
}
