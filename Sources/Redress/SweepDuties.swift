import ArgumentParser
import Casework
import Commands
import Complaints
import WorkingDays

/// Finds what is overdue and what soon will be, and records each once.
struct SweepDuties: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sweep",
        abstract: "Find every open stage past a limit or near one and every review due, record each once, and tidy up.")

    @Option(help: "The day to sweep, as it was known that day (default: today).")
    var asOf: Day?

    @Option(help: "Working days before a limit from which to warn (default: WARNING_DAYS).")
    var warningDays: Int?

    func validate() throws {
        if let warningDays, !(1...20).contains(warningDays) { throw ValidationError("--warning-days must be 1 to 20") }
    }

    func run() async throws {
        try await CommandDoor.open("sweep") { door in
            let sweep = Sweep(asOf: asOf, warningDays: warningDays ?? door.settings.warningDays)
            let findings = try await door.casework.perform(sweep, as: CommandDoor.credential)
            for flag in SweepFinding.Flag.allCases {
                let found = findings.filter { $0.flag == flag }
                let new = found.count { $0.isNew }
                print("\(flag == .breach ? "Past a limit" : "Near a limit"): \(found.count), new \(new)")
                guard !found.isEmpty else { continue }
                print(
                    table(
                        [
                            "reference", "procedure", "stage", "clock", "due",
                            flag == .breach ? "working days late" : "working days left", "",
                        ],
                        found.map { finding in
                            [
                                finding.reference, finding.procedure?.rawValue ?? "", finding.stage?.rawValue ?? "",
                                finding.clock,
                                finding.dueOn.description, "\(finding.workingDays)", finding.isNew ? "new" : "",
                            ]
                        }))
                print("")
            }
            let told = try await door.casework.perform(SweepBehaviourRegister(asOf: asOf), as: CommandDoor.credential)
            print("Behaviour register: \(told.count) new")
            print(
                "Answers kept for \(Casework.daysAnswersAreKept) days and destroyed: \(try await door.casework.forgetAnswers())"
            )
        }
    }
}
