public import Complaints
public import Postgres
public import WorkingDays

/// Brings the calendar to a source.
///
/// New days are added; what else differs is decided by the choices, and refused where it is not (decision 0039). What was
/// before is kept with the change as its cause; a complaint's own version and time of change stay as they were. The law
/// counts a day as not working whenever it was proclaimed (ruling: bank holiday entered late).
public struct AddBankHolidays: CalendarOperation {
    public static let event = "bank_holidays_added"
    public static let permission = Permission.decide

    public let source: BankHolidaySource
    public let choices: SourceChoices

    /// The holidays of a source, and what is done about the differences of each kind.
    public init(source: BankHolidaySource, choices: SourceChoices = [:]) {
        self.source = source
        self.choices = choices
    }

    public var takesBack: Int? { nil }

    /// - Throws: `Refusal` for the withdrawal of a day that has been where a list that reaches further has it.
    public func change(
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

    public func grounds(of change: BankHolidayChange) -> (cause: String, source: BankHolidaySource) {
        (source.name, source)
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
