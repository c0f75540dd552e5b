public import WorkingDays

/// Why a person does not get a task.
enum PersonRefusal: String, SubjectRefusal {
    static let subject = RefusalSubject.people

    case notIndependent = "not_independent"
    case investigatesOwnService = "investigates_own_service"
    case investigatorUntrained = "investigator_untrained"
    case capacityMissing = "capacity_missing"
    case capacityReserved = "capacity_reserved"
    case personLeft = "person_left"
    case unknownPerson = "unknown_person"
    case namedInComplaint = "named_in_complaint"
    case ownProposal = "own_proposal"
    case ownAgreement = "own_agreement"
    case samePerson = "same_person"
    case deputyOverlaps = "deputy_overlaps"
    case contactExists = "contact_exists"
    case noLinkOfficer = "no_link_officer"

    var page: RefusalPage {
        switch self {
        case .notIndependent:
            .fault(
                "The person is not independent of the council",
                means: """
                    An Independent Person or panellist is neither a member nor an officer of the council, nor the \
                    spouse or civil partner of one.
                    """,
                next: "Choose somebody else. If the directory is wrong about the person, correct their details first.",
                rule: "SI 2006/1738 reg 2")
        case .investigatesOwnService:
            .fault(
                "The person works in the service complained about",
                means: """
                    An Investigating Officer neither works in the service that the complaint is about nor is managed \
                    there.
                    """,
                next: "Choose somebody else. If the directory is wrong about the person, correct their details first.",
                rule: "SI 2006/1738 reg 17(2); Getting the Best from Complaints")
        case .investigatorUntrained:
            .fault(
                "The person is not trained to investigate",
                means: """
                    An Investigating Officer has been trained by the day of the appointment, and the directory has \
                    no such training.
                    """,
                next: "Choose somebody else, or record the training in the person's details.",
                rule: "Getting the Best from Complaints")
        case .capacityMissing:
            .fault(
                "The directory does not have the person for this",
                means: """
                    Each person of the directory has the capacities in which they may be appointed, and this is not \
                    one of them.
                    """,
                next: "Choose somebody else, or add the capacity to the person's details.")
        case .capacityReserved:
            .fault(
                "The Complaints Manager gives this capacity",
                means: """
                    Whoever may appoint adds Investigating Officers, Independent Persons and panellists to the \
                    directory. Every other capacity is given by the Complaints Manager.
                    """,
                next: "Leave the capacity out, or ask the Complaints Manager to add the person.")
        case .personLeft:
            .fault(
                "The person has left",
                means: "Somebody whose last day is recorded is given nothing new.",
                next: "Choose somebody else.")
        case .unknownPerson:
            .fault(
                "There is no such person",
                means: "The directory has nobody with this identifier.",
                next: "Take the identifier from GET /v1/people, or add the person first.")
        case .namedInComplaint:
            .fault(
                "The complaint is about this person",
                means: "Nobody handles or investigates a complaint in which they are named.",
                next: "Choose somebody else.")
        case .ownProposal:
            .conflict(
                "The proposal is your own",
                means: """
                    A proposal is decided by a second person. A deputy decides neither what they proposed themselves \
                    nor what the person they stand in for proposed.
                    """,
                next: "Leave the decision to somebody else who may decide.",
                rule: "Ruling: who decides")
        case .ownAgreement:
            .fault(
                "Somebody else must agree",
                means: """
                    What an officer asks for is agreed or decided by another person, and by nobody whom the officer \
                    stands in for.
                    """,
                next: "Name the manager who agreed, or leave the request to them.",
                rule: "Ruling: who decides")
        case .samePerson:
            .fault(
                "A second person is needed",
                means: "Nobody is their own deputy or line manager.",
                next: "Name somebody else.")
        case .deputyOverlaps:
            .fault(
                "Another deputy stands in at that time",
                means: "Somebody has one deputy at a time.",
                next: "Choose days on which nobody stands in yet.")
        case .contactExists:
            .conflict(
                "The complainant has a named contact already",
                means: "A complainant has one named contact at a time.",
                next: "End the present one with POST /v1/single-points-of-contact/{contact_id}/end, then name another.")
        case .noLinkOfficer:
            .conflict(
                "There was no Link Officer",
                means: "Letters of the Ombudsman go to the Link Officer, and nobody held that office on the day.",
                next: "Appoint one with POST /v1/link-officers, from that day or an earlier one.")
        }
    }
}

