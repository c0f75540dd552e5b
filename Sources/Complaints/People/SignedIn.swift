import Foundation

/// Whoever signed in through the council's own provider, as their checked access token says.
///
/// Two tokens of one person and role are the same: theirs change by the hour.
public struct SignedIn: Sendable, Hashable {
    /// Whose word it is.
    public let issuer: String
    /// By what the issuer knows the person.
    public let subject: String
    public let role: Role

    /// Somebody an issuer knows.
    public init(issuer: String, subject: String, role: Role) {
        self.issuer = issuer
        self.subject = subject
        self.role = role
    }

    /// What is wrong with what a provider may know a person by, if anything is: it has 255 ASCII characters at most (OpenID Connect
    /// Core 1.0 section 2), all of which can be seen.
    public static func subjectFault(_ subject: String) -> String? {
        guard (1...255).contains(subject.utf8.count), subject.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            return "must be 1 to 255 letters, digits and signs of ASCII, without a space"
        }
        return nil
    }
}

/// Which role each value of the provider's claim gives, the one that counts first.
public struct RoleMapping: Sendable, Hashable {
    private let pairs: [Pair]

    private struct Pair: Sendable, Hashable {
        let value: String
        let role: Role
    }

    /// Reads `Complaints.Manager=manager, Complaints.Officer=officer`; nil where it has none, one cannot be read, or a value
    /// stands there twice.
    public init?(_ text: String) {
        var pairs: [Pair] = []
        for entry in text.split(separator: ",") {
            let parts = entry.split(separator: "=", omittingEmptySubsequences: false)
            let words = parts.map { $0.trimmingCharacters(in: .whitespaces) }
            guard words.count == 2, !words[0].isEmpty, let role = Role(rawValue: words[1]),
                !pairs.contains(where: { $0.value == words[0] })
            else { return nil }
            pairs.append(Pair(value: words[0], role: role))
        }
        guard !pairs.isEmpty else { return nil }
        self.pairs = pairs
    }

    /// The role of somebody with some values; of several the first of the mapping, nil where it has none of them.
    public func role(of values: some Collection<String>) -> Role? {
        pairs.first { values.contains($0.value) }?.role
    }
}
