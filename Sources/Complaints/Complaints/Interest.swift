public import WorkingDays

/// The decision whether a person has sufficient interest in a child's welfare (Children Act 1989 s26(3)(e); R54).
public struct SufficientInterest: Hashable, Sendable {
    public internal(set) var isSufficient: Bool
    public internal(set) var ground: String
    public internal(set) var decidedOn: Day
    /// The day the person was told; where the answer is no, that no further action is taken under the procedure.
    public internal(set) var notifiedOn: Day?

    /// A decision with its ground.
    public init(isSufficient: Bool, ground: String, decidedOn: Day, notifiedOn: Day?) {
        self.isSufficient = isSufficient
        self.ground = ground
        self.decidedOn = decidedOn
        self.notifiedOn = notifiedOn
    }
}

extension SufficientInterest {
    /// Refuses days out of their order, and to deny the interest without telling the person.
    func check(after receivedOn: Day, context: RuleContext) throws(Refusal) {
        try context.check("decided_on", decidedOn, after: "received_on", receivedOn)
        if let notifiedOn {
            try context.check("notified_on", notifiedOn, after: "decided_on", decidedOn)
        } else if !isSufficient {
            throw .blank("notified_on")
        }
    }
}

/// What a child was offered of an advocate, and their answer (Children Act 1989 s26A; SI 2006/1738 reg 11; R55).
public struct Advocacy: Hashable, Sendable {
    public enum Answer: String, Sendable, Codable, CaseIterable {
        case accepted, declined
    }

    public internal(set) var offeredOn: Day
    public internal(set) var answer: Answer?
    public internal(set) var answeredOn: Day?
    /// Who represents the child, where the offer was accepted.
    public internal(set) var representative: String?
    public internal(set) var representativeType: RepresentativeType?
    /// What the complaint had said of who speaks for the complainant, before the offer was accepted.
    public internal(set) var typeBefore: RepresentativeType?
    /// The days the advocate was asked for and appointed, for which children's stage 1 waits; nil where nobody said.
    public internal(set) var advocate: AdvocateRequest?

    /// An offer and what became of it.
    public init(
        offeredOn: Day, answer: Answer?, answeredOn: Day?, representative: String?,
        representativeType: RepresentativeType?, typeBefore: RepresentativeType? = nil,
        advocate: AdvocateRequest? = nil
    ) {
        self.offeredOn = offeredOn
        self.answer = answer
        self.answeredOn = answeredOn
        self.representative = representative
        self.representativeType = representativeType
        self.typeBefore = typeBefore
        self.advocate = advocate
    }

    /// The party that whoever represents the child is; nil before somebody does.
    public var party: Party? {
        representative.map {
            Party(role: representativeType == .otherRepresentative ? .representative : .advocate, name: $0)
        }
    }

    /// Somebody who takes part because they represent the child.
    public struct Party: Hashable, Sendable {
        public let role: PartyRole
        public let name: String
    }
}

extension ComplainantType {
    /// Whether the law itself names them among those who may complain for a child (Children Act 1989 s26(3)(a) to (d)).
    var isNamedByLaw: Bool {
        switch self {
        case .parent, .childOrYoungPerson, .fosterCarer: true
        case .familyMember, .otherSufficientInterest, .professionalOnBehalf, .adultServiceUser, .resident, .business:
            false
        }
    }
}

extension Complaint {
    /// Whether a correction of who complains opens the decision on sufficient interest (again): the procedure is the
    /// children's, and the law does not name them (requirement R54).
    public func reopensInterest(correctedTo type: ComplainantType?) -> Bool {
        guard let type, type != complainantType else { return false }
        return acceptance?.procedure == .childrens && !type.isNamedByLaw
    }

    /// The day on which the decision stands opened again after a correction of who complains; nil where it need not be made.
    public func interestReopened(byCorrectionTo type: ComplainantType?, on day: Day) -> Day? {
        guard let type, type != complainantType else { return interestReopenedOn }
        return reopensInterest(correctedTo: type) ? day : nil
    }

