import Channels
import Testing

@Suite struct SMTPServerTests {
    struct Setup: Sendable, CustomTestStringConvertible {
        let testDescription: String
        var host = "mail.example.org"
        var port = 587
        var from = "complaints@example.org"
        var security = SMTPSecurity.startTLS
        var credentials: SMTPCredentials?
    }

    @Test(
        "A mail server that cannot be so is refused",
        arguments: [
            Setup(testDescription: "no host", host: ""),
            Setup(testDescription: "a URL", host: "smtp://mail.example.org"),
            Setup(testDescription: "a host with a port", host: "mail.example.org:25"),
            Setup(testDescription: "a host with a line break", host: "mail.example.org\r\n"),
            Setup(testDescription: "a host with a user", host: "me@mail.example.org"),
            Setup(testDescription: "port 0", port: 0), Setup(testDescription: "port 65536", port: 65536),
            Setup(testDescription: "no sender", from: ""),
            Setup(testDescription: "a sender with a name", from: "Us <us@example.org>"),
            Setup(testDescription: "a sender with a line break", from: "us@example.org\r\nBcc: x@example.org"),
            Setup(testDescription: "a sender beyond ASCII", from: "bücher@example.org"),
            Setup(
                testDescription: "a password in plain text", security: .none,
                credentials: SMTPCredentials(user: "redress", password: "secret")),
            Setup(testDescription: "plain text to another machine", security: .none),
            Setup(testDescription: "plain text to another address", host: "10.0.0.5", security: .none),
        ])
    func refused(setup: Setup) {
        let fault = #expect(throws: ConfigurationFault.self) {
            try SMTPServer(
                host: setup.host, port: setup.port, from: setup.from, security: setup.security,
                credentials: setup.credentials)
        }
        #expect(fault?.reason.contains("secret") == false)
    }

    @Test("A mail server is a name or an address", arguments: ["mail.example.org", "localhost", "10.0.0.5", "fd00::5"])
    func taken(host: String) throws {
        _ = try SMTPServer(host: host, port: 25, from: "complaints@example.org", security: .startTLS)
    }

    @Test("Mail in plain text goes to the same machine", arguments: ["localhost", "127.0.0.1", "127.8.0.1", "::1"])
    func local(host: String) throws {
        _ = try SMTPServer(host: host, port: 25, from: "complaints@example.org", security: .none)
    }

    @Test("A password does not show itself where its user is printed")
    func hidden() {
        #expect("\(SMTPCredentials(user: "redress", password: "secret"))" == "redress")
    }
}
