import Foundation
import JSON
import Testing

@testable import Channels

/// E-mail to aiosmtpd, which Python's own parser reads.
@Suite(.timeLimit(.minutes(2))) struct SMTPDeliveryTests {
    private static let sender = "complaints@council.example"

    private func channel(
        to standIn: StandIn, _ security: SMTPSecurity = .startTLS, host: String = "127.0.0.1", ca: String? = nil,
        credentials: SMTPCredentials? = nil
    ) throws -> SMTPChannel {
        SMTPChannel(
            try SMTPServer(
                host: host, port: standIn.port, from: Self.sender, security: security, credentials: credentials,
                caFile: ca ?? standIn.ca))
    }

    @Test(
        "An e-mail arrives as it was written, encrypted, with a Message-ID that never changes and no answer by machines"
    )
    func arrives() async throws {
        try await StandIn.with("mail_server", ["starttls", "redress", "a secret"]) { standIn in
            let channel = try channel(
                to: standIn, credentials: SMTPCredentials(user: "redress", password: "a secret"))
            let message = message(
                to: "officer@council.example", subject: "2 Dinge, größer", body: "Zeile 1\n.\n£ 5 = 5")

            for _ in 1...2 {
                #expect(try await channel.deliver(message).providerReference == "2.0.0 Ok: queued as 4XYZ")
                let got = try await standIn.next()
                let headers = try #require(got["headers"])
                let id = message.reference.uuidString.lowercased()
                #expect(headers["Message-ID"]?.text == "<\(id)@council.example>")
                #expect(headers["Date"]?.text == "Fri, 30 Sep 2022 08:00:00 +0000")
                #expect(headers["From"]?.text == Self.sender)
                #expect(headers["To"]?.text == "officer@council.example")
                #expect(headers["Subject"]?.text == "2 Dinge, größer")
                #expect(headers["Auto-Submitted"]?.text == "auto-generated")
                #expect(headers["MIME-Version"]?.text == "1.0")
                #expect(got["body"]?.text == "Zeile 1\n.\n£ 5 = 5\n")
                #expect(got["sender"]?.text == Self.sender)
                #expect(got["recipients"]?.elements?.map(\.text) == ["officer@council.example"])
                #expect(got["host"]?.text == "council.example")
                #expect(got["encrypted"]?.bool == true)
                #expect(got["user"]?.text == "redress")
            }
        }
    }

    /// A line ends where the message ends.
    @Test("The subject and the body of any text come back from the counterpart as they were")
    func anyText() async throws {
        let texts = [
            ("a", "a"), ("no body", ""), ("Ends with a space", "a \nb\t\n\nc"), ("Dots", ".\n..\n.a\n\n."),
            ("From", "From me\n>From you"), ("Equals =41", "=41 = A"), ("=?utf-8?Q?no?=", "=?utf-8?Q?no?="),
            (String(repeating: "long ", count: 60) + "end", String(repeating: "ü", count: 3000)),
            ("日本語 👩‍👩‍👧 " + String(repeating: "é", count: 90), "日本語 👩‍👩‍👧"), ("\"quoted\" <a@b.example>", "--\n-- \nsignature"),
        ]
        try await StandIn.with("mail_server", ["plain"]) { standIn in
            let channel = try channel(to: standIn, .none)
            for (subject, body) in texts {
                _ = try await channel.deliver(message(to: "officer@council.example", subject: subject, body: body))
                let got = try await standIn.next()
                #expect(got["headers"]?["Subject"]?.text == subject)
                #expect(got["body"]?.text == (body.isEmpty ? "" : body + "\n"))
                #expect(try #require(got["longest"]?.integer) <= 78)
                #expect(try #require(got["raw"]?.text).allSatisfy(\.isASCII))
            }
        }
    }

    @Test("An address beyond ASCII is told as it is to a server that takes it (RFC 6531)")
    func internationalAddress() async throws {
        try await StandIn.with("mail_server", ["plain"]) { standIn in
            let channel = try channel(to: standIn, .none)
            for address in ["büro@council.example", "officer@bücher.example"] {
                _ = try await channel.deliver(message(to: address))
                let got = try await standIn.next()
                #expect(got["headers"]?["To"]?.text == address)
            }
        }
    }

    @Test("One connection is used for message after message")
    func connection() async throws {
        try await StandIn.with("mail_server", ["starttls"]) { standIn in
            let channel = try channel(to: standIn)
            var peers: Set<JSONValue?> = []
            for _ in 1...5 {
                _ = try await channel.deliver(message(to: "officer@council.example"))
                peers.insert(try await standIn.next()["peer"])
            }
            #expect(peers.count == 1)
        }
    }

    @Test("Sixteen messages at once are each delivered once")
    func atOnce() async throws {
        try await StandIn.with("mail_server", ["starttls"]) { standIn in
            let channel = try channel(to: standIn)
            let messages = (1...16).map { message(to: "officer@council.example", subject: "\($0)") }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for message in messages { group.addTask { _ = try await channel.deliver(message) } }
                try await group.waitForAll()
            }
            var subjects: [String] = []
            for _ in messages { subjects.append(try await standIn.next()["headers"]?["Subject"]?.text ?? "") }
            #expect(Set(subjects) == Set(messages.compactMap(\.subject)))
        }
    }

    @Test("A server that encrypts from the first byte is used too")
    func implicitTLS() async throws {
        try await StandIn.with("mail_server", ["tls"]) { standIn in
            _ = try await channel(to: standIn, .tls).deliver(message(to: "officer@council.example"))
            #expect(try await standIn.next()["encrypted"]?.bool == true)
        }
    }

    @Test(
        "What a mail server answers decides whether the message is sent again",
        arguments: [
            ("greylisted", DeliveryFailure.Kind.temporary, "451 4.7.1 Greylisted, please try again in five minutes"),
            ("full", .temporary, "452 4.2.2 The mailbox is full"), ("busy", .temporary, "451 4.3.0 Try later"),
            ("unknown", .permanent, "550 5.1.1 No such mailbox here"),
            ("unwanted", .permanent, "554 5.7.1 Refused as unwanted"),
            ("mute", .permanent, "550 5.1.1 No such mailbox here"),
            (
                "blocked", .permanent,
                "550 5.7.1 Your server is not known here. 5.7.1 See https://mail.example.org/blocked"
            ),
        ])
    func refused(name: String, kind: DeliveryFailure.Kind, words: String) async throws {
        try await StandIn.with("mail_server", ["starttls"]) { standIn in
            let channel = try channel(to: standIn)

            let failure = await failure(of: message(to: "\(name)@council.example"), by: channel)

            #expect(failure?.kind == kind)
            #expect(failure?.reason == "The mail server answered \(words.prefix(3)):\(words.dropFirst(3))")
            _ = try await channel.deliver(message(to: "officer@council.example"))
            #expect(try await standIn.next()["recipients"]?.elements?.count == 1)
        }
    }

    @Test("A connection that is lost before the server has answered is a temporary failure")
    func lost() async throws {
        try await StandIn.with("mail_server", ["plain"]) { standIn in
            let failure = await failure(of: message(to: "lost@council.example"), by: try channel(to: standIn, .none))
            #expect(failure?.kind == .temporary)
        }
    }

    @Test("A mail server that is down is a temporary failure")
    func down() async throws {
        let server = try SMTPServer(host: "127.0.0.1", port: try freePort(), from: Self.sender, security: .startTLS)

        let failure = await failure(of: message(to: "officer@council.example"), by: SMTPChannel(server))

        #expect(failure?.kind == .temporary)
        #expect(failure?.reason.hasPrefix("The mail server cannot be used: ") == true)
    }

    @Test("A mail server that says nothing is left after the time limit")
    func silent() async throws {
        try await StandIn.with("mail_server", ["silent"]) { standIn in
            let server = try SMTPServer(host: "127.0.0.1", port: standIn.port, from: Self.sender, security: .none)
            let channel = SMTPChannel(server, timeLimit: .milliseconds(200))

            let failure = await failure(of: message(to: "officer@council.example"), by: channel)

            #expect(failure?.kind == .temporary)
        }
    }

    /// How the counterpart speaks, how the channel does, and whose certificates it trusts.
    @Test("Nothing is sent where encryption was asked for and cannot be had, and no certificate goes unchecked")
    func unsafe() async throws {
        try await StandIn.with("mail_server", ["plain"]) { other in
            try await expectNothingSent(to: other, .startTLS)
            try await expectNothingSent(to: other, .tls)
            try await StandIn.with("mail_server", ["starttls"]) { standIn in
                try await expectNothingSent(to: standIn, .startTLS, ca: other.ca)
                try await expectNothingSent(to: standIn, .startTLS, ca: "/no/such/file.pem")
                try await expectNothingSent(to: standIn, .startTLS, host: "127.0.0.2")
                try await expectNothingSent(to: standIn, .tls)
            }
        }
    }

    private func expectNothingSent(
        to standIn: StandIn, _ security: SMTPSecurity, host: String = "127.0.0.1", ca: String? = nil
    ) async throws {
        let channel = try channel(to: standIn, security, host: host, ca: ca)
        let failure = await failure(of: message(to: "officer@council.example"), by: channel)
        #expect(failure?.kind == .temporary)
    }

    @Test(
        "A sign-in that the server wants and does not get is a temporary failure that tells no password, even where it answers no goodbye",
        arguments: [(nil, "530 5.7.0"), (SMTPCredentials(user: "redress", password: "hunter2"), "535 5.7.8")]
            as [(SMTPCredentials?, String)])
    func signIn(credentials: SMTPCredentials?, reply: String) async throws {
        try await StandIn.with("mail_server", ["starttls", "redress", "another"]) { standIn in
            let channel = try channel(to: standIn, credentials: credentials)

            let failure = await failure(of: message(to: "officer@council.example"), by: channel)

            #expect(failure?.kind == .temporary)
            let words = "\(reply.prefix(3)): \(reply.dropFirst(4))"
            #expect(failure?.reason.hasPrefix("The mail server answered \(words)") == true)
            #expect(failure?.reason.contains("hunter2") == false)
        }
    }

    @Test(
        "A line break in a subject or an address adds no header and no recipient",
        arguments: [
            message(to: "a@b.example", subject: "One\r\nBcc: x@y.example"),
            message(to: "a@b.example", subject: "One\nTwo"),
            message(to: "a@b.example", subject: "One\rTwo"), message(to: "a@b.example", subject: "One\u{2028}Two"),
            message(to: "a@b.example", subject: "One\u{0}"), message(to: "a@b.example", subject: "One\u{85}Two"),
            message(to: "a@b.example", subject: nil), message(to: "a@b.example\r\nBcc: x@y.example"),
            message(to: "a@b.example>\r\nRCPT TO:<x@y.example"), message(to: "a@b.example\n"),
            message(to: "a@b.example, x@y.example"), message(to: "<a@b.example>"), message(to: ""), message(to: "a"),
        ])
    func injection(message: OutgoingMessage) async throws {
        let server = try SMTPServer(host: "127.0.0.1", port: try freePort(), from: Self.sender, security: .none)

        let failure = await failure(of: message, by: SMTPChannel(server))

        #expect(failure?.kind == .permanent)
    }

    @Test("SMTP cannot be asked what it has")
    func find() async throws {
        let server = try SMTPServer(host: "127.0.0.1", port: try freePort(), from: Self.sender, security: .none)

        #expect(try await SMTPChannel(server).find(UUID()) == nil)
    }
}
