public import WorkingDays

/// Why an obligation is not agreed, changed, or recorded as it came on.
enum ObligationRefusal: String, SubjectRefusal {
    static let subject = RefusalSubject.obligations

    case ownerMissing = "owner_missing"
    case ownerWorksElsewhere = "owner_works_elsewhere"
    case sourceMissing = "source_missing"
    case ownerOfOtherDepartment = "owner_of_other_department"
    case obligationScope = "obligation_scope"
    case obligationAmount = "obligation_amount"
    case obligationDue = "obligation_due"
    case obligationQuantity = "obligation_quantity"
    case quantityOutstanding = "quantity_outstanding"
    case decisionReasonMissing = "decision_reason_missing"
    case evidenceMissing = "evidence_missing"
    case obligationNotAgreed = "obligation_not_agreed"
    case obligationNotAccepted = "obligation_not_accepted"
    case obligationDone = "obligation_done"
    case obligationNotDone = "obligation_not_done"
    case obligationNotOmbudsmans = "obligation_not_ombudsmans"
    case obligationUnchanged = "obligation_unchanged"

    var page: RefusalPage {
        switch self {
        case .ownerMissing:
            .fault(
                "The obligation has no owner",
                means:
                    "An obligation is owned by a person of the directory, by a department or a service of it, or by a post.",
                next: "Send owner_id, owner_department or both, or owner_post_id.")
        case .ownerWorksElsewhere:
            .fault(
                "The owner works in another department",
                means: """
                    A person who owns an obligation for a department works there, if the directory knows where they work.
                    """,
                next: "Leave out owner_department, name a person of that department, or correct the directory.")
        case .sourceMissing:
            .conflict(
                "The complaint has nothing the obligation could come from",
                means: """
                    A recommendation of a stage, of a remedial review or of the Ombudsman comes from a complaint that has \
                    that stage, a review, or a case there.
                    """,
                next: "Send the source local, or record the stage, the review or the case first.")
        case .ownerOfOtherDepartment:
            .conflict(
                "The obligation belongs to another department",
                means: "A department adds, changes and writes on its own obligations, and the complaints team all.",
                next: "Leave it to the department that owns the obligation, or to the complaints team.")
        case .obligationScope:
            .fault(
                "The type of obligation does not fit its scope",
                means: """
                    Redress for the person is individual; training, guidance and changes of procedure are wider. The \
                    two are counted apart.
                    """,
                next: "Send the other scope, or another type. Only the type other needs a scope.")
        case .obligationAmount:
            .fault(
                "An obligation of this type has no amount",
                means: "Only what is paid has an amount.", next: "Leave out amount_pence, or send a type that is paid.")
        case .obligationDue:
            .fault(
                "The due date of the obligation is not clear",
                means: """
                    An obligation is due on a day, as the Ombudsman's letter may name one, or so many weeks or months \
                    after the decision.
                    """,
                next: "Send one of due_on, due_in_weeks and due_in_months; before the Ombudsman's decision, due_on.")
        case .obligationQuantity:
            .fault(
                "The quantity is not clear",
                means: """
                    A service may be owed in a quantity, as 29 sessions of therapy are. What is provided or paid for in \
                    its place is together no more than is owed.
                    """,
                next: "Send quantity with unit, of a service; later delivered, or in_lieu_quantity with in_lieu_pence.")
        case .quantityOutstanding:
            .conflict(
                "A part is still outstanding",
                means: "An obligation of a quantity is done once all of it was provided or paid for.",
                next: "Record what was provided, or what is paid in its place, with the progress of the obligation.")
        case .decisionReasonMissing:
            .fault(
                "A recommendation that is not accepted needs a reason",
                means: "Whoever reads the record later can see why a recommendation was not accepted.",
                next: "Send decision_reason.")
        case .evidenceMissing:
            .fault(
                "There is no evidence that the obligation was done",
                means: "An obligation counts as done when the record shows what was done.",
                next: "Send evidence, or record the obligation as part done.")
        case .obligationNotAgreed:
            .conflict(
                "The recommendation is not agreed",
                means: """
                    What a report recommends becomes an obligation when the stage's answer accepts it, with its owner and \
                    its day.
                    """,
                next: "Answer the stage first, or add an obligation of its own where the answer did not follow it.",
                rule: "SI 2006/1738 regs 17, 20")
        case .obligationNotAccepted:
            .conflict(
                "The recommendation was not accepted",
                means: "A recommendation that was not accepted makes no progress.",
                next: """
                    If it is carried out after all, accept it with POST /v1/obligations/{obligation_id}/decision first.
                    """)
        case .obligationDone:
            .conflict(
                "The obligation was done already",
                means: "Nothing more is decided or recorded about the progress of an obligation that was done.",
                next: "Record whether it worked with POST /v1/obligations/{obligation_id}/check, or add another.")
        case .obligationNotDone:
            .conflict(
                "The obligation is not done yet",
                means: """
                    Whether an obligation worked, and whether the Ombudsman is satisfied, can be seen only once it is done.
                    """,
                next: "Record that it is done with POST /v1/obligations/{obligation_id}/progress first.")
        case .obligationNotOmbudsmans:
            .conflict(
                "The obligation is not the Ombudsman's",
                means: "The Ombudsman is satisfied with what was agreed in a case there, and with nothing else.",
                next: "Record whether it worked with POST /v1/obligations/{obligation_id}/check.")
        case .obligationUnchanged:
            .fault(
                "Nothing would change",
                means: "The obligation has this owner and this day already.",
                next: "Send the owner or the day that is to be in its place.")
        }
    }
}

