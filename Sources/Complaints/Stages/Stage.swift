public import WorkingDays

/// Who investigates a children's stage 2.
public enum InvestigatorType: String, Sendable, Codable, CaseIterable {
    case inHouse = "in_house"
    case commissioned
}

/// Why a stage has no finding.
public enum NoFindingReason: String, Sendable, Codable, CaseIterable {
    case irreconcilableVersions = "irreconcilable_versions"
    case insufficientEvidence = "insufficient_evidence"
    case courtIsTheForum = "court_is_the_forum"
}

/// Why a stage was answered late.
public enum BreachReason: String, Sendable, Codable, CaseIterable {
    case serviceCapacity = "service_capacity"
    case staffAbsence = "staff_absence"
    case unknown
    case meetingArranged = "meeting_arranged"
    case localAuthorityResponse = "local_authority_response"
    case complexity
    case complainantAvailability = "complainant_availability"
}

/// An extension of a stage, with the notice that makes it count.
public struct Extension: Hashable, Sendable {
    /// The day it was granted or agreed.
    public let agreedOn: Day
    /// The new last day.
    public let extendedTo: Day
    public let reason: String
    /// The day the complainant was told in writing; without it the extension does not move a deadline.
    public let notifiedOn: Day?
    /// Whether the notice had the Ombudsman's details in it (Complaint Handling Code 6.5).
    public let ombudsmanDetailsGiven: Bool
    /// Why a second extension was needed (Complaint Handling Code 6.4).
    public let goodReason: String?

    /// An extension agreed on a day to a later one.
    public init(
        agreedOn: Day, extendedTo: Day, reason: String, notifiedOn: Day?, ombudsmanDetailsGiven: Bool = false,
        goodReason: String? = nil
    ) {
        self.agreedOn = agreedOn
        self.extendedTo = extendedTo
        self.reason = reason
        self.notifiedOn = notifiedOn
        self.ombudsmanDetailsGiven = ombudsmanDetailsGiven
        self.goodReason = goodReason
    }
}

/// One stage of a complaint: the days of its events and its outcome.
public struct Stage: Hashable, Sendable {
    public var id: StageID
    public var stage: StageName
    /// 1 for the first stage of the procedure.
    public var position: Int
    /// The complainant's request; at stage 1 the receipt of the complaint.
    public var requestedOn: Day
    /// The day stage 2 was offered because stage 1 overran (children's).
    public var offeredUnderDutyOn: Day?
    public var acknowledgedOn: Day?
    /// Whether acknowledgements were recorded at all; an imported register may not have kept them.
    public var acknowledgementKept: Bool
    public var statementAgreedOn: Day?
    public var investigatingOfficer: String?
    public var investigatorType: InvestigatorType?
    public var independentPerson: String?
    public var reportReceivedOn: Day?
    public var panelHeldOn: Day?
    /// The day the panel's findings were sent.
    public var panelFindingsOn: Day?
    /// The day the authority received them; where it is not recorded, the day they were sent.
    public var findingsReceivedOn: Day?
    public var earlyReferralOn: Day?
    /// Until the Ombudsman accepts an early referral, the clocks of stage 3 run on.
    public var earlyReferralAcceptedOn: Day?
    public var respondedOn: Day?
    public var respondedBy: String?
    public var outcome: Outcome?
    public var allPointsUpheld: Bool?
    public var noFindingReason: NoFindingReason?
    public var breachReason: BreachReason?
    /// In the order they were agreed.
    public var extensions: [Extension]
    /// The day an advocate was asked for, at children's stage 1, and the day one was appointed.
    public var advocateAskedOn: Day?
    public var advocateAppointedOn: Day?
    public var responsePlan: ResponsePlan?
    /// The day the complainant received the adjudication of stage 2, whatever the day it was sent.
    public var adjudicationReceivedOn: Day?
    /// The day the next stage was requested; a fact of that stage, read with this one.
    public var nextRequestedOn: Day?

    /// A stage that has just been requested.
    public init(id: StageID, stage: StageName, position: Int, requestedOn: Day) {
        self.id = id
        self.stage = stage
        self.position = position
        self.requestedOn = requestedOn
        self.acknowledgementKept = true
        self.extensions = []
    }

    /// The day the stage ended: answered, or taken over by the Ombudsman.
    public var endedOn: Day? { respondedOn ?? earlyReferralAcceptedOn }
}
