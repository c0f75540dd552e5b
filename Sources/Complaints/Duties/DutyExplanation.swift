public import WorkingDays

/// Why a deadline falls on its day: each day from day 0, the rule, the extensions, and the other readings beside it.
public struct DutyExplanation: Hashable, Sendable {
    /// One calendar day of the count.
    public struct CountedDay: Hashable, Sendable {
        /// Why the day counts or does not.
        public enum Count: Hashable, Sendable {
            /// The event's own day, also when it is not a working day.
            case dayZero
            /// The n-th working day of the clock.
            case workingDay(Int)
            /// The n-th working day over those of the clock, which an extension added.
            case dayOver(Int)
            case weekend
            case bankHoliday(String)
            /// A working day on which an advocate was awaited.
            case awaitingAdvocate
        }

        public let on: Day
        public let count: Count
    }

    /// An extension and what it did.
    public struct ExplainedExtension: Hashable, Sendable {
        public let `extension`: Extension
        public let verdict: ExtensionVerdict
    }

    public let stage: StageName
    /// The clock as its procedure version sets it, with its source.
    public let clock: ProcedureClock
    public let procedureVersion: ProcedureVersion
    public let calendarVersion: Int
    /// The deadlines the clock has had, in the order they came into force; the last one is in force.
    public let duties: [Duty]
    /// The days from day 0 to the last day in time; empty where the clock does not count working days.
    public let days: [CountedDay]
    /// How the last day follows from day 0, in a sentence.
    public let reckoning: String
    public let extensions: [ExplainedExtension]
    /// The days the answer of the stage is judged by.
    public let timing: StageTiming
    /// The other readings of the same duty in this stage.
    public let alternatives: [Duty]

    /// The deadline in force.
    public var duty: Duty? { duties.last }

    /// Explains a clock of a stage, or nil where it does not run there.
    ///
    /// - Throws: `OutsideCalendar` when a day lies outside the calendar.
    public init?(
        clock name: String, of stage: Stage, received: Receipt, version: ProcedureVersion, calendar: WorkingCalendar
    ) throws(OutsideCalendar) {
        guard let clock = version.clock(name, of: stage.stage) else { return nil }
        let rule = DutyRule(version: version, calendar: calendar)
        let history = try rule.history(of: clock, stage: stage, received: received)
        guard let inForce = history.duties.last else { return nil }
        self.stage = stage.stage
        self.clock = clock
        self.procedureVersion = version
        self.calendarVersion = calendar.version
        duties = history.duties
        var alternatives: [Duty] = []
        for other in version.clocks where clock.isRead(as: other) {
            alternatives += try rule.history(of: other, stage: stage, received: received).duties
                .filter { $0.endedBy != .superseded }
        }
        self.alternatives = alternatives
        let isAwaited = clock.advocateMaximum != nil
        days = try Self.days(of: clock, inForce, awaiting: isAwaited ? stage.awaitedAdvocate : nil, calendar)
        let isExtended = history.verdicts.contains(.moves(to: inForce.dueOn))
        reckoning = Self.reckoning(
            of: clock, inForce, stage: stage, received: received, isExtended: isExtended,
            daysOver: try Self.daysOver(inForce, clock, calendar))
        timing = StageTiming(
            of: stage, received: received, isFirst: stage.stage == version.stages.first,
            duties: try rule.duties(of: stage, received: received))
        extensions = zip(stage.extensions, history.verdicts).map { ExplainedExtension(extension: $0, verdict: $1) }
    }

    /// How many working days after the last one the act was done; nil where it was in time, or days are not counted.
    private static func daysOver(
        _ duty: Duty, _ clock: ProcedureClock, _ calendar: WorkingCalendar
    ) throws(OutsideCalendar) -> Int? {
        guard case .workingDays = clock.length, let endedOn = duty.endedOn, endedOn > duty.dueOn else {
            return nil
        }
        return try calendar.workingDays(after: duty.dueOn, through: endedOn)
    }

    private static func days(
        of clock: ProcedureClock, _ duty: Duty, awaiting awaited: Range<Day>?, _ calendar: WorkingCalendar
    ) throws(OutsideCalendar) -> [CountedDay] {
        guard case .workingDays(let length) = clock.length, duty.basisOn <= duty.dueOn else { return [] }
        var days: [CountedDay] = []
        var counted = 0
        for number in duty.basisOn.number...duty.dueOn.number {
            let day = Day(number: number)
            let count: CountedDay.Count
            if day == duty.basisOn {
                count = .dayZero
            } else if try calendar.isWorkingDay(day) {
                // The day the advocate was asked for still counts; the days after it, to the appointment, do not.
                if let awaited, awaited.contains(day.adding(days: -1)) {
                    count = .awaitingAdvocate
                } else {
                    counted += 1
                    count = counted > length ? .dayOver(counted - length) : .workingDay(counted)
                }
            } else if let holiday = calendar.bankHoliday(on: day), !day.weekday.isWeekend {
                count = .bankHoliday(holiday.name)
            } else {
                count = .weekend
            }
            days.append(CountedDay(on: day, count: count))
        }
        return days
    }
}
