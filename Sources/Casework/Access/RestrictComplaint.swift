public import Complaints
import Foundation
public import JSON
public import Postgres

/// Restricts a complaint: the rest of the complaints team, and whoever answers for its service, see nothing of it from then on.
public struct RestrictComplaint: ComplaintAddition {
    public static let event = "complaint_restricted"
    public static let permission = Permission.decide

    public let target: Target<RecordKinds.Complaint>
    public let reason: String

    public init(_ fields: inout Fields, of target: Target<RecordKinds.Complaint>) {
        self.target = target
        reason = fields.text("reason", limit: 2_000, audited: true)
    }

    public func add(
        to complaint: Complaint, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> Restriction {
        try required("reason", reason)
        guard try Restriction.load(of: complaint.id, db) == nil else { throw Refusal.alreadyRestricted }
        try db.execute(
            """
            INSERT INTO complaint_restriction (complaint_id, reason, restricted_by, restricted_at)
            VALUES (\(complaint.id), \(reason), \(context.actor.name), \(context.now))
            """)
        return try Restriction.find(of: complaint.id, db)
    }
}
