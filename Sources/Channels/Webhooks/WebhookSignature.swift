import Complaints
import Crypto
import Foundation

/// The headers by which a receiver knows a message and its sender (Standard Webhooks 1.0.0, "Webhook metadata").
struct WebhookSignature {
    let headers: [String]

    /// Signs identifier, time and body with each secret, so that a receiver may have the one before still.
    init(_ message: OutgoingMessage, at instant: Date, secrets: [WebhookSecret]) {
        let id = message.reference.uuidString.lowercased()
        let time = Int(instant.timeIntervalSince1970)
        let signed = Data("\(id).\(time).\(message.body)".utf8)
        let signatures = secrets.map { secret in
            let code = HMAC<SHA256>.authenticationCode(for: signed, using: SymmetricKey(data: secret.key))
            return "v1,\(Data(code).base64EncodedString())"
        }
        headers = [
            "webhook-id: \(id)", "webhook-timestamp: \(time)",
            "webhook-signature: \(signatures.joined(separator: " "))",
        ]
    }
}
