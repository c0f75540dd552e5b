/// Why the owner or the day of an action does not change, or its progress is not recorded.
enum ActionRefusal: String, SubjectRefusal {
    static let subject = RefusalSubject.actions

    case ownerMissing = "owner_missing"
    case ownerWorksElsewhere = "owner_works_elsewhere"
    case sourceMissing = "source_missing"
    case ownerOfOtherDepartment = "owner_of_other_department"
    case actionUnchanged = "action_unchanged"

    var page: RefusalPage {
        switch self {
        case .ownerMissing:
            .fault(
                "The action has no owner",
                means: "An action is owned by a person of the directory, or by a whole department.",
                next: "Send owner_id, owner_department or both.")
        case .ownerWorksElsewhere:
            .fault(
                "The owner works in another department",
                means:
                    "A person who owns an action for a department works there, if the directory knows where they work.",
                next: "Leave out owner_department, name a person of that department, or correct the directory.")
        case .sourceMissing:
            .conflict(
                "The complaint has nothing the action could come from",
                means: """
                    A recommendation of stage 2, of the review panel or of the Ombudsman comes from a complaint that has \
                    that stage or a case there.
                    """,
                next: "Send the source local, or record the stage or the case first.")
        case .ownerOfOtherDepartment:
            .conflict(
                "The action belongs to another department",
                means: "A department adds, changes and writes on its own actions, and the complaints team all.",
                next: "Leave it to the department that owns the action, or to the complaints team.")
        case .actionUnchanged:
            .fault(
                "Nothing would change",
                means: "The action has this owner and this day already.",
                next: "Send the owner or the day that is to be in its place.")
        }
    }
}

extension Refusal {
    /// Somebody owns an action (requirement R78).
    public static var ownerMissing: Refusal {
        Refusal(
            ActionRefusal.ownerMissing, "Say in owner_id or owner_department who owns the action.",
            fields: ["owner_id"])
    }

    /// Whoever owns an action for a department works there (requirement R78).
    public static func ownerWorksElsewhere(in department: String) -> Refusal {
        Refusal(
            ActionRefusal.ownerWorksElsewhere,
            "The person works in \(department); send that in owner_department or leave it out.",
            fields: ["owner_department"])
    }

    /// An action comes from something that the complaint has (requirement R76).
    public static func sourceMissing(_ source: ActionSource) -> Refusal {
        Refusal(
            ActionRefusal.sourceMissing,
            "The complaint has nothing of the source \(source.rawValue); send another, or record the stage or case first."
        )
    }

    /// A department writes its own actions only (requirement R78).
    public static var ownerOfOtherDepartment: Refusal {
        Refusal(
            ActionRefusal.ownerOfOtherDepartment,
            "The action belongs to another department than yours, or would; leave it to that department.")
    }

    /// The change would leave the action as it is.
    public static var actionUnchanged: Refusal {
        Refusal(
            ActionRefusal.actionUnchanged, "The action has this owner and this day already; send what is to change.",
            fields: ["due_on"])
    }
}
