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
    /// Record what is a Children's Rights Officer's: offers of an advocate and their answers, notes, a child's contact.
    case speakForChildren = "speak_for_children"
    /// Answer a complaint.
    case respond
    /// Adjudicate a children's stage 2, which is its answer.
    case adjudicate
    /// Decide: accept into a procedure, grant an extension, offer stage 2, refer early.
    case decide
    /// Read and keep the complainant-behaviour register, which nobody else sees.
    case keepRegister = "keep_register"
    /// Enter what reports need besides the register: demand, earlier totals, costs, targets, commentary, the council's name.
    case keepReports = "keep_reports"
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

    /// Whether it is the complaints team's, who see every complaint that is not kept from them.
    public var isOfComplaintsTeam: Bool { self == .manager || self == .officer }

    /// What the role may do.
    public var permissions: Set<Permission> {
        switch self {
        case .viewer, .statisticsReader: [.readReports]
        case .officer:
            [.readReports, .readCasework, .recordCasework, .speakForChildren, .investigate, .respond, .keepRegister]
        case .manager: Set(Permission.allCases)
        case .investigator: [.readReports, .readCasework, .investigate]
        case .respondingManager: [.readReports, .readCasework, .respond]
        case .headOfService, .director: [.readReports, .readCasework, .respond, .adjudicate]
        case .childrensRightsOfficer: [.readReports, .readCasework, .speakForChildren]
        }
    }
}

/// Who performs an operation; every audit event names one.
public struct Actor: Hashable, Sendable {
    /// Somebody whom a deputy stands in for today, with the role of their token.
    public struct Principal: Hashable, Sendable {
        public let name: String
        public let role: Role
        public let person: PersonID

        /// Whom a deputy stands in for.
        public init(name: String, role: Role, person: PersonID) {
            self.name = name
            self.role = role
            self.person = person
        }
    }

    /// What let them in.
    public enum Admission: Hashable, Sendable {
        case commandLine
        /// A token, by its number.
        case token(Int)
        /// The council's own sign-in, as this person of the directory.
        case signIn(PersonID)
    }

    private let ownName: String
    private let ownRole: Role
    /// The person of the directory whose token or sign-in it is; nil on the command line and of a machine's token.
    public let person: PersonID?
    public let admission: Admission
    /// The departments that a token narrows them to; nil for the whole council.
    public let departments: Set<String>?
    private let principals: [Principal]
    /// Whom a deputy acts for: only where their own role does not allow it.
    private var principal: Principal?

    /// Whether they see but some complaints: whom no role of the complaints team lets see all that are not kept from them.
    public var seesSome: Bool {
        admission != .commandLine
            && (departments != nil || !([ownRole] + principals.map(\.role)).contains(where: \.isOfComplaintsTeam))
    }

    /// An actor with a role, and with those they stand in for today.
    public init(
        name: String, role: Role, person: PersonID? = nil, admission: Admission = .commandLine,
        departments: Set<String>? = nil, standingInFor principals: [Principal] = []
    ) {
        ownName = name
        ownRole = role
        self.person = person
        self.admission = admission
        self.departments = departments
        self.principals = principals
    }

    /// The number of the token they act with, if one let them in.
    public var token: Int? { if case .token(let number) = admission { number } else { nil } }

    /// The person who signed in, if that let them in.
    public var signedIn: PersonID? { if case .signIn(let person) = admission { person } else { nil } }

    /// The roles they have, with the person of each: their own first, then those of whomever they stand in for.
    public var standings: [(role: Role, person: PersonID?)] {
        [(ownRole, person)] + principals.map { ($0.role, $0.person) }
    }

    /// As the audit names them; of a deputy both names, joined by "for".
    public var name: String { principal.map { "\(ownName) for \($0.name)" } ?? ownName }

    /// Everything they may do, what a deputy may do for others included.
    public var permissions: Set<Permission> {
        principals.reduce(into: ownRole.permissions) { $0.formUnion($1.role.permissions) }
    }

    /// The same as they act with a permission, or nil where they do not have it; one who has it only as somebody's deputy
    /// acts for that person.
    public func acting(with permission: Permission) -> Actor? {
        var actor = self
        actor.principal =
            ownRole.permissions.contains(permission)
            ? nil : principals.first { $0.role.permissions.contains(permission) }
        return actor.principal != nil || ownRole.permissions.contains(permission) ? actor : nil
    }

    /// Whoever does what they do: themselves, and the person a deputy acts for.
    public var signature: Signature { Signature(name: name, people: [person, principal?.person].compactMap(\.self)) }

    /// Whether they are this person of the directory, and may decide in their own right.
    func decides(as other: PersonID) -> Bool { other == person && ownRole.permissions.contains(.decide) }

    /// Refuses as whoever decides or agrees the caller themselves, or somebody they stand in for today; whoever may decide
    /// in their own right decides by asking (requirements R10, R57, R66).
    ///
    /// `field` is the one that named the person.
    public func checkSecondPerson(_ other: PersonID, field: String) throws(Refusal) {
        if decides(as: other) { return }
        guard other != person, !principals.contains(where: { $0.person == other }) else {
            throw .ownAgreement(field: field)
        }
    }
}
