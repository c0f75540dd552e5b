public import WorkingDays

/// Why a complaint is not accepted, or what comes before its acceptance is not recorded.
enum ComplaintRefusal: String, SubjectRefusal {
    static let subject = RefusalSubject.complaints

    case alreadyAccepted = "already_accepted"
    case notAccepted = "not_accepted"
    case eligibilityTestsUnanswered = "eligibility_tests_unanswered"
    case outsideChildrensProcedure = "outside_childrens_procedure"
    case withinChildrensProcedure = "within_childrens_procedure"
    case notAboutChildrensSocialCare = "not_about_childrens_social_care"
    case sufficientInterestUndecided = "sufficient_interest_undecided"
    case noSufficientInterest = "no_sufficient_interest"
    case outOfTime = "out_of_time"
    case waiverLimbMissing = "waiver_limb_missing"
    case advocacyAnswer = "advocacy_answer"
    case advocacyRepresentative = "advocacy_representative"
    case notOral = "not_oral"
    case writtenRecordMissing = "written_record_missing"

    var page: RefusalPage {
        switch self {
        case .alreadyAccepted:
            .conflict(
                "The complaint has been accepted already",
                means: "A complaint is accepted once, into one procedure.",
                next: """
                    Read the complaint to see its procedure. If that is the wrong one, move it with POST \
                    /v1/complaints/{complaint_id}/procedure-moves; to use another version of the same procedure, move \
                    it with POST /v1/complaints/{complaint_id}/procedure-version.
                    """)
        case .notAccepted:
            .conflict(
                "The complaint has not been accepted",
                means: """
                    Stages, deadlines and answers belong to a complaint that was accepted into a procedure, and this \
                    one was not.
                    """,
                next: "Accept it with POST /v1/complaints/{complaint_id}/acceptance, then send the request again.")
        case .eligibilityTestsUnanswered:
            .fault(
                "The two tests of the children's procedure are not answered",
                means: """
                    The procedure takes a complaint from somebody who may use it, about something within it. Both \
                    questions are answered, and both answers kept, before a matter of children's social care takes \
                    any route.
                    """,
                next: "Send eligible_complainant and subject_in_scope, each true or false.",
                rule: "Children Act 1989 s26(3); SI 2006/1738 reg 3")
        case .outsideChildrensProcedure:
            .fault(
                "The complaint is outside the children's procedure",
                means: "At least one of the two tests was answered with no, so the statutory procedure does not apply.",
                next: """
                    Accept the complaint into the procedure that applies, usually the corporate one, and explain to \
                    the complainant why.
                    """,
                rule: "Children Act 1989 s26(3); SI 2006/1738 regs 3 to 5")
        case .withinChildrensProcedure:
            .fault(
                "The children's procedure applies",
                means: """
                    Both tests were answered with yes, so the law leaves no choice of procedure, and the complaint is \
                    neither accepted into another nor refused as one for another route.
                    """,
                next: "Accept it into the procedure childrens. If a test was answered wrongly, send the right answer.",
                rule: "Children Act 1989 s26(3); SI 2006/1738 regs 3 to 5")
        case .notAboutChildrensSocialCare:
            .conflict(
                "The complaint is not recorded as about children's social care",
                means: "Only a complaint about children's social care is accepted into the children's procedure.",
                next: """
                    If it is about that, correct about_childrens_social_care with POST \
                    /v1/complaints/{complaint_id}/corrections, then accept it; a move to the procedure corrects it in \
                    the same request.
                    """,
                rule: "SI 2006/1738 regs 3 to 5")
        case .sufficientInterestUndecided:
            .conflict(
                "It is not decided whether the person has sufficient interest",
                means: """
                    The law names who may complain about a child's care. Anybody else may do so only where the \
                    council finds that they have sufficient interest in the child's welfare.
                    """,
                next: """
                    Record the decision with POST /v1/complaints/{complaint_id}/sufficient-interest, then accept the \
                    complaint.
                    """,
                rule: "Children Act 1989 s26(3)(e)")
        case .noSufficientInterest:
            .conflict(
                "The person has no sufficient interest",
                means: """
                    The council decided that the person's interest in the child's welfare is not sufficient, so they \
                    cannot use the children's procedure.
                    """,
                next: "Consider the complaint under the corporate procedure, or refuse it with its reasons.",
                rule: "Children Act 1989 s26(3)(e); SI 2006/1738 reg 12")
        case .outOfTime:
            .fault(
                "The complaint came more than a year after the matter",
                means: """
                    A complaint is made within a year of the day on which the complainant came to know of the \
                    matter. A later one is accepted only where that limit is waived.
                    """,
                next: """
                    Waive the limit with waiver_reason, waiver_good_reason and waiver_can_be_considered, or refuse \
                    the complaint as out_of_time.
                    """,
                rule: "SI 2006/1738 reg 9; SI 2009/309 reg 12; Complaint Handling Code 2")
        case .waiverLimbMissing:
            .fault(
                "The time limit cannot be waived on these grounds",
                means: """
                    The limit is waived only where the complainant had good reason not to complain sooner and the \
                    complaint can still be considered effectively and fairly. One of the two was answered with no, or not at all.
                    """,
                next: "If both are so, send both as true. Otherwise refuse the complaint as out_of_time.",
                rule: "SI 2006/1738 reg 9; SI 2009/309 reg 12")
        case .advocacyAnswer:
            .fault(
                "The answer to the offer of an advocate is incomplete",
                means: "What was answered and the day it was answered are recorded together.",
                next: "Send answer and answered_on, or leave both out while there is no answer.")
        case .advocacyRepresentative:
            .fault(
                "The representative does not fit the answer",
                means: """
                    Somebody who accepts the offer of an advocate gets a representative of a type, or waits for one \
                    from the day the advocate was asked for. Nobody else does.
                    """,
                next: """
                    Send representative and representative_type with the answer accepted, or advocate_asked_on while \
                    nobody is appointed, and leave all of them out with any other answer.
                    """)
        case .notOral:
            .conflict(
                "The complaint was made in writing",
                means: """
                    Only a complaint that was made by word of mouth needs a written record of what was said. This \
                    one is its own record.
                    """,
                next: "There is nothing to send.",
                rule: "SI 2006/1738 reg 16")
        case .writtenRecordMissing:
            .conflict(
                "The written record has not been sent",
                means: """
                    A complaint made by word of mouth is written down and sent to the complainant before stage 2 \
                    begins.
                    """,
                next: """
                    Send the record and note it with POST /v1/complaints/{complaint_id}/written-record, then request \
                    the stage again.
                    """,
                rule: "SI 2006/1738 reg 16")
        }
    }
}

