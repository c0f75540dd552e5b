public import WorkingDays

extension Refusal {
    /// No version of the procedure is in force on the day of receipt.
    public static func noProcedureVersion(_ procedure: Procedure, on day: Day) -> Refusal {
        Refusal(
            .noProcedureVersion, "No version of \(procedure.written) was in force on \(day.written).",
            fields: ["procedure"])
    }

    /// The procedure's limits are those of its regulations; a council cannot set its own.
    public static func statutoryLimits(_ procedure: Procedure) -> Refusal {
        Refusal(
            .statutoryLimits, "The limits of \(procedure.written) are set by law; a council cannot set its own.",
            rule: procedure.regulation, fields: ["procedure"])
    }

    /// A version comes into force after today, so that complaints received already keep theirs.
    public static func versionNotInFuture(_ day: Day, today: Day) -> Refusal {
        Refusal(
            .versionNotInFuture,
            "\(day.written) must come after today, \(today.written): complaints received already keep their version.",
            fields: ["in_force_from"])
    }

    /// A version comes into force after the latest one.
    public static func versionNotLatest(_ day: Day, latest: Day) -> Refusal {
        Refusal(
            .versionNotLatest,
            "\(day.written) must come after \(latest.written), when the latest version comes into force.",
            fields: ["in_force_from"])
    }

    /// Each stage of a version has a limit named `response` that ends with the answer.
    public static func responseLimitMissing(_ stage: StageName) -> Refusal {
        Refusal(
            .responseLimitMissing,
            "The \(stage.written) needs a limit named response that ends with the answer.", fields: ["clocks"])
    }

    /// A clock's name is 1 to 40 small letters, digits and underscores, a letter first.
    public static func clockName(_ stage: StageName, _: String) -> Refusal {
        Refusal(
            .clockName,
            "In \(stage.written), a name has 1 to 40 small letters, digits and underscores, a letter first.",
            fields: ["clocks"])
    }

    /// A stage has each clock once, and one that ends with the acknowledgement at most.
    public static func clockRepeated(_ stage: StageName, _ clock: String) -> Refusal {
        Refusal(
            .clockRepeated,
            "The \(stage.written) has \(clock) or another clock that ends with the acknowledgement already.",
            fields: ["clocks"])
    }

    /// The length of a clock is not positive, or longer than any procedure.
    public static func clockLength(_ stage: StageName, _ clock: String) -> Refusal {
        Refusal(
            .clockLength,
            "The clock \(clock) of \(stage.written) must run for 1 to \(ProposedVersion.longest.workingDays) working "
                + "days or 1 to \(ProposedVersion.longest.months) months.", fields: ["clocks"])
    }

    /// The clock could not start or end with these events.
    public static func clockBasis(_ stage: StageName, _ clock: String, basis: ClockBasis, endsWith: ClockEnd) -> Refusal
    {
        Refusal(
            .clockBasis,
            "The clock \(clock) of \(stage.written) cannot run from \(basis.rawValue) to \(endsWith.rawValue).",
            fields: ["clocks"])
    }

    /// The extension does not reach past the clock's own length, or the clock has no such extension.
    public static func clockExtension(_ stage: StageName, _ clock: String) -> Refusal {
        Refusal(
            .clockExtension,
            "An extension of \(clock) of \(stage.written) must reach past its own length, in working days too.",
            fields: ["clocks"])
    }

    /// There is no such version of a procedure.
    public static func unknownProcedureVersion(_ number: Int) -> Refusal {
        Refusal(
            .unknownProcedureVersion, "There is no version \(number) of a procedure.",
            fields: ["procedure_version"])
    }

    /// The version belongs to another procedure than the complaint.
    public static func otherProcedure(asked: Procedure, holds: Procedure) -> Refusal {
        Refusal(
            .otherProcedure,
            "The version belongs to \(asked.written); the complaint stays in \(holds.written).",
            fields: ["procedure_version"])
    }

    /// The complaint is under the version already.
    public static func alreadyInVersion(_ name: String) -> Refusal {
        Refusal(.alreadyInVersion, "The complaint is under the version \(name) already.")
    }

    /// The version is not yet in force.
    public static func versionNotInForce(from: Day, today: Day) -> Refusal {
        Refusal(
            .versionNotInForce,
            "The version is in force from \(from.written); today is \(today.written).",
            fields: ["procedure_version"])
    }
}

extension Refusal {
    /// A version of a statutory procedure changes a setting the law leaves open, or there is no reason for it.
    public static func nothingToSet(_ procedure: Procedure) -> Refusal {
        Refusal(
            .nothingToSet,
            procedure == .childrens
                ? "A version of \(procedure.written) must change its headline basis, which is all the law leaves to a council."
                : "The law leaves a council nothing to set in \(procedure.written).",
            rule: procedure.regulation, fields: ["headline_basis"])
    }

    /// Only children's stage 2 has two bases.
    public static func headlineBasis(_ procedure: Procedure) -> Refusal {
        Refusal(
            .nothingToSet,
            "\(procedure.written.prefix(1).uppercased() + procedure.written.dropFirst()) has no two bases.",
            fields: ["headline_basis"])
    }
}
