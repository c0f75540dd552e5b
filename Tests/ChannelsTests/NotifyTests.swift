import Foundation
import JSON
import Testing
import WorkingDays

@testable import Channels

/// Notify as its documentation describes it; PyJWT checks the token of every request.
@Suite(.timeLimit(.minutes(2))) struct NotifyTests {
    private static let service = "6b3b1d0c-5f0e-4c8a-9a35-0d3f0b2f6a11"
    private static let secret = "b5a0fd2c-93a7-4c63-8d11-4f43bb0c97c2"
    private static let template = "9d751e0e-f929-4891-82a1-a3e1c3c18ee3"
    /// Two in the morning of the day on which summer time ends.
    private static let now = Date(timeIntervalSince1970: 1_761_440_400)

    private func channel(
        to port: Int, _ medium: NotifyChannel.Medium = .email(template: NotifyTests.template), secret: String = secret,
        at instant: Date = now
    ) throws -> NotifyChannel {
        try NotifyChannel(
            medium, key: NotifyKey("live-\(Self.service)-\(secret)"), url: "http://127.0.0.1:\(port)",
            clock: WorkingDays.Clock { instant })
    }

    private func withNotify(_ body: (StandIn) async throws -> Void) async throws {
        let arguments = [Self.service, Self.secret, "\(Int(Self.now.timeIntervalSince1970))"]
        try await StandIn.with("notify_stand_in", arguments, needsFolder: false, body)
    }

    @Test("An e-mail is handed to Notify with its reference, and found by it afterwards")
    func email() async throws {
        try await withNotify { notify in
            let channel = try channel(to: notify.port)
            let message = message(to: "officer@council.example", body: "Zeile 1\n£ 5 \"=\" 5")
            let reference = message.reference.uuidString.lowercased()
            #expect(try await channel.find(message.reference) == nil)
            #expect(try await notify.next()["path"]?.text == "/v2/notifications?reference=\(reference)")

            let handover = try await channel.deliver(message)

            let got = try await notify.next()
            #expect(got["path"]?.text == "/v2/notifications/email")
            let request = try #require(got["request"])
            #expect(request["email_address"]?.text == "officer@council.example")
            #expect(request["template_id"]?.text == Self.template)
            #expect(request["reference"]?.text == reference)
            #expect(request["personalisation"]?["subject"]?.text == "Complaints: 2 to see to")
            #expect(request["personalisation"]?["body"]?.text == "Zeile 1\n£ 5 \"=\" 5")
            #expect(handover.providerReference.flatMap { UUID(uuidString: $0) } != nil)
            #expect(try await channel.find(message.reference) == handover)
        }
    }

    @Test("A text message has a number and no subject")
    func textMessage() async throws {
        try await withNotify { notify in
            let channel = try channel(to: notify.port, .textMessage(template: Self.template))

            _ = try await channel.deliver(message(to: "+44 7700 900123", subject: nil))

            let got = try await notify.next()
            #expect(got["path"]?.text == "/v2/notifications/sms")
            #expect(got["request"]?["phone_number"]?.text == "+44 7700 900123")
            guard case .object(let members) = got["request"]?["personalisation"] else {
                Issue.record("no personalisation")
                return
            }
            #expect(members.map(\.name) == ["body"])
        }
    }

    @Test("A message that Notify took without an answer reaching us is found before it would be sent again")
    func lostAnswer() async throws {
        try await withNotify { notify in
            let channel = try channel(to: notify.port)
            let message = message(to: "lost@council.example")

            let failure = await failure(of: message, by: channel)

            #expect(failure?.kind == .temporary)
            #expect(try await channel.find(message.reference)?.providerReference != nil)
            #expect(try await notify.next()["method"]?.text == "POST")
            #expect(try await notify.next()["method"]?.text == "GET")
        }
    }

    @Test("No request uses the connection of another, on which libcurl would send it twice by itself")
    func connections() async throws {
        try await withNotify { notify in
            let channel = try channel(to: notify.port)
            var connections: [Int?] = []
            for _ in 1...3 {
                _ = try await channel.deliver(message(to: "officer@council.example"))
                connections.append(try await notify.next()["connection"]?.integer)
            }
            #expect(connections == [1, 2, 3])
        }
    }

    struct Answer: Sendable, CustomTestStringConvertible {
        let recipient: String
        let kind: DeliveryFailure.Kind
        let reason: String
        var retryAfter: Duration?
        var testDescription: String { recipient }
    }

    @Test(
        "What Notify answers decides whether the message is sent again, and its own words are kept",
        arguments: [
            Answer(
                recipient: "invalid", kind: .permanent,
                reason: "Notify answered 400, ValidationError: email_address Not a valid email address."),
            Answer(
                recipient: "team", kind: .permanent,
                reason: "Notify answered 400, BadRequestError: Can't send to this recipient using a team-only API key."),
            Answer(
                recipient: "unsigned", kind: .temporary,
                reason: "Notify answered 401, AuthError: Unauthorized: authentication token must be provided."),
            Answer(
                recipient: "slow", kind: .temporary,
                reason: "Notify answered 408, Timeout: The request took too long."),
            Answer(
                recipient: "limited", kind: .temporary,
                reason:
                    "Notify answered 429, RateLimitError: Exceeded rate limit for key type LIVE of 3000 requests per 60 seconds.",
                retryAfter: .seconds(7)),
            Answer(
                recipient: "daily", kind: .temporary,
                reason: "Notify answered 429, TooManyRequestsError: Exceeded send limits (250,000) for today."),
            Answer(
                recipient: "broken", kind: .temporary, reason: "Notify answered 500, Exception: Internal server error."),
            Answer(recipient: "odd", kind: .temporary, reason: "Notify answered 502."),
        ])
    func refused(answer: Answer) async throws {
        try await withNotify { notify in
            let channel = try channel(to: notify.port)

            let failure = await failure(of: message(to: "\(answer.recipient)@council.example"), by: channel)

            #expect(failure == DeliveryFailure(answer.kind, answer.reason, retryAfter: answer.retryAfter))
        }
    }

    @Test("A token of another secret or of another time is refused, and neither secret is told")
    func token() async throws {
        try await withNotify { notify in
            let other = "00000000-0000-4000-8000-000000000000"
            let late = Self.now.addingTimeInterval(31)
            for channel in [try channel(to: notify.port, secret: other), try channel(to: notify.port, at: late)] {
                let failure = await failure(of: message(to: "officer@council.example"), by: channel)
                #expect(failure?.kind == .temporary)
                #expect(failure?.reason.hasPrefix("Notify answered 403, AuthError: ") == true)
                #expect(failure?.reason.contains(other) == false)
                await #expect(throws: DeliveryFailure.self) { try await channel.find(UUID()) }
            }
        }
    }

    @Test("Notify that is down is a temporary failure, of sending and of looking up")
    func down() async throws {
        let channel = try channel(to: try freePort())

        let failure = await failure(of: message(to: "officer@council.example"), by: channel)

        #expect(failure?.kind == .temporary)
        let other = await #expect(throws: DeliveryFailure.self) { try await channel.find(UUID()) }
        #expect(other?.kind == .temporary)
    }

    @Test(
        "A key that is not one of Notify is refused, and is not in what is said",
        arguments: [
            "", "live", "\(service)-\(secret)", "-\(service)-\(secret)", "live-\(service)",
            "live-\(service)-\(secret)x",
            "live_\(service)-\(secret)", "live-\(service)_\(secret)", "live-\(service.dropLast())g-\(secret)",
            "live-\(secret.replacingOccurrences(of: "-", with: ""))-\(secret)", "live-\(service)-\(secret)\n",
        ])
    func malformedKey(text: String) {
        let fault = #expect(throws: ConfigurationFault.self) { try NotifyKey(text) }
        #expect(fault?.reason.contains(Self.secret) == false)
    }

    @Test("A key's name may be anything, and the key does not show itself where it is printed")
    func key() throws {
        let key = try NotifyKey("Complaints - live 2-\(Self.service)-\(Self.secret)")

        #expect("\(key)" == "a key of service \(Self.service)")
    }

    @Test(
        "An address or a template that cannot be one is refused, and the sentence says which",
        arguments: [
            ("notify", template, "The address of Notify"), ("ftp://notify.example/", template, "The address of Notify"),
            ("https://notify.example/#a", template, "The address of Notify"),
            ("https://me:secret@notify.example/", template, "The address of Notify"),
            (NotifyChannel.publicURL, "complaints", "\"complaints\" is not the identifier of a template"),
            (NotifyChannel.publicURL, "", "\"\" is not the identifier of a template"),
        ])
    func configuration(url: String, template: String, words: String) throws {
        let key = try NotifyKey("live-\(Self.service)-\(Self.secret)")

        let fault = #expect(throws: ConfigurationFault.self) {
            try NotifyChannel(.email(template: template), key: key, url: url, clock: .system)
        }
        #expect(fault?.reason.hasPrefix(words) == true)
        #expect(fault?.reason.contains("secret") == false)
    }
}
