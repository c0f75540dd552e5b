/// Whose need or answer it is.
public enum PersonConcerned: String, Sendable, Codable, CaseIterable {
    case complainant
    /// The child the complaint is about.
    case child
}

/// What a person needs to take part in their complaint: a duty to make reasonable adjustments (Equality Act 2010 s20).
public struct CommunicationNeed: Hashable, Sendable {
    public let person: PersonConcerned
    /// The language to write in.
    public let language: String?
    /// The language to interpret.
    public let interpreter: String?
    /// As large print, Braille or easy read.
    public let format: String?
    public let adjustments: String?

    /// The needs of a person; nil is none.
    public init(person: PersonConcerned, language: String?, interpreter: String?, format: String?, adjustments: String?)
    {
        self.person = person
        self.language = language
        self.interpreter = interpreter
        self.format = format
        self.adjustments = adjustments
    }

    /// What is left to confirm once an interpreter is.
    public var withInterpreter: CommunicationNeed {
        CommunicationNeed(
            person: person, language: language, interpreter: nil, format: format, adjustments: adjustments)
    }

    /// Whether anything is needed; a record of none says that somebody asked.
    var isSomething: Bool { [language, interpreter, format, adjustments].contains { $0 != nil } }
}
