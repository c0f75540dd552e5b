public import Complaints
public import JSON
public import Postgres
public import WorkingDays

/// Corrects who stood in for a person and on which days, or takes back an appointment that was entered wrongly.
///
/// What the deputy did meanwhile stays done, by whom it was done.
public struct CorrectDeputy: RecordChange {
    public static let event = "deputy_corrected"
    public static let permission = Permission.administer
    public static let corrects = true

    public let target: Target<RecordKinds.Person>
    /// The first day of the appointment as it was entered, which no other of the person has.
    public let appointedFrom: Day
    /// Whether nobody was appointed at all.
    public let isWithdrawn: Bool
    public let correcting: Correcting<Deputy>

    private static let facts: [CorrectedFact<Deputy>] = [
        .identifier("deputy_id", \.deputy), .day("from_on", \.fromOn), .day("until_on", \.untilOn),
    ]

    public init(_ fields: inout Fields, of target: Target<RecordKinds.Person>) {
        self.target = target
        appointedFrom = fields.day("appointed_from")
        isWithdrawn = fields.flag(optional: "withdrawn") ?? false
        correcting = Correcting(&fields, Self.facts)
    }

    public func write(
        to record: PersonRecord, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws {
        guard let before = record.deputies.first(where: { $0.fromOn == appointedFrom }) else {
            throw NotFound("deputy")
        }
        let rest = record.deputies.filter { $0 != before }
        let deputy = isWithdrawn ? nil : try correcting.corrected(before)
        try deputy?.check(
            for: person, try deputy.flatMap { try Person.load($0.deputy, db) }, beside: rest,
            today: context.today)
        try db.execute(
            """
            DELETE FROM deputy
            WHERE person_id = \(person) AND deputy_id = \(before.deputy) AND from_on = \(before.fromOn)
                AND until_on = \(before.untilOn)
            """)
        try deputy?.add(for: person, db)
    }

    public func details(from before: PersonRecord, to after: PersonRecord) -> [String: AuditValue?] {
        let (gone, new) = (
            before.deputies.first { !after.deputies.contains($0) },
            after.deputies.first { !before.deputies.contains($0) }
        )
        return ["person_id": .text(person.text)].merging(told(gone, "from_")) { $1 }.merging(told(new, "to_")) { $1 }
    }

    private func told(_ deputy: Deputy?, _ prefix: String) -> [String: AuditValue?] {
        [
            prefix + "deputy_id": deputy.map { .text($0.deputy.text) },
            prefix + "from_on": deputy.map { .text($0.fromOn.description) },
            prefix + "until_on": deputy.map { .text($0.untilOn.description) },
        ]
    }
}
