public import Complaints
public import Postgres
public import WorkingDays

/// Changes the calendar and recomputes every duty that is touched, open and ended, in one transaction.
public protocol CalendarOperation: Operation where Value == CalendarChange {
    /// The version of the change that it takes back; nil where it takes none back.
    var takesBack: Int? { get }
    /// The change of the calendar in force, which is nil before bank holidays were loaded.
    func change(
        of current: WorkingCalendar?, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> BankHolidayChange
    /// Why a change is made, and the source that is kept with it.
    func grounds(of change: BankHolidayChange) -> (cause: String, source: BankHolidaySource)
}

extension CalendarOperation {
    /// - Throws: `Refusal` where something is undecided, for a day beyond the years the calendar covers, and whatever
    ///   refuses the change.
    public func perform(
        _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> CalendarChange {
        try CalendarPlan.lock(db)
        let current = try context.casework.knowledge.calendarIfAny(db)
        let change = try change(of: current, context, db)
        try change.checkDecided()
        let (cause, source) = grounds(of: change)
        return try CalendarPlan(change, after: current, context, db)?
            .store(source, event: Self.event, cause: cause, takesBack: takesBack, context, db)
            ?? CalendarChange(version: nil, takesBack: takesBack, days: change, moves: [])
    }
}

extension Casework {
    /// What a change of the calendar would do; nothing is written, and what is undecided counts as followed.
    public func previewCalendar(
        _ operation: some CalendarOperation, as credential: Credential
    ) async throws -> CalendarChange {
        try await reading(.snapshot, as: credential) { context, db in
            let current = try knowledge.calendarIfAny(db)
            let change = try operation.change(of: current, context, db)
            let plan = try CalendarPlan(change, after: current, context, db)
            return CalendarChange(
                version: nil, takesBack: operation.takesBack, days: change, moves: plan?.moves ?? [])
        }
    }
}
