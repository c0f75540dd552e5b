/// Why a text is not where a webhook may be sent.
public enum WebhookAddressFault: Error, Hashable, Sendable {
    case tooLong
    /// A character that no URL has (RFC 3986).
    case forbiddenCharacter(Character)
    case scheme
    case notSecure
    case userInfo
    case fragment
    case noHost
    /// A host that is neither a name of the domain name system nor an address.
    case host(String)
    case port(String)
    /// A name that leads to the machine itself or into a network of its own.
    case localName(String)
    /// A literal address that nobody outside a network can have, and what it is for.
    case reservedAddress(IPAddress, reservation: String)

    /// What is wrong, for whoever wrote the address.
    public var sentence: String {
        switch self {
        case .tooLong: "The address of a webhook has at most \(WebhookAddress.lengthLimit) characters."
        case .forbiddenCharacter(let character):
            "\(character.isWhitespace ? "A space" : "\"\(character)\"") cannot stand in an address as it is: write it as a percent "
                + "sign and two digits (RFC 3986), and a name beyond ASCII with xn--."
        case .scheme: "The address of a webhook begins with https://."
        case .notSecure: "The address of a webhook begins with https://, so that nobody else reads what is sent."
        case .userInfo: "The address of a webhook has no user and no password: its secret shows who sends."
        case .fragment: "The address of a webhook has no part behind \"#\", which is never sent."
        case .noHost: "The address of a webhook names a host, as in https://hooks.example.org/redress."
        case .host(let host): "\"\(host)\" is neither the name of a host nor an address of four numbers or in brackets."
        case .port(let port): "\"\(port)\" is not a port; a port is a number from 1 to 65535."
        case .localName(let host): "\"\(host)\" is a name within a network; a webhook goes to a public one."
        case .reservedAddress(let address, let reservation):
            "\(address) is \(reservation); a webhook goes to a public address."
        }
    }
}

/// Where a webhook is sent: a URL of http or https with a host, read strictly so that no two readers take it differently.
///
/// What a name leads to is not known before the connection, and is checked there again (`IPAddress.reservation`).
public struct WebhookAddress: Hashable, Sendable {
    /// The most characters an address may have.
    public static let lengthLimit = 2000

    /// The address as it is sent to: scheme and host in small letters, without a port that the scheme has anyhow.
    public let text: String

    /// Reads an address (RFC 3986).
    ///
    /// - Parameters:
    ///   - written: the address as somebody wrote it.
    ///   - allowsPrivate: whether it may lead into the council's own network, and then without encryption.
    /// - Throws: the first thing that is wrong with it.
    public init(_ written: String, allowsPrivate: Bool) throws(WebhookAddressFault) {
        guard written.unicodeScalars.count <= Self.lengthLimit else { throw .tooLong }
        if let bad = written.first(where: { !$0.isAllowedInURL }) { throw .forbiddenCharacter(bad) }
        guard let scheme = written.prefixMatch(of: /([A-Za-z][A-Za-z0-9+.\-]*):\/\//), scheme.1.isHTTP else {
            throw .scheme
        }
        guard allowsPrivate || scheme.1.lowercased() == "https" else { throw .notSecure }
        let rest = written[scheme.range.upperBound...]
        guard !rest.contains("#") else { throw .fragment }
        let authority = rest.prefix { $0 != "/" && $0 != "?" }
        let target = rest[authority.endIndex...]
        guard !authority.contains("@") else { throw .userInfo }
        if let bad = target.firstMatch(of: /[\[\]]|%(?![0-9A-Fa-f]{2})/)?.output.first {
            throw .forbiddenCharacter(bad)
        }
        let (host, port) = try Self.parts(of: authority)
        let name = try Self.host(host.lowercased(), allowsPrivate: allowsPrivate)
        let isSecure = scheme.1.lowercased() == "https"
        let place = port.flatMap { $0 == (isSecure ? 443 : 80) ? nil : ":\($0)" } ?? ""
        text = "\(isSecure ? "https" : "http")://\(name)\(place)\(target.hasPrefix("/") ? "" : "/")\(target)"
    }

    private static func parts(of authority: Substring) throws(WebhookAddressFault) -> (Substring, port: Int?) {
        let host = authority.hasPrefix("[") ? authority.prefix { $0 != "]" } + "]" : authority.prefix { $0 != ":" }
        guard !host.isEmpty else { throw .noHost }
        guard authority.hasPrefix(host) else { throw .host(String(authority)) }
        let rest = authority.dropFirst(host.count)
        guard !rest.isEmpty else { return (host, nil) }
        guard let match = rest.wholeMatch(of: /:([1-9][0-9]{0,4})/), let port = Int(match.1), port <= 65535 else {
            throw .port(String(rest.hasPrefix(":") ? rest.dropFirst() : rest))
        }
        return (host, port)
    }

    /// The host as it is asked for: an address in its usual form, or a name (RFC 1123 section 2.1).
    ///
    /// A name whose last part is a number would be taken for an address by some, as `127.1` and `0x7f000001` are.
    private static func host(_ host: String, allowsPrivate: Bool) throws(WebhookAddressFault) -> String {
        let inner = host.hasPrefix("[") ? host.dropFirst().dropLast() : host[...]
        if let address = IPAddress(inner), host.hasPrefix("[") == inner.contains(":") {
            if !allowsPrivate, let reservation = address.reservation {
                throw .reservedAddress(address, reservation: reservation)
            }
            return address.isVersion4 ? "\(address)" : "[\(address)]"
        }
        let name = host.hasSuffix(".") ? host.dropLast() : host[...]
        let labels = name.split(separator: ".", omittingEmptySubsequences: false)
        let label = /[a-z0-9]([a-z0-9\-]{0,61}[a-z0-9])?/
        guard name.count <= 253, labels.allSatisfy({ $0.wholeMatch(of: label) != nil }),
            let last = labels.last, last.wholeMatch(of: /[0-9]+|0x[0-9a-f]*/) == nil
        else { throw .host(host) }
        guard allowsPrivate || !isLocal(labels) else { throw .localName(String(name)) }
        return String(name)
    }

    /// A name without a dot, and those that are kept for networks of their own (RFC 6761, RFC 6762, RFC 8375 and ICANN's
    /// `internal`).
    private static func isLocal(_ labels: [Substring]) -> Bool {
        labels.count == 1 || ["localhost", "local", "internal"].contains(labels.last)
            || labels.suffix(2) == ["home", "arpa"]
    }
}

extension Character {
    /// What RFC 3986 section 2 lets stand in a URL.
    fileprivate var isAllowedInURL: Bool {
        isASCII && (isLetter || isNumber || "-._~:/?#[]@!$&'()*+,;=%".contains(self))
    }
}

extension Substring {
    fileprivate var isHTTP: Bool { ["http", "https"].contains(lowercased()) }
}
