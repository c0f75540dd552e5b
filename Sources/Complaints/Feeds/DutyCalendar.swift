public import Foundation
import WorkingDays

/// The days on which somebody's duties are due, as their calendar program reads them (RFC 5545).
///
/// It has references, duties and days, and no word about a person.
public struct DutyCalendar: Sendable, Hashable {
    /// Whose duties they are, as the program heads them.
    public let name: String
    public let events: [DutyEvent]

    /// The calendar of a name.
    public init(name: String, events: [DutyEvent]) {
        self.name = name
        self.events = events
    }

    /// The media type of its text (section 8.1).
    public static let mediaType = "text/calendar; charset=utf-8"

    /// How long a program keeps what it read, where it heeds that (RFC 7986 section 5.7).
    private static let refreshInterval = "PT1H"

    /// The whole text; the same duties have the same text.
    public var text: String {
        var lines = ContentLines()
        lines.property("BEGIN", "VCALENDAR")
        lines.property("VERSION", "2.0")
        lines.property("PRODID", "-//Redress//Duties//EN")
        lines.property("CALSCALE", "GREGORIAN")
        // RFC 7986 section 5.1, and the name by which programs knew it before.
        lines.property("NAME", text: name)
        lines.property("X-WR-CALNAME", text: name)
        lines.property("REFRESH-INTERVAL;VALUE=DURATION", Self.refreshInterval)
        lines.property("X-PUBLISHED-TTL", Self.refreshInterval)
        for event in events { event.write(to: &lines) }
        lines.property("END", "VCALENDAR")
        return lines.text
    }
}

/// A duty on the day it is due, all day long.
public struct DutyEvent: Sendable, Hashable {
    /// Of the clock of a record, whatever the day: a duty that is moved keeps it.
    public let uid: String
    /// How often the clock was moved to another day.
    public let sequence: Int
    /// When its day was last set or moved.
    public let changedAt: Date
    public let duty: Duty
    /// Of the complaint, contact or case.
    public let reference: String

    /// The event of a duty.
    public init(uid: String, sequence: Int, changedAt: Date, duty: Duty, reference: String) {
        self.uid = uid
        self.sequence = sequence
        self.changedAt = changedAt
        self.duty = duty
        self.reference = reference
    }

    /// It takes no time of the day, so that nobody seems busy by it.
    fileprivate func write(to lines: inout ContentLines) {
        lines.property("BEGIN", "VEVENT")
        lines.property("UID", uid)
        lines.property("DTSTAMP", Self.instant(changedAt))
        lines.property("SEQUENCE", sequence)
        lines.property("DTSTART;VALUE=DATE", Self.date(duty.dueOn))
        lines.property("DTEND;VALUE=DATE", Self.date(duty.dueOn.adding(days: 1)))
        lines.property("SUMMARY", text: "\(duty.kind.name) due: \(reference)")
        let target = duty.nature == .target ? " It is a target; passing it is no breach." : ""
        lines.property("DESCRIPTION", text: duty.reckoning + target)
        lines.property("TRANSP", "TRANSPARENT")
        lines.property("END", "VEVENT")
    }

    private static func date(_ day: Day) -> String { day.description.filter { $0 != "-" } }

    /// In UTC, to the second (section 3.3.5).
    private static func instant(_ instant: Date) -> String {
        instant.ISO8601Format().filter { $0 != "-" && $0 != ":" }
    }
}
