public import Complaints
public import JSON
public import Postgres
public import WorkingDays

/// Corrects who was the Link Officer from a day on, or that day, or takes back an appointment that was entered wrongly.
///
/// Letters that were logged keep theirs; that of a letter is corrected with the letter.
public struct CorrectLinkOfficer: RequestedOperation {
    public static let event = "link_officer_corrected"
    public static let permission = Permission.administer

    /// The day of the appointment as it was entered.
    public let appointedFrom: Day
    /// Whether nobody was appointed at all.
    public let isWithdrawn: Bool
    public let correcting: Correcting<LinkOfficer>

    private static let facts: [CorrectedFact<LinkOfficer>] = [
        .identifier("person_id", \.person), .day("from_on", \.fromOn),
    ]

    public init(_ fields: inout Fields, of target: NoTarget) {
        appointedFrom = fields.day("appointed_from")
        isWithdrawn = fields.flag(optional: "withdrawn") ?? false
        correcting = Correcting(&fields, Self.facts)
    }

    public func perform(_ context: borrowing OperationContext, _ db: borrowing Transaction) throws -> LinkOfficer {
        let found = try db.first(
            "SELECT person_id FROM link_officer WHERE from_on = \(appointedFrom) FOR UPDATE"
        ) { try $0["person_id"] as PersonID }
        guard let found else { throw NotFound("link_officer") }
        let before = LinkOfficer(person: found, fromOn: appointedFrom)
        let officer = isWithdrawn ? before : try correcting.corrected(before)
        if officer.person != before.person {
            try Person.find(officer.person, field: "person_id", db).check(.linkOfficer, field: "person_id")
        }
        try checkNear("from_on", officer.fromOn, today: context.today)
        if isWithdrawn {
            try db.execute("DELETE FROM link_officer WHERE from_on = \(appointedFrom)")
        } else {
            try db.refusing([
                "link_officer_pkey": .outOfOrder("from_on", officer.fromOn, after: "another's", officer.fromOn)
            ]) {
                _ = try db.execute(
                    """
                    UPDATE link_officer SET person_id = \(officer.person), from_on = \(officer.fromOn)
                    WHERE from_on = \(appointedFrom)
                    """)
            }
        }
        try context.audit(
            Self.event,
            details: [
                "from_person_id": .text(before.person.text), "from_from_on": .text(before.fromOn.description),
                "to_person_id": isWithdrawn ? nil : .text(officer.person.text),
                "to_from_on": isWithdrawn ? nil : .text(officer.fromOn.description),
                "reason": .text(correcting.reason),
            ], db)
        return officer
    }
}
