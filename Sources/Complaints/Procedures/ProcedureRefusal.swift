public import WorkingDays

/// Why a complaint does not get a version of a procedure.
enum ProcedureRefusal: String, SubjectRefusal {
    static let subject = RefusalSubject.procedures

    case noProcedureVersion = "no_procedure_version"
    case unknownProcedureVersion = "unknown_procedure_version"
    case otherProcedure = "other_procedure"
    case alreadyInVersion = "already_in_version"
    case versionNotInForce = "version_not_in_force"
    case alreadyInProcedure = "already_in_procedure"
    case noPlaceForStage = "no_place_for_stage"
    case noPlaceForAct = "no_place_for_act"

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
                means: "The request names a version of a procedure that the complaint is not in.",
                next: """
                    Choose a version of the complaint's own procedure. If it was answered under the wrong procedure, move \
                    it with POST /v1/complaints/{complaint_id}/procedure-moves.
                    """)
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
        case .alreadyInProcedure:
            .conflict(
                "The complaint is in this procedure already",
                means: "A complaint moves only from one procedure to another.",
                next: """
                    Choose another procedure. To use another version of the same one, move it with POST \
                    /v1/complaints/{complaint_id}/procedure-version.
                    """)
        case .noPlaceForStage:
            .conflict(
                "The other procedure has no such stage",
                means: """
                    A complaint that moves keeps its stages by their places, the first as the first. It has come to a \
                    stage for which the other procedure has no place.
                    """,
                next: "Choose the procedure that the stage belongs to, or leave the complaint where it is.")
        case .noPlaceForAct:
            .conflict(
                "The other procedure has no such act",
                means: """
                    Something was done at a stage that belongs to the procedure the complaint is in and to no other: an \
                    investigation, a response plan, an offer of stage 2.
                    """,
                next: """
                    If the stage is to run again under the other procedure, send it in stages with set_aside true; what \
                    was done stays in the history.
                    """)
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

    /// The complaint is in the procedure that it would move to.
    public static func alreadyInProcedure(_ procedure: Procedure) -> Refusal {
        Refusal(
            ProcedureRefusal.alreadyInProcedure, "The complaint is in \(procedure.written) already.")
    }

    /// The procedure that a complaint would move to has no stage at a place that it came to.
    public static func noPlaceForStage(_ stage: Stage, _ procedure: Procedure) -> Refusal {
        Refusal(
            ProcedureRefusal.noPlaceForStage,
            "The request of \(stage.stage.named) on \(stage.requestedOn.written) is in the way: \(procedure.written) has no "
                + "stage after those before it.")
    }

    /// Something was done at a stage that the procedure a complaint would move to does not have.
    public static func noPlaceForAct(_ act: RecordedAct, _ procedure: Procedure) -> Refusal {
        Refusal(
            ProcedureRefusal.noPlaceForAct,
            "\(act.written.atStart) is in the way: \(procedure.written) has no such act. Set the stage aside, so that it "
                + "runs again there, or leave the complaint where it is.")
    }

    /// The version is not yet in force.
    public static func versionNotInForce(from: Day, today: Day) -> Refusal {
        Refusal(
            ProcedureRefusal.versionNotInForce,
            "The version comes into force on \(from.written), and today is \(today.written); choose one that is in force.",
            fields: ["procedure_version"])
    }
}
