import Channels
import Commands
import Complaints
import WorkingDays

extension DeliverySettings {
    /// What sends, by the channel it is for: e-mail by the mail server where one is set, else by Notify; webhooks always.
    ///
    /// - Throws: `Settings.Invalid`, which names the setting that a channel cannot work with.
    func channels(clock: Clock) throws -> [MessageChannel: any DeliveryChannel] {
        var channels: [MessageChannel: any DeliveryChannel] = [
            .webhook: WebhookChannel(clock: clock, allowsPrivate: webhooksMayBePrivate)
        ]
        if let notify {
            let key = try valid("NOTIFY_API_KEY:") { () throws(ConfigurationFault) in try NotifyKey(notify.key) }
            func channel(_ name: String, _ medium: NotifyChannel.Medium) throws -> NotifyChannel {
                try valid(name) { () throws(ConfigurationFault) in
                    try NotifyChannel(medium, key: key, url: notify.url ?? NotifyChannel.publicURL, clock: clock)
                }
            }
            channels[.email] = try notify.emailTemplate.map {
                try channel("NOTIFY_URL and NOTIFY_EMAIL_TEMPLATE:", .email(template: $0))
            }
            channels[.textMessage] = try notify.textTemplate.map {
                try channel("NOTIFY_URL and NOTIFY_TEXT_TEMPLATE:", .textMessage(template: $0))
            }
        }
        if let smtp {
            channels[.email] = SMTPChannel(
                try valid("SMTP_HOST, SMTP_PORT, SMTP_FROM and SMTP_SECURITY:") { () throws(ConfigurationFault) in
                    try SMTPServer(smtp)
                })
        }
        return channels
    }

    /// Where messages lead to; nothing has a link where nothing is sent to people.
    var links: AlertLinks { AlertLinks(base: publicURL ?? "") }

    private func valid<Value>(_ name: String, _ make: () throws(ConfigurationFault) -> Value) throws -> Value {
        do throws(ConfigurationFault) {
            return try make()
        } catch {
            let reason = error.reason.hasSuffix(".") ? String(error.reason.dropLast()) : error.reason
            throw Settings.Invalid(description: "\(name) \(reason)")
        }
    }
}

extension SMTPServer {
    fileprivate init(_ smtp: DeliverySettings.SMTP) throws(ConfigurationFault) {
        let security: SMTPSecurity =
            switch smtp.security {
            case .starttls: .startTLS
            case .tls: .tls
            case .none: .none
            }
        try self.init(
            host: smtp.host, port: smtp.port, from: smtp.from, security: security,
            credentials: smtp.user.flatMap { user in
                smtp.password.map { SMTPCredentials(user: user, password: $0) }
            }, caFile: smtp.caFile)
    }
}
