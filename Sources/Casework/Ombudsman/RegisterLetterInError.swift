public import Complaints
import Foundation
public import JSON
public import Postgres
import WorkingDays

/// Closes a letter as logged in error, or twice: it asks for nothing by a day, and what it had ended, as a reply, it has not
/// (decision 0040).
public struct RegisterLetterInError: RecordChange {
    public static let event = "ombudsman_letter_registered_in_error"
    public static let permission = Permission.decide
    public static let corrects = true

    public let target: MemberTarget<RecordKinds.OmbudsmanCase, RecordKinds.Letter>
    public let told: ToldError

    public init(_ fields: inout Fields, of target: MemberTarget<RecordKinds.OmbudsmanCase, RecordKinds.Letter>) {
        self.target = target
        told = ToldError(&fields)
    }

    public func write(
        to record: OmbudsmanCaseRecord, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws {
        let letter = try (record.letters + record.lettersInError).found(target.member)
        let error = try told.error(
            of: letter.id.rawValue, in: "letter", reference: "NULL::text", context, db)
        try error.check(recorded: letter.registrationError, unsettled: [])
        let rest = record.leavingOut(letter)
        try rest.check(correcting: record, try context.correction(db))
        try rest.storeLetters(replacing: record, db)
        try error.store(in: "letter", letter.id.rawValue, db)
        try RegistrationError.checkNoDuplicates(
            of: letter.id.rawValue, in: "letter", named: "'The letter ' || o.id", db)
    }

    public func dutySubjects(of after: OmbudsmanCaseRecord, replacing before: OmbudsmanCaseRecord) -> [DutySubject] {
        before.dutySubjects
    }
}

/// Takes back that a letter was logged in error: it is what it was before, and has ended what it had.
public struct ReopenLetter: RecordChange {
    public static let event = "ombudsman_letter_reopened"
    public static let permission = Permission.decide
    public static let corrects = true

    public let target: MemberTarget<RecordKinds.OmbudsmanCase, RecordKinds.Letter>
    public let reason: String

    public init(_ fields: inout Fields, of target: MemberTarget<RecordKinds.OmbudsmanCase, RecordKinds.Letter>) {
        self.target = target
        reason = fields.text("reason", limit: 2_000, audited: true)
    }

    public func write(
        to record: OmbudsmanCaseRecord, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws {
        let letter = try (record.lettersInError + record.letters).found(target.member)
        _ = try RegistrationError.toTakeBack(letter.registrationError, reason: reason)
        let whole = try record.takingBack(letter)
        try whole.check(correcting: record, try context.correction(db))
        try whole.storeLetters(replacing: record, db)
        try RegistrationError.forget(in: "letter", letter.id.rawValue, db)
    }
}

extension RegistrationError {
    static let ofLetters = columns(of: "l", kind: "letter")
}
