/// Why something is not registered that is likely registered already.
enum DuplicateRefusal: String, SubjectRefusal {
    static let subject = RefusalSubject.duplicates

    case likelyDuplicate = "likely_duplicate"
    case unknownReference = "unknown_reference"

    var page: RefusalPage {
        switch self {
        case .likelyDuplicate:
            .conflict(
                "This is likely registered already",
                means: """
                    The same person sent the same words before, or the same sender, by name, e-mail address or telephone \
                    number, wrote within the days that the setting likely_duplicate_days says. A complaint that is \
                    registered twice counts twice.
                    """,
                next: """
                    Read the records that references names. If one of them is this, nothing is to be registered. If this \
                    is another matter, send the request again with all of them in not_a_duplicate_of.
                    """)
        case .unknownReference:
            .fault(
                "No complaint or contact has this reference",
                means: "What not_a_duplicate_of names are complaints and contacts that are there, by their references.",
                next: "Send the references as the refusal likely_duplicate told them.")
        }
    }
}

extension Refusal {
    /// Records that are there already are likely the same; the sentence has their references and no name.
    public static func likelyDuplicate(_ references: [String], within days: Int) -> Refusal {
        let within = days == 0 ? "on one day" : days == 1 ? "within a day" : "within \(days) days"
        return Refusal(
            DuplicateRefusal.likelyDuplicate,
            "This is likely registered already as \(references.joined(separator: ", ")): by the same person in the same "
                + "words, or by the same sender \(within). If it is another matter, send not_a_duplicate_of with "
                + (references.count == 1 ? "this reference." : "these references."),
            references: references)
    }

    /// No complaint or contact has the reference.
    public static func unknownReference(_ reference: String) -> Refusal {
        Refusal(
            DuplicateRefusal.unknownReference,
            "No complaint or contact has the reference \(reference.prefix(100)); name those that were told.",
            fields: ["not_a_duplicate_of"])
    }
}
