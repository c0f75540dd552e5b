public import Complaints
import Foundation
public import Postgres

/// An operation that adds to a complaint's file and leaves its stages and deadlines alone: the complaint is locked, the
/// entry written, the complaint's version moved on, and all of it audited.
///
/// What moves a stage or a deadline is a `ComplaintChange`.
public protocol ComplaintAddition: Operation where Value == Added<Entry> {
    associatedtype Entry: Sendable
    var complaint: ComplaintID { get }
    /// The version the caller saw (`If-Match`); another one is a `VersionMismatch`.
    var expectedVersion: Int? { get }
    /// Applies the rule to the locked complaint and writes the entry.
    func add(
        to complaint: Complaint, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> Entry
    /// The facts for the audit.
    var details: [String: AuditValue?] { get }
    /// The facts for the audit where what was added, or was before, is one of them; `details` unless there is more.
    func details(of entry: Entry, before: Complaint) -> [String: AuditValue?]
}

/// What was added to a complaint's file, and the version the complaint has with it.
public struct Added<Entry: Sendable>: Sendable {
    public let entry: Entry
    public let complaintVersion: Int

    /// An entry of a complaint that has moved on to a version.
    public init(entry: Entry, complaintVersion: Int) {
        self.entry = entry
        self.complaintVersion = complaintVersion
    }
}

extension ComplaintAddition {
    public func details(of entry: Entry, before: Complaint) -> [String: AuditValue?] { details }

    public func perform(
        _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> Added<Entry> {
        guard let found = try Complaint.load(complaint, lock: true, db) else { throw NotFound("complaint") }
        if let expectedVersion, expectedVersion != found.version {
            throw VersionMismatch(expected: expectedVersion, current: found.version)
        }
        let entry = try add(to: found, context, db)
        let version = found.version + 1
        try db.execute(SQL.moveOn(found.id, to: version, at: context.now))
        try context.audit(Self.event, complaint: found.id, details: details(of: entry, before: found), db)
        return Added(entry: entry, complaintVersion: version)
    }
}

extension SQL {
    fileprivate static func moveOn(_ complaint: ComplaintID, to version: Int, at now: Date) -> SQL {
        "UPDATE complaint SET version = \(version), changed_at = \(now) WHERE id = \(complaint)"
    }
}
