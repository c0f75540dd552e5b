import Foundation
import WorkingDays

/// Asks at most once a second whether the service is ready, however many ask it.
actor ReadinessCache {
    private let ask: @Sendable () async -> Readiness
    private let clock: WorkingDays.Clock
    private var asked: (answer: Task<Readiness, Never>, at: Date)?

    init(clock: WorkingDays.Clock, ask: @escaping @Sendable () async -> Readiness) {
        self.ask = ask
        self.clock = clock
    }

    var readiness: Readiness {
        get async {
            let now = clock.now
            if let asked, abs(now.timeIntervalSince(asked.at)) < 1 { return await asked.answer.value }
            let answer = Task { [ask] in await ask() }
            asked = (answer, now)
            return await answer.value
        }
    }
}
