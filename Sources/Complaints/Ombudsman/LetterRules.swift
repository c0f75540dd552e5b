public import WorkingDays

/// What is said of a letter when it is logged.
public struct LetterTerms: Hashable, Sendable {
    public let kind: OmbudsmanLetterKind
    /// nil where the request did not say one of the two ways, which is refused.
    public let passage: LetterPassage?
    /// The day it bears; the day it reached the council or left it, unless another is given.
    public let letterOn: Day?
    public let subject: String?
    public let dueOn: Day?
    /// The letter that a reply answers.
    public let answers: OmbudsmanLetterID?

    /// What a request says of a letter.
    public init(
        kind: OmbudsmanLetterKind, passage: LetterPassage?, letterOn: Day?, subject: String?, dueOn: Day?,
        answers: OmbudsmanLetterID?
    ) {
        self.kind = kind
        self.passage = passage
        self.letterOn = letterOn
        self.subject = subject
        self.dueOn = dueOn
        self.answers = answers
    }
}

extension OmbudsmanCaseRecord {
    /// Which way a letter went and when, where it may be logged with the case.
    ///
    /// An enquiry and a draft state the day by which they ask for something, which is never computed (rules LG-7, LG-8);
    /// what the council sends asks nothing of it.
    public func checkLetter(_ letter: LetterTerms, today: Day) throws(Refusal) -> LetterPassage {
        let passage = try letter.passage.found(or: .letterDirection)
        try checkHappened(passage.field, passage.on, after: "enquiry_on", enquiryOn, by: today)
        if let letterOn = letter.letterOn { try checkOrder(passage.field, passage.on, after: "letter_on", letterOn) }
        if letter.kind == .other { try required("subject", letter.subject ?? "") }
        guard letter.kind == .other || (letter.kind == .reply) == (passage.direction == .sent) else {
            throw .letterDirection(letter.kind)
        }
        guard letter.answers == nil || letter.kind == .reply else { throw .answersWithoutReply }
        guard let dueOn = letter.dueOn else {
            guard !letter.kind.asksByDay else { throw .letterDue(letter.kind) }
            return passage
        }
        guard passage.direction == .received else { throw .letterDue(letter.kind) }
        try checkOrder("due_on", dueOn, after: "received_on", passage.on)
        try checkNear("due_on", dueOn, today: today)
        return passage
    }

    /// Whether the Ombudsman's agreement to a later date than a letter's may be recorded, which follows any before it.
    public func checkExtension(
        of letter: OmbudsmanLetter, agreedOn: Day, to extendedTo: Day, today: Day
    ) throws(Refusal) {
        let dueOn = try letter.awaited()
        try checkHappened("agreed_on", agreedOn, after: "received_on", letter.passage.on, by: today)
        if let before = letter.extendedOn { try checkOrder("agreed_on", agreedOn, after: "the one before", before) }
        try checkLater(extendedTo, than: dueOn, agreedOn: agreedOn, today: today, source: source(of: .letterAnswered))
    }
}

extension OmbudsmanLetter {
    /// Whether the council's reply may be recorded as having reached the Ombudsman on a day.
    public func checkAnswer(on day: Day, today: Day) throws(Refusal) {
        _ = try awaited()
        try checkHappened("answered_on", day, after: "received_on", passage.on, by: today)
    }

    /// The day by which an answer is awaited.
    fileprivate func awaited() throws(Refusal) -> Day {
        if let answeredOn { throw .letterAnswered(on: answeredOn) }
        return try (extendedTo ?? dueOn).found(or: .letterWithoutDate)
    }
}

/// Refuses an extension that was agreed after the date, which never makes late in time, and one that gains no time or is too
/// far ahead.
func checkLater(
    _ extendedTo: Day, than before: Day, agreedOn: Day, today: Day, source: String?
) throws(Refusal) {
    guard agreedOn <= before else { throw .extensionAfterDeadline(agreedOn: agreedOn, dueOn: before, rule: source) }
    guard extendedTo > before else { throw .outOfOrder("extended_to", extendedTo, after: "the date so far", before) }
    try checkNear("extended_to", extendedTo, today: today)
}
