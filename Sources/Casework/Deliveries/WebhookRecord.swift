public import Complaints
public import Foundation
public import Postgres

/// Where another system of the council is told of alerts; its secret is not part of it.
public struct WebhookRecord: Sendable, Hashable {
    public let id: WebhookID
    public let url: String
    public let description: String
    /// Until when the secret before the last rotation is valid beside the new one; nil where it never was, or is not any
    /// more.
    public let secretBeforeUntil: Date?
    public let disabledAt: Date?
    public let disabledFor: WebhookDisabling?
    public let version: Int
    public let changedAt: Date
}

/// A webhook with a secret that is shown this once.
public struct WebhookWithSecret: Sendable {
    public let webhook: WebhookRecord
    public let secret: WebhookSecret
}
