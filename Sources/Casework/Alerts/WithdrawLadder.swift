public import Complaints
import Foundation
public import JSON
public import Postgres

/// Takes back a ladder that was decided wrongly: on the day it was decided, or as long as it is not in force; the one before
/// it holds again.
public struct WithdrawLadder: RequestedOperation {
    public static let event = "ladder_withdrawn"
    public static let permission = Permission.administer

    public let ladder: Int
    public let reason: String

    public init(_ fields: inout Fields, of target: NoTarget) {
        ladder = fields.integer("ladder", in: 1...Int(Int32.max))
        reason = fields.text("reason", limit: 2_000)
    }

    public func perform(_ context: borrowing OperationContext, _ db: borrowing Transaction) throws -> DecidedLadder {
        let decided = try DecidedLadder.lock(ladder, db)
        try decided.checkWithdrawal(reason: reason, today: context.today)
        try db.execute("DELETE FROM ladder WHERE id = \(ladder)")
        try decided.ladder.scope.lookAgain(from: decided.ladder.inForceFrom, db)
        try context.audit(
            Self.event, details: decided.ladder.audited(ladder).merging(["reason": .text(reason)]) { $1 }, db)
        return decided
    }
}
