public import WorkingDays

/// Why a deadline falls on its day: each day from day 0, the rule, the extensions, and the other readings beside it.
public struct DeadlineExplanation: Hashable, Sendable {
    /// One calendar day of the count.
    public struct CountedDay: Hashable, Sendable {
        /// Why the day counts or does not.
        public enum Count: Hashable, Sendable {
            /// The event's own day, also when it is not a working day.
            case dayZero
            /// The n-th working day.
            case workingDay(Int)
            case weekend
            case bankHoliday(String)
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
    public let deadlines: [Deadline]
    /// The days from day 0 to the last day in time; empty where the clock counts months.
    public let days: [CountedDay]
    public let extensions: [ExplainedExtension]
    /// The other readings of the same duty in this stage.
    public let alternatives: [Deadline]

    /// The deadline in force.
    public var deadline: Deadline? { deadlines.last }

    /// Explains a clock of a stage, or nil where it does not run there.
    ///
    /// - Throws: `OutsideCalendar` when a day lies outside the calendar.
    public init?(
        clock name: String, of stage: Stage, receivedOn: Day, version: ProcedureVersion, calendar: WorkingCalendar
    ) throws(OutsideCalendar) {
        guard let clock = version.clocks.first(where: { $0.stage == stage.stage && $0.clock == name }) else {
            return nil
        }
        let all = try DeadlineRule(version: version, calendar: calendar).deadlines(of: stage, receivedOn: receivedOn)
        let deadlines = all.filter { $0.clock == name }
        guard let inForce = deadlines.last else { return nil }
        self.stage = stage.stage
        self.clock = clock
        self.procedureVersion = version
        self.calendarVersion = calendar.version
        self.deadlines = deadlines
        alternatives = all.filter { $0.kind == .alternative && $0.clock != name && $0.endedBy != .superseded }
        days = try Self.days(of: clock, inForce, calendar)
        var dueOn = deadlines[0].dueOn
        var explained: [ExplainedExtension] = []
        for `extension` in stage.extensions {
            // A deadline may have moved for another cause before: an extension is judged on the one it met.
            let met = deadlines.last { $0.knownFrom <= `extension`.agreedOn && $0.dueOn != `extension`.extendedTo }
            dueOn = met?.dueOn ?? dueOn
            let verdict = try clock.verdict(
                on: `extension`, basisOn: met?.basisOn ?? inForce.basisOn, dueOn: dueOn, calendar: calendar)
            if case .moves(let to) = verdict { dueOn = to }
            explained.append(ExplainedExtension(extension: `extension`, verdict: verdict))
        }
        extensions = explained
    }

    private static func days(
        of clock: ProcedureClock, _ deadline: Deadline, _ calendar: WorkingCalendar
    ) throws(OutsideCalendar) -> [CountedDay] {
        guard case .workingDays = clock.length, deadline.basisOn <= deadline.dueOn else { return [] }
        var days: [CountedDay] = []
        for number in deadline.basisOn.number...deadline.dueOn.number {
            let day = Day(number: number)
            let count: CountedDay.Count
            if day == deadline.basisOn {
                count = .dayZero
            } else if try calendar.isWorkingDay(day) {
                count = .workingDay(try calendar.workingDays(after: deadline.basisOn, through: day))
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
