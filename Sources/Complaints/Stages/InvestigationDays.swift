public import WorkingDays

/// How long a children's stage 2 took: to the officer's report, from it to the adjudication, which is the council's own
/// part, and together, in working days (requirement R43).
public struct InvestigationDays: Hashable, Sendable {
    public let toReport: Int?
    public let toAdjudication: Int?
    public let together: Int?
}

extension Stage {
    /// The days of the investigation, counted from day 0 of its limit; nil before a report, and at every other stage.
    ///
    /// Of an investigation that was repeated the last report counts, which the adjudication answers.
    public func investigationDays(
        _ duties: [Duty], calendar: WorkingCalendar
    ) throws(OutsideCalendar) -> InvestigationDays? {
        guard let reportedOn = investigation?.reportReceivedOn else { return nil }
        let start = duties.last { $0.clock == "response" && $0.endedBy != .superseded }?.basisOn ?? requestedOn
        func days(from first: Day, to last: Day?) throws(OutsideCalendar) -> Int? {
            guard let last else { return nil }
            return try calendar.workingDays(after: first, through: last)
        }
        return InvestigationDays(
            toReport: try days(from: start, to: reportedOn),
            toAdjudication: try days(from: reportedOn, to: respondedOn),
            together: try days(from: start, to: respondedOn))
    }
}
