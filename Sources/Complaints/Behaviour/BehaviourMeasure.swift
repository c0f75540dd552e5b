import Foundation
public import WorkingDays

/// The two statuses of the register (requirement R161).
public enum BehaviourMeasureKind: String, Sendable, Codable, CaseIterable {
    case warning, restriction
}

/// Who is put on the register; a child or an advocate only by the Complaints Manager and with a check.
public enum ComplainantKind: String, Sendable, Codable, CaseIterable {
    case adult
    case childOrYoungPerson = "child_or_young_person"
    case advocate
}

/// Why a restriction came without a warning.
public enum BehaviourException: String, Sendable, Codable, CaseIterable {
    case threats, violence
}

/// How somebody may still reach the council; whether they may is never restricted (requirement R166).
public enum ContactRestriction: String, Sendable, Codable, CaseIterable {
    case namedContact = "named_contact"
    case lettersOnly = "letters_only"
    case emailOnly = "email_only"
    case setDays = "set_days"
    case noPhone = "no_phone"
    case noVisits = "no_visits"
}

/// What a measure is decided to be: how it restricts and on what grounds.
public struct BehaviourGrounds: Hashable, Sendable {
    public let kind: BehaviourMeasureKind
    public var complainantKind: ComplainantKind
    public var evidence: String
    public var exceptionReason: BehaviourException?
    public var restrictions: [ContactRestriction]
    public var namedContact: PersonID?
    public var contactDays: [Weekday]
    /// Whether reasonable adjustments were considered (Equality Act 2010 s20).
    public var adjustmentsConsidered: Bool
    /// What a child or an advocate needs.
    public var rightsCheck: RightsCheck?

    /// The grounds of a measure.
    public init(
        kind: BehaviourMeasureKind, complainantKind: ComplainantKind, evidence: String,
        exceptionReason: BehaviourException?, restrictions: [ContactRestriction], namedContact: PersonID?,
        contactDays: [Weekday], adjustmentsConsidered: Bool, rightsCheck: RightsCheck? = nil
    ) {
        self.kind = kind
        self.complainantKind = complainantKind
        self.evidence = evidence
        self.exceptionReason = exceptionReason
        self.restrictions = restrictions
        self.namedContact = namedContact
        self.contactDays = contactDays
        self.adjustmentsConsidered = adjustmentsConsidered
        self.rightsCheck = rightsCheck
    }
}

/// A decision about a measure, with whoever was consulted (requirement R163).
public struct BehaviourDecision: Hashable, Sendable {
    /// How long the measure runs from then on.
    public struct Terms: Hashable, Sendable {
        public let reviewOn: Day
        /// The last day.
        public let endsOn: Day

        /// Terms with a review no later than the end.
        public init(reviewOn: Day, endsOn: Day) {
            self.reviewOn = reviewOn
            self.endsOn = endsOn
        }
    }

    public enum Act: Hashable, Sendable {
        case imposed(Terms)
        /// Kept at a review, with new terms.
        case renewed(Terms)
        case lifted
    }

    public var act: Act
    public var decidedOn: Day
    public var decidedBy: PersonID
    public var consultees: [PersonID]
    public var reason: String

    /// A decision of a day.
    public init(act: Act, decidedOn: Day, decidedBy: PersonID, consultees: [PersonID], reason: String) {
        self.act = act
        self.decidedOn = decidedOn
        self.decidedBy = decidedBy
        self.consultees = consultees
        self.reason = reason
    }

    /// Whoever took part: the one who decided, and those consulted.
    public var participants: [PersonID] { [decidedBy] + consultees }

    /// The terms, where the measure goes on.
    public var terms: Terms? {
        switch act {
        case .imposed(let terms), .renewed(let terms): terms
        case .lifted: nil
        }
    }

    /// Gives the measure other terms; one that was lifted has none.
    public mutating func setTerms(_ terms: Terms) {
        switch act {
        case .imposed: act = .imposed(terms)
        case .renewed: act = .renewed(terms)
        case .lifted: return
        }
    }
}

/// A letter of a measure; each says how to go to the Ombudsman (requirement R165).
public struct BehaviourLetter: Hashable, Sendable {
    public var sentOn: Day
    public var text: String
    /// What a warning says may follow.
    public var restrictionThreatened: String?

    /// A letter that was sent.
    public init(sentOn: Day, text: String, restrictionThreatened: String?) {
        self.sentOn = sentOn
        self.text = text
        self.restrictionThreatened = restrictionThreatened
    }
}

/// A warning or restriction of a complainant, as the register keeps it; what it is on a day is `standing(on:calendar:)`.
public struct BehaviourMeasure: Hashable, Sendable {
    public var grounds: BehaviourGrounds
    /// In order, the first that it was imposed; never empty.
    public var decisions: [BehaviourDecision]
    /// In the order they were sent.
    public var letters: [BehaviourLetter]
    /// The working days that a review may be overdue.
    public let graceWorkingDays: Int

    /// A measure with its history.
    public init(
        grounds: BehaviourGrounds, decisions: [BehaviourDecision], letters: [BehaviourLetter], graceWorkingDays: Int
    ) {
        self.grounds = grounds
        self.decisions = decisions
        self.letters = letters
        self.graceWorkingDays = graceWorkingDays
    }

    /// Whoever decided anything about it or was consulted, and so may not review it (requirement R165).
    public var participants: Set<PersonID> { Set(decisions.flatMap(\.participants)) }
}
