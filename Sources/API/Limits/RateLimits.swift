import Casework
import Complaints
import Foundation
import HTTPTypes
import Synchronization
import WorkingDays

/// What one copy of the service takes from one caller, and how many failed sign-ins from one address (decision 0030).
///
/// Nobody with a valid token is refused for what others at their address did: a token is looked up first, and only
/// whoever failed is told that it was too often.
public struct RateLimits: Sendable {
    /// Requests a minute with one token, or of one person who signs in; nil for any number.
    public let callerRequests: Int?
    /// Failed sign-ins a minute from one address; nil for any number.
    public let failedSignIns: Int?
    /// Whose word is taken for the address of a client.
    public let proxies: TrustedProxies

    /// Limits of a minute.
    public init(callerRequests: Int?, failedSignIns: Int?, proxies: TrustedProxies) {
        self.callerRequests = callerRequests
        self.failedSignIns = failedSignIns
        self.proxies = proxies
    }

    /// Any number of everything.
    public static let none = RateLimits(callerRequests: nil, failedSignIns: nil, proxies: .none)
}

/// Keeps count of callers and addresses.
final class LimitKeeper: Sendable {
    private let limits: RateLimits
    private let clock: WorkingDays.Clock
    private let callers: Mutex<RateLimiter<Credential>?>
    private let addresses: Mutex<RateLimiter<IPAddress?>?>

    init(_ limits: RateLimits, clock: WorkingDays.Clock) {
        self.limits = limits
        self.clock = clock
        callers = Mutex(limits.callerRequests.map { RateLimiter(perMinute: $0) })
        addresses = Mutex(limits.failedSignIns.map { RateLimiter(perMinute: $0) })
    }

    /// Counts a request of a caller.
    ///
    /// - Throws: a problem with the seconds to wait, where the token made too many.
    func count(_ credential: Credential) throws(Problem) {
        guard let wait = callers.withLock({ $0?.take(credential, at: clock.now) }) else { return }
        throw Problem(
            .tooManyRequests,
            "One token, or person who signs in, may make \(limits.callerRequests ?? 0) requests a minute, and yours made more; "
                + "wait \(Self.seconds(wait)).", headers: [HTTPField(name: .retryAfter, value: "\(wait)")])
    }

    /// Counts a failed sign-in of a client; the problem to answer with where its address had too many.
    func countFailure(from peer: IPAddress?, forwarded: [String]) -> (address: IPAddress?, problem: Problem?) {
        let address = limits.proxies.client(of: peer, forwarded: forwarded)
        guard let wait = addresses.withLock({ $0?.take(address?.network, at: clock.now) }) else {
            return (address, nil)
        }
        let problem = Problem(
            .tooManyFailedSignIns,
            "Your address sent too many tokens or secrets that are not valid; wait \(Self.seconds(wait)), or send one that is.",
            headers: [HTTPField(name: .retryAfter, value: "\(wait)")])
        return (address, problem)
    }

    private static func seconds(_ count: Int) -> String { count == 1 ? "a second" : "\(count) seconds" }
}
