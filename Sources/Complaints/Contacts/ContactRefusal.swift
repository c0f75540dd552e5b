public import Foundation
public import WorkingDays

/// Why a contact is not acknowledged, closed or made a complaint.
enum ContactRefusal: String, SubjectRefusal {
    static let subject = RefusalSubject.contacts

    case contactClosed = "contact_closed"
    case contactConverted = "contact_converted"
    case anonymousContact = "anonymous_contact"
    case anonymousNamed = "anonymous_named"
    case resolutionMissing = "resolution_missing"
    case conversionDue = "conversion_due"
    case wrongDestination = "wrong_destination"
    case fieldOfDisposition = "field_of_disposition"
    case firstServiceRequest = "first_service_request"
    case notServiceRequest = "not_service_request"
    case sameKind = "same_kind"

    var page: RefusalPage {
        switch self {
        case .contactClosed:
            .conflict(
                "The contact is closed",
                means: "The contact has ended, and nothing more is recorded with it.",
                next: "Log what has come since as a contact of its own, and name this one in it.")
        case .contactConverted:
            .conflict(
                "The contact has become a complaint",
                means: "The contact was converted, and everything that follows is recorded with the complaint.",
                next: "Read the contact to find its complaint, and repeat the request there.")
        case .anonymousContact:
            .conflict(
                "The contact is anonymous",
                means: "Nobody is known to whom an acknowledgement could be sent.",
                next: "There is nothing to acknowledge. Close the contact once it has been dealt with.")
        case .anonymousNamed:
            .fault(
                "An anonymous contact has a name",
                means: "The source is anonymous, yet the request names a person.",
                next: "Leave out person, or give the source that the person is.")
        case .resolutionMissing:
            .fault(
                "It is not recorded how the concern was put right",
                means: "An informal concern ends with what was done about it, and when.",
                next: "Record that with POST /v1/contacts/{contact_id}/resolution, then close the contact.")
        case .conversionDue:
            .conflict(
                "The contact must become a complaint",
                means: """
                    Dissatisfaction may be put right informally for a short time, and only where the procedure and \
                    the channel allow it. That time is over, or there was none, so the person has a complaint.
                    """,
                next: "Convert the contact with POST /v1/contacts/{contact_id}/complaint.",
                rule: "Council policy on informal resolution; Complaint Handling Code 1; SI 2009/309 reg 8")
        case .wrongDestination:
            .fault(
                "The contact cannot have gone there",
                means: """
                    How a contact ended decides where it can have gone: another organisation, another procedure of \
                    the council, or a route out of the children's procedure. It reaches the corporate procedure only \
                    by becoming a complaint.
                    """,
                next: """
                    Send a destination that belongs to the disposition, or convert the contact with POST \
                    /v1/contacts/{contact_id}/complaint.
                    """)
        case .fieldOfDisposition:
            .fault(
                "A field does not fit the disposition",
                means: """
                    Each way for a contact to end has fields of its own. One of them is missing, or one was sent \
                    that belongs to another way.
                    """,
                next: "Send the field where the disposition needs it, and leave it out where it does not.")
        case .firstServiceRequest:
            .conflict(
                "A first request for service is not a complaint",
                means: """
                    Somebody who asks for a service for the first time has not complained. They may complain about \
                    the answer, or because none came.
                    """,
                next: """
                    If the person has been in touch again, log that contact with reported_before_id naming this one, \
                    and convert it.
                    """,
                rule: "Complaint Handling Code 1")
        case .notServiceRequest:
            .fault(
                "The earlier contact is no request for service",
                means: """
                    What was reported before is shown by the request for service that the person made then, and the \
                    contact that is named is of another kind.
                    """,
                next: "Name the earlier request, see the earlier contact as one, or leave out reported_before_id.",
                rule: "Complaint Handling Code 1")
        case .sameKind:
            .conflict(
                "The contact is of this kind already",
                means: "The request would change nothing.",
                next: "Send another kind, or leave the contact as it is.")
        }
    }
}

