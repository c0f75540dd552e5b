public import Foundation
public import WorkingDays

/// What ended a token that was valid once.
public enum TokenEnd: Hashable, Sendable {
    case revoked(on: Day)
    case expired(on: Day)
    /// The last day of the person who holds it has passed.
    case holderLeft(on: Day)

    /// What ended a token by an instant, or nil while it is valid; a revocation comes before anything else.
    public init?(revokedAt: Date?, expiresAt: Date, holderUntil: Day?, now: Date, today: Day) {
        if let revokedAt {
            self = .revoked(on: London.day(of: revokedAt))
        } else if expiresAt <= now {
            self = .expired(on: London.day(of: expiresAt))
        } else if let holderUntil, holderUntil < today {
            self = .holderLeft(on: holderUntil)
        } else {
            return nil
        }
    }

    /// As the holder of the token is told.
    public var sentence: String {
        switch self {
        case .revoked(let day): "The token was revoked on \(day.written); ask whoever runs the service for a new one."
        case .expired(let day): "The token expired on \(day.written); ask whoever runs the service for a new one."
        case .holderLeft(let day):
            "The token belongs to somebody whose last day was \(day.written); ask whoever runs the service for one of "
                + "your own."
        }
    }
}

extension TokenEnd {
    /// Refuses to revoke a token twice, so that the first day stays.
    public static func checkRevocable(_ token: Int, revokedAt: Date?) throws(Refusal) {
        if let revokedAt { throw .tokenRevokedAlready(token, on: London.day(of: revokedAt)) }
    }
}
