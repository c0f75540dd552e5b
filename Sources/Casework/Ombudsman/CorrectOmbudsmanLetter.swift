public import Complaints
import Foundation
public import JSON
public import Postgres
import WorkingDays

/// Corrects what was entered wrongly of a letter, or takes back its answer or its last later date, so that the one before holds
/// again; its case keeps what was told before.
///
/// A reply takes the end of the duty along that it is the answer to, and that end its reply; the day a letter bears follows
/// the day it reached the council or left it, where it was the same.
public struct CorrectOmbudsmanLetter: RecordChange {
    public static let event = "ombudsman_letter_corrected"
    public static let permission = Permission.recordCasework
    public static let corrects = true

    public let target: MemberTarget<RecordKinds.OmbudsmanCase, RecordKinds.Letter>
    public let correcting: Correcting<OmbudsmanLetter>

    private static let facts: [CorrectedFact<OmbudsmanLetter>] = [
        .choice("kind", \.kind),
        .day("received_on", isAct: false, get: { $0.passage.receivedOn }) { letter, day in
            if let day { letter.passage = .received(day) }
        },
        .day("sent_on", isAct: false, get: { $0.passage.sentOn }) { letter, day in
            if let day { letter.passage = .sent(day) }
        },
        .day("letter_on", \.letterOn), .text("subject", limit: 500, ifAny: \.subject),
        .day("due_on", ifAny: \.dueOn, isAct: false), .day("extended_on", ifAny: \.extendedOn),
        .day("extended_to", ifAny: \.extendedTo), .day("answered_on", ifAny: \.answeredOn),
        .identifier("answers_id", ifAny: \.answers), .identifier("link_officer_id", \.linkOfficer),
        .text("copied_to", limit: 200, \.copiedTo),
    ]

    public init(_ fields: inout Fields, of target: MemberTarget<RecordKinds.OmbudsmanCase, RecordKinds.Letter>) {
        self.target = target
        correcting = Correcting(&fields, Self.facts)
    }

    public func write(
        to record: OmbudsmanCaseRecord, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws {
        let before = try record.letter(target.member)
        var letter = try correcting.corrected(before).withLastExtension
        if !correcting.says("letter_on") { letter.letterOn = before.passing(letter.passage).letterOn }
        if letter.linkOfficer != before.linkOfficer {
            try Person.find(letter.linkOfficer, field: "link_officer_id", db)
                .check(.linkOfficer, field: "link_officer_id")
        }
        if let answers = letter.answers, answers != before.answers { _ = try record.letter(answers) }
        let corrected = try record.correcting(letter)
        try corrected.check(correcting: record, try context.correction(db))
        try corrected.storeLetters(replacing: record, db)
    }

    public func details(from before: OmbudsmanCaseRecord, to after: OmbudsmanCaseRecord) -> [String: AuditValue?] {
        guard let (old, new) = before.letters.beside(after.letters, target.member) else { return [:] }
        return correcting.details(from: old, to: new)
    }
}

extension [OmbudsmanLetter] {
    /// The letter with an identifier.
    func found(_ id: OmbudsmanLetterID) throws -> OmbudsmanLetter {
        guard let letter = first(where: { $0.id == id }) else { throw NotFound("letter") }
        return letter
    }

    /// A letter before a change and after it.
    fileprivate func beside(
        _ after: [OmbudsmanLetter], _ id: OmbudsmanLetterID
    ) -> (OmbudsmanLetter, OmbudsmanLetter)? {
        guard let old = first(where: { $0.id == id }), let new = after.first(where: { $0.id == id }) else { return nil }
        return (old, new)
    }
}

extension OmbudsmanCaseRecord {
    /// Writes the letters that a correction changed.
    func storeLetters(replacing before: OmbudsmanCaseRecord, _ db: borrowing Transaction) throws {
        for letter in letters where !before.letters.contains(letter) { try db.execute(SQL.update(letter)) }
    }
}

extension SQL {
    static func update(_ letter: OmbudsmanLetter) -> SQL {
        """
        UPDATE letter
        SET kind = \(letter.kind), received_on = \(letter.passage.receivedOn), sent_on = \(letter.passage.sentOn),
            letter_on = \(letter.letterOn), subject = \(letter.subject), due_on = \(letter.dueOn),
            extended_on = \(letter.extendedOn), extended_to = \(letter.extendedTo),
            earlier_extended_on = \(letter.earlierExtensions.map(\.agreedOn)),
            earlier_extended_to = \(letter.earlierExtensions.map(\.extendedTo)), answered_on = \(letter.answeredOn),
            answers_id = \(letter.answers), link_officer_id = \(letter.linkOfficer), copied_to = \(letter.copiedTo)
        WHERE id = \(letter.id)
        """
    }
}
