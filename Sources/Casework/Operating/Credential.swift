public import Complaints
import Crypto
import Foundation
import Postgres

/// How a caller shows who they are.
public enum Credential: Sendable, Hashable {
    /// The SHA-256 of a bearer token.
    case tokenHash([UInt8])
    /// Somebody with a shell on the machine, named for the audit; holds every permission.
    case commandLine(name: String)

    /// The credential of a bearer token as it came in the request.
    public static func bearer(_ token: some StringProtocol) -> Credential {
        .tokenHash(Array(SHA256.hash(data: Data(token.utf8))))
    }
}

/// Why a caller may not do what they ask.
public enum AccessRefusal: Error, Sendable, Hashable {
    /// No valid token.
    case unauthenticated
    /// The role lacks the permission.
    case forbidden(Permission)
}

/// A record that is not there, or not there for this caller.
public struct NotFound: Error, Sendable, Hashable {
    /// The kind of record, in the domain's word.
    public let record: String

    /// A record of a kind was not found.
    public init(_ record: String) { self.record = record }
}

/// The record has another version than the caller expects.
public struct VersionMismatch: Error, Sendable, Hashable {
    public let expected: Int
    public let current: Int
}

extension Casework {
    /// Finds the caller and checks a permission, in the transaction of what they ask for.
    func authorise(
        _ credential: Credential, for permission: Permission, now: Date, _ db: borrowing Transaction
    ) throws -> Actor {
        let actor: Actor
        switch credential {
        case .commandLine(let name): actor = Actor(name: name, role: .manager)
        case .tokenHash(let hash):
            let found = try db.first(SQL.actor(hash: hash, now: now)) { row in
                Actor(name: try row["name"], role: try row["role"])
            }
            guard let found else { throw AccessRefusal.unauthenticated }
            actor = found
        }
        guard actor.role.permissions.contains(permission) else { throw AccessRefusal.forbidden(permission) }
        return actor
    }
}

extension SQL {
    fileprivate static func actor(hash: [UInt8], now: Date) -> SQL {
        """
        SELECT name, role FROM api_token
        WHERE hash = \(hash) AND revoked_at IS NULL AND expires_at > \(now)
        """
    }
}
