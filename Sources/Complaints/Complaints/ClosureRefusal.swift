public import WorkingDays

/// Why a complaint is not closed or reopened, or stays closed.
enum ClosureRefusal: String, SubjectRefusal {
    static let subject = RefusalSubject.closure

    case complaintClosed = "complaint_closed"
    case notClosed = "not_closed"
    case rightsCheckMissing = "rights_check_missing"
    case rightsCheckBySame = "rights_check_by_same"
    case notOutOfTime = "not_out_of_time"

    var page: RefusalPage {
        switch self {
        case .complaintClosed:
            .conflict(
                "The complaint is closed",
                means: """
                    The complaint was withdrawn or refused, and what belongs to an open complaint is no longer \
                    recorded.
                    """,
                next: """
                    If the complaint goes on, reopen it with POST /v1/complaints/{complaint_id}/reopening and send \
                    the request again.
                    """)
        case .notClosed:
            .conflict(
                "The complaint is not closed",
                means: "Only a complaint that was withdrawn or refused can be reopened.",
                next: """
                    There is nothing to reopen. A single stage that was answered is reopened with POST \
                    /v1/complaints/{complaint_id}/stages/single_stage/reopening.
                    """)
        case .rightsCheckMissing:
            .fault(
                "A Children's Rights Officer has not checked this",
                means: """
                    No child's complaint is refused, and no child or advocate is put on the behaviour register, \
                    before a Children's Rights Officer has checked that they are not being kept from complaining.
                    """,
                next: "Ask for the check, then send who made it and on which day in the fields that errors names.")
        case .rightsCheckBySame:
            .fault(
                "The check needs a second person",
                means: "The person who refuses a child's complaint cannot also be the one who checks the refusal.",
                next: "Have a Children's Rights Officer make the check and send their name in rights_check_by.")
        case .notOutOfTime:
            .fault(
                "The complaint is not out of time",
                means: """
                    To refuse a complaint as out of time, the day on which the complainant came to know of the \
                    matter is recorded, and the complaint came more than a year after it.
                    """,
                next: "Refuse it for the reason that does apply, or accept it.",
                rule: "SI 2006/1738 reg 9; SI 2009/309 reg 12")
        }
    }
}

extension Refusal {
    /// The complaint was withdrawn or refused.
    public static func complaintClosed(_ kind: ClosureKind, on day: Day) -> Refusal {
        Refusal(
            ClosureRefusal.complaintClosed,
            "The complaint was \(kind.rawValue) on \(day.written); reopen it first if it goes on.")
    }

    /// There is nothing to open again.
    public static var notClosed: Refusal {
        Refusal(
            ClosureRefusal.notClosed, "The complaint was neither withdrawn nor refused, so there is nothing to reopen.")
    }

    /// A child or an advocate is put on the register only after a Children's Rights Officer's check (requirement R166).
    public static var registerRightsCheckMissing: Refusal {
        Refusal(
            ClosureRefusal.rightsCheckMissing,
            "A child or an advocate is put on the register only after a Children's Rights Officer has checked it; say who "
                + "did, and when.",
            fields: ["rights_checked_by", "rights_checked_on"])
    }

    /// A child's complaint is not refused without the check (requirement R56).
    public static var rightsCheckMissing: Refusal {
        Refusal(
            ClosureRefusal.rightsCheckMissing,
            "A child's complaint is refused only after a Children's Rights Officer has checked it; say who did, and when.",
            fields: ["rights_check_by", "rights_check_on"])
    }

    /// The check is made by somebody else than who refuses (requirement R56).
    public static var rightsCheckBySame: Refusal {
        Refusal(
            ClosureRefusal.rightsCheckBySame, "Whoever refuses the complaint cannot make the check; ask somebody else.",
            fields: ["rights_check_by"])
    }

    /// The complaint came in time, or nobody recorded when the matter arose.
    public static func notOutOfTime(_ groundsOn: Day?) -> Refusal {
        Refusal(
            ClosureRefusal.notOutOfTime,
            groundsOn.map { "The complainant learnt of the matter on \($0.written) and complained within a year." }
                ?? "It is not recorded when the complainant learnt of the matter.", fields: ["reason"])
    }
}
