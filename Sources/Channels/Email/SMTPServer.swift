import Complaints

/// How the mail server is spoken to.
public enum SMTPSecurity: String, Sendable, CaseIterable {
    /// Encrypted after a greeting in plain text (RFC 3207); nothing is sent where the server does not offer it.
    case startTLS = "starttls"
    /// Encrypted from the first byte (RFC 8314).
    case tls
    /// In plain text, for a server on the same machine.
    case none
}

/// Whom the mail server is told that the service is.
public struct SMTPCredentials: Sendable, Hashable, CustomStringConvertible {
    let user: String
    let password: String

    public init(user: String, password: String) {
        self.user = user
        self.password = password
    }

    /// Never the password, which a log would keep.
    public var description: String { user }
}

/// The mail server that takes a council's e-mail, and who it comes from.
public struct SMTPServer: Sendable, Hashable {
    let url: String
    let from: String
    let security: SMTPSecurity
    let credentials: SMTPCredentials?
    let caFile: String?

    /// What stands behind the at sign of the sender's address.
    var domain: Substring { from[from.index(after: from.lastIndex(of: "@") ?? from.startIndex)...] }

    /// A mail server.
    ///
    /// - Parameters:
    ///   - host: its name, or its address.
    ///   - port: 587 for `startTLS`, 465 for `tls`, as a rule.
    ///   - from: the address that the e-mail comes from, and that bounces go to.
    ///   - security: how it is spoken to.
    ///   - credentials: whom it is told that the service is, where it wants to know.
    ///   - caFile: certificates in PEM that are trusted in place of the system's, for a council's own authority.
    /// - Throws: what cannot be so.
    public init(
        host: String, port: Int, from: String, security: SMTPSecurity, credentials: SMTPCredentials? = nil,
        caFile: String? = nil
    ) throws(ConfigurationFault) {
        let written = IPAddress(host).map { $0.isVersion4 ? host : "[\(host)]" } ?? host
        guard written.wholeMatch(of: /[A-Za-z0-9.\-]+|\[[0-9A-Fa-f:.]+\]/) != nil else {
            throw ConfigurationFault("\"\(host)\" is not the name of a mail server.")
        }
        guard (1...65535).contains(port) else { throw ConfigurationFault("\(port) is not a port.") }
        guard from.isEmailAddress, from.allSatisfy(\.isASCII) else {
            throw ConfigurationFault("\"\(from)\" is not an address that e-mail can come from.")
        }
        guard security != .none || credentials == nil else {
            throw ConfigurationFault("A user and a password are not sent to a mail server in plain text.")
        }
        guard security != .none || host.lowercased() == "localhost" || IPAddress(host)?.isLoopback ?? false else {
            throw ConfigurationFault(
                "Mail in plain text goes to a server on the same machine only; choose starttls or tls.")
        }
        self.from = from
        self.security = security
        self.credentials = credentials
        self.caFile = caFile
        url = "\(security == .tls ? "smtps" : "smtp")://\(written):\(port)/"
    }
}
