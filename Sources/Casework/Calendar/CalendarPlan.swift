import Complaints
import Foundation
import Postgres
import WorkingDays

/// A change of the working days worked out but not yet written: the days, the calendar after it, and every duty that
/// moves, open and ended alike.
struct CalendarPlan {
    let days: BankHolidayChange
    let calendar: WorkingCalendar
    private(set) var moves: [CalendarMove] = []
    /// The duties of the records that are touched, as they are after it.
    private(set) var duties: [DutiesOfSubject] = []

    /// The plan of a change; nil where nothing would change.
    init?(
        _ days: BankHolidayChange, after current: WorkingCalendar?, _ context: borrowing OperationContext,
        _ db: borrowing Transaction
    ) throws {
        guard !days.isEmpty else { return nil }
        guard let coverage = try days.coverage(extending: current?.coverage) else { throw CalendarMissing() }
        self.days = days
        calendar = try WorkingCalendar(
            coverage: coverage, bankHolidays: days.holidays, version: (current?.version ?? 0) + 1)
        guard let span = days.span else { return }
        try recompute(
            from: span.lowerBound, through: span.upperBound, knowledge: context.casework.knowledge,
            today: context.today, db)
    }

    private mutating func recompute(
        from first: Day, through last: Day, knowledge: Knowledge, today: Day, _ db: borrowing Transaction
    ) throws {
        var moves: [CalendarMove] = []
        var duties: [DutiesOfSubject] = []
        try DutySource.forEach(.touched(from: first, through: last), try DutyTerms(calendar, knowledge, db), db) {
            held in
            let stored = held.stored.filter { $0.duty.endedBy != .withdrawn }
            guard Set(held.computed.duties) != Set(stored.map(\.duty)) else { return }
            duties.append(held.computed)
            moves += held.moves(today: today)
        }
        self.moves = moves
        self.duties = duties
    }
}

extension HeldDuties {
    /// The duties that are due on another day, or count from another, than is stored.
    ///
    /// Where the day from which a duty is known moves too, or an extension becomes one that is allowed, the one in force of
    /// its clock takes its place. A day that was to call for a notice and has not come moves nothing: nobody owed anything.
    fileprivate func moves(today: Day) -> [CalendarMove] {
        stored.sorted { ($0.duty.clock, $0.duty.knownFrom) < ($1.duty.clock, $1.duty.knownFrom) }.compactMap {
            id, old in
            guard old.endedBy != .withdrawn else { return nil }
            let ofClock = computed.duties.filter { $0.kind == old.kind && $0.clock == old.clock }
            let same = ofClock.first { $0.knownFrom == old.knownFrom }
            let new =
                old.isInForce && same?.isInForce != true
                ? ofClock.filter(\.isInForce).max { $0.knownFrom < $1.knownFrom } ?? same : same
            guard let new, new.dueOn != old.dueOn || new.basisOn != old.basisOn,
                old.kind != .notice || min(old.dueOn, new.dueOn) <= today
            else { return nil }
            return CalendarMove(
                reference: reference, stage: stage, kind: old.kind, clock: old.clock, basisBefore: old.basisOn,
                basisAfter: new.basisOn, dueBefore: old.dueOn, dueAfter: new.dueOn,
                effect: Self.effect(old, new, today: today), duty: id)
        }
    }

    /// Whether a breach appears or vanishes; only a limit that was in force to its end, or still is, can be breached.
    private static func effect(_ old: Duty, _ new: Duty, today: Day) -> CalendarMove.Effect {
        guard old.nature == .limit, old.endedBy != .superseded else { return .none }
        let before = (old.endedOn ?? today) > old.dueOn
        let after = (new.endedOn ?? today) > new.dueOn
        return before == after ? .none : after ? .breachAppears : .breachVanishes
    }
}
