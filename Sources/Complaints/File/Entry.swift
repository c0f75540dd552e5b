/// What an entry of a complaint's file is.
public enum EntryKind: String, Sendable, Codable, CaseIterable {
    case note
    case telephoneCall = "telephone_call"
    /// With the complainant, to resolve the matter; at any stage (requirement R27).
    case meeting
    /// An alternative at stage 2 or 3, which stops no clock (R31).
    case mediation
    /// With a partner agency or another authority (R36).
    case partnerConversation = "partner_conversation"
    /// The complainant was told how far it is (R50).
    case progressUpdate = "progress_update"
    case holdingLetter = "holding_letter"
    /// A review panel that was arranged; that it was held is recorded with the stage.
    case panelArrangement = "panel_arrangement"

    /// Whether it may lie in the future, as something that was booked.
    public var isBooked: Bool { [.meeting, .mediation, .panelArrangement].contains(self) }
}

/// How far a mediation has come.
public enum MediationStep: String, Sendable, Codable, CaseIterable {
    case offered, accepted, declined, held
    /// With its result.
    case ended
}

/// How a complaint belongs to another; clocks are never merged (requirement R16).
public enum LinkKind: String, Sendable, Codable, CaseIterable {
    /// Made after the other was answered or decided.
    case follows
    case sameMatter = "same_matter"
    case sameFamily = "same_family"
}

/// What the caller should see to, though nothing is refused.
public enum FileWarning: String, Sendable, Codable, CaseIterable {
    /// Somebody needs an interpreter and none is confirmed (requirement R65).
    case interpreterNotConfirmed = "interpreter_not_confirmed"
}

/// A characteristic asked for in equality monitoring.
public enum Characteristic: String, Sendable, Codable, CaseIterable {
    case ageBand = "age_band"
    case sex, ethnicity, disability, religion
    case firstLanguage = "first_language"
}

/// What somebody answered; not being asked is no answer.
public enum EqualityAnswer: Sendable, Hashable {
    /// A category of the characteristic.
    case recorded(String)
    case preferNotToSay
    case unknown
    case notAsked
}
