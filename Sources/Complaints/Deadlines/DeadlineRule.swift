public import WorkingDays

/// The deadlines of a stage, as a pure function of its events, the procedure version, the calendar and the extensions.
///
/// A clock whose basis or extension changed on the way has one deadline for each value it had, so that what was due on
/// any past day can be told as it was known that day.
public struct DeadlineRule: Sendable {
    private let version: ProcedureVersion
    private let calendar: WorkingCalendar

    /// The rule of a procedure version under a calendar.
    public init(version: ProcedureVersion, calendar: WorkingCalendar) {
        self.version = version
        self.calendar = calendar
    }

    /// Every deadline of a stage of a complaint received on a day, by clock in the version's order, then by day known.
    ///
    /// - Throws: `OutsideCalendar` when a date lies outside the calendar.
    public func deadlines(of stage: Stage, receivedOn: Day) throws(OutsideCalendar) -> [Deadline] {
        var all: [Deadline] = []
        for clock in version.clocks
        where clock.stage == stage.stage && (clock.endsWith != .acknowledged || stage.acknowledgementKept) {
            all += try deadlines(of: clock, stage: stage, receivedOn: receivedOn)
        }
        return all
    }

    private struct Value {
        let knownFrom: Day
        let basisOn: Day
        let dueOn: Day
    }

    private func deadlines(
        of clock: ProcedureClock, stage: Stage, receivedOn: Day
    ) throws(OutsideCalendar) -> [Deadline] {
        let ended = [stage.day(of: clock.endsWith), stage.endedOn].compactMap { $0 }.min()
        var values: [Value] = []
        for basis in try bases(of: clock, stage: stage, receivedOn: receivedOn) {
            values.append(
                Value(
                    knownFrom: max(basis.knownFrom, stage.requestedOn), basisOn: basis.on,
                    dueOn: try due(clock, basis.on)))
        }
        for `extension` in stage.extensions {
            guard let last = values.last, let moved = try extended(last, by: `extension`, clock: clock) else {
                continue
            }
            values.append(moved)
        }
        var deadlines: [Deadline] = []
        for (index, value) in values.enumerated() {
            let next = index + 1 < values.count ? values[index + 1].knownFrom : nil
            // A value replaced on the day it began was never in force.
            if next == value.knownFrom { continue }
            let superseded = next.map { next in ended.map { next < $0 } ?? true } ?? false
            deadlines.append(
                Deadline(
                    clock: clock.clock, kind: clock.kind, basisOn: value.basisOn, dueOn: value.dueOn,
                    knownFrom: value.knownFrom, endedOn: superseded ? next : ended,
                    endedBy: superseded ? .superseded : ended.map { _ in .met }))
            if next != nil, !superseded { break }
        }
        return deadlines
    }

    /// The days 0 a clock has had, each with the day from which it was known.
    private func bases(
        of clock: ProcedureClock, stage: Stage, receivedOn: Day
    ) throws(OutsideCalendar) -> [(on: Day, knownFrom: Day)] {
        let event: Day?
        switch clock.basis {
        case .complaintReceived: event = receivedOn
        case .stageRequested: event = stage.requestedOn
        case .statementAgreed: event = stage.statementAgreedOn
        case .acknowledged: event = stage.acknowledgedOn
        case .panelHeld: event = stage.panelHeldOn
        case .findingsReceived: event = stage.findingsReceivedOn ?? stage.panelFindingsOn
        case .acknowledgedOrDue:
            guard
                let acknowledgement = version.clocks.first(where: {
                    $0.stage == stage.stage && $0.endsWith == .acknowledged
                })
            else { return [] }
            let dueOn = try due(acknowledgement, stage.requestedOn)
            guard let acknowledgedOn = stage.acknowledgedOn, acknowledgedOn < dueOn else {
                return [(dueOn, stage.requestedOn)]
            }
            return [(dueOn, stage.requestedOn), (acknowledgedOn, acknowledgedOn)]
        }
        return event.map { [($0, $0)] } ?? []
    }

    private func due(_ clock: ProcedureClock, _ basisOn: Day) throws(OutsideCalendar) -> Day {
        switch clock.length {
        case .workingDays(let count): try calendar.day(count, workingDaysAfter: basisOn)
        case .months(let months, let wording): basisOn.lastDay(ofMonths: months, wording)
        }
    }

    /// The value after an extension, or nil where it does not move the clock.
    private func extended(
        _ value: Value, by extension: Extension, clock: ProcedureClock
    ) throws(OutsideCalendar) -> Value? {
        let verdict = try clock.verdict(
            on: `extension`, basisOn: value.basisOn, dueOn: value.dueOn, calendar: calendar)
        guard case .moves(let dueOn) = verdict else { return nil }
        return Value(knownFrom: max(`extension`.agreedOn, value.knownFrom), basisOn: value.basisOn, dueOn: dueOn)
    }
}

extension Stage {
    /// The day an act that ends a clock was done.
    public func day(of end: ClockEnd) -> Day? {
        switch end {
        case .acknowledged: acknowledgedOn
        case .responded: respondedOn
        case .panelHeld: panelHeldOn
        case .findingsSent: panelFindingsOn
        }
    }
}
