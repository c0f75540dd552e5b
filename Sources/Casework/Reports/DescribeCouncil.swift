public import Complaints
import Foundation
public import JSON
public import Postgres
public import WorkingDays

/// What the council is called in its reports, and whom a reader asks.
public struct CouncilDetails: Sendable, Hashable {
    /// Nil as long as nobody has entered it.
    public let name: String?
    /// The line over the address, as the name of a team.
    public let title: String?
    /// Of post or e-mail.
    public let address: String?
    public let contact: String?
    /// From which day it is so.
    public let fromOn: Day?
    public let recordedBy: String?
    /// 0 as long as nothing was entered.
    public let version: Int

    static let none = CouncilDetails(
        name: nil, title: nil, address: nil, contact: nil, fromOn: nil, recordedBy: nil, version: 0)

    static let columns = ColumnList(
        CouncilDetails.init,
        Column("name", \.name), Column("title", \.title), Column("address", \.address), Column("contact", \.contact),
        Column("from_on", \.fromOn), Column("recorded_by", \.recordedBy), Column("version", \.version))

    /// The latest entry that meets a condition; what is entered holds from its day on.
    static func latest(_ condition: SQL, _ db: borrowing Transaction) throws -> CouncilDetails {
        try db.first(
            """
            SELECT \(SQL.list(columns.names, of: "d")) FROM council_details AS d
            WHERE \(condition) ORDER BY d.version DESC LIMIT 1
            """
        ) { try columns.read($0) } ?? none
    }

    /// What is told of them in the audit, with a word before each name.
    fileprivate func audited(_ word: String) -> [String: AuditValue?] {
        [
            word + "name": name.map { .text($0) }, word + "title": title.map { .text($0) },
            word + "address": address.map { .text($0) }, word + "contact": contact.map { .text($0) },
        ]
    }
}

/// Enters what the council is called in its reports from today on, its address and whom a reader asks; what held before is
/// kept with its days.
public struct DescribeCouncil: RequestedOperation {
    public static let event = "council_described"
    public static let permission = Permission.keepReports

    public let target: SoleTarget
    public let name: String
    public let title: String?
    public let address: String?
    public let contact: String?

    public init(_ fields: inout Fields, of target: SoleTarget) {
        self.target = target
        name = fields.text("name", limit: .name)
        title = fields.text(optional: "title", limit: .name)
        address = fields.text(optional: "address", limit: .address)
        contact = fields.text(optional: "contact", limit: .address)
    }

    public func perform(_ context: borrowing OperationContext, _ db: borrowing Transaction) throws -> CouncilDetails {
        // There may be no row to lock.
        try db.execute("SELECT pg_advisory_xact_lock(hashtext('council_details'))")
        let before = try CouncilDetails.latest("true", db)
        try VersionMismatch.check(before.version, isOneOf: target.expectedVersions)
        let after = CouncilDetails(
            name: name, title: title, address: address, contact: contact, fromOn: context.today,
            recordedBy: context.actor.name, version: before.version + 1)
        try Correction.check(
            changes: before.audited("") == after.audited("") ? 0 : 1, unrecorded: nil)
        let row = CouncilDetails.columns.stored(after) + ["recorded_at": context.now]
        try db.execute(SQL.insert(row, into: "council_details"))
        try context.audit(
            Self.event, details: before.audited("from_").merging(after.audited("to_")) { $1 }, db)
        return after
    }
}

extension Casework {
    /// What the council is called, on a day or today; any valid token may read it.
    public func council(on day: Day?, as credential: Credential) async throws -> CouncilDetails {
        try await reading(for: .readReports, as: credential) { context, db in
            try CouncilDetails.latest("d.from_on <= \(day ?? context.today)", db)
        }
    }
}
