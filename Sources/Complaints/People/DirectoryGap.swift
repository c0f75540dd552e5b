public import WorkingDays

/// Something the directory lacks on a day, so that an alert would climb higher than it should, or reach nobody.
public enum DirectoryGap: Sendable, Hashable {
    /// Nobody holds the post, or there is none; of a team, with how many complaints wait on its queue.
    case nobodyInPost(PostKind, of: PostPlace, waiting: Int)
    /// Somebody holds a post and has neither e-mail address nor telephone number.
    case noAddress(PersonID, PostKind, of: PostPlace)
    /// Obligations that are not done belong to a post that nobody holds, or that the council has no longer; how many.
    case obligationsOfNobody(PostID, PostKind, of: PostPlace, waiting: Int)
    /// Nobody of the directory is a Complaints Manager, who is above every post.
    case noComplaintsManager
    /// Nobody is Link Officer (requirement R58).
    case noLinkOfficer

    /// Messages wait although their time has come, since nothing sends by the channel; how many deliveries.
    case nothingSends(MessageChannel, waiting: Int)

    /// What kind of gap it is, in the domain's word.
    public enum Kind: String, Sendable, CaseIterable {
        case nobodyInPost = "nobody_in_post"
        case noAddress = "no_address"
        case obligationsOfNobody = "obligations_of_nobody"
        case noComplaintsManager = "no_complaints_manager"
        case noLinkOfficer = "no_link_officer"
        case nothingSends = "nothing_sends"
    }

    public var kind: Kind {
        switch self {
        case .nobodyInPost: .nobodyInPost
        case .noAddress: .noAddress
        case .obligationsOfNobody: .obligationsOfNobody
        case .noComplaintsManager: .noComplaintsManager
        case .noLinkOfficer: .noLinkOfficer
        case .nothingSends: .nothingSends
        }
    }
}

/// What the directory has on a day, as far as it may lack something.
public struct DirectoryOnDay: Sendable {
    /// A team, in the order of the list, with the complaints that wait on its queue.
    public let teams: [(team: TeamID, waiting: Int)]
    /// Services in use on the day.
    public let services: [ServiceName]
    public let departments: [String]
    public let posts: [Post]
    /// How many obligations that are not done each post owns.
    public let obligations: [PostID: Int]
    /// Who can be reached outside the service.
    public let reachable: Set<PersonID>
    public let hasComplaintsManager: Bool
    public let hasLinkOfficer: Bool
    /// How many deliveries have waited longer than sending takes, by channel.
    public let unsent: [MessageChannel: Int]
    /// Those in force on the day.
    public let ladders: [Ladder]

    /// What the directory has on a day.
    public init(
        teams: [(team: TeamID, waiting: Int)], services: [ServiceName], departments: [String], posts: [Post],
        obligations: [PostID: Int] = [:], reachable: Set<PersonID>, hasComplaintsManager: Bool, hasLinkOfficer: Bool,
        ladders: [Ladder] = [], unsent: [MessageChannel: Int] = [:]
    ) {
        self.teams = teams
        self.services = services
        self.departments = departments
        self.posts = posts
        self.obligations = obligations
        self.reachable = reachable
        self.hasComplaintsManager = hasComplaintsManager
        self.hasLinkOfficer = hasLinkOfficer
        self.unsent = unsent
        self.ladders = ladders
    }

    /// What it lacks: every rung with nobody, from the team upwards, then who cannot be reached, then what belongs to a post
    /// and to nobody, and by what nothing is sent.
    ///
    /// Every team has a manager, every service too, and every department a head of service, since the ladder names these
    /// (requirement R107). An assistant director and a director are asked for where the council has such a post at all, or
    /// a ladder in force tells them.
    public func gaps(on day: Day) -> [DirectoryGap] {
        let open = posts.filter { $0.untilOn.map { $0 >= day } ?? true }
        var expected: [(name: PostName, waiting: Int)] = []
        func expect(_ kind: PostKind, _ place: PostPlace, waiting: Int = 0) {
            expected.append((PostName(kind: kind, place: place), waiting))
        }
        for team in teams { expect(.teamManager, .team(team.team), waiting: team.waiting) }
        for service in services { expect(.serviceManager, .service(service)) }
        for kind in [PostKind.headOfService, .assistantDirector, .director] {
            let isAsked = kind == .headOfService || open.contains { $0.kind == kind }
            for department in departments where isAsked || isTold(kind, of: department) {
                expect(kind, .department(department))
            }
        }
        let holders = open.compactMap { post in post.holder(on: day).map { (post, $0.person) } }
        let held = Set(holders.map(\.0.name))
        var gaps = expected.filter { !held.contains($0.name) }
            .map { DirectoryGap.nobodyInPost($0.name.kind, of: $0.name.place, waiting: $0.waiting) }
        for (post, person) in holders where !reachable.contains(person) {
            gaps.append(.noAddress(person, post.kind, of: post.place))
        }
        for post in posts where post.holder(on: day) == nil {
            guard let waiting = obligations[post.id] else { continue }
            gaps.append(.obligationsOfNobody(post.id, post.kind, of: post.place, waiting: waiting))
        }
        if !hasComplaintsManager { gaps.append(.noComplaintsManager) }
        if !hasLinkOfficer { gaps.append(.noLinkOfficer) }
        for channel in MessageChannel.allCases {
            if let waiting = unsent[channel] { gaps.append(.nothingSends(channel, waiting: waiting)) }
        }
        return gaps
    }

    /// Whether a ladder tells whoever holds such a post of a department.
    private func isTold(_ kind: PostKind, of department: String) -> Bool {
        ladders.contains { ladder in
            ladder.scope.department ?? department == department && ladder.steps.contains { $0.audience.post == kind }
        }
    }
}