extension Refusal {
    /// Somebody owns an obligation (requirement R78).
    public static var ownerMissing: Refusal {
        Refusal(
            ObligationRefusal.ownerMissing,
            "Say in owner_id, owner_department or owner_post_id who owns the obligation.", fields: ["owner_id"])
    }

    /// Whoever owns an obligation for a department works there (requirement R78).
    public static func ownerWorksElsewhere(in department: String) -> Refusal {
        Refusal(
            ObligationRefusal.ownerWorksElsewhere,
            "The person works in \(department); send that in owner_department or leave it out.",
            fields: ["owner_department"])
    }

    /// An obligation comes from something that the complaint has (requirement R76).
    public static func sourceMissing(_ source: ObligationSource) -> Refusal {
        Refusal(
            ObligationRefusal.sourceMissing,
            """
            The complaint has nothing of the source \(source.rawValue); send another, or record the stage, the review or \
            the case first.
            """)
    }

    /// A department writes its own obligations only (requirement R78).
    public static var ownerOfOtherDepartment: Refusal {
        Refusal(
            ObligationRefusal.ownerOfOtherDepartment,
            "The obligation belongs to another department than yours, or would; leave it to that department.")
    }

    /// The type of obligation is of the other group, or does not say whom it is for (requirement R74).
    public static func obligationScope(_ type: ObligationType, _ scope: ObligationScope?) -> Refusal {
        let sentence =
            if let scope {
                "The type \(type.rawValue) does not belong to the scope \(scope.rawValue); change one of the two."
            } else {
                "The type \(type.rawValue) may be for the person or for the service; say which in scope."
            }
        return Refusal(ObligationRefusal.obligationScope, sentence, fields: ["type"])
    }

    /// An amount belongs to money and only to money (requirement R96).
    public static func obligationAmount(_ type: ObligationType) -> Refusal {
        Refusal(
            ObligationRefusal.obligationAmount,
            "An obligation of the type \(type.rawValue) has no amount; leave out amount_pence.",
            fields: ["amount_pence"])
    }

    /// An obligation is due in one way: on a day, or so many weeks or months after the decision.
    public static var obligationDue: Refusal {
        Refusal(
            ObligationRefusal.obligationDue,
            "Send the day it is due, or the weeks or the months after the decision, and only one of the three.",
            fields: ["due_on"])
    }

    /// Weeks and months count from the Ombudsman's decision.
    public static var obligationBeforeDecision: Refusal {
        Refusal(
            ObligationRefusal.obligationDue,
            "Weeks and months count from the decision, which is not recorded yet; send the day itself in due_on.",
            fields: ["due_on"])
    }

    /// A recommendation that is not accepted needs its reason.
    public static var decisionReasonMissing: Refusal {
        Refusal(
            ObligationRefusal.decisionReasonMissing,
            "Say in decision_reason why the recommendation is not accepted.", fields: ["decision_reason"])
    }

    /// What is done shows what was done.
    public static var evidenceMissing: Refusal {
        Refusal(
            ObligationRefusal.evidenceMissing, "Say in evidence what shows that the obligation was done.",
            fields: ["evidence"])
    }

    /// The stage's answer has not accepted the recommendation.
    public static var obligationNotAgreed: Refusal {
        Refusal(
            ObligationRefusal.obligationNotAgreed,
            "The answer of the stage has not accepted this recommendation, so nobody is obliged to anything.")
    }

    /// The recommendation was not accepted.
    public static var obligationNotAccepted: Refusal {
        Refusal(
            ObligationRefusal.obligationNotAccepted,
            "The recommendation was not accepted; accept it first if it is carried out after all.")
    }

    /// The obligation was done before.
    public static func obligationDone(on day: Day) -> Refusal {
        Refusal(
            ObligationRefusal.obligationDone, "The obligation was done on \(day.written), so this no longer changes.")
    }

    /// Whether an obligation worked can be checked once it is done.
    public static var obligationNotDone: Refusal {
        Refusal(
            ObligationRefusal.obligationNotDone,
            "The obligation is not done yet, so nobody can say whether it worked or satisfies the Ombudsman.")
    }

    /// The obligation does not come from a case at the Ombudsman.
    public static var obligationNotOmbudsmans: Refusal {
        Refusal(
            ObligationRefusal.obligationNotOmbudsmans,
            "The obligation does not come from a case at the Ombudsman, who is therefore not asked to be satisfied.")
    }

    /// The change would leave the obligation as it is.
    public static var obligationUnchanged: Refusal {
        Refusal(
            ObligationRefusal.obligationUnchanged,
            "The obligation has this owner and this day already; send what is to change.", fields: ["due_on"])
    }
}
