public import Complaints
import Foundation
public import Postgres
public import WorkingDays

/// Ends a single point of contact; complaints stay with whom they are assigned to.
public struct EndContact: Operation {
    public static let event = "contact_ended"
    public static let permission = Permission.recordCasework

    public let contact: SinglePointOfContactID
    public let expectedVersion: Int?
    /// The last day.
    public let untilOn: Day

    /// The end of a contact, at the version the caller saw.
    public init(contact: SinglePointOfContactID, expectedVersion: Int?, untilOn: Day) {
        self.contact = contact
        self.expectedVersion = expectedVersion
        self.untilOn = untilOn
    }

    public func perform(
        _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> SinglePointOfContact {
        let found = try SinglePointOfContact.load(contact, lock: true, db)
        try context.check(version: found.version, expected: expectedVersion)
        if let day = found.untilOn { throw Refusal.alreadyRecorded("until_on", on: day) }
        try context.check("until_on", untilOn, after: "from_on", found.fromOn)
        try db.execute(
            """
            UPDATE single_point_of_contact
            SET until_on = \(untilOn), version = version + 1, changed_at = \(context.now) WHERE id = \(contact)
            """)
        try context.audit(
            Self.event, details: ["contact_id": .text(contact.text), "until_on": .text(untilOn.description)], db)
        return try SinglePointOfContact.load(contact, lock: false, db)
    }
}
