public import Complaints
import Foundation
public import JSON
public import Postgres

/// Closes a case as opened in error, or twice: neither it nor its letters and obligations count from then on (decision 0040).
public struct RegisterOmbudsmanCaseInError: RecordChange {
    public static let event = "ombudsman_case_registered_in_error"
    public static let permission = Permission.decide
    public static let corrects = true

    public let target: Target<RecordKinds.OmbudsmanCase>
    public let told: ToldError

    public init(_ fields: inout Fields, of target: Target<RecordKinds.OmbudsmanCase>) {
        self.target = target
        told = ToldError(&fields)
    }

    public func write(
        to record: OmbudsmanCaseRecord, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws {
        let error = try told.error(of: record.id.rawValue, in: "ombudsman_case", form: "sought_reference", context, db)
        try record.check(error)
        try error.store(in: "ombudsman_case", record.id.rawValue, db)
        try RegistrationError.checkNoDuplicates(
            of: record.id.rawValue, in: "ombudsman_case", named: "'The case ' || o.reference", db)
    }
}

/// Takes back that a case was opened in error: it is what it was before, with its letters and obligations.
public struct ReopenOmbudsmanCase: RecordChange {
    public static let event = "ombudsman_case_reopened"
    public static let permission = Permission.decide
    public static let corrects = true
    public static let takesErrors = true

    public let target: Target<RecordKinds.OmbudsmanCase>
    public let reason: String

    public init(_ fields: inout Fields, of target: Target<RecordKinds.OmbudsmanCase>) {
        self.target = target
        reason = fields.text("reason", limit: 2_000, audited: true)
    }

    public func write(
        to record: OmbudsmanCaseRecord, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws {
        _ = try RegistrationError.toTakeBack(record.registrationError, reason: reason)
        try RegistrationError.forget(in: "ombudsman_case", record.id.rawValue, db)
    }
}

extension RegistrationError {
    static let ofOmbudsmanCases = columns(
        of: "o", kind: "ombudsman_case",
        reference: "(SELECT x.reference FROM ombudsman_case AS x WHERE x.id = o.duplicate_of)")
}
