public import Complaints
import Foundation
public import Postgres

/// Revokes a bearer token from now on; every later request with it is refused.
public struct RevokeToken: Operation {
    public static let event = "token_revoked"
    public static let permission = Permission.administer

    /// The number of the token.
    public let token: Int
    public let reason: String?

    /// A token to revoke, by its number, and why.
    public init(token: Int, reason: String? = nil) {
        self.token = token
        self.reason = reason
    }

    /// Keeps the moment and returns the token as it was.
    ///
    /// - Throws: `NotFound`; `Refusal` where the reason is not one line, or it was revoked before.
    public func perform(_ context: borrowing OperationContext, _ db: borrowing Transaction) throws -> TokenRecord {
        if let reason { try checkLine("reason", reason, limit: 2_000) }
        let found = try TokenRecord.lock(token, db)
        try TokenEnd.checkRevocable(token, revokedAt: found.revokedAt)
        try db.execute("UPDATE api_token SET revoked_at = \(context.now) WHERE id = \(token)")
        try context.audit(
            Self.event,
            details: [
                "token": .number(token), "name": .text(found.name), "reason": reason.map { .text($0) },
            ], db)
        return found
    }
}
