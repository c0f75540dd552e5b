public import Complaints
import Foundation
public import JSON
public import Postgres

/// Lifts the restriction of a complaint, with whom it was opened to; the history keeps that there was one.
public struct LiftRestriction: ComplaintAddition {
    public static let event = "complaint_restriction_lifted"
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
        let restriction = try Restriction.find(of: complaint.id, db)
        try db.execute("DELETE FROM complaint_restriction WHERE complaint_id = \(complaint.id)")
        return restriction
    }
}
