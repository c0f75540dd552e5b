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
            }
        return Refusal(.nothingOpen, "The complaint has \(missing).")
    }

    /// The field does not belong to an entry of this kind, or must be there.
    public static func entryField(_ field: String, _ kind: EntryKind, isMissing: Bool) -> Refusal {
        Refusal(
            .entryField,
            isMissing
                ? "An entry of the kind \(kind.rawValue) needs \(field)."
                : "An entry of the kind \(kind.rawValue) has no \(field).", fields: [field])
    }

    /// A complaint is not linked to itself.
    public static var linkedToItself: Refusal {
        Refusal(
            .linkedToItself, "A complaint is not linked to itself.", rule: "Requirement R16", fields: ["complaint_id"])
    }

    /// A link has one other end.
    public static var linkEnds: Refusal {
        Refusal(
            .linkEnds, "A link leads to a complaint or to an Ombudsman case, one of the two.",
            fields: ["complaint_id", "ombudsman_case_id"])
    }

    /// The two are linked in this way already.
    public static func alreadyLinked(_ kind: LinkKind) -> Refusal {
        Refusal(.alreadyLinked, "They are linked already: \(kind.rawValue).")
    }

    /// There is no Ombudsman case with an identifier.
    public static var unknownOmbudsmanCase: Refusal {
        Refusal(.unknownOmbudsmanCase, "There is no such Ombudsman case.", fields: ["ombudsman_case_id"])
    }

    /// The characteristic has no such category.
    public static func unknownCategory(_ characteristic: Characteristic) -> Refusal {
        Refusal(
            .unknownCategory, "The characteristic has no such category.", fields: [characteristic.rawValue])
    }

    /// A correction changes something.
    public static var nothingCorrected: Refusal {
        Refusal(.nothingCorrected, "Every fact given is what is recorded already.", rule: "Requirement R67")
    }

    /// A department is corrected together with its service.
    public static var serviceIncomplete: Refusal {
        Refusal(
            .serviceIncomplete, "Give the department together with the service.", fields: ["department", "service"])
    }
}
