public import Complaints
import Foundation
public import JSON
public import Postgres

/// A person a complaint names.
public struct NamedPerson: Sendable, Hashable {
    public let person: PersonID
}

/// Records that a complaint names a person of the directory, who from then on does not handle it.
///
/// If it is assigned to them it goes back to the queue of the team, and what they were appointed to and had not done yet ends.
public struct NamePerson: ComplaintAddition {
    public static let event = "person_named"
    public static let permission = Permission.recordCasework

    public let target: Target<RecordKinds.Complaint>
    public let person: PersonID

    public init(_ fields: inout Fields, of target: Target<RecordKinds.Complaint>) {
        self.target = target
        person = PersonID(rawValue: fields.identifier("person_id"))
    }

    public func add(
        to found: Complaint, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> NamedPerson {
        _ = try Person.find(person, field: "person_id", db)
        try db.execute(
            """
            INSERT INTO complaint_named_person (complaint_id, person_id, named_at)
            VALUES (\(found.id), \(person), \(context.now)) ON CONFLICT DO NOTHING
            """)
        let theirs = try db.first(
            """
            SELECT id FROM complaint_assignment
            WHERE complaint_id = \(found.id) AND person_id = \(person) AND ended_at IS NULL
            """
        ) { try $0["id"] as Int }
        if theirs != nil {
            try Assignment.returnToTeam(found.id, reason: "The complaint names the person.", context, db)
        }
        var changed = found
        changed.endAppointments(of: person)
        try changed.store(replacing: found, db)
        return NamedPerson(person: person)
    }

    public var details: [String: AuditValue?] { ["person_id": .text(person.text)] }
}
