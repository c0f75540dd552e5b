import Complaints
import Foundation
import Testing

/// When a message is tried again, and how many somebody gets.
@Suite struct RetryScheduleTests {
    @Test(
        "The pauses grow from seconds to a day",
        arguments: [
            (1, 5), (2, 15), (3, 45), (4, 135), (5, 405), (6, 1215), (7, 3645), (8, 10935), (9, 32805), (10, 86400),
            (11, 86400),
        ])
    func grows(attempt: Int, seconds: Int) {
        #expect(RetrySchedule.pause(after: attempt, chance: 1) == .seconds(seconds))
        #expect(RetrySchedule.pause(after: attempt, chance: 0) == .seconds(seconds) / 2)
    }

    @Test("The twelfth attempt is the last, whatever the receiver asks for")
    func last() {
        #expect(RetrySchedule.pause(after: 12, chance: 0.5) == nil)
        #expect(RetrySchedule.pause(after: 12, chance: 0.5, retryAfter: .seconds(60)) == nil)
        #expect(RetrySchedule.pause(after: 400, chance: 0.5) == nil)
    }

    @Test("What failed together is tried apart: another chance, another pause, always between half and the whole")
    func jitter() throws {
        let pauses = try stride(from: 0.0, to: 1.0, by: 0.05).map {
            try #require(RetrySchedule.pause(after: 4, chance: $0))
        }

        #expect(Set(pauses).count == pauses.count)
        #expect(pauses.allSatisfy { (.seconds(67)...(.seconds(135))).contains($0) })
    }

    @Test(
        "A receiver is left alone as long as it asks, and never for more than a day",
        arguments: [(60, 60), (1, 2.5), (0, 2.5), (-5, 2.5), (86400, 86400), (1_000_000, 86400)] as [(Int, Double)])
    func retryAfter(asked: Int, seconds: Double) {
        #expect(RetrySchedule.pause(after: 1, chance: 0, retryAfter: .seconds(asked)) == .seconds(seconds))
    }

    @Test(
        "Somebody gets no more messages within an hour than the cap allows",
        arguments: [
            ("none yet", 2, [], 0), ("one of two", 2, [-600], 0),
            ("two of two, the older 50 minutes ago", 2, [-3000, -60], 600),
            ("more than the cap, since it was lowered", 2, [-3000, -2000, -1000], 1600),
            ("the older is an hour old to the second", 2, [-3600, -60], 0),
            ("in any order", 2, [-60, -3000], 600), ("a cap of nothing is one of one", 0, [-60], 3540),
        ] as [(String, Int, [TimeInterval], TimeInterval)])
    func cap(name: String, perHour: Int, made: [TimeInterval], waits: TimeInterval) {
        let now = Date(timeIntervalSince1970: 1_790_000_000)
        let cap = MessageCap(perHour: perHour)
        let instants = made.map { now.addingTimeInterval($0) }

        #expect(cap.departure(isUrgent: false, after: instants, from: now) == now.addingTimeInterval(waits))
        #expect(cap.departure(isUrgent: true, after: instants, from: now) == now)
    }
}
