import Foundation

/// How alerts leave the service, all from the environment; what is not set does not send.
///
/// ## Configuration keys
/// - `PUBLIC_URL` (string, required where something sends messages to people): where people reach the service, for links.
/// - `SMTP_HOST` (string, none): the mail server that takes e-mail; it comes before Notify.
/// - `SMTP_PORT` (int, 587, or 465 with SMTP_SECURITY=tls, 1 to 65535) and `SMTP_SECURITY` (string, starttls): starttls, tls
///   or, to a server on the same machine, none.
/// - `SMTP_FROM` (string, required with SMTP_HOST): the address that e-mail comes from.
/// - `SMTP_USER` (string, none) and `SMTP_PASSWORD` (secret, none): both or neither.
/// - `SMTP_CA_FILE` (string, none): certificates that are trusted in place of the system's.
/// - `NOTIFY_API_KEY` (secret, none): the key of the council's service at GOV.UK Notify.
/// - `NOTIFY_EMAIL_TEMPLATE` and `NOTIFY_TEXT_TEMPLATE` (string, none): identifiers of its templates; at least one with a key.
/// - `NOTIFY_URL` (string, GOV.UK Notify's): another address of Notify.
/// - `WEBHOOK_PRIVATE_ADDRESSES` (string, refuse): allow, for webhooks in the council's own network.
///
/// A secret may stand in a file instead, which `SMTP_PASSWORD_FILE` or `NOTIFY_API_KEY_FILE` names.
package struct DeliverySettings: Sendable, Hashable {
    /// The mail server that takes e-mail.
    package struct SMTP: Sendable, Hashable {
        package let host: String
        package let port: Int
        package let from: String
        package let security: Security
        /// Nil where the server does not ask who sends.
        package let user: String?
        package let password: String?
        package let caFile: String?

        package enum Security: String, Sendable, CaseIterable { case starttls, tls, none }
    }

    /// The council's service at GOV.UK Notify.
    package struct Notify: Sendable, Hashable {
        package let key: String
        /// Nil for GOV.UK Notify's own.
        package let url: String?
        package let emailTemplate: String?
        package let textTemplate: String?
    }

    package let smtp: SMTP?
    package let notify: Notify?
    /// Where people reach the service, without a slash at its end; nil where nothing sends messages to people.
    package let publicURL: String?
    package let webhooksMayBePrivate: Bool

    /// Reads the settings of the environment.
    ///
    /// - Throws: `Settings.Invalid`, which names the setting and what it may be.
    package init() throws {
        try self.init(Environment(ProcessInfo.processInfo.environment))
    }

    /// Reads the settings of an environment.
    package init(_ environment: [String: String]) throws {
        try self.init(Environment(environment))
    }

    private init(_ environment: Environment) throws {
        smtp = try SMTP(environment)
        notify = try Notify(environment)
        publicURL = try environment["PUBLIC_URL"].map(Self.base)
        webhooksMayBePrivate = try environment.choice("WEBHOOK_PRIVATE_ADDRESSES", ["refuse", "allow"]) == "allow"
        if smtp != nil || notify != nil, publicURL == nil {
            throw Settings.Invalid(
                description:
                    "PUBLIC_URL is not set; messages need it for their links, as https://complaints.example.gov.uk")
        }
    }

    private static func base(_ url: String) throws -> String {
        let parts = URLComponents(string: url)
        guard let parts, ["http", "https"].contains(parts.scheme?.lowercased()), parts.host?.isEmpty == false,
            parts.query == nil, parts.fragment == nil, parts.user == nil
        else {
            throw Settings.Invalid(
                description:
                    "PUBLIC_URL must be an address of http or https without a query, as https://complaints.example.gov.uk"
            )
        }
        return url.hasSuffix("/") ? String(url.dropLast()) : url
    }
}

extension DeliverySettings.SMTP {
    /// Nil where SMTP_HOST is not set.
    fileprivate init?(_ environment: Environment) throws {
        let others = ["SMTP_PORT", "SMTP_FROM", "SMTP_USER", "SMTP_PASSWORD", "SMTP_PASSWORD_FILE", "SMTP_CA_FILE"]
        guard let host = environment["SMTP_HOST"] else {
            try environment.refuse(others + ["SMTP_SECURITY"], without: "SMTP_HOST")
            return nil
        }
        guard let from = environment["SMTP_FROM"] else {
            throw Settings.Invalid(description: "SMTP_FROM is not set; it is the address that e-mail comes from")
        }
        let security = try environment.choice("SMTP_SECURITY", Security.allCases.map(\.rawValue))
        self.host = host
        self.from = from
        self.security = Security(rawValue: security) ?? .starttls
        port = try environment.number("SMTP_PORT", self.security == .tls ? 465 : 587, 1...65535)
        user = environment["SMTP_USER"]
        password = try environment.secret("SMTP_PASSWORD")
        caFile = environment["SMTP_CA_FILE"]
        guard (user == nil) == (password == nil) else {
            throw Settings.Invalid(description: "SMTP_USER and SMTP_PASSWORD belong together; set both or neither")
        }
        guard self.security != .none || user == nil else {
            throw Settings.Invalid(
                description: "SMTP_PASSWORD is not sent in plain text; set SMTP_SECURITY to starttls or tls")
        }
    }
}

extension DeliverySettings.Notify {
    /// Nil where NOTIFY_API_KEY is not set.
    fileprivate init?(_ environment: Environment) throws {
        guard let key = try environment.secret("NOTIFY_API_KEY") else {
            try environment.refuse(
                ["NOTIFY_URL", "NOTIFY_EMAIL_TEMPLATE", "NOTIFY_TEXT_TEMPLATE"], without: "NOTIFY_API_KEY")
            return nil
        }
        self.key = key
        url = environment["NOTIFY_URL"]
        emailTemplate = environment["NOTIFY_EMAIL_TEMPLATE"]
        textTemplate = environment["NOTIFY_TEXT_TEMPLATE"]
        guard emailTemplate != nil || textTemplate != nil else {
            throw Settings.Invalid(
                description:
                    "NOTIFY_API_KEY sends nothing without NOTIFY_EMAIL_TEMPLATE or NOTIFY_TEXT_TEMPLATE; set one of them"
            )
        }
    }
}
