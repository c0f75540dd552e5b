import ArgumentParser
import Casework
import Commands
import Complaints
import JSON

/// Computes every duty anew and exits 1 on drift.
struct Verify: DatabaseCommand {
    static let needs = DatabaseRole.service
    static let configuration = CommandConfiguration(
        abstract: "Compute every duty anew from its record; exit 1 if one differs from what is stored.",
        discussion: details(examples: "redress verify", "redress verify --format json"))

    @Option(help: "How to print the differences.")
    var format = PrintFormat.text

    func run() async throws {
        try await open { door in
            let (records, drift) = try await door.casework.verifyDuties()
            switch format {
            case .text:
                try StandardOutput.print(
                    drift.map(\.line) + ["\(records.values.reduce(0, +)) records, \(drift.count) differences"])
            case .json:
                try PrintFormat.write { json in
                    json.field("records", records.values.reduce(0, +))
                    json.array("differences", drift) { json, difference in json.object(difference.write) }
                }
            }
            if !drift.isEmpty { throw ExitCode(CommandStatus.refused.rawValue) }
        }
    }
}

extension DutyDrift {
    fileprivate var line: String {
        func text(_ duty: Duty?) -> String {
            guard let duty else { return "none" }
            let end = duty.endedOn.map { ", \(duty.endedBy?.rawValue ?? "") \($0)" } ?? ""
            return "\(duty.dueOn) from \(duty.basisOn)\(end)"
        }
        return
            "\(reference) \(stage?.rawValue ?? kind.rawValue) \(clock): stored \(text(stored)); computed \(text(computed))"
    }

    fileprivate func write(to json: inout JSONWriter) {
        func write(_ json: inout JSONWriter, _ duty: Duty) {
            json.field("basis_on", duty.basisOn)
            json.field("due_on", duty.dueOn)
            json.field("known_from", duty.knownFrom)
            json.field("ended_on", duty.endedOn)
            json.field("ended_by", duty.endedBy)
        }
        json.field("reference", reference)
        json.field("kind", kind)
        json.field("stage", stage)
        json.field("clock", clock)
        json.object("stored", stored, write)
        json.object("computed", computed, write)
    }
}
