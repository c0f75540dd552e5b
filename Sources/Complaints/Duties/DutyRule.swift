public import WorkingDays

/// The duties of a stage, as a pure function of its events, the procedure version, the calendar and the extensions.
///
/// A clock whose basis or extension changed on the way has one duty for each value it had, so that what was due on
/// any past day can be told as it was known that day.
public struct DutyRule: Sendable {
    let version: ProcedureVersion
    let calendar: WorkingCalendar

    /// The rule of a procedure version under a calendar.
    public init(version: ProcedureVersion, calendar: WorkingCalendar) {
        self.version = version
        self.calendar = calendar
    }

    /// Every duty of a stage of a complaint, by clock in the version's order, then by day known.
    ///
    /// - Throws: `OutsideCalendar` when a date lies outside the calendar.
    public func duties(of stage: Stage, received: Receipt) throws(OutsideCalendar) -> [Duty] {
        var all: [Duty] = []
        for clock in version.clocks where clock.stage == stage.stage {
            all += try history(of: clock, stage: stage, received: received).duties
        }
        return all
    }

    /// Every duty of a stage of a complaint received in office hours of a day.
    public func duties(of stage: Stage, receivedOn: Day) throws(OutsideCalendar) -> [Duty] {
        try duties(of: stage, received: Receipt(on: receivedOn))
    }

    /// What each extension of a stage did to the limit of its answer, in the order of the extensions.
    public func verdicts(on stage: Stage, received: Receipt) throws(OutsideCalendar) -> [ExtensionVerdict] {
        let response = version.clock("response", of: stage.stage)
        guard let response else { return [] }
        return try history(of: response, stage: stage, received: received).verdicts
    }

    /// The duties a clock of a stage has had, and what each extension did to it.
    func history(
        of clock: ProcedureClock, stage: Stage, received: Receipt
    ) throws(OutsideCalendar) -> (duties: [Duty], verdicts: [ExtensionVerdict]) {
        guard clock.endsWith != .acknowledged || stage.importedOn == nil else { return ([], []) }
        if clock.basis == .responseOverrun { return try offers(of: clock, stage: stage, received: received) }
        var bases: [Value] = []
        for basis in try days0(of: clock, stage: stage, received: received) {
            let dueOn = try due(clock, basis.on, stage)
            bases.append(
                Value(knownFrom: max(basis.knownFrom, stage.requestedOn), basisOn: basis.on, dueOn: dueOn))
        }
        try wait(for: clock, stage: stage, &bases)
        let (values, verdicts) = try extended(bases, by: stage.extensions, clock, until: stage.end(of: clock)?.on)
        return (duties(of: values, clock: clock, stage: stage), verdicts)
    }

    private struct Value {
        let knownFrom: Day
        let basisOn: Day
        let dueOn: Day
    }

    /// The values with the day each ended: done, or replaced by the next.
    private func duties(of values: [Value], clock: ProcedureClock, stage: Stage) -> [Duty] {
        let ended = stage.end(of: clock)
        // Whoever asked before the window opened needs none.
        if clock.kind == .window, let first = values.first, let ended, ended.on < first.basisOn { return [] }
        var duties: [Duty] = []
        for (index, value) in values.enumerated() {
            let next = index + 1 < values.count ? values[index + 1].knownFrom : nil
            // A value replaced on the day it began was never in force.
            if next == value.knownFrom { continue }
            let superseded = next.map { next in ended.map { next < $0.on } ?? true } ?? false
            duties.append(
                Duty(
                    kind: clock.endsWith.duty, clock: clock.clock, nature: clock.kind, basisOn: value.basisOn,
                    dueOn: value.dueOn, knownFrom: value.knownFrom, endedOn: superseded ? next : ended?.on,
                    endedBy: superseded ? .superseded : ended?.by,
                    isProvisional: clock.basis == .adjudicationReceived && index == 0 && stage.respondedOn != nil))
            if next != nil, !superseded { break }
        }
        return duties
    }

    /// The days 0 a clock has had, each with the day from which it was known.
    private func days0(
        of clock: ProcedureClock, stage: Stage, received: Receipt
    ) throws(OutsideCalendar) -> [(on: Day, knownFrom: Day)] {
        let event: Day?
        switch clock.basis {
        case .complaintReceived: return [(try received.dayZero(in: version, calendar: calendar), received.on)]
        case .stageRequested:
            // The request for the first stage is the complaint itself.
            guard stage.stage == version.stages.first else { return [(stage.requestedOn, stage.requestedOn)] }
            return [(try received.dayZero(in: version, calendar: calendar), received.on)]
        case .statementAgreed: event = stage.investigation?.statementAgreedOn
        case .statementAgreedOrRequested:
            return [(stage.requestedOn, stage.requestedOn)]
                + [stage.investigation?.statementAgreedOn].compactMap { $0 }.map { ($0, $0) }
        case .acknowledged: event = stage.acknowledgedOn
        case .planMade: event = stage.responsePlan?.madeOn
        case .responded: event = stage.respondedOn
        case .adjudicationReceived:
            return [stage.respondedOn, stage.adjudicationReceivedOn].compactMap { $0 }.map { ($0, $0) }
        case .panelHeld: event = stage.panel?.heldOn
        case .findingsReceived: event = stage.panel?.findingsReceivedOn ?? stage.panel?.findingsOn
        case .responseOverrun: event = nil
        case .acknowledgedOrDue:
            let acknowledgement = version.clocks.first { $0.stage == stage.stage && $0.endsWith == .acknowledged }
            guard let acknowledgement,
                let from = try days0(of: acknowledgement, stage: stage, received: received).first
            else { return [] }
            let dueOn = try due(acknowledgement, from.on, stage)
            guard let acknowledgedOn = stage.acknowledgedOn, acknowledgedOn < dueOn else {
                return [(dueOn, stage.requestedOn)]
            }
            return [(dueOn, stage.requestedOn), (acknowledgedOn, acknowledgedOn)]
        }
        return event.map { [($0, $0)] } ?? []
    }

