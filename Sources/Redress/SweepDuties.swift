import ArgumentParser
import Casework
import Commands
import Complaints
import JSON
import WorkingDays

/// Finds what is overdue, records each once, and tells whoever is to be told.
struct SweepDuties: DatabaseCommand {
    static let needs = DatabaseRole.service
    static let configuration = CommandConfiguration(
        commandName: "sweep",
        abstract: "Find everything past a limit, tell whoever is to know, each once, and tidy up.",
        discussion: details(
            examples: "redress sweep", "redress sweep --as-of 2026-03-31", "redress sweep --format json"))

    @Option(help: "The day to sweep, as it was known that day (default: today).")
    var asOf: Day?

    @Option(help: "How to print what was found.")
    var format = PrintFormat.text

    func run() async throws {
        try await open { door in
            let findings = try await door.casework.perform(Sweep(asOf: asOf), as: CommandDoor.credential)
            let raised = try await door.casework.raiseAlerts(as: CommandDoor.credential)
            let destroyed = try await door.casework.forgetAnswers()
            let exports = try await door.casework.forgetExports()
            switch format {
            case .text:
                try StandardOutput.print(
                    lines(findings) + [
                        "Alerts: \(raised) new",
                        "Answers kept for \(Casework.daysAnswersAreKept) days and destroyed: \(destroyed)",
                        "Exports kept for a day and destroyed: \(exports)",
                    ])
            case .json:
                try PrintFormat.write { json in
                    json.array("found", findings) { json, finding in json.object(finding.write) }
                    json.field("alerts_new", raised)
                    json.field("answers_destroyed", destroyed)
                    json.field("exports_destroyed", exports)
                }
            }
        }
    }

    private func lines(_ findings: [SweepFinding]) -> [String] {
        let count = "Past a limit: \(findings.count), new \(findings.count { $0.isNew })"
        guard !findings.isEmpty else { return [count] }
        let found = table(
            ["reference", "procedure", "stage", "clock", "due", "working days late", ""],
            findings.map { finding in
                [
                    finding.reference, finding.procedure?.rawValue ?? "", finding.stage?.rawValue ?? "",
                    finding.clock,
                    finding.dueOn.description, "\(finding.workingDays)", finding.isNew ? "new" : "",
                ]
            })
        return [count, found, ""]
    }
}

extension SweepFinding {
    fileprivate func write(to json: inout JSONWriter) {
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
