import Complaints
import Foundation
import Postgres
import WorkingDays

/// Who holds a token: their role, and those they stand in for today.
struct Caller {
    let token: Int
    private let name: String
    private let role: Role
    private let principals: [(name: String, role: Role)]

    /// A caller from the columns of `SQL.caller`.
    init(row: Row) throws {
        token = try row["caller_token"]
        name = try row["caller_name"]
        role = try row["caller_role"]
        let names: [String] = try row["principal_names"]
        let roles: [Role] = try row["principal_roles"]
        principals = Array(zip(names, roles))
    }

    /// The caller as an actor who needs a permission; one who has it only as somebody's deputy acts for that person.
    ///
    /// - Throws: `AccessRefusal.forbidden`.
    func actor(for permission: Permission) throws(AccessRefusal) -> Actor {
        let all = principals.reduce(into: role.permissions) { $0.formUnion($1.role.permissions) }
        if role.permissions.contains(permission) { return Actor(name: name, role: role, permissions: all) }
        guard let principal = principals.first(where: { $0.role.permissions.contains(permission) }) else {
            throw .forbidden(permission)
        }
        return Actor(name: "\(name) for \(principal.name)", role: principal.role, permissions: all)
    }
}

extension SQL {
    /// The caller of a token; no row where it is unknown, revoked or expired, or its person has left.
    ///
    /// A deputy has the roles of the tokens of whomever they stand in for. Those may have expired, since a role outlives
    /// its token; a revoked one counts no longer.
    static func caller(hash: [UInt8], now: Date, today: Day) -> SQL {
        """
        SELECT t.id AS caller_token, t.name AS caller_name, t.role AS caller_role, d.principal_names, d.principal_roles
        FROM api_token AS t
        LEFT JOIN person AS p ON p.id = t.person_id
        CROSS JOIN LATERAL (
            SELECT coalesce(array_agg(q.name ORDER BY d.id, k.id), '{}') AS principal_names,
                coalesce(array_agg(k.role ORDER BY d.id, k.id), '{}') AS principal_roles
            FROM deputy AS d
            JOIN person AS q ON q.id = d.person_id AND (q.active_until IS NULL OR q.active_until >= \(today))
            JOIN api_token AS k ON k.person_id = q.id AND k.revoked_at IS NULL
            WHERE d.deputy_id = t.person_id AND d.from_on <= \(today) AND d.until_on >= \(today)
        ) AS d
        WHERE t.hash = \(hash) AND t.revoked_at IS NULL AND t.expires_at > \(now)
            AND (p.active_until IS NULL OR p.active_until >= \(today))
        """
    }
}
