import Complaints
import Foundation
import Testing
import WorkingDays

/// When a message leaves, on the clock of London.
@Suite struct DeliveryWindowTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        /// As `monday,tuesday 09:00-17:00`; nil for the council's hours.
        var hours: String?
        let now: String
        let leaves: String

        var testDescription: String { name }
    }

    static let cases = [
        Case(name: "within the hours", now: "2026-11-25T10:30:00Z", leaves: "2026-11-25T10:30:00Z"),
        Case(name: "a second before they begin", now: "2026-11-25T08:59:59Z", leaves: "2026-11-25T09:00:00Z"),
        Case(name: "the moment they begin", now: "2026-11-25T09:00:00Z", leaves: "2026-11-25T09:00:00Z"),
        Case(name: "their last second", now: "2026-11-25T16:59:59Z", leaves: "2026-11-25T16:59:59Z"),
        Case(name: "the moment they end", now: "2026-11-25T17:00:00Z", leaves: "2026-11-26T09:00:00Z"),
        Case(name: "Friday evening", now: "2026-11-27T17:30:00Z", leaves: "2026-11-30T09:00:00Z"),
        Case(
            name: "in summer time the hours begin at 8 UTC", now: "2026-07-01T07:10:00Z", leaves: "2026-07-01T08:00:00Z"
        ),
        Case(
            name: "midnight in London is the evening before in UTC", now: "2026-07-05T23:30:00Z",
            leaves: "2026-07-06T08:00:00Z"),
        Case(name: "over the weekend of March", now: "2026-03-27T18:00:00Z", leaves: "2026-03-30T08:00:00Z"),
        Case(name: "over the weekend of October", now: "2026-10-23T16:00:00Z", leaves: "2026-10-26T09:00:00Z"),
        Case(name: "before Easter", now: "2026-04-02T16:00:00Z", leaves: "2026-04-07T08:00:00Z"),
        Case(name: "on Good Friday at ten", now: "2026-04-03T09:00:00Z", leaves: "2026-04-07T08:00:00Z"),
        Case(name: "over Christmas and a weekend", now: "2025-12-24T17:00:00Z", leaves: "2025-12-29T09:00:00Z"),
        Case(name: "on New Year's Eve", now: "2025-12-31T20:00:00Z", leaves: "2026-01-02T09:00:00Z"),
        Case(
            name: "somebody who works on Saturdays alone", hours: "saturday 10:00-12:00", now: "2026-11-28T12:00:00Z",
            leaves: "2026-12-05T10:00:00Z"),
        Case(
            name: "Mondays alone, and this one is a bank holiday", hours: "monday 09:00-12:00",
            now: "2026-05-22T12:00:00Z",
            leaves: "2026-06-01T08:00:00Z"),
        Case(
            name: "hours that begin within the hour that is skipped begin at its end", hours: "sunday 01:30-03:00",
            now: "2026-03-28T12:00:00Z", leaves: "2026-03-29T01:00:00Z"),
        Case(
            name: "hours that lie within the hour that is skipped are not that night", hours: "sunday 01:15-01:45",
            now: "2026-03-28T12:00:00Z", leaves: "2026-04-05T00:15:00Z"),
        Case(
            name: "the last second before the clocks go forward", hours: "sunday 00:30-01:30",
            now: "2026-03-29T00:59:59Z", leaves: "2026-03-29T00:59:59Z"),
        Case(
            name: "and the first after, which is past the hours", hours: "sunday 00:30-01:30",
            now: "2026-03-29T01:00:00Z", leaves: "2026-04-04T23:30:00Z"),
        Case(
            name: "the hour that comes twice, the first time", hours: "sunday 01:30-02:00", now: "2026-10-25T00:10:00Z",
            leaves: "2026-10-25T00:30:00Z"),
        Case(
            name: "the hour that comes twice, the second time", hours: "sunday 01:30-02:00",
            now: "2026-10-25T01:10:00Z",
            leaves: "2026-10-25T01:30:00Z"),
        Case(
            name: "within it the second time", hours: "sunday 01:30-02:00", now: "2026-10-25T01:45:00Z",
            leaves: "2026-10-25T01:45:00Z"),
        Case(
            name: "after it came twice", hours: "sunday 01:30-02:00", now: "2026-10-25T02:00:00Z",
            leaves: "2026-11-01T01:30:00Z"),
        Case(
            name: "from midnight, the day after the clocks go forward", hours: "monday 00:00-23:59",
            now: "2026-03-29T12:00:00Z", leaves: "2026-03-29T23:00:00Z"),
        Case(
            name: "from midnight, the day after the clocks go back", hours: "monday 00:00-23:59",
            now: "2026-10-25T12:00:00Z", leaves: "2026-10-26T00:00:00Z"),
        Case(
            name: "beyond the calendar, by the days of the week", now: "2027-01-01T18:00:00Z",
            leaves: "2027-01-04T09:00:00Z"),
    ]

    @Test(
        "A message leaves within the hours of whoever it is for, at the first moment that is within them",
        arguments: cases)
    func leaves(item: Case) throws {
        let window = try window(item.hours)
        let now = try instant(item.now)

        #expect(window.departure(isUrgent: false, from: now) == (try instant(item.leaves)))
        #expect(window.isOpen(at: now) == (item.now == item.leaves))
    }

    @Test("An urgent message leaves at once, in the night of the change too", arguments: cases)
    func urgent(item: Case) throws {
        let now = try instant(item.now)

        #expect(try window(item.hours).departure(isUrgent: true, from: now) == now)
    }

    @Test(
        "Around both ends of summer time no message leaves outside the hours, and none later than it could",
        arguments: ["2026-03-26", "2026-10-22", "2025-03-27", "2025-10-23"],
        [nil, "sunday,monday 00:15-05:45", "sunday 01:15-01:45", "saturday,sunday 23:00-23:59"])
    func noWrongHour(start: String, hours: String?) throws {
        let window = try window(hours)
        let step: TimeInterval = 300
        let begin = try instant("\(start)T00:00:00Z")
        let instants = (0..<(12 * 288)).map { begin.addingTimeInterval(Double($0) * step) }
        // From the end: the first open instant at or after each.
        var next: Date?
        for instant in instants.reversed() {
            if window.isOpen(at: instant) { next = instant }
            guard let next else { continue }
            #expect(window.departure(isUrgent: false, from: instant) == next)
        }
        #expect(next != nil)
    }

    private func window(_ hours: String?) throws -> DeliveryWindow {
        DeliveryWindow(
            hours: try hours.map(parsed) ?? WorkingHours.of(nil, council: [:]), calendar: try Examples.calendar())
    }

    private func parsed(_ text: String) throws -> WorkingHours {
        let parts = text.split(separator: " ")
        let times = parts[1].split(separator: "-").compactMap { TimeOfDay($0) }
        return try #require(
            WorkingHours(
                days: parts[0].split(separator: ",").compactMap { Weekday(rawValue: String($0)) }, from: times[0],
                until: times[1]))
    }

    private func instant(_ text: String) throws -> Date { try Date(text, strategy: .iso8601) }
}
