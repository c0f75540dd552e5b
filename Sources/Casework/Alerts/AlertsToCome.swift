import Complaints
import Postgres
import WorkingDays

extension AlertRow {
    /// Withdraws what was told of duties on a day that has not come, by a clock that was ahead, with one event that says it; then they are
    /// told of on their own days.
    static func withdrawToCome(_ context: borrowing OperationContext, _ db: borrowing Transaction) throws {
        let duties = try db.all(
            """
            UPDATE alert SET cancelled_for = 'withdrawn'
            WHERE raised_at > \(context.now) AND raised_on > \(context.today) AND duty_id IS NOT NULL AND cancelled_for IS NULL
            RETURNING duty_id
            """
        ) { try $0["duty_id"] as Int }
        guard !duties.isEmpty else { return }
        try context.audit(
            "alerts_withdrawn",
            details: ["reason": .text(FlagWithdrawal.dayToCome.rawValue), "alerts": .number(duties.count)], db)
        try DutyAhead.lookAgain(from: context.today, at: "d.id = ANY(\(duties))", db)
    }
}
