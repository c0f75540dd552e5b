public import WorkingDays

/// Why a record is not closed as registered in error, or nothing is done to one that was.
enum RegistrationErrorRefusal: String, SubjectRefusal {
    static let subject = RefusalSubject.closure

    case inErrorAlready = "registered_in_error"
    case duplicateOfItself = "duplicate_of_itself"
    case duplicateOfError = "duplicate_of_error"
    case unknownDuplicate = "unknown_duplicate"
    case unsettled
    case notInError = "not_registered_in_error"

    var page: RefusalPage {
        switch self {
        case .inErrorAlready:
            .conflict(
                "The record was registered in error",
                means: "It was closed as registered in error or twice, counts nowhere, and takes nothing more.",
                next: """
                    If it is a record of its own after all, reopen it. What was meant for it belongs to the record \
                    that counts in its place, where there is one.
                    """)
        case .duplicateOfItself:
            .fault(
                "A record is no duplicate of itself",
                means: "The record that counts in the place of the one that is closed is another one.",
                next: "Name the other record, or leave duplicate_of out where there is none.")
        case .duplicateOfError:
            .fault(
                "The other record does not count either",
                means: """
                    What was registered twice counts as the other record. That one was registered in error itself, \
                    so that nothing would be left to count.
                    """,
                next: "Name the record that counts, or reopen the other one first.")
        case .unknownDuplicate:
            .fault(
                "There is no such record to be a duplicate of",
                means: "No record of the same kind has the identifier or the reference that duplicate_of names.",
                next: "Look the other record up and send its id or its reference.")
        case .unsettled:
            .conflict(
                "Something still hangs on the record",
                means: """
                    What is registered in error, or taken back, is left out of everything. A case at the Ombudsman, an obligation \
                    that is not done, a safeguarding referral that nobody acknowledged, or a record that was \
                    registered twice and counts as this one would be left in the air.
                    """,
                next: """
                    Settle first what the answer names: link the case to the right complaint or take the link back, \
                    record that the obligation is done or not followed, have the referral acknowledged, reopen the \
                    duplicate and name the right record for it.
                    """)
        case .notInError:
            .conflict(
                "The record was not registered in error",
                means: "Only what was closed as registered in error or twice is taken back by this.",
                next: "There is nothing to take back.")
        }
    }
}

extension Refusal {
    /// The record was closed as registered in error.
    public static func inErrorAlready(on day: Day) -> Refusal {
        Refusal(
            RegistrationErrorRefusal.inErrorAlready,
            "This was closed on \(day.written) as registered in error; reopen it first if it is a record of its own.")
    }

    /// A record counts in the place of another.
    public static var duplicateOfItself: Refusal {
        Refusal(
            RegistrationErrorRefusal.duplicateOfItself,
            "Nothing is a duplicate of itself; name the record that counts in its place.", fields: ["duplicate_of"])
    }

    /// The other record was registered in error too.
    public static func duplicateOfError(on day: Day) -> Refusal {
        Refusal(
            RegistrationErrorRefusal.duplicateOfError,
            "The other record was itself registered in error on \(day.written), so that neither would count; name the one "
                + "that does.", fields: ["duplicate_of"])
    }

    /// No record has this identifier or reference.
    public static var unknownDuplicate: Refusal {
        Refusal(
            RegistrationErrorRefusal.unknownDuplicate, "No record of this kind has this id or reference.",
            fields: ["duplicate_of"])
    }

    /// Something would be left in the air.
    public static func unsettled(_ unsettled: Unsettled) -> Refusal {
        let sentence =
            switch unsettled {
            case .ombudsmanCase(let reference):
                "\(reference.map { "The Ombudsman's case \($0)" } ?? "A case at the Ombudsman") belongs to it; link the case to "
                    + "the right complaint first."
            case .obligation(let text):
                "What was agreed is not done\(text.map { " (\($0))" } ?? ""); record first what became of it."
            case .referral: "A safeguarding referral waits to be acknowledged; have it acknowledged first."
            case .duplicate(let reference):
                "\(reference) was registered twice and counts as this one; reopen it first, or name another for it."
            }
        return Refusal(RegistrationErrorRefusal.unsettled, sentence)
    }

    /// There is nothing to take back.
    public static var notInError: Refusal {
        Refusal(RegistrationErrorRefusal.notInError, "This was not registered in error, so there is nothing to reopen.")
    }
}
