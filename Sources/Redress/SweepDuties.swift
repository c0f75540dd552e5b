import ArgumentParser
import Casework
import Commands
import Complaints
import JSON
import WorkingDays

/// Finds what is overdue and what soon will be, and records each once.
struct SweepDuties: DatabaseCommand {
    static let needs = DatabaseRole.service
    static let configuration = CommandConfiguration(
        commandName: "sweep",
        abstract: "Find everything past a limit or near one, tell whoever is to know, each once, and tidy up.",
        discussion: details(
            examples: "redress sweep", "redress sweep --as-of 2026-03-31", "redress sweep --format json"))

    @Option(help: "The day to sweep, as it was known that day (default: today).")
    var asOf: Day?

    @Option(help: "Working days before a limit from which to warn (default: WARNING_DAYS).")
    var warningDays: Int?

    @Option(help: "How to print what was found.")
    var format = PrintFormat.text

    func validate() throws {
        if let warningDays, !(1...20).contains(warningDays) { throw ValidationError("--warning-days must be 1 to 20.") }
    }

    func run() async throws {
        try await open { door in
            let sweep = Sweep(asOf: asOf, warningDays: warningDays ?? door.settings.warningDays)
            let findings = try await door.casework.perform(sweep, as: CommandDoor.credential)
            let raised = try await door.casework.raiseAlerts(as: CommandDoor.credential)
            let destroyed = try await door.casework.forgetAnswers()
            switch format {
            case .text:
                printTable(findings)
                print("Alerts: \(raised) new")
                print("Answers kept for \(Casework.daysAnswersAreKept) days and destroyed: \(destroyed)")
            case .json:
                PrintFormat.write { json in
                    json.array("found", findings) { json, finding in json.object(finding.write) }
                    json.field("alerts_new", raised)
                    json.field("answers_destroyed", destroyed)
                }
            }
        }
    }

    private func printTable(_ findings: [SweepFinding]) {
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
    }
}

extension SweepFinding {
    fileprivate func write(to json: inout JSONWriter) {
        json.field("flag", flag)
        json.field("duty", kind)
        json.field("complaint_id", complaint)
        json.field("reference", reference)
        json.field("procedure", procedure)
        json.field("stage", stage)
        json.field("clock", clock)
        json.field("due_on", dueOn)
        json.field("working_days", workingDays)
        json.field("is_new", isNew)
    }
}
