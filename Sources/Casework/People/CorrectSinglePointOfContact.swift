public import Complaints
public import JSON
public import Postgres
import WorkingDays

/// Corrects what was entered wrongly of a single point of contact, or takes back its end; complaints stay with whom they are
/// assigned to.
public struct CorrectSinglePointOfContact: RecordChange {
    public static let event = "single_contact_corrected"
    public static let permission = Permission.recordCasework
    public static let corrects = true

    public let target: Target<RecordKinds.SinglePointOfContact>
    public let correcting: Correcting<SinglePointOfContact>

    private static let facts: [CorrectedFact<SinglePointOfContact>] = [
        .text("complainant", limit: 200, \.complainant, isTold: false), .identifier("person_id", \.person),
        .text("named_for", limit: 2_000, \.reason, isTold: false), .day("from_on", \.fromOn),
        .day("until_on", ifAny: \.untilOn),
    ]

    public init(_ fields: inout Fields, of target: Target<RecordKinds.SinglePointOfContact>) {
        self.target = target
        correcting = Correcting(&fields, Self.facts)
    }

    public func write(
        to found: SinglePointOfContact, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws {
        let corrected = try correcting.corrected(found)
        try required("complainant", corrected.complainant)
        try checkHappened("from_on", corrected.fromOn, by: context.today)
        if let untilOn = corrected.untilOn {
            try checkHappened("until_on", untilOn, after: "from_on", corrected.fromOn, by: context.today)
        }
        if corrected.person != found.person || (corrected.untilOn == nil && found.untilOn != nil) {
            try Person.find(corrected.person, field: "person_id", db).checkSingleContact(field: "person_id")
        }
        try db.refusing(["single_point_of_contact_current_key": .contactExists]) {
            _ = try db.execute(
                """
                UPDATE single_point_of_contact
                SET complainant = \(corrected.complainant), person_id = \(corrected.person),
                    reason = \(corrected.reason), from_on = \(corrected.fromOn), until_on = \(corrected.untilOn)
                WHERE id = \(contact)
                """)
        }
    }

    public func details(from before: SinglePointOfContact, to after: SinglePointOfContact) -> [String: AuditValue?] {
        correcting.details(from: before, to: after).merging(["contact_id": .text(contact.text)]) { $1 }
    }
}
