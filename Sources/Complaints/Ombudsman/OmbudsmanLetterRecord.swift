public import WorkingDays

/// A letter of the Ombudsman that asks something of the council by a date.
public struct OmbudsmanLetterRecord: Hashable, Sendable {
    public let id: OmbudsmanLetterID
    public let type: OmbudsmanLetterType
    public let receivedOn: Day
    /// The date in the letter.
    public let dueOn: Day
    /// The day the Ombudsman agreed to a later date, and that date.
    public let extendedOn: Day?
    public let extendedTo: Day?
    public let answeredOn: Day?

    /// A letter as it is stored.
    public init(
        id: OmbudsmanLetterID, type: OmbudsmanLetterType, receivedOn: Day, dueOn: Day, extendedOn: Day?,
        extendedTo: Day?, answeredOn: Day?
    ) {
        self.id = id
        self.type = type
        self.receivedOn = receivedOn
        self.dueOn = dueOn
        self.extendedOn = extendedOn
        self.extendedTo = extendedTo
        self.answeredOn = answeredOn
    }

    /// Whether the council's reply may be recorded on a day.
    public func checkAnswer(on day: Day, today: Day) throws(Refusal) {
        try checkOpen()
        try checkHappened("answered_on", day, after: "received_on", receivedOn, by: today)
    }

    private func checkOpen() throws(Refusal) {
        if let answeredOn { throw .letterAnswered(on: answeredOn) }
    }
}

extension OmbudsmanLetterRecord {
    /// Whether the Ombudsman's agreement to a later date may be recorded; `source` is where its clock comes from.
    fileprivate func checkExtension(agreedOn: Day, to extendedTo: Day, source: String?, today: Day) throws(Refusal) {
        try checkOpen()
        try checkHappened("agreed_on", agreedOn, after: "received_on", receivedOn, by: today)
        try checkLater(extendedTo, than: self.extendedTo ?? dueOn, agreedOn: agreedOn, source: source)
    }
}

extension OmbudsmanCaseRecord {
    /// Whether a letter may be recorded that asks for something by a day.
    public func checkLetter(receivedOn: Day, dueOn: Day, today: Day) throws(Refusal) {
        try checkHappened("received_on", receivedOn, after: "enquiry_on", enquiryOn, by: today)
        try checkOrder("due_on", dueOn, after: "received_on", receivedOn)
    }

    /// Whether the Ombudsman's agreement to a later date than a letter's may be recorded.
    public func checkExtension(
        of letter: OmbudsmanLetterRecord, agreedOn: Day, to extendedTo: Day, today: Day
    ) throws(Refusal) {
        try letter.checkExtension(
            agreedOn: agreedOn, to: extendedTo, source: source(of: .letterAnswered), today: today)
    }
}

/// Refuses an extension that was agreed after the date, which never makes late in time, and one that gains no time.
func checkLater(_ extendedTo: Day, than before: Day, agreedOn: Day, source: String?) throws(Refusal) {
    guard agreedOn <= before else { throw .extensionAfterDeadline(agreedOn: agreedOn, dueOn: before, rule: source) }
    guard extendedTo > before else { throw .outOfOrder("extended_to", extendedTo, after: "the date so far", before) }
}
