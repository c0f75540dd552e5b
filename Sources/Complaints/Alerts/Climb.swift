public import WorkingDays

/// A step that was told on a day.
///
/// It is known by its working days from the last day in time, since the ladder may be another by now.
public struct ToldStep: Hashable, Sendable {
    public let workingDays: Int
    public let on: Day

    /// A step told on a day.
    public init(workingDays: Int, on: Day) {
        self.workingDays = workingDays
        self.on = on
    }
}

/// How far a duty has come on its ladder: what was told for the day it is due now.
public struct Climb: Hashable, Sendable {
    /// The last step told; nil before the first.
    public let told: ToldStep?
    /// The day its answer was rejected.
    public let rejectedOn: Day?
    /// Whether an answer was accepted, which stops the ladder.
    public let isAnswered: Bool

    /// A duty of which nothing was told yet.
    public static let start = Climb(told: nil, rejectedOn: nil, isAnswered: false)

    /// A duty of which steps were told.
    public init(told: ToldStep?, rejectedOn: Day?, isAnswered: Bool) {
        self.told = told
        self.rejectedOn = rejectedOn
        self.isAnswered = isAnswered
    }
}

/// What a round does about a duty.
public struct ClimbPlan: Hashable, Sendable {
    /// The number of the step that is told now, from 1; nil where none is.
    public let step: Int?
    /// Earlier steps whose day had come too: they are told with it, not beside it.
    public let joined: [Int]
    /// When the duty is looked at next; nil where its ladder has ended.
    public let nextOn: Day?
}

extension Ladder {
    /// What is to be told of a duty on a day, and when it is looked at next.
    ///
    /// A warning counts back from the last day in time; one whose day came before the duty was known is told at once. The first
    /// step after that day counts from it; each later one as many working days after the step before it was told as the two
    /// are apart (requirement R107), so that after a pause no rung is passed that was never told; at once where the answer was
    /// rejected (requirement R109). Where several are due, warnings are told with the latest of them.
    ///
    /// - Throws: `OutsideCalendar` where a step lies beyond the calendar.
    public func plan(
        dueOn: Day, _ climb: Climb, on today: Day, _ calendar: WorkingCalendar
    ) throws(OutsideCalendar) -> ClimbPlan {
        guard !climb.isAnswered else { return ClimbPlan(step: nil, joined: [], nextOn: nil) }
        var (told, rejectedOn) = (climb.told, climb.rejectedOn)
        var due: [Int] = []
        var nextOn: Day?
        for (index, step) in steps.enumerated()
        where climb.told.map({ step.workingDays > $0.workingDays }) ?? true {
            let on = try day(of: step, after: told, rejectedOn: rejectedOn, dueOn: dueOn, calendar)
            guard on <= today else {
                nextOn = on
                break
            }
            due.append(index + 1)
            if !step.isWarning { (told, rejectedOn) = (ToldStep(workingDays: step.workingDays, on: today), nil) }
        }
        // What is late already, though not yet told as late on a working day, is not told as a warning any more.
        if today > dueOn, let last = due.last, steps[last - 1].isWarning, nextOn != nil { due = [] }
        return ClimbPlan(step: due.last, joined: due.dropLast(), nextOn: nextOn)
    }

    private func day(
        of step: LadderStep, after told: ToldStep?, rejectedOn: Day?, dueOn: Day,
        _ calendar: WorkingCalendar
    ) throws(OutsideCalendar) -> Day {
        if step.isWarning { return try calendar.day(-step.workingDays, workingDaysBefore: dueOn) }
        guard let told, told.workingDays > 0 else {
            return try calendar.day(step.workingDays, workingDaysAfter: dueOn)
        }
        if let rejectedOn { return rejectedOn }
        return try calendar.day(step.workingDays - told.workingDays, workingDaysAfter: told.on)
    }

    /// The last day on which whoever is told on a day may answer a step; nil where no answer is asked for.
    public func answerDueOn(step: Int, toldOn day: Day, _ calendar: WorkingCalendar) throws(OutsideCalendar) -> Day? {
        guard let days = steps[step - 1].answerWorkingDays else { return nil }
        return try calendar.day(days, workingDaysAfter: day)
    }
}
