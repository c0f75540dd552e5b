import Foundation
import Testing

@testable import API

@Suite struct RateLimiterTests {
    private static let start = Date(timeIntervalSinceReferenceDate: 800_000_000)

    private func seconds(_ count: Double) -> Date { Self.start.addingTimeInterval(count) }

    @Test("A minute's allowance may be taken at once, and one more is told when to come", arguments: [1, 7, 20, 1200])
    func allowance(perMinute: Int) {
        var limiter = RateLimiter<String>(perMinute: perMinute)

        let taken = (0..<perMinute).map { _ in limiter.take("a", at: Self.start) }
        let refused = limiter.take("a", at: Self.start)

        #expect(taken.allSatisfy { $0 == nil })
        #expect(refused == max(1, Int((60 / Double(perMinute)).rounded(.up))))
    }

    @Test("What is refused costs nothing, and the time that was told is enough")
    func retry() throws {
        var limiter = RateLimiter<String>(perMinute: 20)
        for _ in 1...20 { _ = limiter.take("a", at: Self.start) }
        for _ in 1...50 { #expect(limiter.take("a", at: Self.start) == 3) }

        #expect(limiter.take("a", at: seconds(1)) == 2)
        #expect(limiter.take("a", at: seconds(3)) == nil)
        #expect(limiter.take("a", at: seconds(3)) == 3)
        for _ in 1...20 { #expect(limiter.take("a", at: seconds(63)) == nil) }
        #expect(limiter.take("a", at: seconds(63)) == 3)
    }

    @Test("One key's use is nobody else's")
    func keys() {
        var limiter = RateLimiter<String>(perMinute: 1)

        #expect(limiter.take("a", at: Self.start) == nil)
        #expect(limiter.take("a", at: Self.start) == 60)
        #expect(limiter.take("b", at: Self.start) == nil)
    }

    @Test("A clock that is set back makes nobody wait longer than a minute")
    func setBack() {
        var limiter = RateLimiter<String>(perMinute: 2)
        _ = limiter.take("a", at: seconds(0))

        #expect(limiter.take("a", at: seconds(-10)) == 10)
        #expect(limiter.take("a", at: seconds(0)) == nil)
    }

    @Test("However many keys come, so many are remembered; those who are new then are not counted, those known are")
    func bounded() {
        var limiter = RateLimiter<Int>(perMinute: 1, capacity: 100)
        for key in 0..<10_000 { #expect(limiter.take(key, at: seconds(Double(key) / 10_000)) == nil) }

        #expect(limiter.count == 100)
        #expect(limiter.take(0, at: seconds(1)) == 59)
        #expect(limiter.take(5_000, at: seconds(1)) == nil)
        #expect(limiter.take(5_000, at: seconds(1)) == nil)
    }

    @Test("Once their minute has passed, the keys of an attack make room for others")
    func forgotten() {
        var limiter = RateLimiter<Int>(perMinute: 1, capacity: 100)
        for key in 0..<1_000 { _ = limiter.take(key, at: Self.start) }

        #expect(limiter.take(5_000, at: seconds(61)) == nil)

        #expect(limiter.count == 1)
        #expect(limiter.take(5_000, at: seconds(61)) == 60)
    }
}
