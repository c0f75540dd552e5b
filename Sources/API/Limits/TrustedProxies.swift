/// The proxies that are believed when they say for whom they ask, in X-Forwarded-For.
public struct TrustedProxies: Sendable, Hashable {
    /// An address, or all those that begin with so many bits of it.
    private struct Range: Hashable {
        let address: IPAddress
        let bits: Int

        func contains(_ other: IPAddress) -> Bool {
            let whole = bits / 8
            guard address.bytes.prefix(whole) == other.bytes.prefix(whole) else { return false }
            guard bits % 8 > 0 else { return true }
            return (address.bytes[whole] ^ other.bytes[whole]) >> (8 - bits % 8) == 0
        }
    }

    private let ranges: [Range]

    private init(ranges: [Range]) { self.ranges = ranges }

    /// Nobody, so that an address is always that of the connection.
    public static let none = TrustedProxies(ranges: [])

    /// Reads addresses and ranges in a list: `127.0.0.1, 10.0.0.0/8, fd00::/8`; nil where one cannot be read.
    public init?(_ list: String) {
        var ranges: [Range] = []
        for entry in list.split(separator: ",") {
            let parts = entry.split(separator: "/", omittingEmptySubsequences: false).map { $0.filter { $0 != " " } }
            guard parts.count <= 2, let address = IPAddress(parts[0]) else { return nil }
            let width = address.isVersion4 ? 32 : 128
            guard let bits = parts.count == 1 ? width : Int(parts[1]), (0...width).contains(bits) else { return nil }
            ranges.append(Range(address: address, bits: 128 - width + bits))
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
