import Complaints
import Foundation
import Postgres
import WorkingDays

/// Who holds a token or signed in: their role, those they stand in for today, and what they see.
struct Caller {
    private let actor: Actor
    /// What their transaction states of what they see (`reach_as`).
    private let reach: [String]

    /// A caller from the columns of `SQL.caller`.
    ///
    /// - Throws: `AccessRefusal.tokenEnded`.
    init(row: Row, now: Date, today: Day) throws {
        let end = TokenEnd(
            revokedAt: try row["token_revoked_at"], expiresAt: try row["token_expires_at"] ?? .distantFuture,
            holderUntil: try row["holder_until"], now: now, today: today)
        if let end { throw AccessRefusal.tokenEnded(end) }
        let names: [String] = try row["principal_names"]
        let roles: [Role] = try row["principal_roles"]
        let people: [PersonID] = try row["principal_people"]
        let token = (try row["caller_token"] as Int?).map { Actor.Admission.token($0) }
        let signIn = (try row["signed_in"] as PersonID?).map { Actor.Admission.signIn($0) }
        actor = Actor(
            name: try row["caller_name"], role: try row["caller_role"], person: try row["caller_person"],
            admission: token ?? signIn ?? .commandLine,
            departments: (try row["caller_departments"] as [String]?).map { Set($0) },
            standingInFor: names.indices.map {
                Actor.Principal(name: names[$0], role: roles[$0], person: people[$0])
            })
        reach = try row["reach"]
    }

