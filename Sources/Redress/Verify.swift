import ArgumentParser
import Casework
import Commands
import Complaints

/// Computes every duty anew and exits 1 on drift.
struct Verify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Compute every duty anew from its record; exit 1 if one differs from what is stored.")

    func run() async throws {
        try await CommandDoor.open("verify") { door in
            let (records, drift) = try await door.casework.verifyDuties()
            func text(_ duty: Duty?) -> String {
                guard let duty else { return "none" }
                let end = duty.endedOn.map { ", \(duty.endedBy?.rawValue ?? "") \($0)" } ?? ""
                return "\(duty.dueOn) from \(duty.basisOn)\(end)"
            }
            for difference in drift {
                print(
                    "\(difference.reference) \(difference.stage?.rawValue ?? difference.kind.rawValue) \(difference.clock):",
                    "stored \(text(difference.stored)); computed \(text(difference.computed))")
            }
            print("\(records) records, \(drift.count) differences")
            if !drift.isEmpty { throw ExitCode(1) }
        }
    }
}
