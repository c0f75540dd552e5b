public import Complaints
import Foundation
public import Postgres
public import WorkingDays

/// A change to one measure of the register: locked, changed, its version raised, and audited in one transaction.
public protocol BehaviourMeasureChange: Operation where Value == BehaviourMeasureRecord {
    var measure: BehaviourMeasureID { get }
    /// The version the caller saw (`If-Match`); another one is a `VersionMismatch`.
    var expectedVersion: Int? { get }
    /// Applies the rule to the locked record, writes, and says what the audit should tell.
    func write(
        to record: BehaviourMeasureRecord, calendar: WorkingCalendar, _ context: borrowing OperationContext,
        _ db: borrowing Transaction
    ) throws -> [String: AuditValue?]
}

extension BehaviourMeasureChange {
    /// Only whoever keeps the register changes it.
    public static var permission: Permission { .keepRegister }

    public func perform(
        _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> BehaviourMeasureRecord {
        let calendar = try context.casework.knowledge.calendar(db)
        let record = try BehaviourMeasureRecord.load(measure, lock: true, on: context.today, calendar, db)
        try context.check(version: record.version, expected: expectedVersion)
        let details = try write(to: record, calendar: calendar, context, db)
        try db.execute(
            "UPDATE behaviour_measure SET version = version + 1, changed_at = \(context.now) WHERE id = \(measure)")
        try context.audit(
            Self.event, details: details.merging(["measure_id": .text(measure.text)]) { $1 }, db)
        return try BehaviourMeasureRecord.load(measure, on: context.today, calendar, db)
    }
}
