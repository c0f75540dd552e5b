public import WorkingDays

/// How a complaint ended without an outcome; both kinds stay in the received totals (ruling "Findings and outcome").
public enum ClosureKind: String, Sendable, Codable, CaseIterable {
    case withdrawn, refused
}

/// Why a complaint was not accepted into a procedure.
public enum RefusalReason: String, Sendable, Codable, CaseIterable {
    /// The person may not complain under the procedure (Children Act 1989 s26(3)).
    case notEligible = "not_eligible"
    case noSufficientInterest = "no_sufficient_interest"
    /// Later than a year (SI 2006/1738 reg 9; SI 2009/309 reg 12; Complaint Handling Code 2).
    case outOfTime = "out_of_time"
    /// Considering it might prejudice proceedings (SI 2006/1738 reg 8).
    case concurrentProceedings = "concurrent_proceedings"
    /// Considered in full before (SI 2006/1738 reg 7).
    case consideredBefore = "considered_before"
    case outsideProcedure = "outside_procedure"
    /// An appeal against a child protection conference goes to the safeguarding partnership.
    case conferenceAppeal = "conference_appeal"
    case court
    case otherBody = "other_body"
    /// Another procedure of the council gives redress: an appeal, a review.
    case otherRedress = "other_redress"
}

extension RefusalReason {
    /// Whether the matter leaves by another route, because a test of the children's procedure fails: what is refused for
    /// its lateness, for proceedings or because it was considered before would be within it (SI 2006/1738 regs 7 to 9).
    public var isRoute: Bool {
        switch self {
        case .outOfTime, .concurrentProceedings, .consideredBefore: false
        case .notEligible, .noSufficientInterest, .outsideProcedure, .conferenceAppeal, .court, .otherBody,
            .otherRedress:
            true
        }
    }
}

/// The end of a complaint without an outcome, with its rationale and who agreed it (requirement R66).
public struct Closure: Hashable, Sendable {
    public let kind: ClosureKind
    public internal(set) var on: Day
    public internal(set) var reason: RefusalReason?
    public internal(set) var explanation: String
    /// The day the complainant was written to: the confirmation of a withdrawal, the reasons of a refusal with the way to
    /// the Ombudsman.
    public internal(set) var letterOn: Day?
    public let by: String
    /// Where a child's complaint is closed.
    public var rightsCheck: RightsCheck?

    /// A closure.
    public init(
        kind: ClosureKind, on: Day, reason: RefusalReason?, explanation: String, letterOn: Day?, by: String,
        rightsCheck: RightsCheck?
    ) {
        self.kind = kind
        self.on = on
        self.reason = reason
        self.explanation = explanation
        self.letterOn = letterOn
        self.by = by
        self.rightsCheck = rightsCheck
    }
}

extension Closure {
    /// The closure as it is kept: the check belongs to a child's complaint.
    func asDecided(onChild: Bool) -> Closure {
        var kept = self
        if !onChild { kept.rightsCheck = nil }
        return kept
    }
}
