public import Complaints
import Foundation
public import Postgres
import WorkingDays

/// A change to one Ombudsman case: locked, changed, its version raised, and audited in one transaction.
public protocol OmbudsmanCaseChange: Operation where Value == OmbudsmanCaseRecord {
    var ombudsmanCase: OmbudsmanCaseID { get }
    /// The version the caller saw (`If-Match`); another one is a `VersionMismatch`.
    var expectedVersion: Int? { get }
    /// Applies the rule to the locked record and writes; throws a `Refusal` where the rule says no.
    func write(
        to record: OmbudsmanCaseRecord, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws
    /// The facts for the audit.
    var details: [String: AuditValue?] { get }
}

extension OmbudsmanCaseChange {
    public func perform(
        _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> OmbudsmanCaseRecord {
        guard let record = try OmbudsmanCaseRecord.load(ombudsmanCase, lock: true, db) else {
            throw NotFound("ombudsman_case")
        }
        if let expectedVersion, expectedVersion != record.version {
            throw VersionMismatch(expected: expectedVersion, current: record.version)
        }
        try write(to: record, context, db)
        try db.execute(
            "UPDATE ombudsman_case SET version = version + 1, changed_at = \(context.now) WHERE id = \(ombudsmanCase)")
        try context.audit(
            Self.event, complaint: record.complaint, ombudsmanCase: ombudsmanCase, details: details, db)
        guard let changed = try OmbudsmanCaseRecord.load(ombudsmanCase, lock: false, db) else {
            throw NotFound("ombudsman_case")
        }
        return changed
    }
}

extension OperationContext {
    /// Refuses a day in the future, or before the event it must follow.
    func check(_ field: String, _ day: Day, after event: String, _ earlier: Day) throws(Refusal) {
        guard day <= today else { throw .inTheFuture(field, day, today: today) }
        guard day >= earlier else { throw .outOfOrder(field, day, after: event, earlier) }
    }
}