    /// Asks for the actor who calls, with a permission they need.
    ///
    /// Where the credential is no valid one, or its role and deputies' roles lack the permission, the statement fails, and
    /// with it everything that was asked after it: the server reads nothing for those who may not. It states what they see,
    /// so that what is asked after it is narrowed to that.
    static func question(
        _ credential: Credential, _ permission: Permission, now: Date, today: Day
    ) -> Question<(actor: Actor, reach: SQL)> {
        switch credential {
        case .commandLine(let name):
            Question.one(SQL.reachEverything) { _ in (Actor(name: name, role: .manager), SQL.reachEverything) }
        case .tokenHash, .signedIn:
            Question.one(SQL.caller(credential, who: permission, now: now, today: today)) {
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
    init?(_ error: any Error, _ credential: Credential, _ permission: Permission, now: Date, today: Day) {
        guard let error = error as? PostgresError else { return nil }
        switch error.sqlState?.rawValue {
        case "RD401":
            let end = TokenFacts(hint: error.hint)?.end(now: now, today: today)
            self = end.map { .tokenEnded($0) } ?? credential.unknown
        case "RD403": self = .forbidden(permission)
        default: return nil
        }
    }
}

/// What a refused statement tells of a token that there is, in its hint.
private struct TokenFacts: Decodable {
    /// Seconds since 1970.
    let revokedAt: Double?
    let expiresAt: Double?
    let holderUntil: String?

    init?(hint: String?) {
        guard let hint, let facts = try? JSONDecoder().decode(Self.self, from: Data(hint.utf8)) else { return nil }
        self = facts
    }

    func end(now: Date, today: Day) -> TokenEnd? {
        TokenEnd(
            revokedAt: revokedAt.map { Date(timeIntervalSince1970: $0) },
            expiresAt: expiresAt.map { Date(timeIntervalSince1970: $0) } ?? .distantFuture,
            holderUntil: holderUntil.flatMap { Day($0) }, now: now,
            today: today)
    }
}

extension SQL {
    /// The caller of a credential who holds a permission; the statement fails where there is none (`refuse_caller`).
    fileprivate static func caller(_ credential: Credential, who permission: Permission, now: Date, today: Day) -> SQL {
        let roles = Role.allCases.filter { $0.permissions.contains(permission) }
        return """
            SELECT caller.*, CASE
                WHEN caller.caller_name IS NULL THEN refuse_caller('RD401', NULL)
                WHEN caller.has_ended THEN refuse_caller('RD401', json_build_object(
                    'revokedAt', extract(epoch FROM caller.token_revoked_at),
                    'expiresAt', extract(epoch FROM caller.token_expires_at), 'holderUntil', caller.holder_until)::text)
                WHEN NOT (caller.caller_role = ANY(\(roles)) OR caller.principal_roles && \(roles)) THEN
                    refuse_caller('RD403', NULL)
            END AS refusal,
            reach_as(
                caller.caller_role || caller.principal_roles, caller.caller_person || caller.principal_people,
                caller.caller_departments, caller.caller_token, \(today), caller.signed_in
            ) AS reach
            FROM (SELECT) AS asked LEFT JOIN (\(caller(credential, now: now, today: today))) AS caller ON true
            """
    }

    /// The caller of a credential, and whether it has ended: is revoked or expired, or of somebody who has left; no row where
    /// it is unknown.
    ///
    /// A deputy has the roles of the tokens of whomever they stand in for, and of their sign-in as the operator says it. A
    /// token may have expired, since a role outlives it; one that was revoked or is narrowed to departments gives nothing, and
    /// with one that is narrowed nobody is a deputy.
    private static func caller(_ credential: Credential, now: Date, today: Day) -> SQL {
        """
        SELECT h.*, p.active_until AS holder_until,
            h.token_revoked_at IS NOT NULL OR coalesce(h.token_expires_at <= \(now), false)
                OR coalesce(p.active_until < \(today), false) AS has_ended,
            d.principal_names, d.principal_roles, d.principal_people
        FROM (\(holder(of: credential))) AS h
        LEFT JOIN person AS p ON p.id = h.caller_person
        CROSS JOIN LATERAL (
            SELECT coalesce(array_agg(q.name ORDER BY d.id, k.id), '{}') AS principal_names,
                coalesce(array_agg(k.role ORDER BY d.id, k.id), '{}') AS principal_roles,
                coalesce(array_agg(q.id ORDER BY d.id, k.id), '{}') AS principal_people
            FROM deputy AS d
            JOIN person AS q ON q.id = d.person_id AND (q.active_until IS NULL OR q.active_until >= \(today))
            CROSS JOIN LATERAL (
                SELECT t.id, t.role FROM api_token AS t
                WHERE t.person_id = q.id AND t.revoked_at IS NULL AND t.whole_council
                UNION ALL
                SELECT 0, s.deputy_role FROM sign_in AS s WHERE s.person_id = q.id AND s.deputy_role IS NOT NULL
            ) AS k
            WHERE d.deputy_id = h.caller_person AND h.caller_departments IS NULL AND d.from_on <= \(today) AND d.until_on >= \(today)
        ) AS d
        """
    }

    /// Whose credential it is, with which role and departments, and what ends it.
    private static func holder(of credential: Credential) -> SQL {
        switch credential {
        case .tokenHash(let hash):
            """
            SELECT t.id AS caller_token, NULL::uuid AS signed_in, t.name AS caller_name, t.role AS caller_role,
                t.person_id AS caller_person, t.revoked_at AS token_revoked_at, t.expires_at AS token_expires_at,
                CASE WHEN NOT t.whole_council THEN ARRAY(
                    SELECT k.department FROM api_token_department AS k WHERE k.api_token_id = t.id ORDER BY k.department
                ) END AS caller_departments
            FROM api_token AS t WHERE t.hash = \(hash)
            """
        case .signedIn(let caller):
            """
            SELECT NULL::bigint AS caller_token, q.id AS signed_in, q.name AS caller_name, \(caller.role)::text AS caller_role,
                q.id AS caller_person, NULL::timestamptz AS token_revoked_at, NULL::timestamptz AS token_expires_at,
                NULL::text[] AS caller_departments
            FROM sign_in AS s JOIN person AS q ON q.id = s.person_id
            WHERE s.issuer = \(caller.issuer) AND s.subject = \(caller.subject)
            """
        case .commandLine: preconditionFailure("whoever has a shell is nowhere in the database")
        }
    }
}
