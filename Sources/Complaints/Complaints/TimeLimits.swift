public import WorkingDays

/// The last days on which a matter may be brought to the council or to the Ombudsman.
///
/// They differ by a day: the council's year is "12 months after", the Ombudsman's "12 months beginning with".
public enum TimeLimit {
    /// The last day to complain to the council about a matter; later is a recorded decision, never an automatic refusal.
    ///
    /// No later than one year after the grounds arose (SI 2006/1738 reg 9), or 12 months after the matter came to notice
    /// (SI 2009/309 reg 12 and, in the same words, SI 2012/3094 Part 5; Complaint Handling Code 2).
    public static func toComplain(since grounds: Day) -> Day { grounds.lastDay(ofMonths: 12, .after) }

    /// The last day to bring a matter to the Ombudsman: 12 months beginning with the day the person first had notice of it
    /// (Local Government Act 1974 s26B(2)(a)), whenever the council's final answer was sent.
    public static func toOmbudsman(since notice: Day) -> Day { notice.lastDay(ofMonths: 12, .beginningWith) }

    /// Whether an oral complaint settled to the complainant's satisfaction is outside the procedure of adult social care or
    /// public health; nil in a procedure that knows no such thing.
    ///
    /// It is when settled no later than the next working day after it was made (SI 2009/309 reg 8); a written one never is.
    public static func isSettledEarly(
        _ procedure: Procedure, oralComplaintOn madeOn: Day, settledOn: Day, calendar: WorkingCalendar
    ) throws(OutsideCalendar) -> Bool? {
        guard procedure == .adultSocialCare || procedure == .publicHealth else { return nil }
        return try settledOn <= calendar.day(1, workingDaysAfter: madeOn)
    }
}
