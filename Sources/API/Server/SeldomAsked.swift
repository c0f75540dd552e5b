import Foundation
import WorkingDays

/// Asks something at most once in a while, however many want to know it.
actor SeldomAsked<Value: Sendable> {
    private let seconds: TimeInterval
    private let ask: @Sendable () async -> Value
    private let clock: WorkingDays.Clock
    private var asked: (answer: Task<Value, Never>, at: Date)?

    init(every seconds: TimeInterval, clock: WorkingDays.Clock, ask: @escaping @Sendable () async -> Value) {
        self.seconds = seconds
        self.ask = ask
        self.clock = clock
    }

    var answer: Value {
        get async {
            let now = clock.now
            if let asked, abs(now.timeIntervalSince(asked.at)) < seconds { return await asked.answer.value }
            let answer = Task { [ask] in await ask() }
            asked = (answer, now)
            return await answer.value
        }
    }
}
