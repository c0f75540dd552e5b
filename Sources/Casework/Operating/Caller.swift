import Complaints
import Foundation
import Postgres
import WorkingDays

/// Who holds a token: their role, and those they stand in for today.
struct Caller {
    let token: Int
    private let actor: Actor

    /// A caller from the columns of `SQL.caller`.
    init(row: Row) throws {
        token = try row["caller_token"]
        let names: [String] = try row["principal_names"]
        let roles: [Role] = try row["principal_roles"]
        let people: [PersonID] = try row["principal_people"]
        actor = Actor(
            name: try row["caller_name"], role: try row["caller_role"], person: try row["caller_person"],
            standingInFor: names.indices.map {
                Actor.Principal(name: names[$0], role: roles[$0], person: people[$0])
            })
    }

    /// Asks for the actor who calls, with a permission they need.
    ///
    /// Where the token is no valid one, or its role and deputies' roles lack the permission, the statement fails, and with
    /// it everything that was asked after it: the server reads nothing for those who may not.
    static func question(
        _ credential: Credential, _ permission: Permission, now: Date, today: Day
    ) -> Question<Actor> {
        switch credential {
        case .commandLine(let name): Question(known: Actor(name: name, role: .manager))
        case .tokenHash(let hash):
            Question.one(SQL.caller(hash: hash, who: permission, now: now, today: today)) {
                try Caller(row: $0).actor(for: permission)
            }
        }
    }

    /// The caller as an actor who needs a permission; one who has it only as somebody's deputy acts for that person.
    ///
    /// - Throws: `AccessRefusal.forbidden`.
    func actor(for permission: Permission) throws(AccessRefusal) -> Actor {
        guard let actor = actor.acting(with: permission) else { throw .forbidden(permission) }
        return actor
    }
}

extension AccessRefusal {
    /// Why the statement that asked for a caller with a permission failed, if that is why (`refuse_caller`).
    init?(_ error: any Error, _ permission: Permission) {
        switch (error as? PostgresError)?.sqlState?.rawValue {
        case "RD401": self = .unauthenticated
        case "RD403": self = .forbidden(permission)
        default: return nil
        }
    }
}

extension SQL {
    /// The caller of a token who holds a permission; the statement fails where there is none (`refuse_caller`).
    fileprivate static func caller(hash: [UInt8], who permission: Permission, now: Date, today: Day) -> SQL {
        let roles = Role.allCases.filter { $0.permissions.contains(permission) }
        return """
            SELECT caller.*, CASE
                WHEN caller.caller_token IS NULL THEN refuse_caller('RD401')
                WHEN NOT (caller.caller_role = ANY(\(roles)) OR caller.principal_roles && \(roles)) THEN refuse_caller('RD403')
            END AS refusal
            FROM (SELECT) AS asked LEFT JOIN (\(caller(hash: hash, now: now, today: today))) AS caller ON true
            """
    }

    /// The caller of a token; no row where it is unknown, revoked or expired, or its person has left.
    ///
    /// A deputy has the roles of the tokens of whomever they stand in for. Those may have expired, since a role outlives
    /// its token; a revoked one counts no longer.
    static func caller(hash: [UInt8], now: Date, today: Day) -> SQL {
        """
        SELECT t.id AS caller_token, t.name AS caller_name, t.role AS caller_role, t.person_id AS caller_person,
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
        WHERE t.hash = \(hash) AND t.revoked_at IS NULL AND t.expires_at > \(now)
            AND (p.active_until IS NULL OR p.active_until >= \(today))
        """
    }
}
