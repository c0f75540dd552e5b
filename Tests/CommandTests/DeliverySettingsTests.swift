import Commands
import Foundation
import Testing

/// The settings of what sends alerts.
@Suite struct DeliverySettingsTests {
    private static let url = ["PUBLIC_URL": "https://complaints.example.gov.uk/"]
    private static let smtp = url.merging(["SMTP_HOST": "mail", "SMTP_FROM": "c@example.gov.uk"]) { $1 }
    private static let notify = url.merging(["NOTIFY_API_KEY": "key", "NOTIFY_TEXT_TEMPLATE": "t"]) { $1 }

    private func merged(_ settings: [String: String], _ others: [String: String]) -> [String: String] {
        settings.merging(others) { $1 }
    }

    @Test("With nothing set nothing is sent to people, and no webhook leads into the council's own network")
    func nothing() throws {
        let settings = try DeliverySettings([:])

        #expect(settings.smtp == nil && settings.notify == nil && settings.publicURL == nil)
        #expect(!settings.webhooksMayBePrivate)
    }

    @Test(
        "A mail server has the port of how it is spoken to, unless another is set",
        arguments: [
            ([:], 587, DeliverySettings.SMTP.Security.starttls), (["SMTP_SECURITY": "tls"], 465, .tls),
            (["SMTP_HOST": "localhost", "SMTP_SECURITY": "none", "SMTP_PORT": "2525"], 2525, .none),
            (["SMTP_PORT": "25"], 25, .starttls), (["SMTP_PORT": ""], 587, .starttls),
        ] as [([String: String], Int, DeliverySettings.SMTP.Security)])
    func port(others: [String: String], port: Int, security: DeliverySettings.SMTP.Security) throws {
        let settings = try DeliverySettings(merged(Self.smtp, others))

        #expect(settings.smtp?.port == port && settings.smtp?.security == security)
        #expect(settings.publicURL == "https://complaints.example.gov.uk")
    }

    @Test("A secret stands in the environment or in a file, whose last line may end")
    func secrets() throws {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("secret-\(UUID().uuidString)")
        try "from a file\n".write(to: file, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(at: file) }
        let user = merged(Self.smtp, ["SMTP_USER": "u"])

        #expect(try DeliverySettings(merged(user, ["SMTP_PASSWORD": "p"])).smtp?.password == "p")
        #expect(try DeliverySettings(merged(user, ["SMTP_PASSWORD_FILE": file.path])).smtp?.password == "from a file")
        let key = ["NOTIFY_API_KEY": "", "NOTIFY_API_KEY_FILE": file.path]
        #expect(try DeliverySettings(merged(Self.notify, key)).notify?.key == "from a file")
    }

    @Test(
        "A setting that is missing or wrong is named",
        arguments: [
            (["SMTP_HOST": "mail", "SMTP_FROM": "c@example.gov.uk"], "PUBLIC_URL is not set"),
            (["NOTIFY_API_KEY": "key", "NOTIFY_TEXT_TEMPLATE": "t"], "PUBLIC_URL is not set"),
            (merging(url, "SMTP_HOST", "mail"), "SMTP_FROM is not set"),
            (merging(url, "SMTP_FROM", "c@x"), "SMTP_FROM is set, and SMTP_HOST is not"),
            (merging(url, "SMTP_SECURITY", "tls"), "SMTP_SECURITY is set, and SMTP_HOST is not"),
            (merging(smtp, "SMTP_PORT", "0"), "SMTP_PORT must be a whole number from 1 to 65535"),
            (merging(smtp, "SMTP_PORT", "smtp"), "SMTP_PORT must be a whole number from 1 to 65535"),
            (merging(smtp, "SMTP_SECURITY", "ssl"), "SMTP_SECURITY must be one of starttls, tls, none"),
            (merging(smtp, "SMTP_USER", "u"), "SMTP_USER and SMTP_PASSWORD belong together"),
            (merging(smtp, "SMTP_PASSWORD", "p"), "SMTP_USER and SMTP_PASSWORD belong together"),
            (
                merging(merging(merging(smtp, "SMTP_USER", "u"), "SMTP_PASSWORD", "p"), "SMTP_SECURITY", "none"),
                "SMTP_PASSWORD is not sent in plain text"
            ),
            (
                merging(merging(smtp, "SMTP_PASSWORD", "p"), "SMTP_PASSWORD_FILE", "/nowhere"),
                "SMTP_PASSWORD and SMTP_PASSWORD_FILE are both set"
            ),
            (merging(smtp, "SMTP_PASSWORD_FILE", "/nowhere/secret"), "SMTP_PASSWORD_FILE names /nowhere/secret"),
            (merging(url, "NOTIFY_API_KEY", "key"), "NOTIFY_API_KEY sends nothing without"),
            (merging(url, "NOTIFY_EMAIL_TEMPLATE", "t"), "NOTIFY_EMAIL_TEMPLATE is set, and NOTIFY_API_KEY is not"),
            (
                merging(smtp, "PUBLIC_URL", "complaints.example.gov.uk"),
                "PUBLIC_URL must be an address of http or https"
            ),
            (merging(smtp, "PUBLIC_URL", "https://x/?a=b"), "PUBLIC_URL must be an address of http or https"),
            (["WEBHOOK_PRIVATE_ADDRESSES": "yes"], "WEBHOOK_PRIVATE_ADDRESSES must be one of refuse, allow"),
        ])
    func refused(environment: [String: String], sentence: String) throws {
        let fault = try #require(throws: Settings.Invalid.self) { try DeliverySettings(environment) }

        #expect(fault.description.hasPrefix(sentence))
    }

    private static func merging(_ settings: [String: String], _ name: String, _ value: String) -> [String: String] {
        settings.merging([name: value]) { $1 }
    }
}
