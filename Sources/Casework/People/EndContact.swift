public import Complaints
import Foundation
public import JSON
public import Postgres
public import WorkingDays

/// Ends a single point of contact; complaints stay with whom they are assigned to.
public struct EndContact: RecordChange {
    public static let event = "contact_ended"
    public static let permission = Permission.recordCasework

    public let target: Target<RecordKinds.SinglePointOfContact>
    /// The last day.
    public let untilOn: Day

    public init(_ fields: inout Fields, of target: Target<RecordKinds.SinglePointOfContact>) {
        self.target = target
        untilOn = fields.day("until_on")
    }

    public func write(
        to found: SinglePointOfContact, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws {
        try once("until_on", found.untilOn)
        try checkHappened("until_on", untilOn, after: "from_on", found.fromOn, by: context.today)
        try db.execute(
            """
            UPDATE single_point_of_contact SET until_on = \(untilOn) WHERE id = \(contact)
            """)
    }

    public var details: [String: AuditValue?] {
        ["contact_id": .text(contact.text), "until_on": .text(untilOn.description)]
    }
}
