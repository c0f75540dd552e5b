import Complaints
import Testing

@Suite struct ReservedAddressTests {
    /// The first and the last address of each range, from IANA's registries of special-purpose addresses.
    @Test(
        "Both ends of every reserved range are reserved",
        arguments: [
            "0.0.0.0", "0.255.255.255", "10.0.0.0", "10.255.255.255", "100.64.0.0", "100.127.255.255", "127.0.0.0",
            "127.255.255.255", "169.254.0.0", "169.254.255.255", "172.16.0.0", "172.31.255.255", "192.0.0.0",
            "192.0.0.255", "192.0.2.0", "192.0.2.255", "192.88.99.0", "192.88.99.255", "192.168.0.0", "192.168.255.255",
            "198.18.0.0", "198.19.255.255", "198.51.100.0", "198.51.100.255", "203.0.113.0", "203.0.113.255",
            "224.0.0.0", "239.255.255.255", "240.0.0.0", "255.255.255.255", "::", "::1", "::2", "64:ff9b:1::",
            "64:ff9b:1:ffff::", "100::", "2001::", "2001:1ff:ffff::", "2001:db8::", "2001:db8:ffff::", "3fff::",
            "3fff:fff::", "4000::", "5f00::", "fc00::", "fdff::", "fe80::", "febf::", "fec0::", "ff00::", "ffff::",
        ])
    func reserved(address: String) throws {
        #expect(try #require(IPAddress(address)).reservation != nil)
    }

    @Test(
        "The address before and behind each reserved range is public",
        arguments: [
            "1.0.0.0", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255", "128.0.0.0",
            "169.253.255.255", "169.255.0.0", "172.15.255.255", "172.32.0.0", "191.255.255.255", "192.0.1.0",
            "192.0.3.0",
            "192.88.98.255", "192.88.100.0", "192.167.255.255", "192.169.0.0", "198.17.255.255", "198.20.0.0",
            "198.51.99.255", "198.51.101.0", "203.0.112.255", "203.0.114.0", "223.255.255.255", "2000::", "2001:200::",
            "2001:db7::", "2001:db9::", "2003::", "3ffe::", "3fff:1000::",
        ])
    func publicAddress(address: String) throws {
        #expect(try #require(IPAddress(address)).reservation == nil)
    }

    /// Mapped (RFC 4291), translated (RFC 6052) and tunnelled (RFC 3056).
    @Test(
        "One of version 6 that stands for one of version 4 is judged by that one",
        arguments: [
            ("::ffff:192.168.1.1", false), ("::ffff:8.8.8.8", true), ("64:ff9b::127.0.0.1", false),
            ("64:ff9b::8.8.8.8", true), ("2002:c0a8:101::1", false), ("2002:808:808::1", true),
        ])
    func embedded(address: String, isPublic: Bool) throws {
        #expect((try #require(IPAddress(address)).reservation == nil) == isPublic)
    }

    @Test("An address is the same by its bytes, as a socket has them, and by its text")
    func bytes() {
        #expect(IPAddress(bytes: [10, 0, 0, 1]) == IPAddress("10.0.0.1"))
        #expect(IPAddress(bytes: [UInt8](repeating: 0, count: 15) + [1]) == IPAddress("::1"))
        #expect(IPAddress(bytes: [1, 2, 3]) == nil)
    }
}
