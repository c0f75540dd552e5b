#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// An address of the internet protocol as its 16 bytes, of which one of version 4 uses the last four (RFC 4291 section
/// 2.5.5.2).
public struct IPAddress: Hashable, Sendable, CustomStringConvertible {
    private static let version4: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF]

    let bytes: [UInt8]

    private init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// One of version 4 by its four bytes, of version 6 by its sixteen, as a socket has them.
    public init?(bytes: some Collection<UInt8>) {
        switch bytes.count {
        case 4: self.bytes = Self.version4 + bytes
        case 16: self.bytes = Array(bytes)
        default: return nil
        }
    }

    /// Reads an address as it is written, without a port.
    public init?(_ text: some StringProtocol) {
        var bytes = [UInt8](repeating: 0, count: 16)
        if inet_pton(AF_INET, String(text), &bytes) == 1 {
            self.bytes = Self.version4 + bytes.prefix(4)
        } else if inet_pton(AF_INET6, String(text), &bytes) == 1 {
            self.bytes = bytes
        } else {
            return nil
        }
    }

    /// Reads an address of X-Forwarded-For, where some proxies write the port too: `192.0.2.1:80`, `[2001:db8::1]:80`.
    public init?(forwarded text: some StringProtocol) {
        let text = text.trimmingPrefix { $0 == " " || $0 == "\t" }.prefix { $0 != " " && $0 != "\t" }
        if text.hasPrefix("[") {
            self.init(text.dropFirst().prefix { $0 != "]" })
        } else if text.count(where: { $0 == ":" }) == 1 {
            self.init(text.prefix { $0 != ":" })
        } else {
            self.init(text)
        }
    }

    /// Whether it is of the machine itself: 127.0.0.0/8 or ::1.
    public var isLoopback: Bool {
        isVersion4 ? bytes[12] == 127 : bytes.dropLast().allSatisfy { $0 == 0 } && bytes.last == 1
    }

    /// Whether it is one of version 4, or stands for one in version 6.
    public var isVersion4: Bool { bytes.starts(with: Self.version4) }

    /// Who shares a count: the address itself or, of version 6, the first half of it, the rest being the client's to choose.
    public var network: IPAddress {
        isVersion4 ? self : IPAddress(bytes.prefix(8) + [UInt8](repeating: 0, count: 8))
    }

    public var description: String {
        let (family, bytes) = isVersion4 ? (AF_INET, Array(bytes.suffix(4))) : (AF_INET6, bytes)
        var text = [CChar](repeating: 0, count: 46)
        inet_ntop(family, bytes, &text, socklen_t(text.count))
        return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}
