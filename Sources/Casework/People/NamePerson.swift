public import Complaints
import Foundation
public import Postgres

/// Records that a complaint names a person of the directory, who from then on does not handle it.
///
/// If it is assigned to them it goes back to the queue of the team.
public struct NamePerson: ComplaintAddition {
    public static let event = "person_named"
    public static let permission = Permission.recordCasework

    public let complaint: ComplaintID
    public let expectedVersion: Int?
    public let person: PersonID

    /// A person that a complaint names, at the version the caller saw.
    public init(complaint: ComplaintID, expectedVersion: Int?, person: PersonID) {
        self.complaint = complaint
        self.expectedVersion = expectedVersion
        self.person = person
    }

    public func add(
        to found: Complaint, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> PersonID {
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
        return person
    }

    public var details: [String: AuditValue?] { ["person_id": .text(person.text)] }
}
