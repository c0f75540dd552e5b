/// Who is told at a step of a ladder.
public enum Audience: String, Sendable, Codable, CaseIterable {
    /// Whoever deals with it: the officer, the owner of an obligation, the Link Officer of a letter; where there is nobody,
    /// whoever manages the team, else the Complaints Manager.
    case assignee
    case teamManager = "team_manager"
    case serviceManager = "service_manager"
    case headOfService = "head_of_service"
    case assistantDirector = "assistant_director"
    case director
    case complaintsManager = "complaints_manager"
    case linkOfficer = "link_officer"
    /// Nobody more: it goes on the list of the monthly challenge meeting, which the Complaints Manager keeps (requirement
    /// R110).
    case challengeList = "challenge_list"

    /// The post of the rung, where it is one.
    public var post: PostKind? { PostKind(rawValue: rawValue) }
}
