public import WorkingDays

/// Why a letter of an Ombudsman case is not logged, answered or given more time.
enum LetterRefusal: String, SubjectRefusal {
    static let subject = RefusalSubject.letters

    case letterDirection = "letter_direction"
    case letterDue = "letter_due"
    case letterWithoutDate = "letter_without_date"
    case letterAnswered = "letter_answered"

    var page: RefusalPage {
        switch self {
        case .letterDirection:
            .fault(
                "It is not clear which way the letter went",
                means: """
                    A letter either reached the council or left it. Enquiries and decisions come from the Ombudsman, and a \
                    reply is the council's.
                    """,
                next: "Send received_on of a letter from the Ombudsman, or sent_on of one to the Ombudsman.")
        case .letterDue:
            .fault(
                "The day by which the letter asks for something does not fit",
                means: """
                    An enquiry and a draft state the day by which the Ombudsman wants an answer, and that day is never \
                    computed. What the council sends asks nothing of the council.
                    """,
                next: "Send due_on as the letter has it, or leave it out of a letter that was sent.")
        case .letterWithoutDate:
            .conflict(
                "The letter asks for nothing by a day",
                means:
                    "Only a letter that was received with a day by which something is asked is answered or given more time.",
                next: "Log what the council wrote as a letter of its own, with sent_on.")
        case .letterAnswered:
            .conflict(
                "The letter is answered already",
                means: "A letter that was answered is neither answered again nor given more time.",
                next: "Record what the Ombudsman has written since as a letter of its own.")
        }
    }
}

extension Refusal {
    /// A letter went one way, on one day.
    public static var letterDirection: Refusal {
        Refusal(
            LetterRefusal.letterDirection,
            "Send received_on of a letter from the Ombudsman or sent_on of one to the Ombudsman, and only one of the two.",
            fields: ["received_on"])
    }

    /// The kind of letter says which way it goes.
    static func letterDirection(_ kind: OmbudsmanLetterKind) -> Refusal {
        Refusal(
            LetterRefusal.letterDirection,
            kind == .reply
                ? "A reply is the council's letter; send sent_on, or another kind."
                : "A letter of the kind \(kind.rawValue) comes from the Ombudsman; send received_on, or another kind.",
            fields: ["kind"])
    }

    /// Only a reply answers a letter.
    static var answersWithoutReply: Refusal {
        Refusal(
            LetterRefusal.letterDirection,
            "Only a reply answers a letter; leave out answers_id, or send the kind reply.",
            fields: ["answers_id"])
    }

    /// The Ombudsman's enquiry or draft states a day, and the council's own letter none.
    static func letterDue(_ kind: OmbudsmanLetterKind) -> Refusal {
        Refusal(
            LetterRefusal.letterDue,
            kind.asksByDay
                ? "A letter of the kind \(kind.rawValue) states the day by which it asks for an answer; send it in due_on."
                : "A letter that was sent asks nothing of the council by a day; leave out due_on.",
            fields: ["due_on"])
    }

    /// Nothing is asked by a day.
    static var letterWithoutDate: Refusal {
        Refusal(
            LetterRefusal.letterWithoutDate,
            "The letter asks for nothing by a day, so it is neither answered nor given more time.")
    }

    /// A reply answers the letter, so that it was answered.
    static func letterRepliedTo(on day: Day) -> Refusal {
        Refusal(
            LetterRefusal.letterAnswered,
            "The reply of \(day.written) answers the letter. Correct the reply, or say that it answers another letter.")
    }

    /// The letter was answered before.
    public static func letterAnswered(on day: Day) -> Refusal {
        Refusal(LetterRefusal.letterAnswered, "The letter was answered already, on \(day.written).")
    }
}
