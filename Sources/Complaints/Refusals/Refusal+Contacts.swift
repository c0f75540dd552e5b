public import Foundation
public import WorkingDays

extension Refusal {
    /// The contact was closed before.
    public static func contactClosed(on day: Day) -> Refusal {
        Refusal(.contactClosed, "The contact was closed on \(day.written).")
    }

    /// The contact is a complaint now, and what follows belongs there.
    public static func contactConverted(_ reference: String) -> Refusal {
        Refusal(.contactConverted, "\(reference) became a complaint; what follows belongs there.")
    }

    /// There is nobody to write to, and no complainant (requirement R14).
    public static var anonymousContact: Refusal {
        Refusal(.anonymousContact, "The contact is anonymous: there is nobody to acknowledge it to.")
    }

    /// An anonymous contact has no name.
    public static var anonymousNamed: Refusal {
        Refusal(.anonymousNamed, "An anonymous contact has no name.", fields: ["person"])
    }

    /// A concern ends with what was done about it (requirement R4).
    public static var resolutionMissing: Refusal {
        Refusal(
            .resolutionMissing, "Record first how and when the concern was put right.", fields: ["disposition"])
    }

    /// The time in which it could have been put right informally has passed, or there was none (requirement R3).
    public static func conversionDue(resolutionDueAt: Date?) -> Refusal {
        let why =
            resolutionDueAt.map { "it was not put right by \(London.written($0))" }
            ?? "its procedure and channel know no informal resolution"
        return Refusal(
            .conversionDue, "The contact is a complaint: \(why). Make it one.",
            rule: "Council policy on informal resolution; Complaint Handling Code 1; SI 2009/309 reg 8")
    }

    /// A safeguarding referral waits for its recipient (requirement R9).
    public static func referralUnacknowledged(referredOn day: Day) -> Refusal {
        Refusal(
            .referralUnacknowledged, "The safeguarding referral of \(day.written) has not been acknowledged.")
    }

    /// Nothing that raised safeguarding is malicious before an assessment (requirement R10).
    public static func maliciousUnassessed(_ fields: [String]) -> Refusal {
        Refusal(
            .maliciousUnassessed,
            "A contact that raised safeguarding is not malicious without a multi-agency assessment in which the person "
                + "was spoken to.", fields: fields)
    }

    /// The corporate procedure is reached by becoming a complaint (requirement R7).
    public static var corporateComplaintNotMade: Refusal {
        Refusal(
            .wrongDestination, "A contact reaches the corporate procedure by becoming a complaint: convert it.",
            fields: ["destination"])
    }

    /// The disposition does not lead there.
    public static func destination(_ destination: Destination, _ disposition: Disposition) -> Refusal {
        let allowed = disposition.destinations.map(\.rawValue).joined(separator: ", ")
        return Refusal(
            .wrongDestination,
            "\(disposition.rawValue) does not lead to \(destination.rawValue): "
                + (allowed.isEmpty ? "it has no destination." : "it leads to one of \(allowed)."),
            fields: ["destination"])
    }

    /// The disposition asks for the field, or does not know it.
    public static func fieldOfDisposition(_ field: String, _ disposition: Disposition) -> Refusal {
        Refusal(
            .fieldOfDisposition,
            "Where the disposition is \(disposition.rawValue), \(field) is asked for; elsewhere "
                + "it has no meaning.", fields: [field])
    }

    /// A first request for service is not a complaint (requirement R5).
    public static var firstServiceRequest: Refusal {
        Refusal(
            .firstServiceRequest,
            "A first request for service is not a complaint; log what came later and cite this as reported before.",
            rule: "Complaint Handling Code 1")
    }

    /// The contact is of that kind already.
    public static func sameKind(_ kind: ContactKind) -> Refusal {
        Refusal(.sameKind, "The contact is of the kind \(kind.rawValue) already.")
    }

    /// A reference to the designated officer stands with the place it is about.
    public static var ladoWithoutEstablishment: Refusal {
        Refusal(
            .ladoWithoutEstablishment, "A referral to the designated officer names the establishment it is about.",
            fields: ["establishment"])
    }
}

extension London {
    /// An instant as a sentence gives it, in London's time.
    fileprivate static func written(_ instant: Date) -> String {
        let day = day(of: instant)
        let minutes = Int(instant.timeIntervalSince(London.instant(of: day)) / 60)
        let clock = [minutes / 60, minutes % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
        return "\(clock) on \(day.written)"
    }
}
