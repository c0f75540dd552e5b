public import Complaints
import Foundation
import Postgres
import WorkingDays

/// A deadline of a complaint, explained.
public struct ExplainedDuty: Sendable, Hashable {
    public let reference: String
    public let explanation: DutyExplanation
    /// The days the clock had before, each with what moved it.
    public let moves: [DutyMove]
    /// What of the complaint and the stage was corrected, with its before and after.
    public let corrections: [MadeCorrection]
}

extension Casework {
    /// Explains a clock of a complaint from its events; without a stage, of the latest stage that has the clock.
    ///
    /// - Throws: `NotFound` for a complaint or a clock that is not there.
    public func explain(
        clock: String, of stage: StageName?, complaint id: ComplaintID, as credential: Credential
    ) async throws -> ExplainedDuty {
        let now = self.clock.now
        return try await reader.snapshot { db in
            _ = try authorise(credential, for: .readCasework, now: now, db)
            guard let complaint = try Complaint.load(id, lock: false, db) else { throw NotFound("complaint") }
            guard let acceptance = complaint.acceptance, complaint.registrationError == nil else {
                throw NotFound("clock")
            }
            let version = try knowledge.version(acceptance.procedureVersion, db)
            let calendar = try knowledge.calendar(db)
            for candidate in complaint.stages.reversed() where stage == nil || candidate.stage == stage {
                let explanation = try DutyExplanation(
                    clock: clock, of: candidate, received: complaint.receipt, version: version, calendar: calendar)
                if let explanation {
                    // A notice of the same name is another duty: of an acknowledgement there are both.
                    let moves = try DutyMove.all(of: id, db)
                        .filter { $0.stage == candidate.stage && $0.clock == clock && $0.kind != .notice }
                    return ExplainedDuty(
                        reference: complaint.reference, explanation: explanation, moves: moves,
                        corrections: try MadeCorrection.all(of: complaint, at: candidate.stage, db))
                }
            }
            throw NotFound("clock")
        }
    }
}
