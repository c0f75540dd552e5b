public import WorkingDays

/// The days of children's stage 1 where the child waited for an advocate (SI 2006/1738 reg 14(3), (5)).
///
/// The 10 working days stand still while an advocate is being found; the 20 never do (ruling: no pause of any kind).
public struct AdvocateRule: Hashable, Sendable {
    /// The 10 working days, and those an advocate was awaited, but no further than the limit.
    public let targetOn: Day
    /// The 20 working days.
    public let limitOn: Day

    /// The days of a complaint whose advocate was asked for on one day and appointed on another.
    public init(
        receivedOn: Day, askedOn: Day, appointedOn: Day, calendar: WorkingCalendar
    ) throws(OutsideCalendar) {
        limitOn = try calendar.day(20, workingDaysAfter: receivedOn)
        let target = try calendar.day(10, workingDaysAfter: receivedOn)
        let from = max(askedOn, receivedOn)
        guard from < target, appointedOn > from else {
            targetOn = target
            return
        }
        let awaited = try calendar.workingDays(after: from, through: appointedOn)
        targetOn = min(try calendar.day(10 + awaited, workingDaysAfter: receivedOn), limitOn)
    }
}
