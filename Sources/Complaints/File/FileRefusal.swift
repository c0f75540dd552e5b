/// Why the file of a complaint does not take an entry, a link or a correction.
enum FileRefusal: String, SubjectRefusal {
    static let subject = RefusalSubject.file

    case entryField = "entry_field"
    case linkedToItself = "linked_to_itself"
    case linkEnds = "link_ends"
    case alreadyLinked = "already_linked"
    case unknownComplaint = "unknown_complaint"
    case unknownOmbudsmanCase = "unknown_ombudsman_case"
    case unknownCategory = "unknown_category"
    case nothingCorrected = "nothing_corrected"
    case serviceIncomplete = "service_incomplete"
    case nothingOpen = "nothing_open"

    var page: RefusalPage {
        switch self {
        case .entryField:
            .fault(
                "A field does not fit the kind of entry",
                means: """
                    Each kind of entry has fields of its own. One of them is missing, or one was sent that belongs \
                    to another kind.
                    """,
                next: "Send the field where the kind needs it, and leave it out where it does not.")
        case .linkedToItself:
            .fault(
                "A complaint cannot be linked to itself",
                means: "A link leads from a complaint to another record.",
                next: "Send the identifier of the other complaint.")
        case .linkEnds:
            .fault(
                "A link needs one other end",
                means: "A link leads to another complaint or to an Ombudsman case.",
                next: "Send complaint_id or ombudsman_case_id, and only one of them.")
        case .alreadyLinked:
            .conflict(
                "The two are linked already",
                means: "The same link between the two is in the file.",
                next: "There is nothing to add. Another kind of link may be added beside it.")
        case .unknownComplaint:
            .fault(
                "There is no such complaint",
                means: "No complaint has the identifier in this field.",
                next: "Take the identifier from GET /v1/complaints.")
        case .unknownOmbudsmanCase:
            .fault(
                "There is no such Ombudsman case",
                means: "No case at the Ombudsman has this identifier.",
                next: "Take the identifier from GET /v1/ombudsman-cases, or open the case first.")
        case .unknownCategory:
            .fault(
                "There is no such category",
                means: "Each characteristic has a list of categories, so that answers can be counted.",
                next: "Send a category from the list of the characteristic, or one of the other answers.")
        case .nothingCorrected:
            .conflict(
                "The correction changes nothing",
                means: "The record says all of this already, or never had what the request takes back.",
                next: "Read the record again, and send only what differs.")
        case .serviceIncomplete:
            .fault(
                "The department and the service belong together",
                means: "A service is known by its own name and its department's, so both are corrected at once.",
                next: "Send department and service.")
        case .nothingOpen:
            .conflict(
                "The complaint has nothing of this kind to end",
                means: """
                    The operation ends a freeze, a party or proceedings, strikes an entry, or acknowledges a referral. \
                    The complaint has none that is still open.
                    """,
                next: "Read the complaint's file to see what was ended, and when.")
        }
    }
}

extension Refusal {
    /// The complaint's file has nothing of the kind that could still be ended.
    public static func nothingOpen(_ part: FilePart) -> Refusal {
        let missing =
            switch part {
            case .freeze: "no freeze that is in force"
            case .party: "no party that has not been ended"
            case .entry: "no entry that has not been struck"
            case .referral: "no safeguarding referral that waits for its acknowledgement"
            case .proceedings: "no point that waits for proceedings to end"
            case .obligation: "no obligation that is not done"
            case .ombudsmanCase: "no case at the Ombudsman"
            }
        return Refusal(FileRefusal.nothingOpen, "The complaint has \(missing).")
    }

    /// The field does not belong to an entry of this kind, or must be there.
    public static func entryField(_ field: String, _ kind: EntryKind, isMissing: Bool) -> Refusal {
        Refusal(
            FileRefusal.entryField,
            isMissing
                ? "An entry of the kind \(kind.rawValue) needs \(field)."
                : "An entry of the kind \(kind.rawValue) has no \(field); leave it out.", fields: [field])
    }

    /// A complaint is not linked to itself.
    public static var linkedToItself: Refusal {
        Refusal(
            FileRefusal.linkedToItself, "A complaint cannot be linked to itself; name the other one.",
            fields: ["complaint_id"])
    }

    /// A link has one other end.
    public static var linkEnds: Refusal {
        Refusal(
            FileRefusal.linkEnds, "A link leads to a complaint or to an Ombudsman case; send one of the two.",
            fields: ["complaint_id", "ombudsman_case_id"])
    }

    /// The two are linked in this way already.
    public static func alreadyLinked(_ kind: LinkKind) -> Refusal {
        Refusal(FileRefusal.alreadyLinked, "The two are linked already, as \(kind.rawValue).")
    }

    /// There is no complaint with an identifier.
    public static func unknownComplaint(_ field: String) -> Refusal {
        Refusal(FileRefusal.unknownComplaint, "There is no complaint with this identifier.", fields: [field])
    }

    /// There is no Ombudsman case with an identifier.
    public static var unknownOmbudsmanCase: Refusal {
        Refusal(
            FileRefusal.unknownOmbudsmanCase,
            "There is no Ombudsman case with this identifier; GET /v1/ombudsman-cases lists them.",
            fields: ["ombudsman_case_id"])
    }

    /// The characteristic has no such category.
    public static func unknownCategory(_ characteristic: Characteristic) -> Refusal {
        Refusal(
            FileRefusal.unknownCategory, "There is no such category of \(characteristic.rawValue).",
            fields: [characteristic.rawValue])
    }

    /// A correction changes something.
    public static var nothingCorrected: Refusal {
        Refusal(
            FileRefusal.nothingCorrected,
            "The request says nothing that the record does not say already, so there is nothing to correct.")
    }

    /// Nothing is taken back that was never recorded.
    public static func nothingToTakeBack(_ fields: [String]) -> Refusal {
        Refusal(
            FileRefusal.nothingCorrected,
            "\(fields.written) \(fields.count == 1 ? "was" : "were") never recorded, so there is nothing to take back.")
    }

    /// A department is corrected together with its service.
    public static var serviceIncomplete: Refusal {
        Refusal(
            FileRefusal.serviceIncomplete, "Send department and service together.",
            fields: ["department", "service"])
    }
}
