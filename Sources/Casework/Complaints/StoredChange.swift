import Complaints
import Postgres
import WorkingDays

extension Complaint {
    /// Stores a complaint that a rule has changed, with the deadlines of its stages anew; `audit` appends the event by which
    /// they moved.
    func settle(
        replacing before: Complaint, under version: ProcedureVersion, _ context: borrowing OperationContext,
        _ db: borrowing Transaction, audit: () throws -> Int
    ) throws -> (record: ComplaintRecord, event: Int) {
        var changed = self
        changed.version = before.version + 1
        changed.changedAt = context.now
        try changed.store(replacing: before, db)
        let calendar = try context.casework.knowledge.calendar(db)
        let rule = DeadlineRule(version: version, calendar: calendar)
        var deadlines: [StageName: [Deadline]] = [:]
        for stage in changed.stages {
            deadlines[stage.stage] = try rule.deadlines(of: stage, received: changed.receipt)
        }
        let isMoved = changed.acceptance?.procedureVersion != before.acceptance?.procedureVersion
        let touched = changed.stages.filter { isMoved || $0 != before.stage($0.stage) }
        let disturbed = try Deadline.replace(
            touched.map { ($0.id, deadlines[$0.stage] ?? []) }, calendarVersion: calendar.version, db)
        let event = try audit()
        try StoredMove.record(disturbed.compactMap(\.move), .operation(event: event), db)
        try DeadlineFlags.withdraw(disturbed, event: event, db)
        let record = try ComplaintRecord(
            changed, deadlines: deadlines, version: version, calendar: calendar, 
            needs: changed.needsToConfirm(try db.ask(CommunicationNeed.forPanel(of: changed.id))))
        return (record, event)
    }
}
