public import Complaints
import Foundation
public import JSON
public import Postgres
import WorkingDays

/// Logs a letter to or from the Ombudsman; it keeps the Link Officer of its day, whoever follows (requirement R58).
///
/// A reply that names the letter it answers ends that letter's duty.
public struct LogOmbudsmanLetter: RecordChange {
    public static let event = "ombudsman_letter_logged"
    public static let permission = Permission.recordCasework
    public static let adds = true

    public let target: Target<RecordKinds.OmbudsmanCase>
    public let letter: LetterTerms
    /// Law and Governance where nobody else is named.
    public let copiedTo: String

    public init(_ fields: inout Fields, of target: Target<RecordKinds.OmbudsmanCase>) {
        self.target = target
        letter = LetterTerms(
            kind: fields.choice("kind"), passage: LetterPassage(&fields), letterOn: fields.day(optional: "letter_on"),
            subject: fields.text(optional: "subject", limit: 500), dueOn: fields.day(optional: "due_on"),
            answers: fields.identifier(optional: "answers_id").map { OmbudsmanLetterID(rawValue: $0) })
        copiedTo = fields.text(optional: "copied_to", limit: 200, audited: true) ?? "Law and Governance"
    }

    public func write(
        to record: OmbudsmanCaseRecord, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws {
        let passage = try record.checkLetter(letter, today: context.today)
        if let answers = letter.answers {
            try record.letter(answers).checkAnswer(on: passage.on, today: context.today)
            try db.execute("UPDATE letter SET answered_on = \(passage.on) WHERE id = \(answers)")
        }
        let officer = try LinkOfficer.inOffice(on: passage.on, db)
        try db.execute(
            """
            INSERT INTO letter (
                id, ombudsman_case_id, kind, received_on, sent_on, letter_on, subject, due_on, answers_id, link_officer_id, copied_to,
                logged_at
            )
            VALUES (
                \(OmbudsmanLetterID(rawValue: .version7(at: context.now))), \(ombudsmanCase), \(letter.kind),
                \(passage.receivedOn), \(passage.sentOn), \(letter.letterOn ?? passage.on), \(letter.subject),
                \(letter.dueOn), \(letter.answers), \(officer), \(copiedTo), \(context.now)
            )
            """)
    }
}

extension LetterPassage {
    /// The day of receipt or the day of sending; nil where it is not one of the two.
    fileprivate init?(_ fields: inout Fields) {
        let (receivedOn, sentOn) = (fields.day(optional: "received_on"), fields.day(optional: "sent_on"))
        switch (receivedOn, sentOn) {
        case (let day?, nil): self = .received(day)
        case (nil, let day?): self = .sent(day)
        default: return nil
        }
    }
}
