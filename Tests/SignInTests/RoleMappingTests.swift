import Complaints
import Testing

@testable import SignIn

@Suite struct RoleMappingTests {
    @Test("A mapping has at least one value, each once, each with a role that there is")
    func read() {
        for text in ["", ",", "Lead", "Lead=", "=manager", "Lead=king", "Lead=manager=officer", "A=manager,A=officer"] {
            #expect(RoleMapping(text) == nil, "\(text)")
        }
        #expect(RoleMapping(" Lead = manager , Staff=officer ")?.role(of: ["Staff"]) == .officer)
        #expect(RoleMapping("Lead=manager")?.role(of: ["lead", "manager"]) == nil)
    }

    @Test(
        "A provider is at an address of https, or of http on the same machine",
        arguments: [
            ("https://login.example.org/tenant/v2.0", true), ("HTTPS://login.example.org", true),
            ("http://127.0.0.1:8080", true), ("http://localhost", true), ("http://[::1]:8080", true),
            ("http://login.example.org", false), ("http://127.0.0.1.example.org", false), ("https://", false),
            ("https://user@login.example.org", false), ("https://login.example.org/#x", false),
            ("file:///etc/passwd", false), ("login.example.org", false), ("", false),
        ])
    func addresses(_ address: String, isOne: Bool) {
        #expect(ProviderAddress.isOne(address) == isOne)
    }
}
