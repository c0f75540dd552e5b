public import Complaints
import Foundation
public import Postgres
import WorkingDays

/// Replaces what the directory says of a person.
public struct ChangePerson: Operation {
    public static let event = "person_changed"
    public static let permission = Permission.administer

    public let person: PersonID
    public let expectedVersion: Int?
    public let details: PersonDetails

    /// A change of a person, at the version the caller saw.
    public init(person: PersonID, expectedVersion: Int?, details: PersonDetails) {
        self.person = person
        self.expectedVersion = expectedVersion
        self.details = details
    }

    public func perform(_ context: borrowing OperationContext, _ db: borrowing Transaction) throws -> PersonRecord {
        guard let found = try Person.load(person, lock: true, db) else { throw NotFound("person") }
        try context.check(version: found.version, expected: expectedVersion)
        try details.write(to: person, context, db)
        try context.audit(Self.event, details: details.audited(person), db)
        return try PersonRecord.load(person, db)
    }
}
