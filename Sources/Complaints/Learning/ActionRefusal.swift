/// Why the owner or the day of an action does not change, or its progress is not recorded.
enum ActionRefusal: String, SubjectRefusal {
    static let subject = RefusalSubject.actions

    case ownerMissing = "owner_missing"
    case ownerOfOtherDepartment = "owner_of_other_department"
    case actionUnchanged = "action_unchanged"

    var page: RefusalPage {
        switch self {
        case .ownerMissing:
            .fault(
                "The action has no owner",
                means: "An action is owned by a person of the directory, or by a whole department.",
                next: "Send owner_id, owner_department or both.")
        case .ownerOfOtherDepartment:
            .conflict(
                "The action belongs to another department",
                means: "A department writes what has become of its own actions, and the complaints team of all.",
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

    /// A department writes its own actions only (requirement R78).
    public static var ownerOfOtherDepartment: Refusal {
        Refusal(
            ActionRefusal.ownerOfOtherDepartment,
            "The action belongs to another department than yours, which writes what has become of it.")
    }

    /// The change would leave the action as it is.
    public static var actionUnchanged: Refusal {
        Refusal(
            ActionRefusal.actionUnchanged, "The action has this owner and this day already; send what is to change.",
            fields: ["due_on"])
    }
}
