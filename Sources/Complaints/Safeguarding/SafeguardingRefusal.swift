public import WorkingDays

/// Why a contact that raised safeguarding waits, or is not what it is said to be.
enum SafeguardingRefusal: String, SubjectRefusal {
    static let subject = RefusalSubject.safeguarding

    case referralUnacknowledged = "referral_unacknowledged"
    case maliciousUnassessed = "malicious_unassessed"
    case ladoWithoutEstablishment = "lado_without_establishment"

    var page: RefusalPage {
        switch self {
        case .referralUnacknowledged:
            .conflict(
                "A safeguarding referral has not been acknowledged",
                means: """
                    The contact was referred because somebody may be at risk, and it stays open until whoever \
                    received the referral has acknowledged it.
                    """,
                next: "Ask the recipient, record the acknowledgement of the referral, then close the contact.")
        case .maliciousUnassessed:
            .fault(
                "Nothing shows that the contact was malicious",
                means: """
                    A contact is called malicious only after an assessment by several agencies in which the person \
                    was spoken to.
                    """,
                next: "Send assessment_reference and spoken_to_on, or close the contact with another disposition.")
        case .ladoWithoutEstablishment:
            .fault(
                "The establishment is missing",
                means: """
                    A referral to the designated officer for allegations concerns staff of a place, and is kept \
                    together with it.
                    """,
                next: "Send establishment with lado_reference.")
        }
    }
}

extension Refusal {
    /// A safeguarding referral waits for its recipient (requirement R9).
    public static func referralUnacknowledged(referredOn day: Day) -> Refusal {
        Refusal(
            SafeguardingRefusal.referralUnacknowledged,
            "The safeguarding referral of \(day.written) has not been acknowledged; record that first.")
    }

    /// Nothing is malicious before an assessment (requirement R10; ruling C41).
    public static func maliciousUnassessed(_ fields: [String]) -> Refusal {
        Refusal(
            SafeguardingRefusal.maliciousUnassessed,
            "A contact is called malicious only after an assessment by several agencies in which the person was spoken "
                + "to; send \(fields.written).", fields: fields)
    }

    /// A reference to the designated officer stands with the place it is about.
    public static var ladoWithoutEstablishment: Refusal {
        Refusal(
            SafeguardingRefusal.ladoWithoutEstablishment,
            "Send the establishment that lado_reference is about.",
            fields: ["establishment"])
    }
}