    /// Refuses the children's procedure to somebody whom the law does not name before their interest is decided, and where it
    /// is not sufficient (requirement R54).
    func checkInterestForAcceptance() throws(Refusal) {
        guard !complainantType.isNamedByLaw else { return }
        guard let sufficientInterest else { throw .sufficientInterestUndecided }
        guard sufficientInterest.isSufficient else { throw .noSufficientInterest }
    }

    /// Refuses an answer or a further stage while it is undecided whether the complainant has sufficient interest.
    func checkInterestDecided() throws(Refusal) {
        if interestReopenedOn != nil { throw .sufficientInterestUndecided }
    }

    /// Refuses a further stage to somebody of whom it was decided, after the acceptance, that they have no sufficient
    /// interest; the stage that runs is answered all the same.
    func checkInterest() throws(Refusal) {
        try checkInterestDecided()
        guard acceptance?.procedure == .childrens, !complainantType.isNamedByLaw else { return }
        if sufficientInterest?.isSufficient == false { throw .noSufficientInterest }
    }

    /// Records the decision on sufficient interest; where it is no, the person is told (requirement R54; reg 12), and a
    /// child's complaint needs the check of a Children's Rights Officer (R56).
    ///
    /// In another procedure it is made before the complaint moves to the children's.
    public mutating func decide(
        _ decision: SufficientInterest, check: RightsCheck? = nil, context: RuleContext
    ) throws(Refusal) {
        try checkOpen()
        if let acceptance, acceptance.procedure == .childrens, interestReopenedOn == nil {
            throw .alreadyAccepted(acceptance.procedure)
        }
        try required("ground", decision.ground)
        try decision.check(after: receivedOn, context: context)
        if !decision.isSufficient { try require(check, "decided_on", decision.decidedOn, context: context) }
        sufficientInterest = decision
        interestReopenedOn = nil
    }

    /// Records the offer of an advocate, and later the answer to it; another answer takes the place of the first.
    ///
    /// Stage 1 waits for the advocate from the days that come with it (decision 0028). Until the day of the appointment
    /// an offer that was accepted may do without a representative.
    public mutating func record(_ advocacy: Advocacy, context: RuleContext) throws {
        try checkOpen()
        try context.check("offered_on", advocacy.offeredOn, after: "received_on", receivedOn)
        guard (advocacy.answer == nil) == (advocacy.answeredOn == nil) else { throw Refusal.advocacyAnswer }
        if let answeredOn = advocacy.answeredOn {
            try context.check("answered_on", answeredOn, after: "offered_on", advocacy.offeredOn)
        }
        let (isNamed, isAccepted) = (advocacy.representative != nil, advocacy.answer == .accepted)
        let isAwaited = advocacy.advocate.map { $0.appointedOn == nil } ?? false
        guard isAccepted ? isNamed || isAwaited : !isNamed else { throw Refusal.advocacyRepresentative }
        if let representative = advocacy.representative { try required("representative", representative) }
        guard (advocacy.representative != nil) == (advocacy.representativeType != nil) else {
            throw Refusal.advocacyRepresentative
        }
        if let advocate = advocacy.advocate {
            guard isAccepted else { throw Refusal.advocacyRepresentative }
            try context.check("advocate_asked_on", advocate.askedOn, after: "received_on", receivedOn)
            if let appointedOn = advocate.appointedOn {
                guard isNamed else { throw Refusal.advocacyRepresentative }
                try context.check("advocate_appointed_on", appointedOn, after: "advocate_asked_on", advocate.askedOn)
            }
        }
        let before = self.advocacy
        self.advocacy = advocacy
        try waitForAdvocate(context: context)
        guard let type = advocacy.representativeType else { return }
        self.advocacy?.typeBefore = before?.representativeType == nil ? representativeType : before?.typeBefore
        representativeType = type
    }
}
