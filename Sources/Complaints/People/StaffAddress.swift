/// How somebody of the directory would rather be told of what is due.
public enum StaffChannel: String, Sendable, Codable, CaseIterable {
    /// Only where they look for it, in the service itself.
    case inbox
    case email
    case textMessage = "text_message"
}

/// Where somebody of the directory is reached at work.
public struct StaffAddress: Sendable, Hashable {
    public let email: String?
    public let telephone: String?
    /// Nil: by e-mail where there is one, else in the inbox.
    public let preferredChannel: StaffChannel?

    /// An address, which may be empty.
    public init(email: String? = nil, telephone: String? = nil, preferredChannel: StaffChannel? = nil) {
        self.email = email
        self.telephone = telephone
        self.preferredChannel = preferredChannel
    }

    /// What is missing for the preferred channel: the field that must be given.
    public var missingField: String? {
        switch preferredChannel {
        case .email where email == nil: "email"
        case .textMessage where telephone == nil: "telephone"
        default: nil
        }
    }
}
