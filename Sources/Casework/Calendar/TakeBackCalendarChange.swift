public import Complaints
public import Postgres
public import WorkingDays

/// Takes a change of the calendar back, as a whole or on some of its days: what it did is undone, and every duty is as it
/// was before.
///
/// A day that has been is taken out only where its source does not have it: the one that is given, else the newest list
/// that speaks of the day; where none does the reason decides (ruling: bank holiday entered late). A take-back is a
/// change too, and can be taken back.
public struct TakeBackCalendarChange: CalendarOperation {
    public static let event = "calendar_change_taken_back"
    public static let permission = Permission.decide

    /// The version of the calendar that the change made.
    public let version: Int
    public let reason: String
    /// The days of it that are taken back; all where none is named.
    public let days: [Day]
    /// What says whether a day that has been is a bank holiday; nil where the kept lists say it.
    public let source: BankHolidaySource?
    /// Whether a day that has been becomes a bank holiday again; nil where that is undecided.
    public let late: SourceChoice?

    /// A change to take back, with the reason.
    public init(
        version: Int, reason: String, days: [Day] = [], source: BankHolidaySource? = nil, late: SourceChoice? = nil
    ) {
        self.version = version
        self.reason = reason
        self.days = days
        self.source = source
        self.late = late
    }

    public var takesBack: Int? { version }

    /// The calendar follows what it would be without the change.
    ///
    /// - Throws: `Refusal` without a reason, where there is no such change, nothing stands of it, or one of its days has been
    ///   and is true; `CalendarMissing` before bank holidays were loaded.
    public func change(
        of current: WorkingCalendar?, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> BankHolidayChange {
        guard let current else { throw CalendarMissing() }
        try checkLine("reason", reason, limit: 2_000)
        let standing = try StandingChange.load(version, db).found(or: .noSuchCalendarChange(version))
        let undone = SourceDays(
            name: "the calendar without version \(version)",
            holidays: try standing.undone(on: days, in: current.bankHolidays), span: current.coverage)
        let change = try BankHolidayChange(
            to: undone, choices: .takingBack(late: late), known: current.bankHolidays, covering: current.coverage,
            today: context.today)
        if change.withdrawsPast {
            try change.check(against: SourceDays.kept(db), given: source?.days)
        }
        return change
    }

    public func grounds(of change: BankHolidayChange) -> (cause: String, source: BankHolidaySource) {
        let cause = "change \(version) taken back: \(reason)"
        return (cause, source ?? BankHolidaySource(entered: change.withdrawn + change.added, as: cause))
    }
}

extension StandingChange {
    /// What stands of the change that made a version; nil where there is no such version.
    fileprivate static func load(_ version: Int, _ db: borrowing Transaction) throws -> StandingChange? {
        func holidays(_ statement: SQL) throws -> [BankHoliday] {
            try db.all(statement) { BankHoliday(on: try $0["holiday_on"], name: try $0["name"]) }
        }
        let takenBack = try db.first(
            """
            SELECT v.number, (SELECT max(t.number) FROM calendar_version AS t WHERE t.takes_back = v.number) AS by
            FROM calendar_version AS v WHERE v.number = \(version)
            """
        ) { try $0["by"] as Int? }
        guard let takenBack else { return nil }
        return StandingChange(
            version: version,
            added: try holidays(
                """
                SELECT holiday_on, name FROM bank_holiday
                WHERE added_by = \(version) AND withdrawn_by IS NULL ORDER BY holiday_on
                """),
            withdrawn: try holidays(
                """
                SELECT w.holiday_on, w.name FROM bank_holiday AS w
                WHERE w.withdrawn_by = \(version) AND NOT EXISTS (
                    SELECT FROM bank_holiday AS b WHERE b.holiday_on = w.holiday_on AND b.withdrawn_by IS NULL
                )
                ORDER BY w.holiday_on
                """),
            renamed: try holidays(
                """
                SELECT b.holiday_on, r.name_before AS name FROM bank_holiday_rename AS r
                JOIN bank_holiday AS b ON b.id = r.bank_holiday_id
                WHERE r.calendar_version = \(version) AND b.withdrawn_by IS NULL AND b.name = r.name_after
                ORDER BY b.holiday_on
                """),
            takenBackBy: takenBack)
    }
}
