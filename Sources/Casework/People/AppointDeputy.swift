public import Complaints
import Foundation
public import Postgres
public import WorkingDays

/// Appoints somebody to stand in for a person from the first to the last day (requirements, gap 5).
public struct AppointDeputy: Operation {
    public static let event = "deputy_appointed"
    public static let permission = Permission.administer

    public let person: PersonID
    public let expectedVersion: Int?
    public let deputy: PersonID
    public let fromOn: Day
    public let untilOn: Day

    /// A deputy of a person, at the version the caller saw.
    public init(person: PersonID, expectedVersion: Int?, deputy: PersonID, fromOn: Day, untilOn: Day) {
        self.person = person
        self.expectedVersion = expectedVersion
        self.deputy = deputy
        self.fromOn = fromOn
        self.untilOn = untilOn
    }

    public func perform(_ context: borrowing OperationContext, _ db: borrowing Transaction) throws -> PersonRecord {
        let record = try PersonRecord.load(person, lock: true, db)
        try context.check(version: record.person.version, expected: expectedVersion)
        guard deputy != person else { throw Refusal.samePerson(field: "deputy_id") }
        try Person.find(deputy, field: "deputy_id", db).checkActive(field: "deputy_id")
        guard untilOn >= fromOn else { throw Refusal.outOfOrder("until_on", untilOn, after: "from_on", fromOn) }
        for other in record.deputies where other.fromOn <= untilOn && fromOn <= other.untilOn {
            throw Refusal.deputyOverlaps(from: other.fromOn, until: other.untilOn)
        }
        try db.execute(
            """
            INSERT INTO deputy (person_id, deputy_id, from_on, until_on)
            VALUES (\(person), \(deputy), \(fromOn), \(untilOn))
            """)
        try db.execute("UPDATE person SET version = version + 1, changed_at = \(context.now) WHERE id = \(person)")
        try context.audit(
            Self.event,
            details: [
                "person_id": .text(person.text), "deputy_id": .text(deputy.text),
                "from_on": .text(fromOn.description), "until_on": .text(untilOn.description),
            ], db)
        return try PersonRecord.load(person, db)
    }
}
