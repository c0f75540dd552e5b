import ArgumentParser
import Casework
import Commands
import Complaints
import JSON

/// Computes every deadline anew and exits 1 on drift.
struct Verify: DatabaseCommand {
    static let needs = DatabaseRole.service
    static let configuration = CommandConfiguration(
        abstract: "Compute every deadline anew from its events; exit 1 if one differs from what is stored.",
        discussion: details(examples: "redress verify", "redress verify --format json"))

    @Option(help: "How to print the differences.")
    var format = PrintFormat.text

    func run() async throws {
        try await open { door in
            let (stages, drift) = try await door.casework.verifyDeadlines()
            switch format {
            case .text:
                for difference in drift { print(difference.line) }
                print("\(stages) stages, \(drift.count) differences")
            case .json:
                PrintFormat.write { json in
                    json.field("stages", stages)
                    json.array("differences", drift) { json, difference in json.object(difference.write) }
                }
            }
            if !drift.isEmpty { throw ExitCode(ExitStatus.refused.rawValue) }
        }
    }
}

extension DeadlineDrift {
    fileprivate var line: String {
        func text(_ deadline: Deadline?) -> String {
            guard let deadline else { return "none" }
            let end = deadline.endedOn.map { ", \(deadline.endedBy?.rawValue ?? "") \($0)" } ?? ""
            return "\(deadline.dueOn) from \(deadline.basisOn)\(end)"
        }
        return "\(reference) \(stage.rawValue) \(clock): stored \(text(stored)); computed \(text(computed))"
    }

    fileprivate func write(to json: inout JSONWriter) {
        func write(_ json: inout JSONWriter, _ deadline: Deadline) {
            json.field("basis_on", deadline.basisOn)
            json.field("due_on", deadline.dueOn)
            json.field("known_from", deadline.knownFrom)
            json.field("ended_on", deadline.endedOn)
            json.field("ended_by", deadline.endedBy)
        }
        json.field("reference", reference)
        json.field("stage", stage)
        json.field("clock", clock)
        json.object("stored", stored, write)
        json.object("computed", computed, write)
    }
}
