extension WebhookAddress {
    /// Reads the address that a field of a request has.
    ///
    /// - Throws: `Refusal.webhookAddress`.
    public init(_ written: String, field: String, allowsPrivate: Bool) throws(Refusal) {
        do throws(WebhookAddressFault) {
            try self.init(written, allowsPrivate: allowsPrivate)
        } catch {
            throw .webhookAddress(error, field: field)
        }
    }
}

extension WebhookDisabling {
    /// Refuses what is done only to a webhook that is told of alerts.
    public static func checkEnabled(_ disabled: WebhookDisabling?) throws(Refusal) {
        if disabled != nil { throw .webhookDisabled }
    }

    /// Refuses to enable a webhook that is told of alerts.
    public static func checkDisabled(_ disabled: WebhookDisabling?) throws(Refusal) {
        if disabled == nil { throw .webhookEnabled }
    }
}

extension MessageState {
    /// Refuses to send a message again that was not given up.
    public func checkMayBeSentAgain() throws(Refusal) {
        guard self == .dead else { throw .messageNotDead(self) }
    }
}
