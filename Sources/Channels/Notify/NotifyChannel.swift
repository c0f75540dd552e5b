import Complaints
public import Foundation
import JSON
public import WorkingDays

/// E-mail or text messages by GOV.UK Notify (its REST API, version 2).
///
/// Notify takes one reference any number of times, so `find` is asked before a message is sent again. A request is never
/// sent a second time on the way: each has a connection of its own.
public final class NotifyChannel: DeliveryChannel {
    /// What a message becomes, with the template of the council's service at Notify; it has `((body))` and, for e-mail,
    /// `((subject))`.
    public enum Medium: Sendable, Hashable {
        case email(template: String)
        case textMessage(template: String)
    }

    /// The longest that Notify is waited for.
    public static let timeLimit = Duration.seconds(30)
    /// Where Notify is.
    public static let publicURL = "https://api.notifications.service.gov.uk"

    private let url: String
    private let key: NotifyKey
    private let medium: Medium
    private let clock: WorkingDays.Clock
    private let timeLimit: Duration
    private let transfers = Transfers()

    /// A channel to a service at Notify.
    ///
    /// - Throws: what is wrong with the address or the template's identifier.
    public init(
        _ medium: Medium, key: NotifyKey, url: String = NotifyChannel.publicURL, clock: WorkingDays.Clock,
        timeLimit: Duration = NotifyChannel.timeLimit
    ) throws(ConfigurationFault) {
        guard let address = try? WebhookAddress(url, allowsPrivate: true).text else {
            throw ConfigurationFault(
                "The address of Notify is a URL of https or http with a host, without a user, a password or \"#\".")
        }
        self.url = address.hasSuffix("/") ? String(address.dropLast()) : address
        guard UUID(uuidString: medium.template) != nil else {
            throw ConfigurationFault("\"\(medium.template)\" is not the identifier of a template, which is a UUID.")
        }
        self.medium = medium
        self.key = key
        self.clock = clock
        self.timeLimit = timeLimit
    }

    public func find(_ reference: UUID) async throws(DeliveryFailure) -> Handover? {
        let reference = reference.uuidString.lowercased()
        let document = try await answer(to: .get, at: "/v2/notifications?reference=\(reference)")
        guard let notifications = document?["notifications"]?.elements else {
            throw DeliveryFailure(.temporary, "Notify's answer does not say what it has.")
        }
        return notifications.first { $0["reference"]?.text == reference }.map {
            Handover(providerReference: $0["id"]?.text)
        }
    }

    public func deliver(_ message: OutgoingMessage) async throws(DeliveryFailure) -> Handover {
        let body = JSONWriter.answer { json in
            json.field(medium.recipientField, message.address)
            json.field("template_id", medium.template)
            json.field("reference", message.reference.uuidString.lowercased())
            json.object("personalisation") { json in
                if case .email = medium { json.field("subject", message.subject ?? "") }
                json.field("body", message.body)
            }
        }
        let document = try await answer(to: .post(body), at: medium.path)
        return Handover(providerReference: document?["id"]?.text)
    }

    /// Asks Notify; nil where it did as it was asked and its answer cannot be read.
    private func answer(to content: Exchange.Content, at path: String) async throws(DeliveryFailure) -> JSONValue? {
        let exchange = Exchange(
            url: url + path,
            headers: ["Authorization: Bearer \(key.token(at: clock.now))", "Content-Type: application/json"],
            content: content, timeLimit: timeLimit, answerLimit: 1_000_000, reusesConnections: false)
        let outcome = await transfers.outcome(of: exchange)
        let document = try? JSONParser.parse(outcome.body)
        switch outcome.status {
        case 200...299: return document
        case 0: throw DeliveryFailure(.temporary, "Notify cannot be reached: \(outcome.fault ?? "no answer").")
        default:
            throw DeliveryFailure(
                outcome.failureOfNotify, outcome.reasonOfNotify(document), retryAfter: outcome.retryAfter)
        }
    }
}

extension NotifyChannel.Medium {
    fileprivate var template: String {
        switch self {
        case .email(let template), .textMessage(let template): template
        }
    }

    fileprivate var recipientField: StaticString {
        switch self {
        case .email: "email_address"
        case .textMessage: "phone_number"
        }
    }

    fileprivate var path: String {
        switch self {
        case .email: "/v2/notifications/email"
        case .textMessage: "/v2/notifications/sms"
        }
    }
}

extension Outcome {
    /// What Notify's status means: 408 and 429 pass, as whatever is not the request's own fault does, a wrong key or clock (401,
    /// 403) among them.
    fileprivate var failureOfNotify: DeliveryFailure.Kind {
        switch status {
        case 401, 403, 408, 429: .temporary
        case 400...499: .permanent
        default: .temporary
        }
    }

    /// The status, and Notify's own words where it has any: `{"errors": [{"error": …, "message": …}]}`.
    fileprivate func reasonOfNotify(_ document: JSONValue?) -> String {
        let errors = document?["errors"]?.elements ?? []
        let words = errors.compactMap { error in
            error["message"]?.text.map { "\(error["error"]?.text ?? "Error"): \($0)" }
        }
        return "Notify answered \(status)\(words.isEmpty ? "" : ", \(words.joined(separator: "; "))").".asReason
    }
}
