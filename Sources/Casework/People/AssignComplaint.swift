public import Complaints
import Foundation
public import JSON
public import Postgres

/// Assigns a complaint to a team and, if told, to a person of it; what was before is kept (requirement R61).
public struct AssignComplaint: ComplaintAddition {
    public static let event = "complaint_assigned"
    public static let permission = Permission.recordCasework

    public let target: Target<RecordKinds.Complaint>
    private let next: Assignee

    public init(_ fields: inout Fields, of target: Target<RecordKinds.Complaint>) {
        self.target = target
        next = Assignee(&fields)
    }

    public func add(
        to found: Complaint, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> Assignment {
        try next.check(db) { try Assignment.names($0, in: found.id, db) }
        return try Assignment.move(found.id, to: next.team, next.person, reason: next.reason, context, db)
    }
}
