public import Complaints
import Foundation
public import JSON
public import Postgres
import WorkingDays

/// Gives a complainant one named contact: every complaint of theirs from then on is assigned to that person.
public struct NameContact: RequestedOperation {
    public static let event = "contact_named"
    public static let permission = Permission.recordCasework

    public let complainant: String
    public let person: PersonID
    public let reason: String

    public init(_ fields: inout Fields, of target: NoTarget) {
        complainant = fields.text("complainant", limit: 200)
        person = PersonID(rawValue: fields.identifier("person_id"))
        reason = fields.text("reason", limit: 2_000)
    }

    public func perform(
        _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> SinglePointOfContact {
        try context.required("complainant", complainant)
        try context.required("reason", reason)
        let contact = try Person.find(person, field: "person_id", db)
        try contact.checkActive(field: "person_id")
        guard contact.team != nil else { throw Refusal.teamMissing(field: "person_id") }
        let id = SinglePointOfContactID(rawValue: .version7(at: context.now))
        do {
            try db.execute(
                """
                INSERT INTO single_point_of_contact (id, complainant, person_id, reason, from_on, changed_at)
                VALUES (\(id), \(complainant), \(person), \(reason), \(context.today), \(context.now))
                """)
        } catch let error as PostgresError where error.isViolation(of: "single_point_of_contact_current_key") {
            throw Refusal.contactExists
        }
        try context.audit(
            Self.event, details: ["contact_id": .text(id.text), "person_id": .text(person.text)], db)
        return try SinglePointOfContact.find(id, context, db)
    }
}
