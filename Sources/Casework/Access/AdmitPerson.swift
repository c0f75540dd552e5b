public import Complaints
import Foundation
public import JSON
public import Postgres

/// Opens a restricted complaint to a person by name.
public struct AdmitPerson: ComplaintAddition {
    public static let event = "person_admitted"
    public static let permission = Permission.decide

    public let target: Target<RecordKinds.Complaint>
    public let person: PersonID

    public init(_ fields: inout Fields, of target: Target<RecordKinds.Complaint>) {
        self.target = target
        person = PersonID(rawValue: fields.identifier("person_id"))
    }

    public func add(
        to complaint: Complaint, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> Restriction {
        _ = try Restriction.find(of: complaint.id, db)
        _ = try Person.find(person, field: "person_id", db)
        if try NamedPerson.all(of: complaint.id, db).contains(person) {
            throw Refusal.namedInComplaint(field: "person_id")
        }
        try db.execute(
            """
            INSERT INTO complaint_admission (complaint_id, person_id) VALUES (\(complaint.id), \(person))
            ON CONFLICT DO NOTHING
            """)
        return try Restriction.find(of: complaint.id, db)
    }

    public var details: [String: AuditValue?] { ["person_id": .text(person.text)] }
}
