/// Why somebody does nothing in a complaint, or nobody is let into it.
enum ReachRefusal: String, SubjectRefusal {
    static let subject = RefusalSubject.access

    case complaintNamesCaller = "complaint_names_caller"
    case notYourComplaint = "not_your_complaint"
    case alreadyRestricted = "already_restricted"
    case notRestricted = "not_restricted"
    case notAdmitted = "not_admitted"
    case beyondReach = "beyond_reach"

    var page: RefusalPage {
        switch self {
        case .complaintNamesCaller:
            .conflict(
                "The complaint is about you",
                means: """
                    Nobody does anything in a complaint that names them, or that names somebody they stand in for, \
                    whoever appointed them before.
                    """,
                next:
                    "Leave the complaint to somebody else. If you are named by mistake, they can correct whom it names."
            )
        case .notYourComplaint:
            .conflict(
                "The complaint is another's to answer or investigate",
                means: """
                    An investigator works on the complaints they are appointed or assigned to, a responding manager, Head of \
                    Service or Director on those and on the complaints of their services and teams. Whoever contributes to a \
                    complaint, or is let into it, reads it.
                    """,
                next: "Leave it to whoever it is assigned to, or have the complaints team assign it to you.")
        case .alreadyRestricted:
            .conflict(
                "The complaint is restricted already",
                means: "A complaint is restricted once; whom it is opened to by name can be added to.",
                next: "Let further people in, or lift the restriction first to give another reason.")
        case .notRestricted:
            .conflict(
                "The complaint is not restricted",
                means: "Only of a restricted complaint there is a restriction to lift, or to let somebody past.",
                next: "Restrict the complaint first, if it is to be kept from those who see it now.")
        case .notAdmitted:
            .conflict(
                "The person was not let into the complaint",
                means:
                    "Only what was given can be taken back: somebody who was let into the restricted complaint by name.",
                next: "Look at the complaint's people. Whoever is appointed or assigned sees it by that."
            )
        case .beyondReach:
            .conflict(
                "This concerns a record that you do not see",
                means: """
                    Nobody records what they could not read afterwards, moves a record to where they no longer see it, or \
                    changes one on which another depends that they do not see. A token that is narrowed to \
                    departments sees nothing of other departments, and nothing of the behaviour register. Nothing was stored.
                    """,
                next: """
                    Name a department and service that are yours, or leave it to a Complaints Manager whose token is for the \
                    whole council.
                    """
            )
        }
    }
}

extension Refusal {
    /// The caller, or whom they stand in for, is named in the complaint.
    public static var complaintNamesCaller: Refusal {
        Refusal(
            ReachRefusal.complaintNamesCaller,
            "The complaint names you or the person you stand in for, so somebody else has to do this.")
    }

    /// Answering and investigating hold for one's own complaints (requirements R57 and R156).
    public static var notYourComplaint: Refusal {
        Refusal(
            ReachRefusal.notYourComplaint,
            "The complaint is not yours to do this in: you are neither appointed nor assigned to it, nor is it of your services."
        )
    }

    /// A complaint is restricted once.
    public static var alreadyRestricted: Refusal {
        Refusal(
            ReachRefusal.alreadyRestricted, "The complaint is restricted already; let people in, or lift it first.")
    }

    /// There is no restriction.
    public static var notRestricted: Refusal {
        Refusal(ReachRefusal.notRestricted, "The complaint is not restricted, so that everybody sees it whose it is.")
    }

    /// What was to be written, or what depends on it, is a record that the caller does not see.
    public static var beyondReach: Refusal {
        Refusal(
            ReachRefusal.beyondReach,
            "This concerns a record that you do not see; a Complaints Manager who sees it has to do it.")
    }

    /// Nobody let the person in.
    public static var notAdmitted: Refusal {
        Refusal(ReachRefusal.notAdmitted, "Nobody let this person into the complaint, or it was taken back already.")
    }
}
