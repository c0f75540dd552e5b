import Casework
public import Foundation
import Postgres
public import WorkingDays

/// The register of `db/demo`, which the second template holds.
public enum DemonstrationRegister {
    /// The folder of its files.
    public static let folder = sources.appendingPathComponent("db/demo", isDirectory: true)

    /// The day it is imported on.
    public static let importedOn = Day(number: 8675)  // 2 October 2023

    /// What an import depends on besides `db/`: the layers that read, reckon and store.
    static let importedBy = ["Casework", "Complaints", "WorkingDays"].map {
        sources.appendingPathComponent("Sources/\($0)", isDirectory: true)
    }

    private static let sources = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// Imports it, and tells the planner what is there.
    static func load(into database: Database) async throws {
        let noon = London.instant(of: importedOn, hour: 12)
        let casework = Casework(database: database, clock: Clock { noon })
        _ = try await casework.perform(
            ImportRegister(directory: folder, dryRun: false), as: .commandLine(name: "template"))
        try await database.single { try $0.script("ANALYZE") }
    }
}