extension Refusal {
    /// The contact was closed before.
    public static func contactClosed(on day: Day) -> Refusal {
        Refusal(
            ContactRefusal.contactClosed,
            "The contact was closed on \(day.written); log what has come since as a new contact.")
    }

    /// The contact is a complaint now, and what follows belongs there.
    public static func contactConverted(_ reference: String) -> Refusal {
        Refusal(ContactRefusal.contactConverted, "\(reference) has become a complaint; record this with the complaint.")
    }

    /// There is nobody to write to, and no complainant (requirement R14).
    public static var anonymousContact: Refusal {
        Refusal(
            ContactRefusal.anonymousContact,
            "The contact is anonymous, so there is nobody to send an acknowledgement to.")
    }

    /// An anonymous contact has no name.
    public static var anonymousNamed: Refusal {
        Refusal(
            ContactRefusal.anonymousNamed, "The source is anonymous, so leave out person or give another source.",
            fields: ["person"])
    }

    /// A concern ends with what was done about it (requirement R4).
    public static var resolutionMissing: Refusal {
        Refusal(
            ContactRefusal.resolutionMissing,
            "It is not recorded how and when the concern was put right; record that first.",
            fields: ["disposition"])
    }

    /// The time in which it could have been put right informally has passed, or there was none (requirement R3).
    public static func conversionDue(resolutionDueAt: Date?) -> Refusal {
        let why =
            resolutionDueAt.map { "it was not put right by \(London.written($0))" }
            ?? "a concern of its procedure and channel is a complaint from the start"
        return Refusal(
            ContactRefusal.conversionDue, "The contact must become a complaint: \(why). Convert it.")
    }

    /// The corporate procedure is reached by becoming a complaint (requirement R7).
    public static var corporateComplaintNotMade: Refusal {
        Refusal(
            ContactRefusal.wrongDestination,
            "A contact goes to the corporate procedure by becoming a complaint; convert it instead of closing it.",
            fields: ["destination"])
    }

    /// The disposition does not lead there.
    public static func destination(_ destination: Destination, _ disposition: Disposition) -> Refusal {
        let allowed = disposition.destinations.map(\.rawValue).joined(separator: ", ")
        return Refusal(
            ContactRefusal.wrongDestination,
            "A contact that ends as \(disposition.rawValue) does not go to \(destination.rawValue); "
                + (allowed.isEmpty ? "leave out destination." : "choose one of \(allowed)."),
            fields: ["destination"])
    }

    /// The disposition asks for the field, or does not know it.
    public static func fieldOfDisposition(_ field: String, _ disposition: Disposition) -> Refusal {
        Refusal(
            ContactRefusal.fieldOfDisposition,
            field == "forwarded_on" && disposition != .forwarded
                ? "forwarded_on belongs to the disposition forwarded; leave it out with \(disposition.rawValue)."
                : "The disposition \(disposition.rawValue) needs \(field).", fields: [field])
    }

    /// A first request for service is not a complaint (requirement R5).
    public static var firstServiceRequest: Refusal {
        Refusal(
            ContactRefusal.firstServiceRequest,
            "A first request for service is not a complaint. If the person has been in touch again, log that contact with "
                + "reported_before_id naming this one, and convert it.")
    }

    /// The earlier contact does not show that a service was asked for before (requirement R5).
    public static func notServiceRequest(_ reference: String) -> Refusal {
        Refusal(
            ContactRefusal.notServiceRequest,
            "\(reference) is not a request for service, so it does not show that the matter was reported before.",
            fields: ["reported_before_id"])
    }

    /// The contact is of that kind already.
    public static func sameKind(_ kind: ContactKind) -> Refusal {
        Refusal(ContactRefusal.sameKind, "The kind of the contact is \(kind.rawValue) already.")
    }
}
