public import Complaints
public import Postgres
import WorkingDays

/// Brings the calendar to a source and recomputes every duty that is touched, open and ended, in one transaction.
///
/// New days are added; what else differs is decided by the choices, and refused where it is not (decision 0039). What was
/// before is kept with the change as its cause; a complaint's own version and time of change stay as they were. The law
/// counts a day as not working whenever it was proclaimed (ruling: bank holiday entered late).
public struct AddBankHolidays: Operation {
    public static let event = "bank_holidays_added"
    public static let permission = Permission.decide

    public let source: BankHolidaySource
    public let choices: SourceChoices

    /// The holidays of a source, and what is done about the differences of each kind.
    public init(source: BankHolidaySource, choices: SourceChoices = [:]) {
        self.source = source
        self.choices = choices
    }

    /// - Throws: `Refusal` where something is undecided, for a day beyond the years the calendar covers, and for the
    ///   withdrawal of a day that has been where a list that reaches further has it.
    public func perform(
        _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> CalendarChange {
        try CalendarPlan.lock(db)
        let current = try context.casework.knowledge.calendarIfAny(db)
        let days = try change(of: current, context, db)
        try days.checkDecided()
        let plan = try CalendarPlan(days, after: current, context, db)
        return try plan?.store(source, event: Self.event, cause: source.name, takesBack: nil, context, db)
            ?? CalendarChange(version: nil, takesBack: nil, days: days, moves: [])
    }

    fileprivate func change(
        of current: WorkingCalendar?, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> BankHolidayChange {
        let days = try BankHolidayChange(
            to: source.days, choices: choices, known: current?.bankHolidays ?? [], covering: current?.coverage,
            today: context.today)
        if days.withdrawsPast {
            try days.check(against: [source.days] + SourceDays.kept(db))
        }
        return days
    }
}

extension Casework {
    /// What bringing the calendar to a source would do; nothing is written, and what is undecided counts as followed.
    public func previewCalendar(
        _ operation: AddBankHolidays, as credential: Credential
    ) async throws -> CalendarChange {
        try await reading(.snapshot, as: credential) { context, db in
            let current = try knowledge.calendarIfAny(db)
            let days = try operation.change(of: current, context, db)
            let plan = try CalendarPlan(days, after: current, context, db)
            return CalendarChange(version: nil, takesBack: nil, days: days, moves: plan?.moves ?? [])
        }
    }
}

/// Adds what is new in the list that comes with the program; a list that was read before is not read again, so that a day
/// that was taken back since stays so.
public struct LoadBankHolidays: Operation {
    public static let event = AddBankHolidays.event
    public static let permission = AddBankHolidays.permission

    public let source: BankHolidaySource

    /// The list that comes with the program.
    public init(source: BankHolidaySource) { self.source = source }

    /// What was new, and what differs and was kept; nil where the list was read before.
    public func perform(
        _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> CalendarChange? {
        let read = try db.first(
            "SELECT number FROM calendar_version WHERE source_digest = \(source.digest) ORDER BY number LIMIT 1"
        ) { try $0["number"] as Int }
        guard read == nil else { return nil }
        return try AddBankHolidays(source: source, choices: .onlyNew).perform(context, db)
    }
}
