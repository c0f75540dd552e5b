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
            revokedAt: try row["revoked_at"], expiresAt: try row["expires_at"] ?? .distantFuture,
            holderUntil: try row["holder_until"], now: now, today: today)
        if let end { throw AccessRefusal.tokenEnded(end) }
        let names: [String] = try row["principal_names"]
        let roles: [Role] = try row["principal_roles"]
        let people: [PersonID] = try row["principal_people"]
        let token = (try row["token"] as Int?).map { Actor.Admission.token($0) }
        let signIn = (try row["signed_in"] as PersonID?).map { Actor.Admission.signIn($0) }
        actor = Actor(
            name: try row["name"], role: try row["role"], person: try row["person"],
            admission: token ?? signIn ?? .commandLine,
            departments: (try row["departments"] as [String]?).map { Set($0) },
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
    /// Why the statement that asked for a caller with a permission failed, if that is why (`admit`).
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
    /// Admits the caller of a credential who holds a permission; the statement fails where there is none (`admit`).
    fileprivate static func caller(_ credential: Credential, who permission: Permission, now: Date, today: Day) -> SQL {
        let roles = Role.allCases.filter { $0.permissions.contains(permission) }
        return switch credential {
        case .tokenHash(let hash): "SELECT * FROM admit_token(\(hash), \(roles), \(now), \(today))"
        case .signedIn(let caller):
            "SELECT * FROM admit_sign_in(\(caller.issuer), \(caller.subject), \(caller.role), \(roles), \(now), \(today))"
        case .commandLine: preconditionFailure("whoever has a shell is nowhere in the database")
        }
    }
}
