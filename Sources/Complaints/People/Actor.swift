/// What the holder of a token may do.
public enum Permission: String, Sendable, CaseIterable {
    /// Read complaints, Ombudsman cases and breaches.
    case readCasework = "read_casework"
    /// Read reports, which hold no personal data.
    case readReports = "read_reports"
    /// Register complaints, assign them and record what happened.
    case recordCasework = "record_casework"
    /// Agree the statement of complaint and hand in the report of a stage 2.
    case investigate
    /// Answer a complaint.
    case respond
    /// Adjudicate a children's stage 2, which is its answer.
    case adjudicate
    /// Decide: accept into a procedure, grant an extension, offer stage 2, refer early.
    case decide
    /// Read and keep the complainant-behaviour register, which nobody else sees.
    case keepRegister = "keep_register"
    /// Keep the directory, the services and the council's settings.
    case administer
}

/// A role of the complaints service; officers propose, the Complaints Manager decides (requirement R57).
public enum Role: String, Sendable, Codable, CaseIterable {
    /// Reads reports only.
    case viewer
    case statisticsReader = "statistics_reader"
    /// A Complaints Officer.
    case officer
    /// The Complaints Manager (SI 2006/1738 reg 10).
    case manager
    case investigator
    /// The Team or Service Manager who answers stage 1.
    case respondingManager = "responding_manager"
    case headOfService = "head_of_service"
    /// A Director or Assistant Director.
    case director
    case childrensRightsOfficer = "childrens_rights_officer"

    /// What the role may do.
    public var permissions: Set<Permission> {
        switch self {
        case .viewer, .statisticsReader: [.readReports]
        case .officer: [.readReports, .readCasework, .recordCasework, .investigate, .respond, .keepRegister]
        case .manager: Set(Permission.allCases)
        case .investigator: [.readReports, .readCasework, .investigate]
        case .respondingManager: [.readReports, .readCasework, .respond]
        case .headOfService, .director: [.readReports, .readCasework, .respond, .adjudicate]
        case .childrensRightsOfficer: [.readReports, .readCasework]
        }
    }
}

/// Who performs an operation; every audit event names one.
public struct Actor: Hashable, Sendable {
    /// As the audit names them; of a deputy both names, joined by "for".
    public let name: String
    public let role: Role
    /// Everything they may do, what a deputy may do for others included.
    public let permissions: Set<Permission>

    /// An actor with a role.
    public init(name: String, role: Role) {
        self.init(name: name, role: role, permissions: role.permissions)
    }

    /// An actor with what their role and those they stand in for allow.
    public init(name: String, role: Role, permissions: Set<Permission>) {
        self.name = name
        self.role = role
        self.permissions = permissions
    }
}
