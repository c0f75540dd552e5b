import Casework
import Complaints
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import JSON

/// How alerts leave the service: webhooks, the texts of messages, and the messages themselves.
struct DeliveryRoutes: Sendable {
    var endpoints: [Endpoint] {
        [
            .make(Self.webhooks, AddWebhook.self),
            .get(Self.webhooks, "listWebhooks", .administer, webhooks),
            .get(Self.webhook, "getWebhook", .administer, webhook),
            .change(Self.webhook + "/secret-rotations", RotateWebhookSecret.self),
            .change(Self.webhook + "/disabling", DisableWebhook.self),
            .change(Self.webhook + "/enabling", EnableWebhook.self),
            .get("/v1/message-templates", "listMessageTemplates", .readCasework, templates),
            .change("/v1/message-templates/{template}/changes", ChangeMessageTemplate.self),
            .get(Self.messages, "listMessages", .administer, messages),
            .get(Self.message, "getMessage", .administer, message),
            .change(Self.message + "/resending", ResendMessage.self),
        ]
    }

    private static let webhooks = "/v1/webhooks"
    private static let webhook = webhooks + "/{webhook_id}"
    private static let messages = "/v1/messages"
    private static let message = messages + "/{message_id}"

    private func webhooks(_ call: Call) async throws -> Response {
        try await call.list { try await call.casework.webhooks(as: call.credential) }
    }

    private func webhook(_ call: Call) async throws -> Response {
        try call.requireNoQuery()
        let id = try call.identifier("webhook_id") as WebhookID
        return try call.answer(try await call.casework.webhook(id, as: call.credential))
    }

    private func templates(_ call: Call) async throws -> Response {
        try await call.list { try await call.casework.messageTemplates(as: call.credential) }
    }

    private func messages(_ call: Call) async throws -> Response {
        var query = Query(call.request.uri)
        let state: MessageState? = query.choice("state")
        return try await call.page(query) { position, limit in
            try await call.casework.messages(state, after: position, limit: limit, as: call.credential)
        }
    }

    private func message(_ call: Call) async throws -> Response {
        try call.requireNoQuery()
        let id = try call.identifier("message_id") as MessageID
        return try call.answer(try await call.casework.message(id, as: call.credential))
    }
}
