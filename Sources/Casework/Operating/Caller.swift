import Complaints
import Foundation
import Postgres
import WorkingDays

/// Who holds a token: their role, and those they stand in for today.
struct Caller {
    private let actor: Actor

    /// A caller from the columns of `SQL.caller`.
    ///
    /// - Throws: `AccessRefusal.tokenEnded`.
    init(row: Row, now: Date, today: Day) throws {
        let end = TokenEnd(
            revokedAt: try row["token_revoked_at"], expiresAt: try row["token_expires_at"],
            holderUntil: try row["holder_until"], now: now, today: today)
        if let end { throw AccessRefusal.tokenEnded(end) }
        let names: [String] = try row["principal_names"]
        let roles: [Role] = try row["principal_roles"]
        let people: [PersonID] = try row["principal_people"]
        actor = Actor(
            name: try row["caller_name"], role: try row["caller_role"], person: try row["caller_person"],
            token: try row["caller_token"],
            standingInFor: names.indices.map {
                Actor.Principal(name: names[$0], role: roles[$0], person: people[$0])
            })
    }

    /// The caller as an actor who needs a permission; one who has it only as somebody's deputy acts for that person.
    ///
    /// - Throws: `AccessRefusal.forbidden`.
    func actor(for permission: Permission) throws(AccessRefusal) -> Actor {
        guard let actor = actor.acting(with: permission) else { throw .forbidden(permission) }
        return actor
    }
}

extension SQL {
    /// The caller of a token with what may have ended it; no row where it is unknown.
    ///
    /// A deputy has the roles of the tokens of whomever they stand in for. Those may have expired, since a role outlives
    /// its token; a revoked one counts no longer.
    static func caller(hash: [UInt8], today: Day) -> SQL {
        """
        SELECT t.id AS caller_token, t.name AS caller_name, t.role AS caller_role, t.person_id AS caller_person,
            t.revoked_at AS token_revoked_at, t.expires_at AS token_expires_at, p.active_until AS holder_until,
            d.principal_names, d.principal_roles, d.principal_people
        FROM api_token AS t
        LEFT JOIN person AS p ON p.id = t.person_id
        CROSS JOIN LATERAL (
            SELECT coalesce(array_agg(q.name ORDER BY d.id, k.id), '{}') AS principal_names,
                coalesce(array_agg(k.role ORDER BY d.id, k.id), '{}') AS principal_roles,
                coalesce(array_agg(q.id ORDER BY d.id, k.id), '{}') AS principal_people
            FROM deputy AS d
            JOIN person AS q ON q.id = d.person_id AND (q.active_until IS NULL OR q.active_until >= \(today))
            JOIN api_token AS k ON k.person_id = q.id AND k.revoked_at IS NULL
            WHERE d.deputy_id = t.person_id AND d.from_on <= \(today) AND d.until_on >= \(today)
        ) AS d
        WHERE t.hash = \(hash)
        """
    }
}
