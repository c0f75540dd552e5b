public import Complaints
import Foundation
import Postgres
import WorkingDays

/// A stored deadline that is not what its events, procedure version, calendar and extensions give.
public struct DeadlineDrift: Sendable, Hashable {
    public let reference: String
    public let stage: StageName
    public let clock: String
    /// What is stored; nil where it is missing.
    public let stored: Deadline?
    /// What was computed; nil where nothing should be stored.
    public let computed: Deadline?
}

extension Casework {
    /// Computes every deadline anew in one snapshot and returns those that differ from what is stored.
    public func verifyDeadlines() async throws -> (stages: Int, drift: [DeadlineDrift]) {
        try await database.snapshot { db in
            let calendar = try knowledge.calendar(db)
            var versions: [Int: ProcedureVersion] = [:]
            for id in try db.all("SELECT id FROM procedure_version", { try $0["id"] as Int }) {
                versions[id] = try knowledge.version(id, db)
            }
            var count = 0
            var drift: [DeadlineDrift] = []
            try db.forEach(SQL.stagesWithDeadlines(.all)) { row in
                count += 1
                guard let version = versions[try row["procedure_version_id"]] else { return }
                let stage = try Stage(clockFacts: row)
                let computed = try DeadlineRule(version: version, calendar: calendar)
                    .deadlines(of: stage, received: Receipt(at: try row["received_at"]))
                drift += try Self.differences(
                    stored: try Deadline.columns.readAll(row, "deadlines_clock"), computed: computed,
                    reference: try row["reference"],
                    stage: stage.stage)
            }
            return (count, drift)
        }
    }

    private static func differences(
        stored: [Deadline], computed: [Deadline], reference: String, stage: StageName
    ) throws -> [DeadlineDrift] {
        struct Key: Hashable {
            let clock: String
            let knownFrom: Day
        }
        var left = Dictionary(
            stored.map { (Key(clock: $0.clock, knownFrom: $0.knownFrom), $0) }, uniquingKeysWith: { first, _ in first })
        var drift: [DeadlineDrift] = []
        for deadline in computed {
            let found = left.removeValue(forKey: Key(clock: deadline.clock, knownFrom: deadline.knownFrom))
            guard found != deadline else { continue }
            drift.append(
                DeadlineDrift(
                    reference: reference, stage: stage, clock: deadline.clock, stored: found, computed: deadline))
        }
        for deadline in left.values where deadline.endedBy != .withdrawn {
            drift.append(
                DeadlineDrift(
                    reference: reference, stage: stage, clock: deadline.clock, stored: deadline, computed: nil))
        }
        return drift
    }
}
