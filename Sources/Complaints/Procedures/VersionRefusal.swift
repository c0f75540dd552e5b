public import WorkingDays

/// Why a council does not add a version of a procedure.
enum VersionRefusal: String, SubjectRefusal {
    static let subject = RefusalSubject.versions

    case statutoryLimits = "statutory_limits"
    case nothingToSet = "nothing_to_set"
    case versionNotInFuture = "version_not_in_future"
    case versionNotLatest = "version_not_latest"
    case responseLimitMissing = "response_limit_missing"
    case clockName = "clock_name"
    case clockRepeated = "clock_repeated"
    case clockLength = "clock_length"
    case clockBasis = "clock_basis"
    case clockExtension = "clock_extension"
    case versionInForce = "version_in_force"
    case versionFollowed = "version_followed"

    var page: RefusalPage {
        switch self {
        case .statutoryLimits:
            .fault(
                "The limits of the procedure are set by law",
                means: """
                    A council sets the time limits of its corporate procedure. Those of the statutory procedures are \
                    in their regulations.
                    """,
                next: "Leave out clocks and after_hours_rolls_forward.")
        case .nothingToSet:
            .fault(
                "The version changes nothing that a council may set",
                means: """
                    Of the children's procedure a council chooses the day from which stage 2 is counted; of the \
                    other procedures it does not even choose that.
                    """,
                next: "Send the other headline_basis for the children's procedure, and none for the rest.")
        case .versionNotInFuture:
            .fault(
                "The version would come into force too early",
                means: """
                    A new version is for complaints yet to come; those already received keep the version they have.
                    """,
                next: "Send a day after today in in_force_from.")
        case .versionNotLatest:
            .fault(
                "A later version exists already",
                means: "Versions are added in the order in which they come into force.",
                next: "Send a day after the latest version's in in_force_from.")
        case .versionInForce:
            .conflict(
                "The version is in force",
                means:
                    "A version is taken back as long as it is not in force, so that no complaint was accepted into it.",
                next: "Add a version from a later day with POST /v1/procedure-versions.")
        case .versionFollowed:
            .conflict(
                "Another version follows this one",
                means: "Each version was checked against the one before it, so the latest is taken back first.",
                next: "Take back the later version, then this one.")
        case .responseLimitMissing:
            .fault(
                "A stage has no limit for its answer",
                means: """
                    Each stage of a version has a clock named response, of the kind limit, that ends with the \
                    answer.
                    """,
                next: "Add it to clocks.")
        case .clockName:
            .fault(
                "The name of a clock cannot be used",
                means: """
                    The name of a clock is a code: 1 to 40 small letters, digits and underscores, beginning with a \
                    letter.
                    """,
                next: "Choose a name of that form, such as response.")
        case .clockRepeated:
            .fault(
                "A stage has a clock twice",
                means: """
                    Each clock of a stage has a name of its own, and at most one of them ends with the \
                    acknowledgement.
                    """,
                next: "Leave out one of the two, or name it differently.")
        case .clockLength:
            .fault(
                "The length of a clock cannot be used",
                means: """
                    A clock runs for a number of working days or months, within the longest that any procedure \
                    needs.
                    """,
                next: "Send a length within the range given in the problem.")
        case .clockBasis:
            .fault(
                "The clock cannot run between these events",
                means: """
                    A clock starts with an event of its stage and ends with a later one. A limit does not start with \
                    the acknowledgement alone, since it would never pass where none is sent.
                    """,
                next: """
                    Choose other values for basis and ends_with, such as acknowledged_or_due for a limit that \
                    follows the acknowledgement.
                    """)
        case .clockExtension:
            .fault(
                "The extension of a clock cannot be used",
                means: """
                    An extension belongs to a clock that ends with the answer. Its furthest day is counted in \
                    working days from the start of the clock, and lies after the end of the clock.
                    """,
                next: "Send a larger extension, or none.")
        }
    }
}

extension Refusal {
    /// Complaints may have been accepted into the version.
    static func versionInForce(_ name: String, since day: Day) -> Refusal {
        Refusal(
            VersionRefusal.versionInForce,
            "\(name) is in force since \(day.written), so it is not taken back; add another from a later day.")
    }

