import Complaints
import Postgres
import WorkingDays

extension Complaint {
    /// Stores a complaint that a rule has changed, with the duties of its stages and its own anew.
    ///
    /// `audit` appends the event by which they moved. The notices that went out with the change, or were corrected, are stored
    /// already.
    func settle(
        replacing before: Complaint, under version: ProcedureVersion, of notices: [Notice] = [],
        _ context: borrowing OperationContext,
        _ db: borrowing Transaction, audit: () throws -> Int
    ) throws -> (record: ComplaintRecord, event: Int) {
        var changed = self
        changed.version = before.version + 1
        changed.changedAt = context.now
        try changed.store(replacing: before, db)
        let calendar = try context.casework.knowledge.calendar(db)
        let rule = DutyRule(version: version, calendar: calendar)
        var duties: [StageName: [Duty]] = [:]
        for stage in changed.stages where changed.registrationError == nil {
            duties[stage.stage] = try rule.duties(of: stage, received: changed.receipt)
        }
        let isMoved =
            changed.acceptance?.procedureVersion != before.acceptance?.procedureVersion
            || changed.registrationError != before.registrationError
            || changed.receivedAt != before.receivedAt
        let touched = changed.stages.filter {
            stage in isMoved || stage != before.stage(stage.id) || notices.contains { $0.stage == stage.stage }
        }
        let gone = before.stages.filter { changed.stage($0.id) == nil }
        try changed.moveNotices(replacing: before, db)
        let given = touched.isEmpty ? [] : try NoticeGiven.all(of: id, db)
        let disturbed = try DutiesOfSubject.replace(
            touched.map { stage in
                let own = duties[stage.stage] ?? []
                return DutiesOfSubject(
                    of: .stage(stage.id), complaint: id,
                    changed.registrationError == nil ? own + stage.noticeDuties(own, given: given) : [])
            } + gone.map { DutiesOfSubject(of: .stage($0.id), complaint: id, []) },
            calendarVersion: calendar.version, db)
        try OmbudsmanCaseRecord.follow(changed, replacing: before, under: version, db)
        let event = try audit()
        try StoredMove.record(disturbed.compactMap { $0.move(on: context.today) }, .operation(event: event), db)
        try DutyFlags.withdraw(disturbed, event: event, db)
        try changed.followMove(replacing: before, event: event, db)
        try changed.followError(replacing: before, event: event, context, db)
        try changed.acknowledgeContact(replacing: before, context, db)
        if changed.noticeFacts != before.noticeFacts || notices.contains(where: { $0.stage == nil }) {
            try context.storeDuties(of: [.complaint(id)], by: event, db)
        }
        let record = try ComplaintRecord(
            changed, duties: duties, version: version, calendar: calendar,
            needs: changed.needsToConfirm(try db.ask(CommunicationNeed.forPanel(of: changed.id))))
        return (record, event)
    }
}
