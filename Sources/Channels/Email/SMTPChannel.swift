import Complaints

/// E-mail, handed to the council's mail server (RFC 5321).
///
/// A message that is handed over twice has one Message-ID: where the service ends between the server's answer and its own
/// record of it, a second copy goes out, since SMTP cannot be asked what it has.
public final class SMTPChannel: DeliveryChannel {
    /// The longest that a mail server is waited for: it answers last when it has stored the message.
    public static let timeLimit = Duration.seconds(60)

    private let server: SMTPServer
    private let timeLimit: Duration
    private let transfers = Transfers()

    /// A channel to a mail server.
    public init(_ server: SMTPServer, timeLimit: Duration = SMTPChannel.timeLimit) {
        self.server = server
        self.timeLimit = timeLimit
    }

    /// Hands the message to the server; the reference is what the server said when it took it.
    ///
    /// Replies of 400 and above are temporary and of 500 and above permanent (RFC 5321 section 4.2.1), but for a sign-in that
    /// is refused; everything before a reply is temporary.
    public func deliver(_ message: OutgoingMessage) async throws(DeliveryFailure) -> Handover {
        guard message.address.isEmailAddress else {
            throw DeliveryFailure(.permanent, "The address is not one that e-mail can be sent to.")
        }
        guard let subject = message.subject, subject.isOneLine else {
            throw DeliveryFailure(.permanent, "The subject is not one line.")
        }
        let text = EmailText(message, subject: subject, from: server)
        let mail = Exchange.Mail(
            from: server.from, to: message.address, message: text.bytes, credentials: server.credentials,
            needsTLS: server.security != .none)
        let exchange = Exchange(
            url: server.url + server.domain, content: .mail(mail), timeLimit: timeLimit, caFile: server.caFile)
        let outcome = await transfers.outcome(of: exchange)
        guard let fault = outcome.fault else {
            return Handover(providerReference: outcome.reply.isEmpty ? nil : outcome.reply)
        }
        guard outcome.status >= 400 else {
            throw DeliveryFailure(.temporary, "The mail server cannot be used: \(fault).")
        }
        throw DeliveryFailure(
            outcome.status < 500 || Self.refusedSignIn.contains(outcome.status) ? .temporary : .permanent,
            "The mail server answered \(outcome.status): \(outcome.reply)".asReason)
    }
}

extension SMTPChannel {
    /// What a server answers to whoever does not sign in as it wants (RFC 4954 section 6): not the message's fault, and over once
    /// the setting is right.
    fileprivate static let refusedSignIn: Set<Int> = [530, 534, 535, 538]
}
