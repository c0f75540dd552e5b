import Complaints
import Testing

@Suite struct WebhookAddressTests {
    /// An address as it is written and as it is kept.
    struct Good: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let written: String
        let kept: String
    }

    static let good = [
        Good(
            testDescription: "a name", written: "https://hooks.example.org/redress",
            kept: "https://hooks.example.org/redress"),
        Good(
            testDescription: "scheme and host in capitals", written: "HTTPS://Hooks.Example.ORG/Redress",
            kept: "https://hooks.example.org/Redress"),
        Good(testDescription: "no path", written: "https://example.org", kept: "https://example.org/"),
        Good(testDescription: "a query alone", written: "https://example.org?a=b", kept: "https://example.org/?a=b"),
        Good(testDescription: "a dot at the end", written: "https://example.org./a", kept: "https://example.org/a"),
        Good(testDescription: "the port of https", written: "https://example.org:443/a", kept: "https://example.org/a"),
        Good(testDescription: "the port of http", written: "https://example.org:80/", kept: "https://example.org:80/"),
        Good(testDescription: "a port", written: "https://example.org:8443/", kept: "https://example.org:8443/"),
        Good(
            testDescription: "what must be written in digits", written: "https://example.org/a%20b?q=%C3%A9",
            kept: "https://example.org/a%20b?q=%C3%A9"),
        Good(
            testDescription: "an at sign in the path", written: "https://example.org/@a", kept: "https://example.org/@a"
        ),
        Good(
            testDescription: "a name beyond ASCII", written: "https://xn--bcher-kva.example/",
            kept: "https://xn--bcher-kva.example/"),
        Good(testDescription: "a public address", written: "https://93.184.215.14/", kept: "https://93.184.215.14/"),
        Good(
            testDescription: "a public address of version 6", written: "https://[2606:2800:21F::1]:8443/a",
            kept: "https://[2606:2800:21f::1]:8443/a"),
        Good(
            testDescription: "a number before the last dot", written: "https://127.example/",
            kept: "https://127.example/"),
    ]

    @Test("An address is kept with its scheme and host in small letters", arguments: good)
    func kept(address: Good) throws {
        #expect(try WebhookAddress(address.written, allowsPrivate: false).text == address.kept)
    }

    /// An address that is refused, and the first thing that is wrong with it.
    struct Bad: Sendable, CustomTestStringConvertible {
        let written: String
        let fault: WebhookAddressFault
        var testDescription: String { written.isEmpty ? "nothing" : String(written.prefix(60)) }

        init(_ written: String, _ fault: WebhookAddressFault) {
            self.written = written
            self.fault = fault
        }
    }

    static let bad = [
        Bad("", .scheme), Bad("example.org", .scheme), Bad("/redress", .scheme), Bad("https:example.org", .scheme),
        Bad("ftp://example.org/", .scheme), Bad("file:///etc/passwd", .scheme),
        Bad("gopher://example.org:25/", .scheme),
        Bad("http://example.org/", .notSecure), Bad("https://", .noHost), Bad("https:///a", .noHost),
        Bad("https://:443/", .noHost), Bad("https://?a", .noHost),
        Bad("https://user@example.org/", .userInfo), Bad("https://user:secret@example.org/", .userInfo),
        Bad("https://example.org@10.0.0.1/", .userInfo), Bad("https://example.org/#part", .fragment),
        Bad("https://example.org#@10.0.0.1/", .fragment),
        Bad("https://exa mple.org/", .forbiddenCharacter(" ")),
        Bad("https://example.org/a\r\nX: y", .forbiddenCharacter("\r\n")),
        Bad("https://example.org\\@10.0.0.1/", .forbiddenCharacter("\\")),
        Bad("https://bücher.example/", .forbiddenCharacter("ü")),
        Bad("https://example.org/%zz", .forbiddenCharacter("%")),
        Bad("https://example.org/[a]", .forbiddenCharacter("[")),
        Bad("https://example.org:/", .port("")), Bad("https://example.org:0/", .port("0")),
        Bad("https://example.org:65536/", .port("65536")), Bad("https://example.org:+443/", .port("+443")),
        Bad("https://example.org:0443/", .port("0443")), Bad("https://example.org:443:80/", .port("443:80")),
        Bad("https://exam_ple.org/", .host("exam_ple.org")), Bad("https://-a.example/", .host("-a.example")),
        Bad("https://a..example/", .host("a..example")), Bad("https://%31%30.0.0.1/", .host("%31%30.0.0.1")),
        Bad("https://[::1/", .host("[::1")), Bad("https://[1.2.3.4]/", .host("[1.2.3.4]")),
        Bad("https://[fe80::1%25eth0]/", .host("[fe80::1%25eth0]")), Bad("https://[::1]a/", .port("a")),
        Bad(
            "https://\(String(repeating: "a", count: 64)).example/",
            .host("\(String(repeating: "a", count: 64)).example")),
        Bad("https://2130706433/", .host("2130706433")), Bad("https://127.1/", .host("127.1")),
        Bad("https://0x7f.0.0.0x1/", .host("0x7f.0.0.0x1")), Bad("https://0177.0.0.1/", .host("0177.0.0.1")),
        Bad("https://localhost/", .localName("localhost")), Bad("https://LOCALHOST./", .localName("localhost")),
        Bad("https://a.localhost/", .localName("a.localhost")), Bad("https://intranet/", .localName("intranet")),
        Bad("https://printer.local/", .localName("printer.local")),
        Bad("https://db.internal:5432/", .localName("db.internal")),
        Bad("https://nas.home.arpa/", .localName("nas.home.arpa")),
        Bad("https://example.org/" + String(repeating: "a", count: 2000), .tooLong),
    ]

    @Test("What is no address of a webhook is refused, and says why", arguments: bad)
    func refused(address: Bad) {
        let fault = #expect(throws: WebhookAddressFault.self) {
            try WebhookAddress(address.written, allowsPrivate: false)
        }
        #expect(fault == address.fault)
        #expect(fault?.sentence.hasSuffix(".") == true)
    }

    @Test(
        "A literal address that no receiver outside can have is refused in every spelling",
        arguments: [
            "127.0.0.1", "10.1.2.3", "172.31.255.255", "192.168.0.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",
            "255.255.255.255", "224.0.0.1", "198.18.0.1", "192.0.2.1", "[::]", "[::1]", "[0:0:0:0:0:0:0:1]",
            "[fe80::1]",
            "[fd00::1]", "[ff02::1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[64:ff9b::10.0.0.1]", "[2002:a00:1::]",
            "[2001:db8::1]", "[::127.0.0.1]",
        ])
    func reserved(host: String) {
        let fault = #expect(throws: WebhookAddressFault.self) {
            try WebhookAddress("https://\(host)/", allowsPrivate: false)
        }
        guard case .reservedAddress = fault else {
            Issue.record("\(String(describing: fault))")
            return
        }
    }

    @Test(
        "Where private addresses are allowed, they may be told without encryption",
        arguments: [
            "http://127.0.0.1:8081/", "http://localhost:8081/hook", "http://intranet/", "https://[::1]/",
            "https://10.0.0.1/",
        ])
    func privateAllowed(address: String) throws {
        #expect(try WebhookAddress(address, allowsPrivate: true).text == address)
    }

    @Test(
        "Where private addresses are allowed, an address must still be one",
        arguments: ["ftp://localhost/", "http://", "http://a@localhost/", "http://127.1/", "http://localhost:0/"])
    func privateAllowedStrictly(address: String) {
        #expect(throws: WebhookAddressFault.self) { try WebhookAddress(address, allowsPrivate: true) }
    }
}
