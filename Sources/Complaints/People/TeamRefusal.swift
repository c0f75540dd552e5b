public import WorkingDays

/// Why a team, a department or a service does not get a task or a name.
enum TeamRefusal: String, SubjectRefusal {
    static let subject = RefusalSubject.teams

    case unknownTeam = "unknown_team"
    case notInTeam = "not_in_team"
    case teamMissing = "team_missing"
    case unknownDepartment = "unknown_department"
    case unknownService = "unknown_service"
    case serviceNotInUse = "service_not_in_use"
    case nameTaken = "name_taken"
    case mergesWithItself = "merges_with_itself"
    case contributorLeads = "contributor_leads"
    case contributorInvestigates = "contributor_investigates"
    case serviceInvestigates = "service_investigates"
    case stillInvestigates = "still_investigates"

    var page: RefusalPage {
        switch self {
        case .unknownTeam:
            .fault(
                "There is no such team",
                means: "No team has this identifier.",
                next: "Take the identifier from GET /v1/teams, or add the team first.")
        case .notInTeam:
            .fault(
                "The person does not belong to the team",
                means: "A complaint is given to a team, and to a person of that team.",
                next: "Choose a person of the team, or the team that the person belongs to.")
        case .teamMissing:
            .fault(
                "The person belongs to no team",
                means: "When a named contact ends, complaints go back to the team of that person.",
                next: "Put the person into a team with POST /v1/people/{person_id}/details, or choose somebody else.")
        case .unknownDepartment:
            .fault(
                "There is no such department",
                means: "The list of departments and services does not have it.",
                next: "Take the name from GET /v1/services.")
        case .unknownService:
            .fault(
                "There is no such service",
                means: "A service is named together with its department, and the list does not have the two together.",
                next: "Take both names from GET /v1/services, or add the service first.")
        case .serviceNotInUse:
            .fault(
                "The service was not in use then",
                means: "A service has the days between which complaints may be about it.",
                next: "Choose the service that was in use on the day; GET /v1/services lists them with their days.")
        case .nameTaken:
            .conflict(
                "The name is in use already",
                means: "Another record of the same kind has this name.",
                next: "Choose another name, or use the record that is there.")
        case .mergesWithItself:
            .fault(
                "The two are one already",
                means: "A merger makes one of two that are on the list, and both names are of the same one.",
                next: "To spell a name otherwise, rename the service or the department.")
        case .contributorInvestigates:
            .conflict(
                "The Investigating Officer works in the service",
                means: """
                    An Investigating Officer neither works in a service that the complaint is about nor is managed \
                    there. A service that contributes to the answer is one of them.
                    """,
                next: """
                    Appoint another Investigating Officer with POST \
                    /v1/complaints/{complaint_id}/stages/investigation/investigating-officer, then add the service.
                    """,
                rule: "SI 2006/1738 reg 17(2); Getting the Best from Complaints")
        case .serviceInvestigates:
            .conflict(
                "The complaint would be about the Investigating Officer's own service",
                means: """
                    An Investigating Officer neither works in the service that a complaint is about nor is managed there, \
                    and the complaint would be about theirs.
                    """,
                next: """
                    Appoint another Investigating Officer with POST \
                    /v1/complaints/{complaint_id}/stages/investigation/investigating-officer, then correct the service.
                    """,
                rule: "SI 2006/1738 reg 17(2); Getting the Best from Complaints")
        case .stillInvestigates:
            .conflict(
                "Somebody investigates this service",
                means: """
                    The person, or somebody they manage, is the Investigating Officer of a complaint that the service \
                    answers, and has not reported yet. An Investigating Officer neither works there nor is managed there.
                    """,
                next: """
                    Appoint another Investigating Officer to the complaint with POST \
                    /v1/complaints/{complaint_id}/stages/investigation/investigating-officer, then change the directory.
                    """,
                rule: "SI 2006/1738 reg 17(2); Getting the Best from Complaints")
        case .contributorLeads:
            .fault(
                "The service leads the complaint already",
                means: "The service that a complaint is about leads the answer, and others contribute to it.",
                next: "Name another service, or correct the complaint's own.")
        }
    }
}

extension Refusal {
    /// There is no such team.
    public static func unknownTeam(field: String) -> Refusal {
        Refusal(
            TeamRefusal.unknownTeam, "There is no team with this identifier; GET /v1/teams lists them.", fields: [field]
        )
    }

    /// The person of a complaint belongs to the team that answers for it.
    public static func notInTeam(field: String) -> Refusal {
        Refusal(
            TeamRefusal.notInTeam, "The person does not belong to the team; choose one of its people.", fields: [field])
    }

    /// A named contact needs a team, to which complaints go back.
    public static func teamMissing(field: String) -> Refusal {
        Refusal(
            TeamRefusal.teamMissing,
            "The person belongs to no team, to which complaints could go back; choose somebody who does.",
            fields: [field])
    }

    /// There is no such department.
    public static func unknownDepartment(_ department: String, field: String = "department") -> Refusal {
        Refusal(
            TeamRefusal.unknownDepartment, "There is no department \(department); GET /v1/services lists them.",
            fields: [field])
    }

    /// The department has no such service.
    public static func unknownService(department: String, service: String) -> Refusal {
        Refusal(
            TeamRefusal.unknownService,
            service.isEmpty || department.isEmpty
                ? "Name the service together with the department; GET /v1/services lists them."
                : "\(department) has no service \(service); GET /v1/services lists them.",
            fields: ["service"])
    }

    /// The service is not in use on the day.
    public static func serviceNotInUse(_ service: String, on day: Day) -> Refusal {
        Refusal(
            TeamRefusal.serviceNotInUse,
            "\(service) was not in use on \(day.written); GET /v1/services lists the days of each service.",
            fields: ["service"])
    }

    /// Another record has the name.
    public static func nameTaken(_ name: String) -> Refusal {
        Refusal(TeamRefusal.nameTaken, "The name is in use already: \(name).")
    }

    /// Both names of a merger are of one service or department.
    public static func mergesWithItself(field: String) -> Refusal {
        Refusal(
            TeamRefusal.mergesWithItself, "Both names are of the same one; rename it, or name another in \(field).",
            fields: [field])
    }

    /// Whoever investigates works in the service, or is managed there.
    public static var contributorInvestigates: Refusal {
        Refusal(
            TeamRefusal.contributorInvestigates,
            "The Investigating Officer works in this service or is managed there; appoint another before you add it.")
    }

    /// Whoever investigates works in the service that the complaint would be about, or is managed there.
    public static var serviceInvestigates: Refusal {
        Refusal(
            TeamRefusal.serviceInvestigates,
            "The Investigating Officer of the complaint works in this service or is managed there; appoint another before "
                + "you correct the service.")
    }

    /// Whoever investigates would come to work in the service that answers the complaint, or to be managed there.
    public static func stillInvestigates(_ reference: String) -> Refusal {
        Refusal(
            TeamRefusal.stillInvestigates,
            "The Investigating Officer of \(reference) would belong to a service that answers it; appoint another there "
                + "first.")
    }

    /// The complaint's own service leads and cannot contribute as well (requirement R34).
    public static var contributorLeads: Refusal {
        Refusal(
            TeamRefusal.contributorLeads, "The service leads this complaint already; name another that contributes.",
            fields: ["service"])
    }
}
