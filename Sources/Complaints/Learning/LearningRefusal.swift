public import WorkingDays

/// Why a remedial review, a cause or a pair is not recorded.
enum LearningRefusal: String, SubjectRefusal {
    static let subject = RefusalSubject.learning

    case noFaultFound = "no_fault_found"
    case reviewIncomplete = "review_incomplete"
    case unknownCause = "unknown_cause"
    case causeMissing = "cause_missing"
    case causeRetired = "cause_retired"
    case causeTaken = "cause_taken"
    case causeForm = "cause_form"
    case pairNamesSomebody = "pair_names_somebody"
    case pairOfOtherProcedure = "pair_of_other_procedure"

    var page: RefusalPage {
        switch self {
        case .noFaultFound:
            .conflict(
                "No fault was found",
                means: "A remedial review looks at what follows from a fault, and no stage of the complaint found any.",
                next: """
                    There is nothing to review. Put what was learnt all the same in an obligation or an entry of the \
                    file.
                    """,
                rule: "Ruling: fault of a complaint")
        case .reviewIncomplete:
            .fault(
                "The review is incomplete or contradicts itself",
                means: """
                    A remedial review says what was done for the person and what wider change follows, or says \
                    outright that nothing was.
                    """,
                next: "Send the text, or the field that says there is none, and not both.",
                rule: "Ruling: fault of a complaint")
        case .unknownCause:
            .fault(
                "There is no such cause",
                means: "The council's list of causes does not have it.",
                next: "Take the code from GET /v1/causes, or add the cause first.")
        case .causeMissing:
            .conflict(
                "The complaint has no cause yet",
                means: "What a complaint was about is recorded before it is answered, so that causes can be counted.",
                next: """
                    Record one with POST /v1/complaints/{complaint_id}/corrections, in causes; GET /v1/causes lists \
                    them.
                    """)
        case .pairNamesSomebody:
            .fault(
                "The pair names somebody",
                means: """
                    A pair is printed without the complaints it comes from, so it has the name of nobody who is in \
                    their files, however it is written, and no reference of a case.
                    """,
                next: "Say it without the name, and send it again.")
        case .pairOfOtherProcedure:
            .fault(
                "A complaint belongs to another procedure",
                means: "A pair is published for one procedure, and comes from complaints of that procedure.",
                next: "Send the procedure of the complaints, or leave the complaint out.")
        case .causeRetired:
            .fault(
                "The cause is no longer in use",
                means: "A cause that was retired stays with the complaints that have it, and is not chosen for others.",
                next: "Choose a cause from GET /v1/causes that is in use.")
        case .causeTaken:
            .conflict(
                "The cause is on the list already",
                means: "Each code is on the list once, also after it was retired.",
                next: "Use the cause that is there, or choose another code.")
        case .causeForm:
            .fault(
                "The code of a cause cannot be used",
                means: "A code is made of small letters, digits and underscores, and begins with a letter.",
                next: "Choose a code of that form, such as poor_communication; its name may be any text.")
        }
    }
}

extension Refusal {
    /// A remedial review is of a fault.
    public static var noFaultFound: Refusal {
        Refusal(LearningRefusal.noFaultFound, "No stage of the complaint found fault, so there is nothing to review.")
    }

    /// The review says what was done, or that nothing was, and not both.
    public static func reviewIncomplete(_ field: String, none: String) -> Refusal {
        Refusal(
            LearningRefusal.reviewIncomplete,
            "Send \(field) to say what was done, or \(none) to say that nothing was, and not both.",
            fields: [field])
    }

    /// The cause is not on the council's list.
    public static func unknownCause(_ cause: String) -> Refusal {
        Refusal(
            LearningRefusal.unknownCause, "There is no cause \(cause); GET /v1/causes lists them.", fields: ["causes"])
    }

    /// A complaint that is answered says what it was about (requirement R71).
    public static var causeMissing: Refusal {
        Refusal(
            LearningRefusal.causeMissing,
            "The complaint has no cause yet; record what it was about before it is answered.")
    }

    /// A complaint that was answered keeps a cause (requirement R71).
    public static var causeKept: Refusal {
        Refusal(
            LearningRefusal.causeMissing, "The complaint is answered and keeps a cause; send what it was about instead."
        )
    }

    /// A pair is printed without names (requirement R77).
    public static func pairNamesSomebody(_ field: String) -> Refusal {
        Refusal(
            LearningRefusal.pairNamesSomebody,
            "\(field) has the name of somebody in these complaints; say it without the name.", fields: [field])
    }

    /// A pair is printed without its complaints (requirement R77).
    public static func pairNamesCase(_ field: String) -> Refusal {
        Refusal(
            LearningRefusal.pairNamesSomebody,
            "\(field) has the reference of a case, by which people can be found; say it without the reference.",
            fields: [field])
    }

    /// The complaints of a pair are of its procedure (requirement R77).
    public static func pairOfOtherProcedure(_ procedure: Procedure) -> Refusal {
        Refusal(
            LearningRefusal.pairOfOtherProcedure,
            "One of the complaints is not in \(procedure.written); send their procedure, or leave it out.",
            fields: ["complaint_ids"])
    }

    /// The cause is no longer chosen for new complaints.
    public static func causeRetired(_ cause: String, on day: Day) -> Refusal {
        Refusal(
            LearningRefusal.causeRetired,
            "The cause \(cause) was retired on \(day.written); choose one that is in use.",
            fields: ["causes"])
    }

    /// The code is on the list already, perhaps as one that was retired.
    public static func causeTaken(_ cause: String) -> Refusal {
        Refusal(LearningRefusal.causeTaken, "The cause \(cause) is on the list already; choose another code.")
    }

    /// The code is not of the form of codes.
    public static var causeForm: Refusal {
        Refusal(
            LearningRefusal.causeForm,
            "A code is made of small letters, digits and underscores, and begins with a letter.",
            fields: ["cause"])
    }
}
