public import Complaints
public import JSON
public import Postgres
public import WorkingDays

/// Corrects the last day of a person, or takes it back: their tokens are of use again.
///
/// What passed on from them stays with whom it passed to, and is given back by the operations of each.
public struct CorrectDeparture: RecordChange {
    public static let event = "person_departure_corrected"
    public static let permission = Permission.administer

    public let target: Target<RecordKinds.Person>
    /// The true last day; nil where they did not leave.
    public let activeUntil: Day?
    public let reason: String

    public init(_ fields: inout Fields, of target: Target<RecordKinds.Person>) {
        self.target = target
        activeUntil = fields.day(optional: "active_until")
        reason = fields.text("reason", limit: 2_000, audited: true)
    }

    public func write(
        to record: PersonRecord, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws {
        try Correction.check("active_until", record.person.activeUntil, correctedTo: activeUntil)
        if let activeUntil { try checkHappened("active_until", activeUntil, by: context.today) }
        try db.execute("UPDATE person SET active_until = \(activeUntil) WHERE id = \(person)")
    }

    public func details(from before: PersonRecord, to after: PersonRecord) -> [String: AuditValue?] {
        [
            "person_id": .text(person.text),
            "from_active_until": before.person.activeUntil.map { .text($0.description) },
            "to_active_until": after.person.activeUntil.map { .text($0.description) },
        ]
    }
}
