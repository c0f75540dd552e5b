import Complaints
import Testing

@testable import API

@Suite struct TrustedProxyTests {
    /// Who is at the other end, what X-Forwarded-For says, and who the client is.
    struct Chain: Sendable, CustomTestStringConvertible {
        let testDescription: String
        var trusted = "127.0.0.1, 10.0.0.0/8, fd00::/8"
        let peer: String
        let forwarded: [String]
        let client: String
    }

    static let chains = [
        Chain(testDescription: "no proxy", peer: "192.0.2.1", forwarded: [], client: "192.0.2.1"),
        Chain(
            testDescription: "a stranger who names another", peer: "192.0.2.1", forwarded: ["198.51.100.7"],
            client: "192.0.2.1"),
        Chain(testDescription: "a proxy", peer: "127.0.0.1", forwarded: ["198.51.100.7"], client: "198.51.100.7"),
        Chain(testDescription: "a proxy that says nothing", peer: "127.0.0.1", forwarded: [], client: "127.0.0.1"),
        Chain(
            testDescription: "a client who wrote an address first", peer: "127.0.0.1",
            forwarded: ["203.0.113.9, 198.51.100.7"], client: "198.51.100.7"),
        Chain(
            testDescription: "a client who wrote a trusted address first", peer: "127.0.0.1",
            forwarded: ["10.1.2.3, 198.51.100.7"], client: "198.51.100.7"),
        Chain(
            testDescription: "two proxies, each with a header of its own", peer: "127.0.0.1",
            forwarded: ["198.51.100.7", "10.1.2.3"], client: "198.51.100.7"),
        Chain(
            testDescription: "with a port", peer: "10.255.0.1", forwarded: ["198.51.100.7:4711"],
            client: "198.51.100.7"),
        Chain(
            testDescription: "version 6 with a port", peer: "fd00::1", forwarded: ["[2001:db8::7]:4711"],
            client: "2001:db8::7"),
        Chain(
            testDescription: "version 4 in version 6", peer: "::ffff:127.0.0.1", forwarded: ["198.51.100.7"],
            client: "198.51.100.7"),
        Chain(
            testDescription: "what is no address", peer: "127.0.0.1", forwarded: ["198.51.100.7, unknown"],
            client: "127.0.0.1"),
        Chain(
            testDescription: "one bit outside the range", trusted: "10.0.0.0/9", peer: "10.128.0.1",
            forwarded: ["198.51.100.7"], client: "10.128.0.1"),
        Chain(
            testDescription: "the last of the range", trusted: "10.0.0.0/9", peer: "10.127.255.255",
            forwarded: ["198.51.100.7"], client: "198.51.100.7"),
    ]

    @Test("The client is the last address that no trusted proxy has", arguments: chains)
    func client(chain: Chain) throws {
        let proxies = try #require(TrustedProxies(chain.trusted))

        let client = proxies.client(of: IPAddress(chain.peer), forwarded: chain.forwarded)

        #expect(client?.description == chain.client)
    }

    @Test(
        "Trusted proxies that cannot be read are refused",
        arguments: ["proxy", "10.0.0.0/33", "10.0.0.0/", "::/129", "1/2/3"])
    func unreadable(list: String) {
        #expect(TrustedProxies(list) == nil)
    }

    @Test("An empty list trusts nobody")
    func empty() {
        #expect(TrustedProxies("") == TrustedProxies.none)
    }

    @Test("Addresses of version 6 share a count with all that begin as they do, those of version 4 with nobody")
    func networks() throws {
        let (one, same) = (try #require(IPAddress("2001:db8:0:1::1")), try #require(IPAddress("2001:db8:0:1:ffff::9")))
        let (next, four) = (try #require(IPAddress("2001:db8:0:2::1")), try #require(IPAddress("198.51.100.7")))

        #expect(one.network == same.network)
        #expect(one.network != next.network)
        #expect(four.network == four)
    }
}
