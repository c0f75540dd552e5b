public import Complaints
import Foundation
public import JSON
public import Postgres
import WorkingDays

/// Closes a compliment as registered in error, or twice: no figure counts it, and it is not printed.
public struct RegisterComplimentInError: RecordChange {
    public static let event = "compliment_registered_in_error"
    public static let permission = Permission.decide

    public let target: Target<RecordKinds.Compliment>
    public let told: ToldError

    public init(_ fields: inout Fields, of target: Target<RecordKinds.Compliment>) {
        self.target = target
        told = ToldError(&fields)
    }

    public func write(
        to found: ComplimentRecord, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws {
        let error = try told.error(
            of: compliment.rawValue, in: "compliment", reference: "NULL::text", context, db)
        try error.check(recorded: found.registrationError, unsettled: [])
        try error.store(in: "compliment", compliment.rawValue, db)
        try RegistrationError.checkNoDuplicates(
            of: compliment.rawValue, in: "compliment", named: "'The compliment ' || o.id", db)
        if let other = error.duplicateOf {
            try ComplimentRecord.moveOn(ComplimentID(rawValue: other.id), at: context.now, db)
        }
    }

    public var details: [String: AuditValue?] { ["compliment": .text(compliment.text)] }
}

/// Takes back that a compliment was registered in error: it counts as it did before.
public struct ReopenCompliment: RecordChange {
    public static let event = "compliment_reopened"
    public static let permission = Permission.decide
    public static let takesErrors = true

    public let target: Target<RecordKinds.Compliment>
    public let reason: String

    public init(_ fields: inout Fields, of target: Target<RecordKinds.Compliment>) {
        self.target = target
        reason = fields.text("reason", limit: 2_000, audited: true)
    }

    public func write(
        to found: ComplimentRecord, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws {
        let error = try RegistrationError.toTakeBack(found.registrationError, reason: reason)
        try RegistrationError.forget(in: "compliment", compliment.rawValue, db)
        if let other = error.duplicateOf {
            try ComplimentRecord.moveOn(ComplimentID(rawValue: other.id), at: context.now, db)
        }
    }

    public var details: [String: AuditValue?] { ["compliment": .text(compliment.text)] }
}
