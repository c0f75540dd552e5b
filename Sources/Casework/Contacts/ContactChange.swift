public import Complaints
import Foundation
public import Postgres
import WorkingDays

/// A change to one contact: locked, changed, its version raised, and audited in one transaction.
public protocol ContactChange: Operation where Value == Contact {
    var contact: ContactID { get }
    /// The version the caller saw (`If-Match`); another one is a `VersionMismatch`.
    var expectedVersion: Int? { get }
    /// Applies the rule to the locked contact and writes; throws a `Refusal` where the rule says no.
    func write(to contact: Contact, _ context: borrowing OperationContext, _ db: borrowing Transaction) throws
    /// The facts for the audit, without what the person said and without names.
    var details: [String: AuditValue?] { get }
}

extension ContactChange {
    public func perform(_ context: borrowing OperationContext, _ db: borrowing Transaction) throws -> Contact {
        let found = try Contact.lock(contact, expectedVersion: expectedVersion, db)
        try write(to: found, context, db)
        try context.audit(Self.event, complaint: found.complaint, contact: contact, details: details, db)
        return try Contact.moveOn(contact, at: context.now, db)
    }
}

extension Contact {
    /// The contact, nobody else's to change until the transaction ends.
    static func lock(
        _ id: ContactID, expectedVersion: Int?, _ db: borrowing Transaction
    ) throws -> Contact {
        guard let found = try load(id, lock: true, db) else { throw NotFound("contact") }
        if let expectedVersion, expectedVersion != found.version {
            throw VersionMismatch(expected: expectedVersion, current: found.version)
        }
        return found
    }

    /// The contact with the next version.
    static func moveOn(_ id: ContactID, at now: Date, _ db: borrowing Transaction) throws -> Contact {
        try db.execute("UPDATE contact SET version = version + 1, changed_at = \(now) WHERE id = \(id)")
        guard let changed = try load(id, lock: false, db) else { throw NotFound("contact") }
        return changed
    }
}
