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
        try required("complainant", complainant)
        try required("reason", reason)
        try Person.find(person, field: "person_id", db).checkSingleContact(field: "person_id")
        let id = SinglePointOfContactID(rawValue: .version7(at: context.now))
        try db.refusing(["single_point_of_contact_current_key": .contactExists]) {
            _ = try db.execute(
                """
                INSERT INTO single_point_of_contact (id, complainant, person_id, reason, from_on, changed_at)
                VALUES (\(id), \(complainant), \(person), \(reason), \(context.today), \(context.now))
                """)
        }
        try context.audit(
            Self.event, details: ["contact_id": .text(id.text), "person_id": .text(person.text)], db)
        return try SinglePointOfContact.find(id, context, db)
    }
}
