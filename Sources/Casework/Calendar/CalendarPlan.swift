import Complaints
import Foundation
import Postgres
import WorkingDays

/// A change of the working days worked out but not yet written: the days, the calendar after it, and every deadline that
/// moves, of open and of ended stages alike.
struct CalendarPlan {
    let number: Int
    let added: [BankHoliday]
    let withdrawn: [BankHoliday]
    let calendar: WorkingCalendar
    private(set) var moves: [CalendarMove] = []
    /// The deadlines of the stages that are touched, as they are after it.
    private(set) var deadlines: [(stage: StageID, deadlines: [Deadline])] = []

    var change: CalendarChange { CalendarChange(version: nil, added: added, withdrawn: withdrawn, moves: moves) }

    /// The plan of adding and withdrawing days; nil where nothing would change.
    init?(
        adding: [BankHoliday], withdrawing: [BankHoliday], knowledge: Knowledge, today: Day, _ db: borrowing Transaction
    ) throws {
        let current = try knowledge.calendarIfAny(db)
        let days = try BankHolidayChange(
            adding: adding, withdrawing: withdrawing, known: current?.bankHolidays ?? [], today: today)
        guard let span = days.span else { return nil }
        guard let coverage = try days.coverage(extending: current?.coverage) else { throw CalendarMissing() }
        added = days.added
        withdrawn = days.withdrawn
        number = (current?.version ?? 0) + 1
        calendar = try WorkingCalendar(coverage: coverage, bankHolidays: days.holidays, version: number)
        try recompute(from: span.lowerBound, through: span.upperBound, knowledge: knowledge, today: today, db)
    }

    private mutating func recompute(
        from first: Day, through last: Day, knowledge: Knowledge, today: Day, _ db: borrowing Transaction
    ) throws {
        var versions: [Int: ProcedureVersion] = [:]
        for id in try db.all("SELECT id FROM procedure_version", { try $0["id"] as Int }) {
            versions[id] = try knowledge.version(id, db)
        }
        var moves: [CalendarMove] = []
        var deadlines: [(stage: StageID, deadlines: [Deadline])] = []
        try db.forEach(SQL.stagesTouched(from: first, through: last)) { row in
            guard let version = versions[try row["procedure_version_id"]] else { return }
            let stage = try Stage(clockFacts: row)
            let computed = try DeadlineRule(version: version, calendar: calendar)
                .deadlines(of: stage, received: Receipt(at: try row["received_at"]))
            let ids = try row["deadlines_id"] as [Int]? ?? []
            let stored = try Deadline.columns.readAll(row, "deadlines_clock")
            guard Set(computed) != Set(stored.filter { $0.endedBy != .withdrawn }) else { return }
            deadlines.append((stage.id, computed))
            let ordered = zip(ids, stored).sorted { ($0.1.clock, $0.1.knownFrom) < ($1.1.clock, $1.1.knownFrom) }
            for (id, old) in ordered {
                guard let new = computed.first(where: { $0.clock == old.clock && $0.knownFrom == old.knownFrom }),
                    new.dueOn != old.dueOn || new.basisOn != old.basisOn
                else { continue }
                moves.append(
                    CalendarMove(
                        reference: try row["reference"], stage: stage.stage, clock: old.clock,
                        basisBefore: old.basisOn, basisAfter: new.basisOn, dueBefore: old.dueOn, dueAfter: new.dueOn,
                        effect: Self.effect(old, new, today: today), deadline: id))
            }
        }
        self.moves = moves
        self.deadlines = deadlines
    }

    /// Whether a breach appears or vanishes; only a limit that was in force to its end, or still is, can be breached.
    private static func effect(_ old: Deadline, _ new: Deadline, today: Day) -> CalendarMove.Effect {
        guard old.kind == .limit, old.endedBy != .superseded else { return .none }
        let before = (old.endedOn ?? today) > old.dueOn
        let after = (new.endedOn ?? today) > new.dueOn
        return before == after ? .none : after ? .breachAppears : .breachVanishes
    }
}

extension SQL {
    /// Stages with a deadline that counts over a changed day, however long ago they ended, always in the same order.
    fileprivate static func stagesTouched(from first: Day, through last: Day) -> SQL {
        """
        \(stagesWithDeadlines(.each))
        WHERE v.id IN (
            SELECT t.stage_id FROM deadline AS t JOIN stage AS ts ON ts.id = t.stage_id
            WHERE t.due_on >= \(first) AND least(t.basis_on, ts.requested_on) < \(last)
        )
        ORDER BY c.reference, v.position
        """
    }
}
