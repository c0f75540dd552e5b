/// What somebody is told.
public enum AlertKind: String, Sendable, Codable, CaseIterable {
    /// Something is due soon (requirement R105).
    case warning
    /// Something was due and is not done (requirement R106).
    case overdue
    /// Nobody answered for it on any rung: it is on the list of the challenge meeting (requirement R110).
    case challenge
    /// Somebody is at risk: the recipient of a safeguarding referral has it to acknowledge (requirement R9).
    case safeguardingReferral = "safeguarding_referral"
    /// A complaint has nobody: whoever had it left, or is named in it.
    case complaintBackInQueue = "complaint_back_in_queue"
    /// A contact has nobody: whoever had it left.
    case contactBackInQueue = "contact_back_in_queue"
    /// Whoever was a complainant's named contact left: the recipient is it now.
    case singleContactPassedOn = "single_contact_passed_on"
    /// Whoever was a complainant's named contact left, and nobody is in their place.
    case singleContactEnded = "single_contact_ended"
    /// A measure of the behaviour register ended by itself (requirement R164).
    case behaviourMeasureEnded = "behaviour_measure_ended"
    /// The report of a financial year was to be published by now, and is not (requirement R142).
    case reportNotPublished = "report_not_published"
}

/// Why an alert is not for anybody any more.
public enum AlertCancellation: String, Sendable, Codable, CaseIterable {
    /// The duty is due on another day, for which another alert is raised.
    case moved
    /// What was due was done, or ended, before anybody was told.
    case done
    /// The duty was never in force, or another took its place.
    case withdrawn
}

/// Whether the answer to an alert will do (requirement R109).
public enum AnswerVerdict: String, Sendable, Codable, CaseIterable {
    /// The ladder stops.
    case accepted
    /// The next step is told at once.
    case rejected
}

/// What becomes of a line of the challenge list (requirement R110).
public enum ChallengeDecision: String, Sendable, Codable, CaseIterable {
    case takeToMeeting = "take_to_meeting"
    case followUp = "follow_up"
    case closed
}
