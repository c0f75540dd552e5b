public import Complaints
import Foundation
import Postgres
public import WorkingDays

/// What follows from the dates.
public struct DeadlineCalculation: Sendable, Hashable {
    public let version: ProcedureVersion
    /// Every clock that runs, stage by stage.
    public let clocks: [DutyExplanation]
    public let timeLimits: TimeLimits?
    /// Whether the oral complaint was settled early enough to be outside the procedure; nil where it knows no such thing.
    public let settledEarly: Bool?

    /// The last days to bring the matter to the council and to the Ombudsman; they differ by a day.
    public struct TimeLimits: Sendable, Hashable {
        public let toComplainOn: Day
        public let toOmbudsmanOn: Day
    }
}

extension Casework {
    /// Every clock of every stage, under the procedure version of the day of receipt or of the day asked for.
    ///
    /// - Throws: `Refusal` where the procedure has no such stage or the days are out of order, `OutsideCalendar`.
    public func calculate(_ question: DeadlineQuestion, as credential: Credential) async throws -> DeadlineCalculation {
        try await reading(.snapshot, for: .readReports, as: credential) { context, db in
            let version = try knowledge.version(
                of: question.procedure, on: question.versionOn ?? question.received.on, db)
            let calendar = try knowledge.calendar(db)
            var clocks: [DutyExplanation] = []
            for stage in try question.stages(of: version, newStageID: StageID(rawValue: .version7(at: context.now))) {
                for clock in version.clocks where clock.stage == stage.stage {
                    let explanation = try DutyExplanation(
                        clock: clock.clock, of: stage, received: question.received, version: version,
                        calendar: calendar)
                    if let explanation { clocks.append(explanation) }
                }
            }
            return DeadlineCalculation(
                version: version, clocks: clocks,
                timeLimits: question.groundsOn.map {
                    DeadlineCalculation.TimeLimits(
                        toComplainOn: TimeLimit.toComplain(since: $0), toOmbudsmanOn: TimeLimit.toOmbudsman(since: $0))
                },
                settledEarly: try question.settledOn.flatMap {
                    try TimeLimit.isSettledEarly(
                        question.procedure, oralComplaintOn: question.received.on, settledOn: $0, calendar: calendar)
                })
        }
    }
}