    /// A later version was checked against this one.
    static func versionFollowed(by name: String) -> Refusal {
        Refusal(VersionRefusal.versionFollowed, "\(name) follows it; take that one back first.")
    }

    /// The procedure's limits are those of its regulations; a council cannot set its own.
    public static func statutoryLimits(_ procedure: Procedure) -> Refusal {
        Refusal(
            VersionRefusal.statutoryLimits,
            "The limits of \(procedure.written) are set by law; leave out clocks and after_hours_rolls_forward.",
            rule: procedure.regulation, fields: ["procedure"])
    }

    /// A version of a statutory procedure changes a setting the law leaves open, or there is no reason for it.
    public static func nothingToSet(_ procedure: Procedure) -> Refusal {
        Refusal(
            VersionRefusal.nothingToSet,
            procedure == .childrens
                ? "A version of \(procedure.written) must change headline_basis, which is all that the law leaves to a "
                    + "council."
                : "The law leaves a council nothing to set in \(procedure.written).",
            rule: procedure.regulation, fields: ["headline_basis"])
    }

    /// Only children's stage 2 has two bases.
    public static func headlineBasis(_ procedure: Procedure) -> Refusal {
        Refusal(
            VersionRefusal.nothingToSet,
            "Only the children's procedure has a headline_basis; leave it out for \(procedure.written).",
            fields: ["headline_basis"])
    }

    /// A version comes into force after today, so that complaints received already keep theirs.
    public static func versionNotInFuture(_ day: Day, today: Day) -> Refusal {
        Refusal(
            VersionRefusal.versionNotInFuture,
            "\(day.written) is not after today, \(today.written). Complaints received already keep their version, so choose "
                + "a later day.",
            fields: ["in_force_from"])
    }

    /// A version comes into force after the latest one.
    public static func versionNotLatest(_ day: Day, latest: Day) -> Refusal {
        Refusal(
            VersionRefusal.versionNotLatest,
            "\(day.written) is not after \(latest.written), when the latest version comes into force; choose a later day.",
            fields: ["in_force_from"])
    }

    /// Each stage of a version has a limit named `response` that ends with the answer.
    public static func responseLimitMissing(_ stage: StageName) -> Refusal {
        Refusal(
            VersionRefusal.responseLimitMissing,
            "\(stage.named.atStart) needs a clock named response, of the kind limit, that ends with the answer.",
            fields: ["clocks"])
    }

    /// A clock's name is 1 to 40 small letters, digits and underscores, a letter first.
    public static func clockName(_ stage: StageName, _ clock: String) -> Refusal {
        Refusal(
            VersionRefusal.clockName,
            "A clock of \(stage.named) cannot be named '\(clock)'; take 1 to 40 small letters, digits and underscores, a "
                + "letter first.",
            fields: ["clocks"])
    }

    /// A stage has each clock once, and one that ends with the acknowledgement at most.
    public static func clockRepeated(_ stage: StageName, _ clock: String) -> Refusal {
        Refusal(
            VersionRefusal.clockRepeated,
            "\(stage.named.atStart) has two clocks named \(clock), or two that end with the acknowledgement; leave one out.",
            fields: ["clocks"])
    }

    /// The length of a clock is not positive, or longer than any procedure.
    public static func clockLength(_ stage: StageName, _ clock: String) -> Refusal {
        Refusal(
            VersionRefusal.clockLength,
            "The clock \(clock) of \(stage.named) must run for 1 to \(ProposedVersion.longest.workingDays) working "
                + "days or 1 to \(ProposedVersion.longest.months) months.", fields: ["clocks"])
    }

    /// The clock could not start or end with these events.
    public static func clockBasis(_ stage: StageName, _ clock: String, basis: ClockBasis, endsWith: ClockEnd) -> Refusal
    {
        Refusal(
            VersionRefusal.clockBasis,
            "The clock \(clock) of \(stage.named) cannot run from \(basis.rawValue) to \(endsWith.rawValue); choose other events.",
            fields: ["clocks"])
    }

    /// The extension does not reach past the clock's own length, or the clock has no such extension.
    public static func clockExtension(_ stage: StageName, _ clock: String) -> Refusal {
        Refusal(
            VersionRefusal.clockExtension,
            "The extension of the clock \(clock) of \(stage.named) must be counted in working days and reach past the end "
                + "of the clock.",
            fields: ["clocks"])
    }
}
