import Complaints
import Foundation
import JSON
import Testing
import WorkingDays

@testable import Channels

/// Webhooks to a receiver that verifies with the library of Standard Webhooks.
@Suite(.timeLimit(.minutes(2))) struct WebhookDeliveryTests {
    private static let clock = WorkingDays.Clock.system
    private static let channel = WebhookChannel(clock: clock, allowsPrivate: true)

    private func withReceiver(
        _ secrets: [WebhookSecret], scheme: String = "http", _ body: (StandIn) async throws -> Void
    )
        async throws
    {
        try await StandIn.with("webhook_receiver", [scheme] + secrets.map(\.text), body)
    }

    private func message(to receiver: StandIn, _ path: String, _ secrets: [WebhookSecret]) -> OutgoingMessage {
        ChannelsTests.message(
            to: "http://127.0.0.1:\(receiver.port)/\(path)", subject: nil,
            body: #"{"type":"alert.raised","data":{"words":"größer"}}"#, secrets: secrets.map(\.text))
    }

    @Test("A message is verified by the receiver's library, under one identifier however often it is sent")
    func verified() async throws {
        let secret = WebhookSecret()
        try await withReceiver([secret, WebhookSecret()]) { receiver in
            let message = message(to: receiver, "hook?a=%20b", [secret])
            for _ in 1...2 {
                #expect(try await Self.channel.deliver(message) == Handover())
                let got = try await receiver.next()
                #expect(got["verified"]?.elements?.map(\.bool) == [true, false])
                #expect(got["path"]?.text == "/hook?a=%20b")
                #expect(got["id"]?.text == message.reference.uuidString.lowercased())
                #expect(got["type"]?.text == "application/json")
                #expect(got["body"]?.text == message.body)
            }
        }
    }

    @Test("While secrets are rotated, the receiver verifies with either")
    func rotated() async throws {
        let secrets = [WebhookSecret(), WebhookSecret()]
        try await withReceiver(secrets + [WebhookSecret()]) { receiver in
            _ = try await Self.channel.deliver(message(to: receiver, "hook", secrets))
            #expect(try await receiver.next()["verified"]?.elements?.map(\.bool) == [true, true, false])
        }
    }

    @Test("A message that is sent again is signed with the time of the attempt")
    func timestamp() {
        let secret = WebhookSecret()
        let message = ChannelsTests.message(to: "https://a.example/", secrets: [secret.text])
        let first = WebhookSignature(message, at: Date(timeIntervalSince1970: 1_761_440_400.9), secrets: [secret])
        let second = WebhookSignature(message, at: Date(timeIntervalSince1970: 1_761_440_401), secrets: [secret])

        #expect(first.headers[0] == second.headers[0])
        #expect(first.headers[1] == "webhook-timestamp: 1761440400")
        #expect(second.headers[1] == "webhook-timestamp: 1761440401")
        #expect(first.headers[2] != second.headers[2])
    }

    struct Answer: Sendable, CustomTestStringConvertible {
        let path: String
        let kind: DeliveryFailure.Kind
        var retryAfter: ClosedRange<Int>?
        var testDescription: String { path }
    }

    @Test(
        "410 means gone, and every other answer but 2xx is temporary, whatever is in it",
        arguments: [
            Answer(path: "410", kind: .gone), Answer(path: "500", kind: .temporary),
            Answer(path: "404", kind: .temporary),
            Answer(path: "400", kind: .temporary), Answer(path: "304", kind: .temporary),
            Answer(path: "moved", kind: .temporary), Answer(path: "busy", kind: .temporary, retryAfter: 17...17),
            Answer(path: "away", kind: .temporary, retryAfter: 3500...3600), Answer(path: "closing", kind: .temporary),
        ])
    func refused(answer: Answer) async throws {
        let secret = WebhookSecret()
        try await withReceiver([secret]) { receiver in
            let failure = await failure(of: message(to: receiver, answer.path, [secret]), by: Self.channel)

            #expect(failure?.kind == answer.kind)
            #expect(failure?.reason.contains("not for the log") == false)
            #expect((failure?.retryAfter == nil) == (answer.retryAfter == nil))
            if let range = answer.retryAfter, let retryAfter = failure?.retryAfter {
                #expect((Duration.seconds(range.lowerBound)...Duration.seconds(range.upperBound)).contains(retryAfter))
            }
            #expect(try await receiver.next()["path"]?.text == "/\(answer.path)")
            _ = try await Self.channel.deliver(message(to: receiver, "next", [secret]))
            #expect(try await receiver.next()["path"]?.text == "/next")
        }
    }

    @Test(
        "Each answer of 2xx is a handover, however much follows it", arguments: ["200", "201", "202", "204", "endless"])
    func taken(path: String) async throws {
        let secret = WebhookSecret()
        try await withReceiver([secret]) { receiver in
            let handover = try await Self.channel.deliver(message(to: receiver, path, [secret]))
            #expect(handover == Handover())
        }
    }

    @Test("A slow receiver is left after the time limit, and one that said 2xx before has the message")
    func slow() async throws {
        let secret = WebhookSecret()
        let channel = WebhookChannel(clock: Self.clock, allowsPrivate: true, timeLimit: .seconds(2))
        try await withReceiver([secret]) { receiver in
            let failure = await failure(of: message(to: receiver, "slow", [secret]), by: channel)
            #expect(failure?.kind == .temporary)
            let handover = try await channel.deliver(message(to: receiver, "trickle", [secret]))
            #expect(handover == Handover())
        }
        #expect(WebhookChannel.timeLimit == .seconds(15))
    }

    @Test("A receiver that is down, or whose name leads nowhere, is a temporary failure")
    func down() async throws {
        let secret = WebhookSecret().text
        for address in ["http://127.0.0.1:\(try freePort())/", "http://no-such-host.invalid/"] {
            let failure = await failure(of: ChannelsTests.message(to: address, secrets: [secret]), by: Self.channel)
            #expect(failure?.kind == .temporary)
        }
    }

    @Test("Sixteen at once share the connections that are there")
    func connections() async throws {
        let secret = WebhookSecret()
        try await withReceiver([secret]) { receiver in
            for _ in 1...10 {
                try await withThrowingTaskGroup { group in
                    for _ in 1...16 {
                        let message = message(to: receiver, "hook", [secret])
                        group.addTask { _ = try await Self.channel.deliver(message) }
                    }
                    try await group.waitForAll()
                }
            }
            var connections: Set<Int?> = []
            for _ in 1...160 { connections.insert(try await receiver.next()["connection"]?.integer) }
            #expect(connections.count <= 16)
        }
    }

    @Test("A receiver of https is told where its certificate is trusted, and nothing where it is not")
    func certificate() async throws {
        let secret = WebhookSecret()
        try await withReceiver([secret], scheme: "https") { receiver in
            let address = "https://localhost:\(receiver.port)/hook"
            let message = ChannelsTests.message(to: address, body: "{}", secrets: [secret.text])
            let trusting = WebhookChannel(clock: Self.clock, allowsPrivate: true, caFile: receiver.ca)

            let failure = await failure(of: message, by: Self.channel)

            #expect(failure?.kind == .temporary)
            _ = try await trusting.deliver(message)
            #expect(try await receiver.next()["verified"]?.elements?.map(\.bool) == [true])
        }
    }

    @Test(
        "A webhook without a secret that can be read is not sent unsigned",
        arguments: [[], ["whsec_"], ["secret"], [WebhookSecret().text, "secret"]])
    func secrets(texts: [String]) async {
        let message = ChannelsTests.message(to: "https://93.184.215.14/", secrets: texts)

        let failure = await failure(of: message, by: Self.channel)

        #expect(failure?.kind == .permanent)
        #expect(failure?.reason.contains("secret\"") == false)
    }
}
