public import Complaints
import Foundation
public import Postgres
import WorkingDays

/// Adds bank holidays and recomputes every duty they touch, open and ended, in one transaction.
///
/// Additive: a day already there stays. What was before is kept with the change as its cause; a complaint's own version
/// and time of change stay as they were. The law counts a day as not working whenever it was proclaimed (ruling: bank
/// holiday entered late).
public struct AddBankHolidays: Operation {
    public static let event = "bank_holidays_added"
    public static let permission = Permission.decide

    public let source: BankHolidaySource

    /// The holidays of a source.
    public init(source: BankHolidaySource) { self.source = source }

    /// - Throws: `Refusal` for a day under another name or beyond the years the calendar covers.
    public func perform(
        _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> CalendarChange {
        try Calendar.lock(db)
        let plan = try CalendarPlan(
            adding: source.holidays, withdrawing: [], knowledge: context.casework.knowledge, today: context.today, db)
        guard let plan else { return CalendarChange(version: nil, added: [], withdrawn: [], moves: []) }
        return try Calendar.apply(plan, source: source, cause: source.name, takesBack: nil, context, db)
    }
}

/// Takes a change of the calendar back: its days are withdrawn and every duty is as it was before.
///
/// Only of days still to come, and with a reason: a bank holiday that has been is never removed (ruling: bank holiday
/// entered late).
public struct TakeBackCalendarChange: Operation {
    public static let event = "calendar_change_taken_back"
    public static let permission = Permission.decide

    /// The version of the calendar that the change made.
    public let version: Int
    public let reason: String

    /// A change to take back, with the reason.
    public init(version: Int, reason: String) {
        self.version = version
        self.reason = reason
    }

    /// - Throws: `Refusal` without a reason, where there is no such change, it was taken back, or one of its days has been.
    public func perform(
        _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> CalendarChange {
        try checkLine("reason", reason, limit: 2_000)
        try Calendar.lock(db)
        _ = try db.first("SELECT number FROM calendar_version WHERE number = \(version)") { try $0["number"] as Int }
            .found(or: .noSuchCalendarChange(version))
        let by = try db.first("SELECT number FROM calendar_version WHERE takes_back = \(version)") {
            try $0["number"] as Int
        }
        try BankHolidayChange.checkTakesBack(version, takenBackBy: by)
        let holidays = try db.all(
            "SELECT holiday_on, name FROM bank_holiday WHERE added_by = \(version) AND withdrawn_by IS NULL"
        ) { BankHoliday(on: try $0["holiday_on"], name: try $0["name"]) }
        let plan = try CalendarPlan(
            adding: [], withdrawing: holidays, knowledge: context.casework.knowledge, today: context.today, db
        ).found(or: .calendarChangeNotLatest(version))
        let source = try BankHolidaySource(
            name: "change \(version) taken back: \(reason)",
            body: Array(("date,name\n" + holidays.map { "\($0.on),\"\($0.name)\"\n" }.joined()).utf8))
        return try Calendar.apply(plan, source: source, cause: source.name, takesBack: version, context, db)
    }
}

extension Casework {
    /// What adding the holidays of a source would do; nothing is written.
    public func previewCalendar(_ source: BankHolidaySource, as credential: Credential) async throws -> CalendarChange {
        try await reading(.snapshot, as: credential) { context, db in
            let plan = try CalendarPlan(
                adding: source.holidays, withdrawing: [], knowledge: knowledge, today: context.today, db)
            return plan?.change ?? CalendarChange(version: nil, added: [], withdrawn: [], moves: [])
        }
    }
}

private enum Calendar {
    /// One change at a time, so that each plan is worked out on the calendar it follows.
    static func lock(_ db: borrowing Transaction) throws {
        try db.execute("SELECT pg_advisory_xact_lock(hashtext('calendar_version'))")
    }

    static func apply(
        _ plan: CalendarPlan, source: BankHolidaySource, cause: String, takesBack: Int?,
        _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> CalendarChange {
        let coverage = plan.calendar.coverage
        try db.execute(
            """
            INSERT INTO calendar_version
                (number, first_on, last_on, cause, actor, applied_at, source, source_digest, source_body, takes_back)
            VALUES (\(plan.number), \(coverage.lowerBound), \(coverage.upperBound), \(cause), \(context.actor.name),
                \(context.now), \(source.name), \(source.digest), \(source.body), \(takesBack))
            """)
        try db.execute(
            """
            UPDATE bank_holiday SET withdrawn_by = \(plan.number)
            WHERE withdrawn_by IS NULL AND holiday_on = ANY(\(plan.withdrawn.map(\.on)))
            """)
        try db.execute(
            """
            INSERT INTO bank_holiday (holiday_on, name, added_by)
            SELECT h.holiday_on, h.name, \(plan.number)
            FROM unnest(\(plan.added.map(\.on)), \(plan.added.map(\.name))::text[]) AS h (holiday_on, name)
            """)
        try db.execute("SELECT rebuild_working_days(\(coverage.lowerBound), \(coverage.upperBound))")
        let disturbed = try DutiesOfSubject.replace(plan.duties, calendarVersion: plan.number, db)
        try StoredMove.record(plan.moves.map(\.stored), .calendar(version: plan.number), db)
        if let takesBack { try db.execute(SQL.restoreFlags(takesBack)) }
        try db.execute(SQL.withdrawFlags(of: disturbed.map(\.id), plan.number))
        let event = takesBack == nil ? AddBankHolidays.event : TakeBackCalendarChange.event
        try context.audit(
            event,
            details: [
                "calendar_version": .number(plan.number), "cause": .text(cause), "moved": .number(plan.moves.count),
                "added": .text(plan.added.map(\.on.description).joined(separator: " ")),
                "withdrawn": .text(plan.withdrawn.map(\.on.description).joined(separator: " ")),
            ], db)
        return CalendarChange(
            version: plan.number, added: plan.added, withdrawn: plan.withdrawn, moves: plan.moves)
    }
}

extension SQL {
    /// A breach stays flagged only where its day still comes after the day it was due, and nothing where the duty is not.
    fileprivate static func withdrawFlags(of duties: [Int], _ version: Int) -> SQL {
        """
        UPDATE duty_flag AS f SET withdrawn_by = \(version)
        FROM duty AS d
        WHERE d.id = ANY(\(duties)) AND f.duty_id = d.id
            AND f.withdrawn_by IS NULL AND f.withdrawn_by_event IS NULL
            AND (d.ended_by = 'withdrawn' OR f.flag = 'breach' AND f.as_of <= d.due_on)
        """
    }

    fileprivate static func restoreFlags(_ version: Int) -> SQL {
        """
        UPDATE duty_flag AS f SET withdrawn_by = NULL
        WHERE f.withdrawn_by = \(version) AND NOT EXISTS (
            SELECT FROM duty_flag AS o
            WHERE o.duty_id = f.duty_id AND o.flag = f.flag AND o.withdrawn_by IS NULL
                AND o.withdrawn_by_event IS NULL
        )
        """
    }
}
