public import Foundation
public import WorkingDays

/// What a letter of an Ombudsman case is.
public enum OmbudsmanLetterKind: String, Sendable, Codable, CaseIterable {
    case enquiry
    /// A draft to comment on, confidential until the decision.
    case draftDecision = "draft_decision"
    case finalDecision = "final_decision"
    /// Whether the Ombudsman is satisfied with what was done.
    case remedyDecision = "remedy_decision"
    /// The council's to any of these.
    case reply
    case other

    /// Whether it asks for something by a day, which it states (rules LG-7, LG-8).
    var asksByDay: Bool { self == .enquiry || self == .draftDecision }
}

/// Whether a letter came from the Ombudsman or went there.
public enum LetterDirection: String, Sendable, CaseIterable {
    case sent, received
}

/// Which way a letter went, and the day it reached the council or left it.
public enum LetterPassage: Hashable, Sendable {
    case received(Day)
    case sent(Day)

    /// The day it reached the council or left it.
    public var on: Day {
        switch self {
        case .received(let day), .sent(let day): day
        }
    }

    /// Which way it went.
    public var direction: LetterDirection {
        switch self {
        case .received: .received
        case .sent: .sent
        }
    }

    /// The day it reached the council; nil of a letter that was sent.
    public var receivedOn: Day? { direction == .received ? on : nil }

    /// The day it left the council; nil of a letter that was received.
    public var sentOn: Day? { direction == .sent ? on : nil }

    /// The field that says it.
    var field: String { direction == .received ? "received_on" : "sent_on" }
}

/// A letter to or from the Ombudsman, with the Link Officer of its day, who stays when the office changes hands
/// (requirement R58).
public struct OmbudsmanLetter: OmbudsmanExtendable, Hashable, Sendable {
    public let id: OmbudsmanLetterID
    public var kind: OmbudsmanLetterKind
    public var passage: LetterPassage
    /// The day it bears.
    public var letterOn: Day
    public var subject: String?
    public var linkOfficer: PersonID
    public var copiedTo: String
    public let loggedAt: Date
    /// The day by which it asks for something, as it states it; nil where it asks for nothing by a day.
    public var dueOn: Day?
    public var extendedOn: Day?
    public var extendedTo: Day?
    public var earlierExtensions: [OmbudsmanExtension]
    public var answeredOn: Day?
    /// The letter that a reply answers.
    public var answers: OmbudsmanLetterID?
    /// That it was logged in error or twice.
    public let registrationError: RegistrationError?

    /// A letter as it is stored.
    public init(
        id: OmbudsmanLetterID, kind: OmbudsmanLetterKind, passage: LetterPassage, letterOn: Day, subject: String?,
        linkOfficer: PersonID, copiedTo: String, loggedAt: Date, dueOn: Day?, extendedOn: Day?, extendedTo: Day?,
        earlierExtensions: [OmbudsmanExtension] = [], answeredOn: Day?, answers: OmbudsmanLetterID? = nil,
        registrationError: RegistrationError? = nil
    ) {
        self.id = id
        self.kind = kind
        self.passage = passage
        self.letterOn = letterOn
        self.subject = subject
        self.linkOfficer = linkOfficer
        self.copiedTo = copiedTo
        self.loggedAt = loggedAt
        self.dueOn = dueOn
        self.extendedOn = extendedOn
        self.extendedTo = extendedTo
        self.earlierExtensions = earlierExtensions
        self.answeredOn = answeredOn
        self.answers = answers
        self.registrationError = registrationError
    }
}

extension OmbudsmanLetter {
    /// The letter as it was before a later date, the first of which has the place 0, and before its answer.
    func beforeExtension(_ place: Int) -> OmbudsmanLetter {
        var letter = extended(only: extensions.prefix(place))
        letter.answeredOn = nil
        return letter
    }
}
