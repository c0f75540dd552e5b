public import WorkingDays

/// Why a complaint does not get a version of a procedure.
enum ProcedureRefusal: String, SubjectRefusal {
    static let subject = RefusalSubject.procedures

    case noProcedureVersion = "no_procedure_version"
    case unknownProcedureVersion = "unknown_procedure_version"
    case otherProcedure = "other_procedure"
    case alreadyInVersion = "already_in_version"
    case versionNotInForce = "version_not_in_force"

    var page: RefusalPage {
        switch self {
        case .noProcedureVersion:
            .fault(
                "No version of the procedure was in force",
                means: """
                    A complaint follows the version of its procedure that was in force on the day of receipt, and \
                    there was none.
                    """,
                next: """
                    Choose another procedure, or correct the day; GET /v1/procedures lists the versions with their \
                    days.
                    """)
        case .unknownProcedureVersion:
            .fault(
                "There is no such version",
                means: "No version of a procedure has this number.",
                next: "Take a number from GET /v1/procedures.")
        case .otherProcedure:
            .fault(
                "The version belongs to another procedure",
                means: "A complaint may move to another version of its procedure, and never to another procedure.",
                next: "Choose a version of the complaint's own procedure.")
        case .alreadyInVersion:
            .conflict(
                "The complaint has this version already",
                means: "The complaint follows the version that the request names.",
                next: "Choose another version, or leave the complaint as it is.")
        case .versionNotInForce:
            .fault(
                "The version is not in force yet",
                means: "A complaint moves only to a version that is in force.",
                next: "Wait for the day on which the version comes into force, or choose another.")
        }
    }
}

extension Refusal {
    /// No version of the procedure is in force on the day of receipt.
    public static func noProcedureVersion(_ procedure: Procedure, on day: Day) -> Refusal {
        Refusal(
            ProcedureRefusal.noProcedureVersion,
            "No version of \(procedure.written) was in force on \(day.written); check the procedure and the date.",
            fields: ["procedure"])
    }

    /// There is no such version of a procedure.
    public static func unknownProcedureVersion(_ number: Int) -> Refusal {
        Refusal(
            ProcedureRefusal.unknownProcedureVersion,
            "No procedure has a version \(number); GET /v1/procedures lists them.",
            fields: ["procedure_version"])
    }

    /// The version belongs to another procedure than the complaint.
    public static func otherProcedure(asked: Procedure, holds: Procedure) -> Refusal {
        Refusal(
            ProcedureRefusal.otherProcedure,
            "The version belongs to \(asked.written), and the complaint to \(holds.written); choose a version of the latter.",
            fields: ["procedure_version"])
    }

    /// The complaint is under the version already.
    public static func alreadyInVersion(_ name: String) -> Refusal {
        Refusal(ProcedureRefusal.alreadyInVersion, "The complaint follows the version \(name) already.")
    }

    /// The version is not yet in force.
    public static func versionNotInForce(from: Day, today: Day) -> Refusal {
        Refusal(
            ProcedureRefusal.versionNotInForce,
            "The version comes into force on \(from.written), and today is \(today.written); choose one that is in force.",
            fields: ["procedure_version"])
    }
}
