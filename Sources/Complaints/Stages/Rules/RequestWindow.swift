public import WorkingDays

/// The window in which a review panel is asked for: 20 working days from receipt of the adjudication (SI 2006/1738 reg 18).
///
/// The limit is not absolute. A late request is flagged for the Complaints Manager's decision and never refused by itself:
/// a blanket refusal fetters discretion (Ombudsman's decision 20 003 273).
public struct ReviewPanelWindow: Hashable, Sendable {
    /// What a request is, by its day.
    public enum Request: String, Sendable, CaseIterable {
        case inTime = "in_time"
        case late = "late_request"
    }

    /// The last day in time.
    public let lastOn: Day

    /// The window that opens when the complainant receives the adjudication, whatever the day it was sent.
    public init(adjudicationReceivedOn: Day, calendar: WorkingCalendar) throws(OutsideCalendar) {
        lastOn = try calendar.day(20, workingDaysAfter: adjudicationReceivedOn)
    }

    /// Whether a request of a day is in time.
    public func request(on day: Day) -> Request { day <= lastOn ? .inTime : .late }
}
