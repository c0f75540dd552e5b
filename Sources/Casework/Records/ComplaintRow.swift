import Complaints
import Postgres
import WorkingDays

extension Complaint {
    /// Reads a complaint with its stages, or nil; `lock` holds its row until the transaction ends.
    static func load(_ id: ComplaintID, lock: Bool, _ db: borrowing Transaction) throws -> Complaint? {
        let select: SQL = "\(SQL.complaintColumns) WHERE c.id = \(id)"
        guard var complaint = try db.first(lock ? select + " FOR UPDATE OF c" : select, { try Complaint(row: $0) })
        else {
            return nil
        }
        if complaint.acceptance != nil {
            complaint.stages = try db.all(SQL.stages(of: id)) { try Stage(row: $0) }
        }
        return complaint
    }

    /// A complaint from the columns of `SQL.complaintColumns`; its stages are read apart.
    init(row: Row) throws {
        var acceptance: Acceptance?
        if let procedure = try row["procedure"] as Procedure? {
            acceptance = Acceptance(
                procedure: procedure, procedureVersion: try row["procedure_version_id"],
                acceptedOn: try row["accepted_on"], eligibleComplainant: try row["eligible_complainant"],
                subjectInScope: try row["subject_in_scope"], reason: try row["acceptance_reason"])
        }
        self.init(
            id: try row["id"], reference: try row["reference"], receivedAt: try row["received_at"],
            receivedOn: try row["received_on"], channel: try row["channel"], complainant: try row["complainant"],
            complainantType: try row["complainant_type"], representativeType: try row["representative_type"],
            advocacyOfferedOn: try row["advocacy_offered_on"], department: try row["department"],
            service: try row["service"], aboutChildrensSocialCare: try row["about_childrens_social_care"],
            causes: try row["causes"], summary: try row["summary"], acceptance: acceptance, stages: [],
            version: try row["version"], registeredAt: try row["registered_at"], changedAt: try row["changed_at"])
    }

    /// Writes what changed: the complaint's own row always, its stages and their extensions where they differ.
    func store(replacing before: Complaint, _ db: borrowing Transaction) throws {
        try db.execute(SQL.update(self))
        for stage in stages {
            let old = before.stage(stage.stage)
            guard stage != old else { continue }
            try db.execute(SQL.upsert(stage, of: id))
            for `extension` in stage.extensions where old?.extensions.contains(`extension`) != true {
                try db.execute(SQL.insert(`extension`, of: stage.id, at: changedAt))
            }
        }
    }
}

extension SQL {
    /// Every column of a complaint, with its service by name and its causes in the list's order.
    static let complaintColumns: SQL = """
        SELECT c.id, c.reference, c.procedure, c.procedure_version_id, c.received_at, c.received_on, c.channel,
            c.complainant, c.complainant_type, c.representative_type, c.advocacy_offered_on, s.department,
            s.name AS service, c.about_childrens_social_care, c.summary, c.accepted_on, c.eligible_complainant,
            c.subject_in_scope, c.acceptance_reason, c.version, c.registered_at, c.changed_at,
            ARRAY(
                SELECT cc.cause FROM complaint_cause AS cc JOIN cause ON cause.code = cc.cause
                WHERE cc.complaint_id = c.id ORDER BY cause.position
            ) AS causes
        FROM complaint AS c
        JOIN service AS s ON s.id = c.service_id
        """

    fileprivate static func update(_ complaint: Complaint) -> SQL {
        """
        UPDATE complaint SET
            procedure = \(complaint.acceptance?.procedure),
            procedure_version_id = \(complaint.acceptance?.procedureVersion),
            accepted_on = \(complaint.acceptance?.acceptedOn),
            eligible_complainant = \(complaint.acceptance?.eligibleComplainant),
            subject_in_scope = \(complaint.acceptance?.subjectInScope),
            acceptance_reason = \(complaint.acceptance?.reason),
            version = \(complaint.version), changed_at = \(complaint.changedAt)
        WHERE id = \(complaint.id)
        """
    }
}
