/// How somebody would rather be written to or spoken to.
public enum PreferredWay: String, Sendable, Codable, CaseIterable {
    case post, email, telephone
}

/// Whose contact details they are; whoever represents or advocates today has those of their role.
public enum ContactDetailsOf: String, Sendable, Codable, CaseIterable {
    case complainant, representative, advocate
}

/// Where somebody can be reached, for letters and alerts; at least one of the ways is known.
public struct ContactDetails: Hashable, Sendable {
    public let person: ContactDetailsOf
    public let postalAddress: String?
    public let email: String?
    public let telephone: String?
    public let preferredWay: PreferredWay?
    /// Where or when they must not be reached, as they said it: "not at the home address".
    public let doNotContactAt: String?

    /// The details of one person of a complaint.
    public init(
        person: ContactDetailsOf, postalAddress: String?, email: String?, telephone: String?,
        preferredWay: PreferredWay?, doNotContactAt: String?
    ) {
        self.person = person
        self.postalAddress = postalAddress
        self.email = email
        self.telephone = telephone
        self.preferredWay = preferredWay
        self.doNotContactAt = doNotContactAt
    }

    /// What is missing for the preferred way, or for any: the field that must be given.
    public var missingField: String? {
        switch preferredWay {
        case .post where postalAddress == nil: "postal_address"
        case .email where email == nil: "email"
        case .telephone where telephone == nil: "telephone"
        case nil where postalAddress == nil && email == nil && telephone == nil: "postal_address"
        default: nil
        }
    }

    /// What a correction calls them: `complainant_contact_details`.
    public static func fact(of person: ContactDetailsOf) -> String { "\(person.rawValue)_contact_details" }

    /// As a correction shows them.
    public var written: String {
        [
            postalAddress, email, telephone, preferredWay.map { "prefers \($0.rawValue)" },
            doNotContactAt.map { "do not contact: \($0)" },
        ].compactMap { $0 }.joined(separator: "; ")
    }
}
