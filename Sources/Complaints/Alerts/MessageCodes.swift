/// How a message leaves the service; the inbox needs none.
public enum MessageChannel: String, Sendable, Codable, CaseIterable {
    case email
    case textMessage = "text_message"
    case webhook
}

/// How far a message has come.
public enum MessageState: String, Sendable, Codable, CaseIterable {
    /// A worker is sending it, until its lease ends.
    case claimed
    /// It could not be sent, and is tried again.
    case waiting
    /// The channel has taken it.
    case handedOver = "handed_over"
    /// It was given up, until somebody sends it again.
    case dead
}

/// Why a webhook is told no more.
public enum WebhookDisabling: String, Sendable, Codable, CaseIterable {
    /// Its address answered 410 Gone (Standard Webhooks 1.0.0).
    case gone
    case asked
}

/// The texts that a council edits.
public enum TemplateName: String, Sendable, Codable, CaseIterable {
    /// The line of an alert of the kind.
    case warning, overdue, challenge
    /// The line of what an operation caused.
    case atOnce = "at_once"
    case emailSubject = "email_subject"
    case emailBody = "email_body"
    case textMessage = "text_message"
}
