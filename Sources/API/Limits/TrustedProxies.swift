import Complaints

/// The proxies that are believed when they say for whom they ask, in X-Forwarded-For.
public struct TrustedProxies: Sendable, Hashable {
    private let ranges: [IPRange]

    private init(ranges: [IPRange]) { self.ranges = ranges }

    /// Nobody, so that an address is always that of the connection.
    public static let none = TrustedProxies(ranges: [])

    /// Reads addresses and ranges in a list: `127.0.0.1, 10.0.0.0/8, fd00::/8`; nil where one cannot be read.
    public init?(_ list: String) {
        var ranges: [IPRange] = []
        for entry in list.split(separator: ",") {
            guard let range = IPRange(entry.filter { $0 != " " }) else { return nil }
            ranges.append(range)
        }
        self.ranges = ranges
    }

    private func contains(_ address: IPAddress) -> Bool { ranges.contains { $0.contains(address) } }

    /// The client behind a connection: its other end or, where that is trusted, the last in the list that is not.
    ///
    /// Whoever sends a request can write what they like at the front of the list; each proxy adds at its end.
    func client(of peer: IPAddress?, forwarded: [String]) -> IPAddress? {
        guard var client = peer, contains(client) else { return peer }
        for entry in forwarded.joined(separator: ",").split(separator: ",").reversed() {
            guard let address = IPAddress(forwarded: entry) else { return client }
            client = address
            if !contains(address) { return client }
        }
        return client
    }
}
