import Foundation

/// Where a provider of sign-ins may be: what it says decides who is let in, so nobody between may change it.
public enum ProviderAddress {
    /// Whether an address is one of https or, on the same machine, of http; without a user, a password or "#".
    public static func isOne(_ address: String) -> Bool {
        guard let parts = URLComponents(string: address), let host = parts.host, !host.isEmpty, parts.user == nil,
            parts.password == nil, parts.fragment == nil
        else { return false }
        switch parts.scheme?.lowercased() {
        case "https": return true
        case "http": return ["127.0.0.1", "[::1]", "::1", "localhost"].contains(host.lowercased())
        default: return false
        }
    }
}
