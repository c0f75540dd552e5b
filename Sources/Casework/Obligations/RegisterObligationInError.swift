public import Complaints
import Foundation
public import JSON
public import Postgres

/// Closes an obligation as registered in error, or twice: it is in no worklist and in no figure from then on (decision 0040).
public struct RegisterObligationInError: RecordChange {
    public static let event = "obligation_registered_in_error"
    public static let permission = Permission.decide
    public static let corrects = true

    public let target: Target<RecordKinds.Obligation>
    public let told: ToldError

    public init(_ fields: inout Fields, of target: Target<RecordKinds.Obligation>) {
        self.target = target
        told = ToldError(&fields)
    }

    public func write(
        to record: Obligation, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws {
        let error = try told.error(
            of: record.id.rawValue, in: "obligation", reference: "NULL::text", context, db)
        try record.check(error)
        try error.store(in: "obligation", record.id.rawValue, db)
        try RegistrationError.checkNoDuplicates(of: record.id, db)
    }

    public var details: [String: AuditValue?] { ["obligation": .text(target.id.text)] }
}

/// Takes back that an obligation was registered in error: it is what it was before.
public struct ReopenObligation: RecordChange {
    public static let event = "obligation_reopened"
    public static let permission = Permission.decide
    public static let corrects = true
    public static let takesErrors = true

    public let target: Target<RecordKinds.Obligation>
    public let reason: String

    public init(_ fields: inout Fields, of target: Target<RecordKinds.Obligation>) {
        self.target = target
        reason = fields.text("reason", limit: 2_000, audited: true)
    }

    public func write(
        to record: Obligation, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws {
        _ = try RegistrationError.toTakeBack(record.registrationError, reason: reason)
        try RegistrationError.forget(in: "obligation", record.id.rawValue, db)
    }

    public var details: [String: AuditValue?] { ["obligation": .text(target.id.text)] }
}

extension RegistrationError {
    static let ofObligations = columns(of: "b", kind: "obligation")
}
