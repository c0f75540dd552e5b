import Casework
import Complaints
import Foundation
import Metrics
import WorkingDays

/// What is asked of the database when somebody reads `/metrics`, once a minute at most.
///
/// While the database cannot be asked, the figures stay what they were, and `redress_ready` tells why.
struct WatchedFigures: Sendable {
    private let ready = Meter(label: "redress_ready")
    private let daysAhead = Meter(label: "redress_calendar_days_ahead")
    private let flagged = Meter(label: "redress_deadlines_flagged")
    private let queued: [MessageChannel: Meter]
    private let oldest: [MessageChannel: Meter]
    private let readiness: SeldomAsked<Readiness>
    private let figures: SeldomAsked<Figures?>

    private struct Figures {
        let flagged: Int
        let daysAhead: Int
        let backlog: [DeliveryBacklog]
        let askedAt: Date
    }

    init(casework: Casework, readiness: SeldomAsked<Readiness>, clock: WorkingDays.Clock) {
        self.readiness = readiness
        func each(_ label: String) -> [MessageChannel: Meter] {
            Dictionary(
                uniqueKeysWithValues: MessageChannel.allCases.map {
                    ($0, Meter(label: label, dimensions: [("channel", $0.rawValue)]))
                })
        }
        queued = each("redress_alerts_queued")
        oldest = each("redress_alerts_oldest_queued_seconds")
        figures = SeldomAsked(every: 60, clock: clock) {
            do {
                let end = try await casework.calendarEnd()
                return Figures(
                    flagged: try await casework.flaggedDuties(), daysAhead: casework.today.days(to: end),
                    backlog: try await casework.deliveryBacklog(), askedAt: clock.now)
            } catch {
                return nil
            }
        }
    }

    /// Brings the figures up to date.
    func refresh() async {
        ready.set(await readiness.answer.isReady ? 1 : 0)
        guard let figures = await figures.answer else { return }
        daysAhead.set(figures.daysAhead)
        flagged.set(figures.flagged)
        for channel in MessageChannel.allCases {
            let waiting = figures.backlog.first { $0.channel == channel }
            queued[channel]?.set(waiting?.queued ?? 0)
            oldest[channel]?.set(waiting.map { figures.askedAt.timeIntervalSince($0.queuedSince) } ?? 0)
        }
    }
}
