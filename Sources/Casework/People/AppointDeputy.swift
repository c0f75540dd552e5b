public import Complaints
import Foundation
public import JSON
public import Postgres
public import WorkingDays

/// Appoints somebody to stand in for a person from the first to the last day (requirements, gap 5).
public struct AppointDeputy: RecordChange {
    public static let event = "deputy_appointed"
    public static let permission = Permission.administer
    public static let adds = true

    public let target: Target<RecordKinds.Person>
    public let deputy: PersonID
    public let fromOn: Day
    public let untilOn: Day

    public init(_ fields: inout Fields, of target: Target<RecordKinds.Person>) {
        self.target = target
        deputy = PersonID(rawValue: fields.identifier("deputy_id"))
        fromOn = fields.day("from_on")
        untilOn = fields.day("until_on")
    }

    public func write(
        to record: PersonRecord, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws {
        let appointed = Deputy(deputy: deputy, fromOn: fromOn, untilOn: untilOn)
        try appointed.check(for: person, try Person.load(deputy, db), beside: record.deputies, today: context.today)
        try appointed.add(for: person, db)
    }

    public var details: [String: AuditValue?] {
        [
            "person_id": .text(person.text)
        ]
    }
}

extension Deputy {
    /// Adds a deputy who was checked.
    func add(for person: PersonID, _ db: borrowing Transaction) throws {
        try db.execute(
            """
            INSERT INTO deputy (person_id, deputy_id, from_on, until_on)
            VALUES (\(person), \(deputy), \(fromOn), \(untilOn))
            """)
    }
}