extension Refusal {
    /// An Independent Person or panellist is neither member nor officer of the authority, nor the spouse of one.
    public static func notIndependent(_ who: String, field: String) -> Refusal {
        Refusal(
            PersonRefusal.notIndependent, "The person is \(who), and so not independent; choose somebody else.",
            fields: [field])
    }

    /// The Investigating Officer neither works in the service complained about nor is line-managed there.
    public static func investigatesOwnService(field: String) -> Refusal {
        Refusal(
            PersonRefusal.investigatesOwnService,
            "The person works in the service complained about, or is managed there; choose somebody else.",
            fields: [field])
    }

    /// An Investigating Officer is trained before being appointed (requirement R25).
    public static func investigatorUntrained(field: String) -> Refusal {
        Refusal(
            PersonRefusal.investigatorUntrained,
            "The directory has no training of the person as an investigator by that day; record it or choose somebody else.",
            fields: [field])
    }

    /// The directory does not have the person in this capacity.
    public static func capacityMissing(_ capacity: Capacity, field: String) -> Refusal {
        Refusal(
            PersonRefusal.capacityMissing,
            "The directory does not have the person as \(capacity.rawValue); add that to their details or choose somebody "
                + "else.",
            fields: [field])
    }

    /// Only whoever keeps the directory gives the capacity.
    public static func capacityReserved(_ capacity: Capacity) -> Refusal {
        Refusal(
            PersonRefusal.capacityReserved,
            "Only the Complaints Manager gives the capacity \(capacity.rawValue); leave it out or ask them.",
            fields: ["capacities"])
    }

    /// The person has left or is about to.
    public static func personLeft(on day: Day, field: String) -> Refusal {
        Refusal(PersonRefusal.personLeft, "The person left on \(day.written); choose somebody else.", fields: [field])
    }

    /// The directory has no such person.
    public static func unknownPerson(field: String) -> Refusal {
        Refusal(
            PersonRefusal.unknownPerson,
            "There is nobody with this identifier in the directory; GET /v1/people lists everybody.", fields: [field])
    }

    /// Nobody handles a complaint that names them (requirements, gap 4).
    public static func namedInComplaint(field: String) -> Refusal {
        Refusal(
            PersonRefusal.namedInComplaint,
            "The complaint names this person, who cannot deal with it; choose somebody else.", fields: [field])
    }

    /// Nobody decides what they proposed themselves.
    public static var ownProposal: Refusal {
        Refusal(
            PersonRefusal.ownProposal,
            "You proposed this, or the person you stand in for did, so somebody else has to decide it.")
    }

    /// Nobody agrees to what they ask for themselves.
    public static func ownAgreement(field: String) -> Refusal {
        Refusal(
            PersonRefusal.ownAgreement,
            "\(field) is you or somebody you stand in for; somebody else has to agree to this.", fields: [field])
    }

    /// Nobody agrees to what they proposed.
    public static func proposerAgrees(field: String) -> Refusal {
        Refusal(
            PersonRefusal.ownAgreement,
            "\(field) proposed this or stands behind the proposal; somebody else has to agree to it.", fields: [field])
    }

    /// Nobody is their own deputy or line manager.
    public static func samePerson(field: String) -> Refusal {
        Refusal(
            PersonRefusal.samePerson, "Nobody can be their own deputy or line manager; name somebody else.",
            fields: [field])
    }

    /// Somebody has one deputy at a time.
    public static func deputyOverlaps(from: Day, until: Day) -> Refusal {
        Refusal(
            PersonRefusal.deputyOverlaps,
            "Another deputy stands in from \(from.written) to \(until.written); choose other days.",
            fields: ["from_on", "until_on"])
    }

    /// The complainant has a named contact.
    public static var contactExists: Refusal {
        Refusal(PersonRefusal.contactExists, "The complainant has a named contact already; end that one first.")
    }

    /// No Link Officer was in office on the day (requirement R58).
    public static func noLinkOfficer(on day: Day) -> Refusal {
        Refusal(
            PersonRefusal.noLinkOfficer,
            "Nobody was Link Officer on \(day.written); appoint somebody from that day or an earlier one.")
    }
}
