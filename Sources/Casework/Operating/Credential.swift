public import Complaints
import Crypto
import Foundation
import Postgres
import WorkingDays

/// How a caller shows who they are.
public enum Credential: Sendable, Hashable {
    /// The SHA-256 of a bearer token.
    case tokenHash([UInt8])
    /// Somebody whom the council's own provider knows, by an access token that has been checked.
    case signedIn(SignedIn)
    /// Somebody with a shell on the machine, named for the audit; holds every permission.
    case commandLine(name: String)

    /// The credential of a bearer token as it came in the request.
    public static func bearer(_ token: some StringProtocol) -> Credential {
        .tokenHash(hash(of: token))
    }

    /// The SHA-256 of a secret, which is all that is stored of it.
    static func hash(of secret: some StringProtocol) -> [UInt8] { Array(SHA256.hash(data: Data(secret.utf8))) }

    /// A secret that nobody guesses: 43 characters of 256 random bits, of the alphabet of addresses (RFC 4648 section 5).
    static func newSecret() -> String {
        var random = SystemRandomNumberGenerator()
        let bytes = (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &random) }
        let text = Data(bytes).base64EncodedString().map { $0 == "+" ? "-" : $0 == "/" ? "_" : $0 }
        return String(text.filter { $0 != "=" })
    }

    /// What tells one token from another in a log, without being of use to anybody: the first eight digits of its hash.
    public static func fingerprint(of token: some StringProtocol) -> String {
        hash(of: token).prefix(4).hexadecimal
    }

    /// Why nobody is known by it.
    var unknown: AccessRefusal {
        switch self {
        case .tokenHash, .commandLine: .unauthenticated
        case .signedIn: .notInDirectory
        }
    }
}

/// Why a caller may not do what they ask.
public enum AccessRefusal: Error, Sendable, Hashable {
    /// No token, or one that was never given.
    case unauthenticated
    /// A token that is valid no longer, or a sign-in of somebody who has left.
    case tokenEnded(TokenEnd)
    /// Nobody of the directory signs in so.
    case notInDirectory
    /// The role lacks the permission.
    case forbidden(Permission)
    /// The address has no secret that was given, or one that was revoked.
    case unknownSecret
}

/// A record that is not there, or not there for this caller.
public struct NotFound: Error, Sendable, Hashable {
    /// The kind of record, in the domain's word.
    public let record: String
    /// Whether it is there and not the caller's to see, for the log; nil where that was not asked.
    ///
    /// Two are the same whatever it says.
    public let isHidden: Bool?

    /// A record of a kind was not found.
    public init(_ record: String, isHidden: Bool? = nil) {
        self.record = record
        self.isHidden = isHidden
    }

    public static func == (one: NotFound, other: NotFound) -> Bool { one.record == other.record }

    public func hash(into hasher: inout Hasher) { hasher.combine(record) }
}

/// The record has another version than those the caller expects.
public struct VersionMismatch: Error, Sendable, Hashable {
    public let current: Int

    /// Refuses a record at none of the versions expected; nil expects none in particular.
    static func check(_ current: Int, isOneOf expected: Set<Int>?) throws(VersionMismatch) {
        if let expected, !expected.contains(current) { throw VersionMismatch(current: current) }
    }
}

extension Casework {
    /// Finds the caller and checks a permission, in the transaction of what they ask for.
    func authorise(
        _ credential: Credential, for permission: Permission, now: Date, _ db: borrowing Transaction
    ) throws -> Actor {
        let today = clock.day(of: now)
        do {
            let (actor, reach) = try db.ask(Caller.question(credential, permission, now: now, today: today))
            db.repeatBeforeOthers(reach)
            return actor
        } catch {
            throw AccessRefusal(error, credential, permission, now: now, today: today) ?? error
        }
    }
}
