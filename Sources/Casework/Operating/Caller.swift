import Complaints
import Foundation
import Postgres
import WorkingDays

/// Who holds a token: their role, those they stand in for today, and what they see.
struct Caller {
    private let actor: Actor
    /// What their transaction states of what they see (`reach_as`).
    private let reach: [String]

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
        reach = try row["reach"]
    }

    /// Asks for the actor who calls, with a permission they need.
    ///
    /// Where the token is no valid one, or its role and deputies' roles lack the permission, the statement fails, and with
    /// it everything that was asked after it: the server reads nothing for those who may not. It states what they see, so that
    /// what is asked after it is narrowed to that.
    static func question(
        _ credential: Credential, _ permission: Permission, now: Date, today: Day
    ) -> Question<(actor: Actor, reach: SQL)> {
        switch credential {
        case .commandLine(let name):
            Question.one(SQL.reachEverything) { _ in (Actor(name: name, role: .manager), SQL.reachEverything) }
        case .tokenHash(let hash):
            Question.one(SQL.caller(hash: hash, who: permission, now: now, today: today)) {
                let caller = try Caller(row: $0, now: now, today: today)
                return (try caller.actor(for: permission), SQL.reachAgain(caller.reach))
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
    init?(_ error: any Error, _ permission: Permission, now: Date, today: Day) {
        guard let error = error as? PostgresError else { return nil }
        switch error.sqlState?.rawValue {
        case "RD401":
            let end = TokenFacts(hint: error.hint)?.end(now: now, today: today)
            self = end.map { .tokenEnded($0) } ?? .unauthenticated
        case "RD403": self = .forbidden(permission)
        default: return nil
        }
    }
}

/// What a refused statement tells of a token that there is, in its hint.
private struct TokenFacts: Decodable {
    /// Seconds since 1970.
    let revokedAt: Double?
    let expiresAt: Double
    let holderUntil: String?

    init?(hint: String?) {
        guard let hint, let facts = try? JSONDecoder().decode(Self.self, from: Data(hint.utf8)) else { return nil }
        self = facts
    }

    func end(now: Date, today: Day) -> TokenEnd? {
        TokenEnd(
            revokedAt: revokedAt.map { Date(timeIntervalSince1970: $0) },
            expiresAt: Date(timeIntervalSince1970: expiresAt), holderUntil: holderUntil.flatMap { Day($0) }, now: now,
            today: today)
    }
}

extension SQL {
    /// The caller of a token who holds a permission; the statement fails where there is none (`refuse_caller`).
    fileprivate static func caller(hash: [UInt8], who permission: Permission, now: Date, today: Day) -> SQL {
        let roles = Role.allCases.filter { $0.permissions.contains(permission) }
        return """
            SELECT caller.*, CASE
                WHEN caller.caller_token IS NULL THEN refuse_caller('RD401', NULL)
                WHEN caller.has_ended THEN refuse_caller('RD401', json_build_object(
                    'revokedAt', extract(epoch FROM caller.token_revoked_at),
                    'expiresAt', extract(epoch FROM caller.token_expires_at), 'holderUntil', caller.holder_until)::text)
                WHEN NOT (caller.caller_role = ANY(\(roles)) OR caller.principal_roles && \(roles)) THEN
                    refuse_caller('RD403', NULL)
            END AS refusal,
            reach_as(
                caller.caller_role || caller.principal_roles, caller.caller_person || caller.principal_people,
                '{}', caller.caller_token, \(today)
            ) AS reach
            FROM (SELECT) AS asked LEFT JOIN (\(caller(hash: hash, now: now, today: today))) AS caller ON true
            """
    }

    /// The caller of a token, and whether it has ended: is revoked or expired, or of somebody who has left; no row where it
    /// is unknown.
    ///
    /// A deputy has the roles of the tokens of whomever they stand in for. Those may have expired, since a role outlives
    /// its token; a revoked one counts no longer.
    private static func caller(hash: [UInt8], now: Date, today: Day) -> SQL {
        """
        SELECT t.id AS caller_token, t.name AS caller_name, t.role AS caller_role, t.person_id AS caller_person,
            t.revoked_at AS token_revoked_at, t.expires_at AS token_expires_at, p.active_until AS holder_until,
            t.revoked_at IS NOT NULL OR t.expires_at <= \(now) OR coalesce(p.active_until < \(today), false) AS has_ended,
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
