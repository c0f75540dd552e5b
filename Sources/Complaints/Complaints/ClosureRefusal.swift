public import WorkingDays

/// Why a complaint is not closed or reopened, or stays closed.
enum ClosureRefusal: String, SubjectRefusal {
    static let subject = RefusalSubject.closure

    case complaintClosed = "complaint_closed"
    case notClosed = "not_closed"
    case rightsCheckMissing = "rights_check_missing"
    case rightsCheckBySame = "rights_check_by_same"
    case notOutOfTime = "not_out_of_time"
    case reasonContradicted = "reason_contradicted"

    var page: RefusalPage {
        switch self {
        case .complaintClosed:
            .conflict(
                "The complaint is closed",
                means: """
                    The complaint was withdrawn, refused, or registered in error or twice, and what belongs to an open \
                    complaint is no longer recorded.
                    """,
                next: """
                    If the complaint goes on, reopen it with POST /v1/complaints/{complaint_id}/reopening and send \
                    the request again.
                    """)
        case .notClosed:
            .conflict(
                "The complaint is not closed",
                means: "Only a complaint that was withdrawn, refused or registered in error can be reopened.",
                next: """
                    There is nothing to reopen. A single stage that was answered is reopened with POST \
                    /v1/complaints/{complaint_id}/stages/single_stage/reopening.
                    """)
        case .rightsCheckMissing:
            .fault(
                "A Children's Rights Officer has not checked this",
                means: """
                    No child's complaint is refused, closed, sent another way or declined as late, and no child or \
                    advocate is put on the behaviour register, before a Children's Rights Officer has checked that \
                    they are not being kept from complaining.
                    """,
                next: """
                    Ask for the check, then send the officer's identifier in the directory and the day in the fields \
                    that errors names.
                    """)
        case .rightsCheckBySame:
            .fault(
                "The check needs a second person",
                means: "Whoever decides on a child's complaint cannot also be the one who checks the decision.",
                next: "Have another Children's Rights Officer make the check and send their identifier.")
        case .notOutOfTime:
            .fault(
                "The complaint is not out of time",
                means: """
                    To refuse a complaint as out of time, the day on which the complainant came to know of the \
                    matter is recorded, and the complaint came more than a year after it.
                    """,
                next: "Refuse it for the reason that does apply, or accept it.",
                rule: "SI 2006/1738 reg 9; SI 2009/309 reg 12")
        case .reasonContradicted:
            .fault(
                "The reason is contradicted",
                means: """
                    The tests that were sent, who complains or the decision on their interest say the contrary of the \
                    reason: that the person may complain, that their interest is sufficient, by law or as it was \
                    decided, or that the matter is within the procedure.
                    """,
                next: "Refuse it for the reason that does apply, correct what is wrong on the record, or accept it.",
                rule: "Children Act 1989 s26(3)")
        }
    }
}

extension Refusal {
    /// The complaint was withdrawn, refused or registered in error.
    public static func complaintClosed(_ kind: Closing, on day: Day) -> Refusal {
        Refusal(
            ClosureRefusal.complaintClosed,
            "The complaint was \(kind.written) on \(day.written); reopen it first if it goes on.")
    }

    /// There is nothing to open again.
    public static var notClosed: Refusal {
        Refusal(
            ClosureRefusal.notClosed,
            "The complaint was neither withdrawn nor refused nor registered in error, so there is nothing to reopen."
        )
    }

    /// A child or an advocate is kept out by nothing without the check (requirements R56, R166).
    public static var rightsCheckMissing: Refusal {
        Refusal(
            ClosureRefusal.rightsCheckMissing,
            "This concerns a child or an advocate, and is decided only after a Children's Rights Officer has checked it; say "
                + "who did, and when.",
            fields: ["rights_check_by", "rights_check_on"])
    }

    /// The check is made by somebody else than who decides (requirement R56).
    public static var rightsCheckBySame: Refusal {
        Refusal(
            ClosureRefusal.rightsCheckBySame, "Whoever decides cannot make the check; ask somebody else.",
            fields: ["rights_check_by"])
    }

    /// The complaint came in time, or nobody recorded when the matter arose.
    public static func notOutOfTime(_ groundsOn: Day?) -> Refusal {
        Refusal(
            ClosureRefusal.notOutOfTime,
            groundsOn.map {
                "The complainant learnt of the matter on \($0.written); all or some of what they complain of came within a "
                    + "year."
            } ?? "It is not recorded when the complainant learnt of all of the matter.", fields: ["reason"])
    }

    /// The tests or the record say the contrary of the reason.
    public static func reasonContradicted(_ reason: RefusalReason) -> Refusal {
        Refusal(
            ClosureRefusal.reasonContradicted,
            "The reason \(reason.rawValue) is contradicted by the tests or by what is recorded; refuse it for one that applies.",
            fields: ["reason"])
    }
}
