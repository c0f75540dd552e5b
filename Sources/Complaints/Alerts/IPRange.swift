/// An address of the internet protocol, or all those that begin with so many bits of it: `10.0.0.0/8`, `fd00::/8`.
public struct IPRange: Hashable, Sendable {
    private let address: IPAddress
    private let bits: Int

    /// Reads an address, or an address and its number of bits behind a stroke; nil where it cannot be read.
    public init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count <= 2, let address = IPAddress(parts[0]) else { return nil }
        let width = address.isVersion4 ? 32 : 128
        guard let bits = parts.count == 1 ? width : Int(parts[1]), (0...width).contains(bits) else { return nil }
        self.address = address
        self.bits = 128 - width + bits
    }

    /// Whether the address begins with the bits of the range.
    public func contains(_ other: IPAddress) -> Bool {
        let whole = bits / 8
        guard address.bytes.prefix(whole) == other.bytes.prefix(whole) else { return false }
        guard bits % 8 > 0 else { return true }
        return (address.bytes[whole] ^ other.bytes[whole]) >> (8 - bits % 8) == 0
    }
}
