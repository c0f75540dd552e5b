public import Complaints
public import JSON
public import Postgres

/// Removes a link that was made wrongly; the history keeps that there was one, and why not.
public struct RemoveLink: ComplaintAddition {
    public static let event = "complaint_link_removed"
    public static let permission = Permission.recordCasework
    public static let corrects = true

    public let target: MemberTarget<RecordKinds.Complaint, RecordKinds.Link>
    public let reason: String

    public init(_ fields: inout Fields, of target: MemberTarget<RecordKinds.Complaint, RecordKinds.Link>) {
        self.target = target
        reason = fields.text("reason", limit: 2_000, audited: true)
    }

    public func add(
        to complaint: Complaint, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> LinkRecord {
        let found = try db.first(SQL.links(of: complaint.id) + " AND l.id = \(target.member)") {
            try LinkRecord(row: $0)
        }
        guard let found else { throw NotFound("link") }
        try db.execute("DELETE FROM complaint_link WHERE id = \(found.id)")
        if let ombudsmanCase = found.ombudsmanCase {
            try OmbudsmanCaseRecord.moveOn(ombudsmanCase, at: context.now, db)
        }
        return found
    }

    public func details(of entry: LinkRecord, before: Complaint) -> [String: AuditValue?] {
        ["kind": .text(entry.kind.rawValue), "other": .text(entry.reference)]
    }
}
