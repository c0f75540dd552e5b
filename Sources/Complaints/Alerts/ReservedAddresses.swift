extension IPAddress {
    /// What an address is for that no receiver outside the council's own network can have; nil for a public one.
    ///
    /// From IANA's registries of special-purpose addresses (RFC 6890), with the RFC that reserves each. One of version 6
    /// that stands for one of version 4 is judged by that one (RFC 4291 section 2.5.5.2, RFC 6052, RFC 3056).
    public var reservation: String? {
        if let embedded { return embedded.reservation }
        if let (_, words) = Self.reserved.first(where: { range, _ in range?.contains(self) ?? true }) { return words }
        return isVersion4 || Self.globalUnicast?.contains(self) == true ? nil : "not a public address (RFC 4291)"
    }

    private static let reserved: [(IPRange?, String)] = [
        ("0.0.0.0/8", "an address of no machine (RFC 1122)"),
        ("10.0.0.0/8", "a private address (RFC 1918)"),
        ("100.64.0.0/10", "an address shared behind a provider (RFC 6598)"),
        ("127.0.0.0/8", "an address of the machine itself (RFC 1122)"),
        ("169.254.0.0/16", "a link-local address (RFC 3927)"),
        ("172.16.0.0/12", "a private address (RFC 1918)"),
        ("192.0.0.0/24", "an address of protocols (RFC 6890)"),
        ("192.0.2.0/24", "an address of documentation (RFC 5737)"),
        ("192.88.99.0/24", "an address of relays (RFC 7526)"),
        ("192.168.0.0/16", "a private address (RFC 1918)"),
        ("198.18.0.0/15", "an address of measurements (RFC 2544)"),
        ("198.51.100.0/24", "an address of documentation (RFC 5737)"),
        ("203.0.113.0/24", "an address of documentation (RFC 5737)"),
        ("224.0.0.0/4", "an address of many at once (RFC 5771)"),
        ("240.0.0.0/4", "an address kept for later (RFC 1112)"),
        ("::/128", "an address of no machine (RFC 4291)"),
        ("::1/128", "an address of the machine itself (RFC 4291)"),
        ("64:ff9b:1::/48", "an address translated within a network (RFC 8215)"),
        ("2001::/23", "an address of protocols (RFC 2928)"),
        ("2001:db8::/32", "an address of documentation (RFC 3849)"),
        ("3fff::/20", "an address of documentation (RFC 9637)"),
        ("fc00::/7", "a private address (RFC 4193)"),
        ("fe80::/10", "a link-local address (RFC 4291)"),
        ("ff00::/8", "an address of many at once (RFC 4291)"),
    ].map { (IPRange($0), $1) }

    /// Those of version 6 that are given out to be reached from anywhere (RFC 4291 section 2.4).
    private static let globalUnicast = IPRange("2000::/3")

    /// Where an address of version 6 that stands for one of version 4 keeps it.
    private static let embeddings: [(IPRange?, offset: Int)] = [
        (IPRange("64:ff9b::/96"), 12), (IPRange("2002::/16"), 2),
    ]

    private var embedded: IPAddress? {
        guard let (_, offset) = Self.embeddings.first(where: { $0.0?.contains(self) == true }) else { return nil }
        return IPAddress(bytes: bytes[offset..<offset + 4])
    }
}
