public import Complaints
public import Foundation
import Postgres
public import WorkingDays

/// A bearer token as the council knows it; the token itself is nowhere.
public struct TokenRecord: Sendable, Hashable {
    /// The number by which it is revoked, and that audit events have.
    public let id: Int
    /// Who it is for, as the audit names them.
    public let name: String
    public let role: Role
    /// The person of the directory who holds it; nil of a machine.
    public let person: PersonID?
    /// The departments it is narrowed to; nil for the whole council.
    public let departments: [String]?
    public let createdAt: Date
    public let expiresAt: Date
    public let revokedAt: Date?
    /// The last day of that person.
    public let holderUntil: Day?

    /// What ended it by an instant, or nil while it is valid.
    public func end(now: Date, today: Day) -> TokenEnd? {
        TokenEnd(revokedAt: revokedAt, expiresAt: expiresAt, holderUntil: holderUntil, now: now, today: today)
    }
}

extension TokenRecord {
    init(row: Row) throws {
        self.init(
            id: try row["id"], name: try row["name"], role: try row["role"], person: try row["person_id"],
            departments: try row["departments"], createdAt: try row["created_at"], expiresAt: try row["expires_at"],
            revokedAt: try row["revoked_at"],
            holderUntil: try row["active_until"])
    }

    /// The token with a number, whose row is nobody else's to change until the transaction ends.
    static func lock(_ id: Int, _ db: borrowing Transaction) throws -> TokenRecord {
        let found = try db.first(SQL.tokens + " WHERE t.id = \(id) FOR UPDATE OF t") { try TokenRecord(row: $0) }
        guard let found else { throw NotFound("token") }
        return found
    }
}

extension SQL {
    static let tokens: SQL = """
        SELECT t.id, t.name, t.role, t.person_id, t.created_at, t.expires_at, t.revoked_at, p.active_until,
            CASE WHEN NOT t.whole_council THEN ARRAY(
                SELECT k.department FROM api_token_department AS k WHERE k.api_token_id = t.id ORDER BY k.department
            ) END AS departments
        FROM api_token AS t
        LEFT JOIN person AS p ON p.id = t.person_id
        """
}
