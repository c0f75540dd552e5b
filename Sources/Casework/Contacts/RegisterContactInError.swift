public import Complaints
import Foundation
public import JSON
public import Postgres
import WorkingDays

/// Closes a contact as registered in error, or twice: it counts nowhere from then on, and nothing of it is owed.
public struct RegisterContactInError: RecordChange {
    public static let event = "contact_registered_in_error"
    public static let permission = Permission.decide

    public let target: Target<RecordKinds.Contact>
    public let told: ToldError
    public let rightsCheck: RightsCheck?

    public init(_ fields: inout Fields, of target: Target<RecordKinds.Contact>) {
        self.target = target
        told = ToldError(&fields)
        rightsCheck = RightsCheck(&fields)
    }

    public func write(
        to found: Contact, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws {
        let error = try told.error(of: contact.rawValue, in: "contact", context, db)
        try found.check(error)
        if found.isChilds {
            try context.keep(
                KeptOut(.registrationError, on: context.today, reason: told.reason, check: rightsCheck),
                of: .contact(found),
                on: "registered_in_error_on", since: found.receivedOn, db)
        }
        try error.store(in: "contact", contact.rawValue, db)
        try RegistrationError.checkNoDuplicates(of: contact.rawValue, in: "contact", named: "o.reference", db)
        if let other = error.duplicateOf { try Contact.moveOn(ContactID(rawValue: other.id), at: context.now, db) }
    }
}

/// Takes back that a contact was registered in error: it is what it was before.
public struct ReopenContact: RecordChange {
    public static let event = "contact_reopened"
    public static let permission = Permission.decide
    public static let takesErrors = true

    public let target: Target<RecordKinds.Contact>
    public let reason: String

    public init(_ fields: inout Fields, of target: Target<RecordKinds.Contact>) {
        self.target = target
        reason = fields.text("reason", limit: 2_000, audited: true)
    }

    public func write(
        to found: Contact, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws {
        let error = try RegistrationError.toTakeBack(found.registrationError, reason: reason)
        try RegistrationError.forget(in: "contact", contact.rawValue, db)
        if let other = error.duplicateOf { try Contact.moveOn(ContactID(rawValue: other.id), at: context.now, db) }
    }
}
