import ArgumentParser
import Casework
import Commands
import Complaints

/// Computes every deadline anew and exits 1 on drift.
struct Verify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Compute every deadline anew from its events; exit 1 if one differs from what is stored.")

    func run() async throws {
        try await CommandDoor.open("verify") { door in
            let (stages, drift) = try await door.casework.verifyDeadlines()
            func text(_ deadline: Deadline?) -> String {
                guard let deadline else { return "none" }
                let end = deadline.endedOn.map { ", \(deadline.endedBy?.rawValue ?? "") \($0)" } ?? ""
                return "\(deadline.dueOn) from \(deadline.basisOn)\(end)"
            }
            for difference in drift {
                print(
                    "\(difference.reference) \(difference.stage.rawValue) \(difference.clock):",
                    "stored \(text(difference.stored)); computed \(text(difference.computed))")
            }
            print("\(stages) stages, \(drift.count) differences")
            if !drift.isEmpty { throw ExitCode(1) }
        }
    }
}
