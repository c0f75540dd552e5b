public import Complaints
import Foundation
public import JSON
public import Postgres
import WorkingDays

/// Replaces what the directory says of a person.
public struct ChangePerson: RecordChange {
    public static let event = "person_changed"
    public static let permission = Permission.administer

    public let target: Target<RecordKinds.Person>
    public let changed: PersonDetails

    public init(_ fields: inout Fields, of target: Target<RecordKinds.Person>) {
        self.target = target
        changed = PersonDetails(&fields)
    }

    public func write(
        to record: PersonRecord, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws {
        try changed.write(to: person, context, db)
    }

    public var details: [String: AuditValue?] { changed.audited(person) }
}
