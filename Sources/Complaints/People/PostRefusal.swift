public import WorkingDays

/// Why a post is not made, given to somebody or left without anybody.
enum PostRefusal: String, SubjectRefusal {
    static let subject = RefusalSubject.posts

    case unknownPost = "unknown_post"
    case ownerPost = "owner_post"
    case postPlace = "post_place"
    case postExists = "post_exists"
    case postHeld = "post_held"
    case postVacant = "post_vacant"

    var page: RefusalPage {
        switch self {
        case .unknownPost:
            .fault(
                "There is no such post", means: "No post has the identifier that was sent.",
                next: "Take the identifier of a post from GET /v1/posts.")
        case .ownerPost:
            .fault(
                "The post cannot own the obligation so",
                means: """
                    A post that the council still has may own an obligation. Whoever holds it answers for the obligation, \
                    and its department and service are those of the post.
                    """,
                next: "Send owner_post_id without another owner, and a post that GET /v1/posts lists today.")
        case .postPlace:
            .fault(
                "A post of this kind is of something else",
                means: """
                    A team manager is of a team, a service manager of a service, and a head of service, an assistant \
                    director and a director of a department.
                    """,
                next: "Name what the post is of, and nothing else.")
        case .postExists:
            .conflict(
                "The post is there already",
                means: "A team, a service and a department each have one post of a kind.",
                next: "Find it with GET /v1/posts and give it to somebody with POST /v1/posts/{post_id}/holders.")
        case .postHeld:
            .conflict(
                "Somebody else is to have the post",
                means: "One person holds a post at a time, and another is named for days that you gave.",
                next: """
                    Send until_on with the day before they begin, or take them out first with POST \
                    /v1/posts/{post_id}/vacancies.
                    """)
        case .postVacant:
            .conflict(
                "Nobody holds the post then",
                means: "A post is left without anybody from a day on which somebody holds it.",
                next: "Read the post again to see who holds it from when until when.")
        }
    }
}

extension Refusal {
    /// There is no such post.
    public static func unknownPost(field: String) -> Refusal {
        Refusal(
            PostRefusal.unknownPost, "There is no post with this identifier; GET /v1/posts lists them.", fields: [field]
        )
    }

    /// A post owns an obligation by itself.
    static var ownerPostAlone: Refusal {
        Refusal(
            PostRefusal.ownerPost,
            "The post says already which department and service it is of, and who holds it; leave out the other owner.",
            fields: ["owner_post_id"])
    }

    /// The council has the post no longer.
    static func ownerPostEnded(on day: Day) -> Refusal {
        Refusal(
            PostRefusal.ownerPost,
            "The council has had no such post since \(day.written); name another post, or a person or department.",
            fields: ["owner_post_id"])
    }

    /// The fields do not name what a post of the kind is of.
    public static func postPlace(_ kind: PostKind) -> Refusal {
        let (names, field) =
            switch kind {
            case .teamManager: ("team_id, and no department or service", "team_id")
            case .serviceManager: ("department and service, and no team_id", "service")
            case .headOfService, .assistantDirector, .director: ("department, and no service or team_id", "department")
            }
        return Refusal(PostRefusal.postPlace, "For \(kind.rawValue) give \(names).", fields: [field])
    }

    /// There is such a post already.
    public static func postExists(_ kind: PostKind) -> Refusal {
        Refusal(PostRefusal.postExists, "There is a post \(kind.rawValue) there already; GET /v1/posts lists it.")
    }

    /// Somebody is to have the post later.
    public static func postHeld(from day: Day) -> Refusal {
        Refusal(
            PostRefusal.postHeld,
            "Somebody else is to have the post from \(day.written); send a day before that as until_on.")
    }

    /// Nobody holds the post.
    public static func postVacant(on day: Day) -> Refusal {
        Refusal(PostRefusal.postVacant, "Nobody holds the post on \(day.written), so nobody leaves it.")
    }
}