extension Refusal {
    /// The complaint was accepted into a procedure before (requirement R23).
    public static func alreadyAccepted(_ procedure: Procedure) -> Refusal {
        Refusal(
            ComplaintRefusal.alreadyAccepted,
            "The complaint is accepted into \(procedure.written) already; if that is wrong, move it.")
    }

    /// The complaint has not been accepted into a procedure.
    public static var notAccepted: Refusal {
        Refusal(ComplaintRefusal.notAccepted, "The complaint has not been accepted; accept it into a procedure first.")
    }

    /// Both tests of the children's procedure must be answered before acceptance (requirement R6).
    public static var eligibilityTestsUnanswered: Refusal {
        Refusal(
            ComplaintRefusal.eligibilityTestsUnanswered,
            "Answer both tests of the children's procedure, eligible_complainant and subject_in_scope, to accept the complaint.",
            fields: ["eligible_complainant", "subject_in_scope"])
    }

    /// A test of the children's procedure failed; another route applies (requirement R7).
    public static func outsideChildrensProcedure(eligibleComplainant: Bool, subjectInScope: Bool) -> Refusal {
        let failed = [
            eligibleComplainant ? nil : "the person may not complain under it",
            subjectInScope ? nil : "the matter is not within it",
        ].compactMap { $0 }.joined(separator: " and ")
        return Refusal(
            ComplaintRefusal.outsideChildrensProcedure,
            "The complaint is outside the children's procedure: \(failed). Choose the procedure that applies.",
            fields: ["procedure"])
    }

    /// Both tests of the children's procedure are met, so it is the one that applies (requirement R6).
    public static var withinChildrensProcedure: Refusal {
        Refusal(
            ComplaintRefusal.withinChildrensProcedure,
            "The complaint meets both tests of the children's procedure and goes no other way; accept it into that.",
            fields: ["eligible_complainant", "subject_in_scope"])
    }

    /// The flag and the procedure do not agree (requirement R6).
    public static var notAboutChildrensSocialCare: Refusal {
        Refusal(
            ComplaintRefusal.notAboutChildrensSocialCare,
            "The complaint is not recorded as about children's social care, which the children's procedure is for; correct "
                + "that first.")
    }

    /// The person is none of those the law names, so their interest is decided first.
    public static var sufficientInterestUndecided: Refusal {
        Refusal(
            ComplaintRefusal.sufficientInterestUndecided,
            "The law does not name this complainant; decide first whether they have sufficient interest in the child's "
                + "welfare.")
    }

    /// The person has no sufficient interest; another procedure may take the complaint.
    public static var noSufficientInterest: Refusal {
        Refusal(
            ComplaintRefusal.noSufficientInterest,
            "The complainant was found to have no sufficient interest in the child's welfare; consider the complaint under "
                + "the corporate procedure.")
    }

    /// The complaint came later than a year and needs a waiver.
    public static func outOfTime(_ receivedOn: Day, last: Day) -> Refusal {
        Refusal(
            ComplaintRefusal.outOfTime,
            "The complaint came on \(receivedOn.written), and the year for it ended on \(last.written). Say why the limit "
                + "is waived, or refuse the complaint as out of time.",
            fields: ["waiver_reason"])
    }

    /// Both limbs of a waiver are needed.
    public static var waiverLimbMissing: Refusal {
        Refusal(
            ComplaintRefusal.waiverLimbMissing,
            "The limit is waived only where there was good reason for the delay and the complaint can still be considered "
                + "fairly; send both as true.",
            fields: ["waiver_good_reason", "waiver_can_be_considered"])
    }

    /// An answer to the offer of an advocate has its day, and only an answer has one.
    public static var advocacyAnswer: Refusal {
        Refusal(
            ComplaintRefusal.advocacyAnswer, "Send answer and answered_on together, or neither.",
            fields: ["answer", "answered_on"])
    }

    /// An offer that was accepted names the representative with the type, and only that.
    public static var advocacyRepresentative: Refusal {
        Refusal(
            ComplaintRefusal.advocacyRepresentative,
            "Name the representative and their type where the offer was accepted, and only there; until somebody is "
                + "appointed, advocate_asked_on alone will do.",
            fields: ["representative", "representative_type"])
    }

    /// The complaint was made in writing and needs no record.
    public static func notOral(_ channel: Channel) -> Refusal {
        Refusal(
            ComplaintRefusal.notOral,
            "The complaint came in writing (\(channel.rawValue)), so no written record of it is needed.")
    }

    /// A complaint made orally is written down and sent before stage 2.
    public static var writtenRecordMissing: Refusal {
        Refusal(
            ComplaintRefusal.writtenRecordMissing,
            "The complaint was made by word of mouth; send its written record before stage 2 is requested.")
    }
}
