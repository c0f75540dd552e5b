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
        try complaint.loadFindings(db)
        return complaint
    }

    /// A complaint from the columns of `SQL.complaintColumns`; its stages are read apart.
    init(row: Row) throws {
        var acceptance: Acceptance?
        if let procedure = try row["procedure"] as Procedure? {
            acceptance = Acceptance(
                procedure: procedure, procedureVersion: try row["procedure_version_id"],
                acceptedOn: try row["accepted_on"], eligibleComplainant: try row["eligible_complainant"],
                subjectInScope: try row["subject_in_scope"], reason: try row["acceptance_reason"],
                waiverReason: try row["waiver_reason"])
        }
        self.init(
            id: try row["id"], reference: try row["reference"], receivedAt: try row["received_at"],
            receivedOn: try row["received_on"], channel: try row["channel"], complainant: try row["complainant"],
            complainantType: try row["complainant_type"], representativeType: try row["representative_type"],
            department: try row["department"], service: try row["service"],
            aboutChildrensSocialCare: try row["about_childrens_social_care"], causes: try row["causes"],
            summary: try row["summary"], acceptance: acceptance, stages: [], version: try row["version"],
            registeredAt: try row["registered_at"], changedAt: try row["changed_at"])
        groundsOn = try row["grounds_on"]
        splitFrom = try row["split_from"]
        advocacy = try Advocacy(row: row)
        sufficientInterest = try SufficientInterest(row: row)
        closure = try Closure(row: row)
        if let sentOn = try row["written_record_sent_on"] as Day? {
            writtenRecord = WrittenRecord(sentOn: sentOn, agreedOn: try row["written_record_agreed_on"])
        }
        points = try ComplaintPoint.read(row)
        contactDetails = try [ContactDetails](row: row)
    }

    /// Writes what changed: the complaint's own row always, its points, stages and their extensions where they differ.
    func store(replacing before: Complaint, _ db: borrowing Transaction) throws {
        try db.execute(SQL.update(self))
        try ComplaintPoint.store(points, replacing: before.points, of: id, db)
        for stage in stages {
            let old = before.stage(stage.stage)
            guard stage != old else { continue }
            try db.execute(SQL.upsert(stage, of: id))
            for `extension` in stage.extensions where old?.extensions.contains(`extension`) != true {
                try db.execute(SQL.insert(`extension`, of: stage.id, at: changedAt))
            }
            for recommendation in stage.recommendations where old?.recommendations.contains(recommendation) != true {
                try db.execute(SQL.upsert(recommendation, of: stage.id))
            }
        }
    }
}

extension Advocacy {
    fileprivate init?(row: Row) throws {
        guard let offeredOn = try row["advocacy_offered_on"] as Day? else { return nil }
        let representative: String? = try row["representative"]
        self.init(
            offeredOn: offeredOn, answer: try row["advocacy_answer"], answeredOn: try row["advocacy_answered_on"],
            representative: representative,
            representativeType: representative == nil ? nil : try row["representative_type"])
    }
}

extension SufficientInterest {
    fileprivate init?(row: Row) throws {
        guard let isSufficient = try row["sufficient_interest"] as Bool? else { return nil }
        self.init(
            isSufficient: isSufficient, ground: try row["sufficient_interest_ground"],
            decidedOn: try row["sufficient_interest_decided_on"],
            notifiedOn: try row["sufficient_interest_notified_on"])
    }
}

extension Closure {
    fileprivate init?(row: Row) throws {
        guard let kind = try row["closure"] as ClosureKind? else { return nil }
        var check: RightsCheck?
        if let by = try row["rights_check_by"] as String? {
            check = RightsCheck(by: by, on: try row["rights_check_on"])
        }
        self.init(
            kind: kind, on: try row["closed_on"], reason: try row["closure_reason"],
            explanation: try row["closure_explanation"], letterOn: try row["closure_letter_on"],
            by: try row["closed_by"], rightsCheck: check)
    }
}

