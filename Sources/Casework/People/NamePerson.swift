public import Complaints
import Foundation
public import JSON
public import Postgres

/// A person a complaint names.
public struct NamedPerson: Sendable, Hashable {
    public let person: PersonID

    /// A person who is named.
    public init(person: PersonID) {
        self.person = person
    }
}

/// Records that a complaint names a person of the directory, who from then on does not handle it.
///
/// If it is assigned to them it goes back to the queue of the team, what they were appointed to and had not done yet ends, and obligations
/// that they own pass to the department.
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
        let named = try Person.find(person, field: "person_id", db)
        var changed = found
        try NamedPerson.record(named, in: &changed, context, db)
        try changed.store(replacing: found, db)
        return NamedPerson(person: person)
    }

    public var details: [String: AuditValue?] { ["person_id": .text(person.text)] }
}

extension NamedPerson {
    /// Names somebody: what they were to deal with goes back to the team, what they were appointed to ends, and what they owed passes on.
    static func record(
        _ person: Person, in complaint: inout Complaint, _ context: borrowing OperationContext,
        _ db: borrowing Transaction
    ) throws {
        try db.execute(
            """
            INSERT INTO complaint_named_person (complaint_id, person_id, named_at)
            VALUES (\(complaint.id), \(person.id), \(context.now)) ON CONFLICT DO NOTHING
            """)
        let theirs = try db.first(
            """
            SELECT id FROM complaint_assignment
            WHERE complaint_id = \(complaint.id) AND person_id = \(person.id) AND ended_at IS NULL
            """
        ) { try $0["id"] as Int }
        if theirs != nil {
            try Assignment.returnToTeam(complaint.id, reason: "The complaint names the person.", context, db)
        }
        complaint.endAppointments(of: person.id)
        _ = try Obligation.passOn(
            of: person.id, in: complaint.id, to: person.department, reason: "The complaint names the person.", context,
            db)
    }

    /// Whom a complaint names.
    static func all(of complaint: ComplaintID, _ db: borrowing Transaction) throws -> [PersonID] {
        try db.all(
            "SELECT person_id FROM complaint_named_person WHERE complaint_id = \(complaint) ORDER BY person_id"
        ) { try $0["person_id"] }
    }
}
