public import Complaints
import Foundation
public import JSON
public import Postgres
public import WorkingDays

/// Records that the Ombudsman agreed to a later date than the letter's, or than the one agreed to before, which is kept.
public struct ExtendOmbudsmanLetter: RecordChange {
    public static let event = "ombudsman_letter_extended"
    public static let permission = Permission.recordCasework

    public let target: MemberTarget<RecordKinds.OmbudsmanCase, RecordKinds.Letter>
    public let letter: OmbudsmanLetterID
    public let agreedOn: Day
    public let extendedTo: Day

    public init(_ fields: inout Fields, of target: MemberTarget<RecordKinds.OmbudsmanCase, RecordKinds.Letter>) {
        self.target = target
        letter = target.member
        agreedOn = fields.day("agreed_on")
        extendedTo = fields.day("extended_to")
    }

    public func write(
        to record: OmbudsmanCaseRecord, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws {
        let before = try record.letter(letter)
        try record.checkExtension(of: before, agreedOn: agreedOn, to: extendedTo, today: context.today)
        let later = OmbudsmanExtension(agreedOn: agreedOn, extendedTo: extendedTo)
        try db.execute(SQL.update(before.extended(later)))
    }
}

/// Records that the council's reply to a letter reached the Ombudsman.
public struct AnswerOmbudsmanLetter: RecordChange {
    public static let event = "ombudsman_letter_answered"
    public static let permission = Permission.recordCasework

    public let target: MemberTarget<RecordKinds.OmbudsmanCase, RecordKinds.Letter>
    public let letter: OmbudsmanLetterID
    public let answeredOn: Day

    public init(_ fields: inout Fields, of target: MemberTarget<RecordKinds.OmbudsmanCase, RecordKinds.Letter>) {
        self.target = target
        letter = target.member
        answeredOn = fields.day("answered_on")
    }

    public func write(
        to record: OmbudsmanCaseRecord, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws {
        try record.letter(letter).checkAnswer(on: answeredOn, today: context.today)
        try db.execute("UPDATE letter SET answered_on = \(answeredOn) WHERE id = \(letter)")
    }
}

extension OmbudsmanCaseRecord {
    /// A letter of the case that counts.
    ///
    /// - Throws: `NotFound`; `Refusal.inErrorAlready` of one that was logged in error.
    func letter(_ id: OmbudsmanLetterID) throws -> OmbudsmanLetter {
        let letter = try (letters + lettersInError).found(id)
        try letter.checkCounts()
        return letter
    }
}
