import WorkingDays

extension OmbudsmanCaseRecord {
    /// What the letters of the case tell of: that each went, what was agreed to, and its answer.
    func acts(of letter: OmbudsmanLetter, _ context: CorrectionContext) -> [TriedAct<OmbudsmanCaseRecord>] {
        let (id, today) = (letter.id, context.today)
        /// The case with the letter as it was before what is tried.
        func act(
            _ name: String, _ written: String, saying said: [(any CustomStringConvertible)?],
            _ check: @escaping @Sendable (OmbudsmanCaseRecord, OmbudsmanLetter) throws -> Void
        ) -> TriedAct<OmbudsmanCaseRecord> {
            TriedAct("\(name) \(id.text)", written, saying: said) { record in
                guard let found = record.letters.first(where: { $0.id == id }) else { return }
                try check(record, found)
            }
        }
        let named = "the letter of \(letter.letterOn.written)"
        var acts = [
            act("letter", named, saying: letter.said) { record, letter in
                _ = try record.checkLetter(
                    LetterTerms(
                        kind: letter.kind, passage: letter.passage, letterOn: letter.letterOn, subject: letter.subject,
                        dueOn: letter.dueOn, answers: letter.answers), today: today)
            }
        ]
        if letter.answeredOn != nil {
            acts.append(
                act("answer", "the answer to \(named)", saying: [letter.answeredOn]) { _, letter in
                    var bare = letter
                    bare.answeredOn = nil
                    if let on = letter.answeredOn { try bare.checkAnswer(on: on, today: today) }
                })
        }
        for (place, later) in letter.extensions.enumerated() {
            let said: [(any CustomStringConvertible)?] = [later.agreedOn, later.extendedTo]
            acts.append(
                act("extension \(place + 1)", "the later date of \(named)", saying: said) { record, letter in
                    try record.checkExtension(
                        of: letter.beforeExtension(place), agreedOn: later.agreedOn, to: later.extendedTo, today: today)
                })
        }
        if (letter.extendedOn == nil) != (letter.extendedTo == nil) {
            let missing = letter.extendedOn == nil ? "extended_on" : "extended_to"
            let said: [(any CustomStringConvertible)?] = [letter.extendedOn, letter.extendedTo]
            acts.append(
                act("extension", "the later date of \(named)", saying: said) { _, _ in
                    throw Refusal.blank(missing)
                })
        }
        return acts
    }

    /// The case with a letter as it should be; a reply takes the end of the duty of the letter that it answers along, and the
    /// day of that end its reply: the two are one fact (decision 0028).
    ///
    /// - Throws: `Refusal.letterAnswered` where the letter that it is said to answer was answered otherwise, and
    ///   `Refusal.letterRepliedTo` where an answer is to be taken back whose reply is there.
    public func correcting(_ letter: OmbudsmanLetter) throws(Refusal) -> OmbudsmanCaseRecord {
        var record = self
        guard let before = letters.first(where: { $0.id == letter.id }) else { return self }
        record.letters = letters.map { $0.id == letter.id ? letter : $0 }
        if letter.answeredOn != before.answeredOn, let reply = reply(to: before) {
            let on = try letter.answeredOn.found(or: .letterRepliedTo(on: reply.passage.on))
            record.letters = record.letters.map { $0.id == reply.id ? $0.sent(on: on) : $0 }
        }
        let ended = answered(by: before)
        record.move(ended, to: nil)
        guard letter.answers != before.answers || ended != nil,
            let answers = record.letters.first(where: { $0.id == letter.answers })
        else { return record }
        if let answeredOn = answers.answeredOn { throw .letterAnswered(on: answeredOn) }
        record.move(answers.id, to: letter.passage.on)
        return record
    }

    /// The case without a letter that was logged in error or twice, and without what it ended.
    public func leavingOut(_ letter: OmbudsmanLetter) -> OmbudsmanCaseRecord {
        var record = self
        record.move(answered(by: letter), to: nil)
        record.letters.removeAll { $0.id == letter.id }
        return record
    }

    /// The case with a letter that was not logged in error after all, and with what it ended.
    ///
    /// - Throws: `Refusal.letterAnswered` where the letter that it answers was answered meanwhile.
    public func takingBack(_ letter: OmbudsmanLetter) throws(Refusal) -> OmbudsmanCaseRecord {
        var record = self
        record.letters.append(letter)
        guard let answers = letters.first(where: { $0.id == letter.answers }) else { return record }
        if let answeredOn = answers.answeredOn { throw .letterAnswered(on: answeredOn) }
        record.move(answers.id, to: letter.passage.on)
        return record
    }

    /// The reply that ended the duty of a letter; nil where another act did, or nothing.
    private func reply(to letter: OmbudsmanLetter) -> OmbudsmanLetter? {
        letters.first { $0.answers == letter.id && $0.passage.on == letter.answeredOn }
    }

    /// The letter whose duty a reply ended; nil where another act did, or nothing.
    private func answered(by reply: OmbudsmanLetter) -> OmbudsmanLetterID? {
        letters.first { $0.id == reply.answers && $0.answeredOn == reply.passage.on }?.id
    }

    private mutating func move(_ id: OmbudsmanLetterID?, to answeredOn: Day?) {
        guard let index = letters.firstIndex(where: { $0.id == id }) else { return }
        letters[index].answeredOn = answeredOn
    }
}

extension OmbudsmanLetter {
    /// The letter as it would have been logged with another day on which it reached the council or left it; the day it bears
    /// is the same, unless it bore another.
    public func passing(_ passage: LetterPassage) -> OmbudsmanLetter {
        var letter = self
        letter.passage = passage
        if letterOn == self.passage.on { letter.letterOn = passage.on }
        return letter
    }

    fileprivate func sent(on day: Day) -> OmbudsmanLetter { passing(.sent(day)) }

    fileprivate var said: [(any CustomStringConvertible)?] {
        [
            kind.rawValue, passage.direction.rawValue, passage.on, letterOn, subject, dueOn, answers?.text,
        ]
    }
}
