public import WorkingDays

/// The target of children's stage 1 where the child waits for an advocate (SI 2006/1738 reg 14(3), (5)).
///
/// The 10 working days stand still while an advocate is being found; the 20 never do (ruling "Children's stage 1").
public struct AdvocateRule: Hashable, Sendable {
    /// The working days of the target, and those an advocate was awaited, but no further than the limit.
    public let targetOn: Day
    /// The furthest the target can go.
    public let limitOn: Day

    /// The days of a complaint whose advocate was asked for on one day and appointed on another, or not yet.
    public init(
        receivedOn: Day, askedOn: Day, appointedOn: Day?, workingDays: Int = 10, maximum: Int = 20,
        calendar: WorkingCalendar
    ) throws(OutsideCalendar) {
        limitOn = try calendar.day(maximum, workingDaysAfter: receivedOn)
        let target = try calendar.day(workingDays, workingDaysAfter: receivedOn)
        let from = max(askedOn, receivedOn)
        guard from < target else {
            targetOn = target
            return
        }
        guard let appointedOn else {
            targetOn = limitOn
            return
        }
        let awaited = appointedOn > from ? try calendar.workingDays(after: from, through: appointedOn) : 0
        targetOn = min(try calendar.day(workingDays + awaited, workingDaysAfter: receivedOn), limitOn)
    }
}
