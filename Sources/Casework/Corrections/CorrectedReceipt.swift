import Complaints
import Foundation
import Postgres
import WorkingDays

extension CorrectComplaint {
    /// What the rules need to know, with the version the complaint is under before the correction and after it.
    func rules(
        for before: Complaint, signs: ChildSigns, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> RuleContext {
        let held = try before.acceptance.map { try context.casework.knowledge.version($0.procedureVersion, db) }
        return try context.rules(
            try version(of: before, holding: held, context, db) ?? held ?? .unaccepted,
            try context.casework.knowledge.calendar(db), signs: signs,
            isChildrensMatter: try before.isTakenForChildrens(db), versionBefore: held,
            filed: correction.receivedAt == nil ? [] : try FiledAct.first(of: before.id, db), db)
    }

    /// The version in force on another day of receipt, as if that had been entered the first time; a version that somebody
    /// decided to move the complaint to stays.
    private func version(
        of before: Complaint, holding held: ProcedureVersion?, _ context: borrowing OperationContext,
        _ db: borrowing Transaction
    ) throws -> ProcedureVersion? {
        guard let held, let receivedAt = correction.receivedAt else { return nil }
        let knowledge = context.casework.knowledge
        let first = try? knowledge.version(of: held.procedure, on: before.receivedOn, db)
        guard first == held else { return nil }
        do {
            return try knowledge.version(of: held.procedure, on: London.day(of: receivedAt), db)
        } catch let refusal as Refusal {
            throw refusal.pointing { _ in "received_at" }
        }
    }

    /// The correction with its receipt as the first entry would have taken it: not in the future, and after the calendar
    /// begins.
    func received(
        _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> ComplaintCorrection {
        guard let receivedAt = correction.receivedAt else { return correction }
        var taken = correction
        let instant = try happened("received_at", receivedAt, by: context.now)
        try context.casework.knowledge.refuseBeforeCoverage(London.day(of: instant), db)
        taken.receivedAt = instant
        return taken
    }

    /// The service it is corrected to, as the list spells it; in use on the day of receipt, where either is another than it
    /// was.
    func moved(
        from before: Complaint, receivedAt: Date?, _ db: borrowing Transaction
    ) throws -> (id: Int, service: ServiceName)? {
        let held = ServiceName(department: before.department, name: before.service)
        let day = receivedAt.map(London.day(of:)) ?? before.receivedOn
        guard service != nil || day != before.receivedOn else { return nil }
        let (id, record) = try ServiceRecord.find(
            ServiceName(department: department ?? held.department, name: service ?? held.name), db)
        if record.service != held || day != before.receivedOn { try record.check(inUseOn: day) }
        return service == nil ? nil : (id, record.service)
    }

    /// Writes the service, the causes and where people can be reached.
    func storeParts(
        of after: Complaint, replacing before: Complaint, moved: (id: Int, service: ServiceName)?,
        _ db: borrowing Transaction
    ) throws {
        if let moved {
            let investigator = try before.runningInvestigator.flatMap { try Person.load($0, db) }
            try before.checkCorrection(to: moved.service, investigator: investigator)
            try db.execute("UPDATE complaint SET service_id = \(moved.id) WHERE id = \(before.id)")
        }
        if let causes { try store(causes, before: before.causes, db) }
        try contactDetails.compactMap(\.details).store(of: before.id, db)
        try contactDetails.filter { $0.details == nil }.map(\.person).takeBack(from: before.id, db)
    }

    /// A cause that was retired may stay, and may not be chosen anew.
    private func store(_ causes: [String], before: [String], _ db: borrowing Transaction) throws {
        let new = causes.filter { !before.contains($0) }
        let chosen = try db.execute(
            """
            INSERT INTO complaint_cause (complaint_id, cause)
            SELECT \(complaint), c.code FROM cause AS c WHERE c.code = ANY(\(new)::text[]) AND c.retired_on IS NULL
            """)
        guard chosen == new.count else { try Cause.refuse(new, from: try Cause.all(db)) }
        try db.execute(
            "DELETE FROM complaint_cause WHERE complaint_id = \(complaint) AND cause <> ALL(\(causes)::text[])")
    }
}
