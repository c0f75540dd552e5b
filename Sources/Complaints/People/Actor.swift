/// What the holder of a token may do.
public enum Permission: String, Sendable, CaseIterable {
    /// Read complaints, Ombudsman cases and breaches.
    case readCasework = "read_casework"
    /// Read reports, which hold no personal data.
    case readReports = "read_reports"
    /// Register complaints and record what happened.
    case recordCasework = "record_casework"
    /// Decide: accept into a procedure, grant an extension, offer stage 2, refer early.
    case decide
}

/// A role of the complaints service; officers propose, the Complaints Manager decides.
public enum Role: String, Sendable, Codable, CaseIterable {
    /// Reads reports only.
    case viewer
    case officer
    /// The Complaints Manager (SI 2006/1738 reg 10).
    case manager

    /// What the role may do.
    public var permissions: Set<Permission> {
        switch self {
        case .viewer: [.readReports]
        case .officer: [.readReports, .readCasework, .recordCasework]
        case .manager: [.readReports, .readCasework, .recordCasework, .decide]
        }
    }
}

/// Who performs an operation; every audit event names one.
public struct Actor: Hashable, Sendable {
    public let name: String
    public let role: Role

    /// An actor with a role.
    public init(name: String, role: Role) {
        self.name = name
        self.role = role
    }
}