    private func due(_ clock: ProcedureClock, _ basisOn: Day, _ stage: Stage) throws(OutsideCalendar) -> Day {
        switch clock.length {
        case .workingDays(let count): try calendar.day(count, workingDaysAfter: basisOn)
        case .months(let months, let wording): basisOn.lastDay(ofMonths: months, wording)
        case .asStated: stage.responsePlan?.respondByOn ?? basisOn
        }
    }

    /// Adds the values a clock has while an advocate is awaited and from the day one is appointed.
    private func wait(for clock: ProcedureClock, stage: Stage, _ values: inout [Value]) throws(OutsideCalendar) {
        guard let maximum = clock.advocateMaximum, case .workingDays(let count) = clock.length,
            let advocate = stage.advocate, let first = values.first
        else { return }
        for (knownFrom, appointedOn) in [(advocate.askedOn, nil), (advocate.appointedOn, advocate.appointedOn)] {
            guard let knownFrom else { continue }
            let rule = try AdvocateRule(
                receivedOn: first.basisOn, askedOn: advocate.askedOn, appointedOn: appointedOn, workingDays: count,
                maximum: maximum, calendar: calendar)
            guard rule.targetOn != values.last?.dueOn else { continue }
            values.append(
                Value(
                    knownFrom: max(knownFrom, first.knownFrom), basisOn: first.basisOn, dueOn: rule.targetOn))
        }
    }

    /// The values with the extensions among them in the order of time.
    ///
    /// An extension is judged on the deadline it met. A basis that comes to be known later starts the count anew, and the
    /// extensions made so far are judged on that. What was agreed, or told, when the clock had ended moves nothing.
    private func extended(
        _ bases: [Value], by extensions: [Extension], _ clock: ProcedureClock, until ended: Day?
    ) throws(OutsideCalendar) -> ([Value], [ExtensionVerdict]) {
        guard var current = bases.first else { return ([], []) }
        var values = [current]
        var verdicts: [ExtensionVerdict] = []
        var later = bases.dropFirst()
        func judge(_ extension: Extension) throws(OutsideCalendar) -> ExtensionVerdict {
            if let ended, ended <= clock.settledOn(`extension`) { return .afterEnd(ended) }
            return try clock.verdict(
                on: `extension`, basisOn: current.basisOn, dueOn: current.dueOn, calendar: calendar)
        }
        for (index, item) in (extensions.map(Optional.some) + [nil]).enumerated() {
            while let basis = later.first, item.map({ basis.knownFrom <= clock.takesEffectOn($0) }) ?? true {
                later.removeFirst()
                current = basis
                for (earlier, made) in extensions.prefix(index).enumerated() {
                    verdicts[earlier] = try judge(made)
                    guard case .moves(let dueOn) = verdicts[earlier] else { continue }
                    current = Value(knownFrom: basis.knownFrom, basisOn: basis.basisOn, dueOn: dueOn)
                }
                values.append(current)
            }
            guard let item else { break }
            verdicts.append(try judge(item))
            guard case .moves(let dueOn) = verdicts[index] else { continue }
            current = Value(
                knownFrom: max(clock.takesEffectOn(item), current.knownFrom), basisOn: current.basisOn, dueOn: dueOn)
            values.append(current)
        }
        return (values, verdicts)
    }
}

extension Stage {
    /// The day an act that ends a clock was done.
    public func day(of end: ClockEnd) -> Day? {
        switch end {
        case .acknowledged: acknowledgedOn
        case .statementAgreed: investigation?.statementAgreedOn
        case .noticeGiven: extensions.compactMap(\.notifiedOn).min()
        case .responded: respondedOn
        case .panelHeld: panel?.heldOn
        case .findingsSent: panel?.findingsOn
        case .nextStageRequested: nextRequestedOn
        case .stage2Offered: offeredUnderDutyOn
        }
    }

    /// How a clock ended: its act was done, or the stage ended without it; a window outlives its stage.
    ///
    /// The request for stage 2, and a good reason for the delay, leave nothing to offer (ruling "Duty to offer stage 2").
    func end(of clock: ProcedureClock) -> (on: Day, by: DutyEnd)? {
        var others: [Day?] = clock.kind == .window ? [] : [endedOn]
        if clock.endsWith == .stage2Offered { others += [offerExcuse?.excusedOn, nextRequestedOn] }
        return DutyEnd.first(done: day(of: clock.endsWith), otherwise: others.compactMap(\.self).min())
    }
}
