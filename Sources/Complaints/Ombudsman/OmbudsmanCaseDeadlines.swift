import WorkingDays

extension OmbudsmanCaseRecord {
    /// Every date of the case, in the order of its clocks, then by due date; none of one that was opened in error, of which
    /// nothing is owed.
    public var deadlines: [OmbudsmanDeadline] {
        guard registrationError == nil else { return [] }
        return clocks.flatMap { clock in facts.compactMap { clock.deadline(of: $0) } }
    }

    /// Where the clock of an act comes from; an extension after its date never makes late in time.
    func source(of act: OmbudsmanAct) -> String? { clocks.first { $0.endsWith == act }?.source }

    private var facts: [OmbudsmanFact] {
        var facts = letters.filter { $0.dueOn != nil }.map { letter in
            // The day in force is the duty's: what was agreed to on the day of the answer, or after it, moved nothing.
            let duty = letter.facts(decidedOn: decisionOn).duties.last
            return OmbudsmanFact(
                .letterReceived, on: letter.passage.on, record: letter.id.rawValue, statedOn: letter.dueOn,
                extendedTo: [.letterAnswered: duty?.dueOn == letter.dueOn ? nil : duty?.dueOn],
                doneOn: [.letterAnswered: duty?.endedOn])
        }
        facts += obligations.compactMap { obligation in
            obligation.terms.map { terms in
                OmbudsmanFact(
                    .obligationAgreed, on: terms.agreedOn, record: obligation.id.rawValue, statedOn: terms.due.on,
                    said: terms.due.within?.said,
                    doneOn: [.obligationDone: obligation.facts?.duties.first?.endedOn])
            }
        }
        let upheldOn = decision?.isUpheld == true ? decisionOn : nil
        return facts
            + OmbudsmanCaseFacts(upheldOn: upheldOn, membersToldOn: membersToldOn, report: report).facts
    }
}

extension OmbudsmanLetter {
    /// What the duty to answer it follows from, in a case that was decided on a day.
    func facts(decidedOn: Day?) -> LetterFacts {
        LetterFacts(
            kind: kind, receivedOn: passage.receivedOn, dueOn: dueOn, extendedOn: extendedOn, extendedTo: extendedTo,
            earlierExtensions: earlierExtensions, answeredOn: answeredOn, decidedOn: decidedOn)
    }
}