extension SQL {
    /// Every column of a complaint, with its service by name and its causes in the list's order.
    static let complaintColumns: SQL = """
        SELECT c.id, c.reference, c.procedure, c.procedure_version_id, c.received_at, c.received_on, c.channel,
            c.complainant, c.complainant_type, c.representative_type, c.advocacy_offered_on, s.department,
            s.name AS service, c.about_childrens_social_care, c.summary, c.accepted_on, c.eligible_complainant,
            c.subject_in_scope, c.acceptance_reason, c.version, c.registered_at, c.changed_at, c.grounds_on, c.split_from,
            c.representative, c.advocacy_answer, c.advocacy_answered_on, c.sufficient_interest,
            c.sufficient_interest_ground, c.sufficient_interest_decided_on, c.sufficient_interest_notified_on,
            c.waiver_reason, c.written_record_sent_on, c.written_record_agreed_on, c.closure, c.closed_on,
            c.closure_reason, c.closure_explanation, c.closure_letter_on, c.closed_by, c.rights_check_by,
            c.rights_check_on, p.*, k.*,
            ARRAY(
                SELECT cc.cause FROM complaint_cause AS cc JOIN cause ON cause.code = cc.cause
                WHERE cc.complaint_id = c.id ORDER BY cause.position
            ) AS causes
        FROM complaint AS c
        JOIN service AS s ON s.id = c.service_id
        CROSS JOIN LATERAL (
            SELECT coalesce(array_agg(p.number ORDER BY p.number), '{}') AS points_number,
                coalesce(array_agg(p.text ORDER BY p.number), '{}') AS points_text,
                coalesce(array_agg(p.origin ORDER BY p.number), '{}') AS points_origin,
                coalesce(array_agg(p.found_on ORDER BY p.number), '{}') AS points_found_on,
                coalesce(array_agg(p.excluded_on ORDER BY p.number), '{}') AS points_excluded_on,
                coalesce(array_agg(p.exclusion_reason ORDER BY p.number), '{}') AS points_exclusion_reason,
                coalesce(array_agg(p.exclusion_explanation ORDER BY p.number), '{}') AS points_exclusion_explanation,
                coalesce(array_agg(p.proceedings_ended_on ORDER BY p.number), '{}') AS points_proceedings_ended_on
            FROM complaint_point AS p WHERE p.complaint_id = c.id
        ) AS p
        CROSS JOIN LATERAL (\(contactDetails)) AS k
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
            waiver_reason = \(complaint.acceptance?.waiverReason),
            representative_type = \(complaint.representativeType),
            advocacy_offered_on = \(complaint.advocacy?.offeredOn),
            advocacy_answer = \(complaint.advocacy?.answer),
            advocacy_answered_on = \(complaint.advocacy?.answeredOn),
            representative = \(complaint.advocacy?.representative),
            sufficient_interest = \(complaint.sufficientInterest?.isSufficient),
            sufficient_interest_ground = \(complaint.sufficientInterest?.ground),
            sufficient_interest_decided_on = \(complaint.sufficientInterest?.decidedOn),
            sufficient_interest_notified_on = \(complaint.sufficientInterest?.notifiedOn),
            written_record_sent_on = \(complaint.writtenRecord?.sentOn),
            written_record_agreed_on = \(complaint.writtenRecord?.agreedOn),
            closure = \(complaint.closure?.kind), closed_on = \(complaint.closure?.on),
            closure_reason = \(complaint.closure?.reason), closure_explanation = \(complaint.closure?.explanation),
            closure_letter_on = \(complaint.closure?.letterOn), closed_by = \(complaint.closure?.by),
            rights_check_by = \(complaint.closure?.rightsCheck?.by),
            rights_check_on = \(complaint.closure?.rightsCheck?.on),
            version = \(complaint.version), changed_at = \(complaint.changedAt)
        WHERE id = \(complaint.id)
        """
    }
}
