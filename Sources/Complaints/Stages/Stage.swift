public import WorkingDays

/// Why a stage has no finding.
public enum NoFindingReason: String, Sendable, Codable, CaseIterable {
    case irreconcilableVersions = "irreconcilable_versions"
    case insufficientEvidence = "insufficient_evidence"
    case courtIsTheForum = "court_is_the_forum"
}

/// Why a limit was not kept: of an answer, a panel, its findings, an acknowledgement (requirements R45, R51, R65).
public enum BreachReason: String, Sendable, Codable, CaseIterable {
    case serviceCapacity = "service_capacity"
    case staffAbsence = "staff_absence"
    case unknown
    case meetingArranged = "meeting_arranged"
    case localAuthorityResponse = "local_authority_response"
    case complexity
    case complainantAvailability = "complainant_availability"
    case noInterpreter = "no_interpreter"
}

/// An extension of a stage, with the notice that makes it count.
public struct Extension: Hashable, Sendable {
    /// The day it was granted or agreed.
    public let agreedOn: Day
    /// The new last day.
    public let extendedTo: Day
    public let reason: String
    /// The day the complainant was told in writing; without it the extension does not move a deadline.
    public internal(set) var notifiedOn: Day?
    /// Whether the notice had the Ombudsman's details in it (Complaint Handling Code 6.5).
    public internal(set) var ombudsmanDetailsGiven: Bool
    /// Why a second extension was needed (Complaint Handling Code 6.4).
    public let goodReason: String?
    /// Who agreed it for the council (requirement R40), and who that is in the directory where one was named; a register
    /// from elsewhere names nobody.
    public let agreedBy: String?
    public let agreedByPerson: PersonID?
    /// The day the complainant agreed; nil where they did not.
    public let complainantAgreedOn: Day?

    /// An extension agreed on a day to a later one.
    public init(
        agreedOn: Day, extendedTo: Day, reason: String, notifiedOn: Day?, ombudsmanDetailsGiven: Bool = false,
        goodReason: String? = nil, agreedBy: String? = nil, agreedByPerson: PersonID? = nil,
        complainantAgreedOn: Day? = nil
    ) {
        self.agreedOn = agreedOn
        self.extendedTo = extendedTo
        self.reason = reason
        self.notifiedOn = notifiedOn
        self.ombudsmanDetailsGiven = ombudsmanDetailsGiven
        self.goodReason = goodReason
        self.agreedBy = agreedBy
        self.agreedByPerson = agreedByPerson
        self.complainantAgreedOn = complainantAgreedOn
    }

    /// The day from which both sides had agreed; nil where the complainant did not.
    public var agreedByBothOn: Day? { complainantAgreedOn.map { max($0, agreedOn) } }
}

/// One stage of a complaint: the days of its events and its outcome.
public struct Stage: Hashable, Sendable {
    public var id: StageID
    public let stage: StageName
    /// 1 for the first stage of the procedure.
    public var position: Int
    /// The complainant's request; at stage 1 the receipt of the complaint.
    public var requestedOn: Day
    /// The day stage 2 was offered because stage 1 overran (children's).
    public var offeredUnderDutyOn: Day?
    /// The good reason for which stage 2 need not be offered (children's).
    public var offerExcuse: OfferExcuse?
    public var acknowledgedOn: Day?
    /// The day it came with a register; nil where it did not come so.
    ///
    /// A register does not keep acknowledgements and notices, and what was not kept is not owed.
    public var importedOn: Day?
    /// There at children's stage 2 and nowhere else.
    public var investigation: Investigation?
    /// There at children's stage 3 and nowhere else.
    public var panel: Panel?
    public var earlyReferral: EarlyReferral?
    /// What the reports of the stage recommend, each an obligation once it is accepted.
    public var recommendations: [Obligation.Recommendation]
    /// Who wrote the answer that is being prepared, and who checked it (requirement R62).
    public var draftedBy: Signature?
    public var checkedBy: Signature?
    /// The day both sides agreed to pass stage 1 over (SI 2006/1738 reg 17(1)).
    public var bypassedOn: Day?
    /// The day the complaint was withdrawn while the stage ran.
    public var withdrawnOn: Day?
    public var respondedOn: Day?
    /// Who signed the answer.
    public var respondedBy: PersonID?
    public var outcome: Outcome?
    public var allPointsUpheld: Bool?
    public var noFindingReason: NoFindingReason?
    /// Why limits of the stage were not kept, one for each clock that has its reason.
    public var lateReasons: [LateReason]
    /// In the order they were agreed.
    public var extensions: [Extension]
    public var advocate: AdvocateRequest?
    public var responsePlan: ResponsePlan?
    /// The day the complainant received the adjudication of stage 2, whatever the day it was sent.
    public var adjudicationReceivedOn: Day?
    /// What was decided of a request that came late; one that was declined ended the stage.
    public var lateRequest: LateDecision?
    /// The day the next stage was requested; a fact of that stage, read with this one.
    public var nextRequestedOn: Day?

    /// A stage that has just been requested.
    public init(id: StageID, stage: StageName, position: Int, requestedOn: Day) {
        self.id = id
        self.stage = stage
        self.position = position
        self.requestedOn = requestedOn
        self.investigation = stage == .investigation ? Investigation() : nil
        self.panel = stage == .reviewPanel ? Panel() : nil
        self.recommendations = []
        self.lateReasons = []
        self.extensions = []
    }

    /// The field that begins it in a refusal: the first stage is asked for by the complaint, whose receipt is what was given.
    var requestEvent: String { position == 1 ? "received_on" : "requested_on" }

    /// The day the stage ended: answered, taken over by the Ombudsman, passed over by agreement, withdrawn, or its late
    /// request declined.
    public var endedOn: Day? {
        respondedOn ?? earlyReferral?.acceptedOn ?? bypassedOn ?? withdrawnOn
            ?? lateRequest.flatMap { $0.accepted ? nil : $0.decidedOn }
    }
}
