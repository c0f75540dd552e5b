extension Refusal {
    /// The complaint was accepted into a procedure before; it stays in it (requirement R23).
    public static func alreadyAccepted(_ procedure: Procedure) -> Refusal {
        Refusal(.alreadyAccepted, "The complaint was accepted into \(procedure.written) and stays in it.")
    }

    /// The complaint has not been accepted into a procedure.
    public static var notAccepted: Refusal {
        Refusal(.notAccepted, "Accept the complaint into a procedure first.")
    }

    /// Both tests of the children's procedure must be answered before acceptance (requirement R6).
    public static var eligibilityTestsUnanswered: Refusal {
        Refusal(
            .eligibilityTestsUnanswered,
            "Both tests of the children's procedure must be answered before acceptance.",
            rule: "Children Act 1989 s26(3); SI 2006/1738 reg 3",
            fields: ["eligible_complainant", "subject_in_scope"])
    }

    /// A test of the children's procedure failed; another route applies (requirement R7).
    public static func outsideChildrensProcedure(eligibleComplainant: Bool, subjectInScope: Bool) -> Refusal {
        let failed = [
            eligibleComplainant ? nil : "the person may not complain under it",
            subjectInScope ? nil : "the matter is not within it",
        ].compactMap { $0 }.joined(separator: " and ")
        return Refusal(
            .outsideChildrensProcedure, "The complaint is outside the children's procedure: \(failed).",
            rule: "Children Act 1989 s26(3); SI 2006/1738 regs 3 to 5", fields: ["procedure"])
    }

    /// Both tests of the children's procedure are met, so it is the one that applies (requirement R6).
    public static var withinChildrensProcedure: Refusal {
        Refusal(
            .withinChildrensProcedure,
            "The complaint is about children's social care and meets both tests, so the children's procedure applies.",
            rule: "Children Act 1989 s26(3); SI 2006/1738 regs 3 to 5", fields: ["procedure"])
    }

    /// The cause is not on the council's list.
    public static func unknownCause(_ cause: String) -> Refusal {
        Refusal(.unknownCause, "There is no cause \(cause); GET /v1/causes lists them.", fields: ["causes"])
    }

    /// The department has no such service.
    public static func unknownService(department: String, service: String) -> Refusal {
        Refusal(
            .unknownService,
            service.isEmpty
                ? "A department is named with one of its services; GET /v1/services lists them."
                : "\(department) has no service \(service); GET /v1/services lists them.",
            fields: ["service"])
    }
}
