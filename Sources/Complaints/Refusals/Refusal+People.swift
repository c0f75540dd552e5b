public import WorkingDays

extension Refusal {
    /// An Independent Person or panellist is neither member nor officer of the authority, nor the spouse of one.
    public static func notIndependent(_ who: String, field: String) -> Refusal {
        Refusal(.notIndependent, "The person is \(who).", rule: "SI 2006/1738 reg 2", fields: [field])
    }

    /// The Investigating Officer neither works in the service complained about nor is line-managed there.
    public static func investigatesOwnService(field: String) -> Refusal {
        Refusal(
            .investigatesOwnService, "The person works in the service complained about, or is managed there.",
            rule: "SI 2006/1738 reg 17(2); Getting the Best from Complaints", fields: [field])
    }

    /// An Investigating Officer is trained before being appointed (requirement R25).
    public static func investigatorUntrained(field: String) -> Refusal {
        Refusal(
            .investigatorUntrained, "The directory has no training of the person as an investigator by that day.",
            rule: "Getting the Best from Complaints", fields: [field])
    }

    /// The directory does not have the person in this capacity.
    public static func capacityMissing(_ capacity: Capacity, field: String) -> Refusal {
        Refusal(
            .capacityMissing, "The directory does not have the person as \(capacity.rawValue).", fields: [field])
    }

    /// The person has left or is about to.
    public static func personLeft(on day: Day, field: String) -> Refusal {
        Refusal(.personLeft, "The last day of the person is \(day.written).", fields: [field])
    }

    /// The directory has no such person.
    public static func unknownPerson(field: String) -> Refusal {
        Refusal(.unknownPerson, "There is no such person; GET /v1/people lists them.", fields: [field])
    }

    /// There is no such team.
    public static func unknownTeam(field: String) -> Refusal {
        Refusal(.unknownTeam, "There is no such team; GET /v1/teams lists them.", fields: [field])
    }

    /// There is no such department.
    public static func unknownDepartment(_ department: String) -> Refusal {
        Refusal(
            .unknownDepartment, "There is no department \(department); GET /v1/services lists them.",
            fields: ["department"])
    }

    /// Nobody handles a complaint that names them (requirements, gap 4).
    public static func namedInComplaint(field: String) -> Refusal {
        Refusal(.namedInComplaint, "The complaint names the person.", fields: [field])
    }

    /// The person of a complaint belongs to the team that answers for it.
    public static func notInTeam(field: String) -> Refusal {
        Refusal(.notInTeam, "The person does not belong to the team.", fields: [field])
    }

    /// A named contact needs a team, to which complaints go back.
    public static func teamMissing(field: String) -> Refusal {
        Refusal(.teamMissing, "The person belongs to no team.", fields: [field])
    }

    /// Another record has the name.
    public static func nameTaken(_ name: String) -> Refusal {
        Refusal(.nameTaken, "There is another \(name).")
    }

    /// The service is not in use on the day.
    public static func serviceNotInUse(_ service: String, on day: Day) -> Refusal {
        Refusal(.serviceNotInUse, "\(service) is not in use on \(day.written).", fields: ["service"])
    }

    /// Nobody is their own deputy or line manager.
    public static func samePerson(field: String) -> Refusal {
        Refusal(.samePerson, "It must be somebody else.", fields: [field])
    }

    /// Somebody has one deputy at a time.
    public static func deputyOverlaps(from: Day, until: Day) -> Refusal {
        Refusal(
            .deputyOverlaps, "Another deputy stands in from \(from.written) to \(until.written).",
            fields: ["from_on", "until_on"])
    }

    /// The complainant has a named contact.
    public static var contactExists: Refusal {
        Refusal(.contactExists, "The complainant has a named contact; end that first.")
    }

    /// No Link Officer was in office on the day (requirement R58).
    public static func noLinkOfficer(on day: Day) -> Refusal {
        Refusal(.noLinkOfficer, "Nobody was the Link Officer on \(day.written); appoint one first.")
    }

    /// The complaint's own service leads and cannot contribute as well (requirement R34).
    public static var contributorLeads: Refusal {
        Refusal(.contributorLeads, "The service is the complaint's own, which leads.", fields: ["service"])
    }

    /// A setting is changed from today on, never for days that have passed.
    public static func settingInThePast(_ day: Day, today: Day) -> Refusal {
        Refusal(
            .settingInThePast, "\(day.written) has passed; today is \(today.written).", fields: ["from_on"])
    }

    /// The setting cannot have the value.
    public static func settingRange(_ range: ClosedRange<Int>) -> Refusal {
        Refusal(
            .settingRange, "The value must be from \(range.lowerBound) to \(range.upperBound).", fields: ["value"])
    }
}
