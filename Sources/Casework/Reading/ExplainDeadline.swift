public import Complaints
import Foundation
import Postgres
public import WorkingDays

/// A deadline of a complaint, explained.
public struct ExplainedDeadline: Sendable, Hashable {
    public let reference: String
    public let explanation: DeadlineExplanation
}

extension Casework {
    /// Explains a clock of a complaint from its events; without a stage, of the latest stage that has the clock.
    ///
    /// - Throws: `NotFound` for a complaint or a clock that is not there.
    public func explain(
        clock: String, of stage: StageName?, complaint id: ComplaintID, as credential: Credential
    ) async throws -> ExplainedDeadline {
        let now = self.clock.now
        return try await database.snapshot { db in
            _ = try authorise(credential, for: .readCasework, now: now, db)
            guard let complaint = try Complaint.load(id, lock: false, db) else { throw NotFound("complaint") }
            guard let acceptance = complaint.acceptance else { throw NotFound("clock") }
            let version = try knowledge.version(acceptance.procedureVersion, db)
            let calendar = try knowledge.calendar(db)
            for candidate in complaint.stages.reversed() where stage == nil || candidate.stage == stage {
                let explanation = try DeadlineExplanation(
                    clock: clock, of: candidate, receivedOn: complaint.receivedOn, version: version,
                    calendar: calendar)
                if let explanation {
                    return ExplainedDeadline(reference: complaint.reference, explanation: explanation)
                }
            }
            throw NotFound("clock")
        }
    }

    /// Every clock of a stage that is not stored, under the procedure version of its day of receipt.
    ///
    /// - Throws: `Refusal` where the procedure has no such stage or its days are out of order, `OutsideCalendar`.
    public func calculate(
        _ procedure: Procedure, receivedOn: Day, stage: Stage, as credential: Credential
    ) async throws -> [DeadlineExplanation] {
        let now = self.clock.now
        return try await database.snapshot { db in
            _ = try authorise(credential, for: .readReports, now: now, db)
            let version = try knowledge.version(of: procedure, on: receivedOn, db)
            let calendar = try knowledge.calendar(db)
            guard version.stages.contains(stage.stage) else { throw Refusal.noSuchStage(stage.stage, procedure) }
            try stage.checkOrder(receivedOn: receivedOn)
            return try version.clocks.filter { $0.stage == stage.stage }.compactMap { clock in
                try DeadlineExplanation(
                    clock: clock.clock, of: stage, receivedOn: receivedOn, version: version, calendar: calendar)
            }
        }
    }
}

extension Stage {
    /// Refuses events that come before the one they follow.
    fileprivate func checkOrder(receivedOn: Day) throws {
        let order: [(String, Day?, String, Day?)] = [
            ("requested_on", requestedOn, "received_on", receivedOn),
            ("acknowledged_on", acknowledgedOn, "requested_on", requestedOn),
            ("statement_agreed_on", statementAgreedOn, "requested_on", requestedOn),
            ("panel_held_on", panelHeldOn, "requested_on", requestedOn),
            ("panel_findings_on", panelFindingsOn, "panel_held_on", panelHeldOn ?? requestedOn),
            ("findings_received_on", findingsReceivedOn, "panel_findings_on", panelFindingsOn ?? requestedOn),
            ("responded_on", respondedOn, "requested_on", requestedOn),
            ("agreed_on", extensions.first?.agreedOn, "requested_on", requestedOn),
            ("extended_to", extensions.first?.extendedTo, "agreed_on", extensions.first?.agreedOn),
        ]
        for case (let field, let day?, let event, let earlier?) in order where day < earlier {
            throw Refusal.outOfOrder(field, day, after: event, earlier)
        }
    }
}
