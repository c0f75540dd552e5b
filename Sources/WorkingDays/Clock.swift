public import Foundation

/// The only source of time: `now` for instants, `today` for legal dates in Europe/London.
public struct Clock: Sendable {
    private let read: @Sendable () -> Date
    /// Whether it is the machine's own, which may be set wrong.
    public let isMachine: Bool

    /// A clock that reads its instants from a closure; tests give a fixed one.
    public init(_ read: @escaping @Sendable () -> Date) {
        self.init(isMachine: false, read)
    }

    private init(isMachine: Bool, _ read: @escaping @Sendable () -> Date) {
        self.isMachine = isMachine
        self.read = read
    }

    /// The machine's clock.
    public static let system = Clock(isMachine: true) { Date() }

    /// The instant now.
    public var now: Date { read() }

    /// The day it is in London now.
    public var today: Day { London.day(of: now) }

    /// The day an instant falls on in London.
    public func day(of instant: Date) -> Day { London.day(of: instant) }
}

/// Civil time in England: an instant becomes a legal date here and nowhere else.
public enum London {
    /// Europe/London, whose summer time decides which day an instant near midnight belongs to.
    public static let timeZone: TimeZone = {
        guard let zone = TimeZone(identifier: "Europe/London") else { preconditionFailure("no Europe/London zone") }
        return zone
    }()

    /// The day an instant falls on in London: 2025-06-13T23:40Z is 14 June.
    public static func day(of instant: Date) -> Day {
        let offset = timeZone.secondsFromGMT(for: instant)
        let seconds = Int((instant.timeIntervalSince1970 + Double(offset)).rounded(.down))
        let days = seconds >= 0 ? seconds / 86400 : (seconds - 86399) / 86400
        return Day(number: Int32(days - 10957))
    }

    /// The second of its day in London that an instant falls in, 0 at midnight.
    public static func secondOfDay(of instant: Date) -> Int {
        let offset = timeZone.secondsFromGMT(for: instant)
        let seconds = Int((instant.timeIntervalSince1970 + Double(offset)).rounded(.down))
        return (seconds % 86400 + 86400) % 86400
    }

    /// The instant of a civil time in London, the earlier of the two when the clocks go back.
    public static func instant(of day: Day, hour: Int = 0, minute: Int = 0) -> Date {
        let local = Double((Int(day.number) + 10957) * 86400 + hour * 3600 + minute * 60)
        let guess = Date(timeIntervalSince1970: local)
        let summer = guess.addingTimeInterval(-3600)
        return timeZone.secondsFromGMT(for: summer) == 3600 ? summer : guess
    }
}
