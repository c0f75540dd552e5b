public import Complaints
import Foundation
public import Postgres
import WorkingDays

extension Complaint {
    /// Asks for a complaint with its stages.
    public static func question(_ id: ComplaintID, lock: Bool) -> Question<Complaint?> {
        question(id, lock: lock, stages: Question.all(SQL.stages(of: id)) { try Stage(row: $0) }) { complaint, stages in
            var complaint = complaint
            complaint.stages = stages
            return complaint
        }
    }

    /// Asks for a complaint and its stages, which `combine` puts together with it.
    static func question<Stages, Whole>(
        _ id: ComplaintID, lock: Bool, stages: Question<Stages>, combine: @escaping (Complaint, Stages) throws -> Whole
    ) -> Question<Whole?> {
        let select: SQL = "\(SQL.complaintColumns) WHERE c.id = \(id)"
        // What only refers to the complaint, as an alert does, waits for no operation on it.
        return Question(
            Question.first(lock ? select + " FOR NO KEY UPDATE OF c" : select) { try Complaint(row: $0) }, stages,
            PointFinding.all(of: id)
        ) { complaint, stages, findings in
            guard var complaint else { return nil }
            complaint.add(findings)
            return try combine(complaint, stages)
        }
    }

    /// A complaint from the columns of `SQL.complaintColumns`; its stages are read apart.
    init(row: Row) throws {
        self = .unread
        var reader = ColumnReader(row: row)
        try facts(&reader)
        points = try ComplaintPoint.columns.readAll(row, "points_number")
        contactDetails = try [ContactDetails](row: row)
    }

    /// Writes what changed: the complaint's own row always, its points, stages and their extensions where they differ.
    func store(replacing before: Complaint, _ db: borrowing Transaction) throws {
        var (copy, facts) = (self, ColumnValues())
        copy.facts(&facts)
        try db.execute(SQL.update("complaint", set: facts.row) + " WHERE id = \(id)")
        try ComplaintPoint.store(points, replacing: before.points, of: id, db)
        for gone in before.stages where stage(gone.id) == nil { try gone.takeBack(from: id, db) }
        for stage in stages where stage != before.stage(stage.id) {
            try stage.store(replacing: before.stage(stage.id), of: id, at: changedAt, db)
        }
    }
}

extension Complaint {
    /// What a row is read into; every column takes the place of what stands here.
    private static let unread = Complaint(
        id: ComplaintID(rawValue: UUID()), reference: "", receivedAt: .distantPast, receivedOn: Day(number: 0),
        channel: .email, complainant: "", complainantType: .resident, representativeType: nil, department: "",
        service: "", aboutChildrensSocialCare: false, causes: [], summary: "", acceptance: nil, stages: [], version: 0,
        registeredAt: .distantPast, changedAt: .distantPast)

    fileprivate static let columns: [ColumnName] = {
        var (complaint, names) = (unread, ColumnNames())
        complaint.facts(&names)
        return names.names
    }()

    /// The columns of a complaint, once: statements, reading and storing follow from them.
    private mutating func facts<Visitor: ColumnVisitor>(_ visitor: inout Visitor) throws(Visitor.Failure) {
        try visitor.fixed("id", &id)
        try visitor.fixed("reference", &reference)
        try visitor.column("received_at", &receivedAt)
        try visitor.column("received_on", &receivedOn)
        try visitor.column("team_received_on", &teamReceivedOn)
        try visitor.column("channel", &channel)
        try visitor.column("complainant", &complainant)
        try visitor.column("complainant_type", &complainantType)
        try visitor.column("representative_type", &representativeType)
        try visitor.computed("department", &department, as: "s.department")
        try visitor.computed("service", &service, as: "s.name")
        try visitor.column("about_childrens_social_care", &aboutChildrensSocialCare)
        try visitor.computed("causes", &causes, as: SQL.causes)
        try visitor.column("summary", &summary)
        try visitor.column("grounds_on", &groundsOn)
        try visitor.computed(
            "split_from", &splitFrom,
            as: "CASE WHEN c.split_from IS NOT NULL AND is_seen('complaint', c.split_from) THEN c.split_from END")
        try visitor.computed("contact_acknowledged_on", &contactAcknowledgedOn, as: SQL.contactAcknowledgedOn)
        try visitor.part(&acceptance, Acceptance.columns)
        var (eligible, inScope) = (tests?.eligibleComplainant, tests?.subjectInScope)
        try visitor.column("eligible_complainant", &eligible)
        try visitor.column("subject_in_scope", &inScope)
        let read = EligibilityTests(eligibleComplainant: eligible, subjectInScope: inScope)
        tests = read.isAsked ? read : nil
        try visitor.part(&advocacy, Advocacy.columns)
        try visitor.part(&sufficientInterest, SufficientInterest.columns)
        try visitor.column("interest_reopened_on", &interestReopenedOn)
        try visitor.part(&writtenRecord, WrittenRecord.columns)
        try visitor.part(&closure, Closure.columns)
        try visitor.part(&registrationError, RegistrationError.ofComplaints)
        try visitor.computed("duplicates", &duplicates, as: SQL.duplicates)
        try visitor.column("version", &version)
        try visitor.fixed("registered_at", &registeredAt)
        try visitor.column("changed_at", &changedAt)
    }
}

extension Acceptance {
    fileprivate static let columns = ColumnList(
        Acceptance.init,
        Column("procedure", \.procedure), Column("procedure_version_id", \.procedureVersion),
        Column("accepted_on", \.acceptedOn), Column("acceptance_reason", \.reason),
        Column("waiver_reason", \.waiverReason))
}

extension Advocacy {
    fileprivate static let columns = ColumnList(
        Advocacy.init,
        Column("advocacy_offered_on", \.offeredOn), Column("advocacy_answer", \.answer),
        Column("advocacy_answered_on", \.answeredOn), Column("representative", \.representative),
        Column(
            "advocacy_representative_type", \.representativeType,
            .computed("CASE WHEN c.representative IS NOT NULL THEN c.representative_type END")),
        Column("representative_type_before", \.typeBefore),
        Column(part: \.advocate, AdvocateRequest.columns))
}

extension SufficientInterest {
    fileprivate static let columns = ColumnList(
        SufficientInterest.init,
        Column("sufficient_interest", \.isSufficient), Column("sufficient_interest_ground", \.ground),
        Column("sufficient_interest_decided_on", \.decidedOn),
        Column("sufficient_interest_notified_on", \.notifiedOn))
}

extension WrittenRecord {
    fileprivate static let columns = ColumnList(
        WrittenRecord.init,
        Column("written_record_sent_on", \.sentOn), Column("written_record_agreed_on", \.agreedOn))
}

extension Closure {
    fileprivate static let columns = ColumnList(
        Closure.init,
        Column("closure", \.kind), Column("closed_on", \.on), Column("closure_reason", \.reason),
        Column("closure_explanation", \.explanation), Column("closure_letter_on", \.letterOn),
        Column("closed_by", \.by), Column(part: \.rightsCheck, RightsCheck.columns))
}

extension RightsCheck {
    fileprivate static let columns = ColumnList(
        RightsCheck.init,
        Column("rights_check_by", \.by, .computed(SQL.checkOfClosure("rights_check_by"))),
        Column("rights_check_on", \.on, .computed(SQL.checkOfClosure("rights_check_on"))))
}

extension SQL {
    /// Every column of a complaint, with its points as arrays in their order, NULL where it has none.
    static let complaintColumns: SQL = """
        SELECT \(list(Complaint.columns, of: "c")), p.*, k.*
        FROM complaint AS c
        JOIN service AS s ON s.id = c.service_id
        CROSS JOIN LATERAL (
            SELECT \(arrays(ComplaintPoint.columns.names, of: "p", named: "points", in: "p.number"))
            FROM complaint_point AS p WHERE p.complaint_id = c.id
        ) AS p
        CROSS JOIN LATERAL (\(contactDetails)) AS k
        """

    /// A column of the check made before the complaint `c` was closed.
    fileprivate static func checkOfClosure(_ column: SQL) -> SQL {
        """
        CASE WHEN c.closure IS NOT NULL THEN (
            SELECT d.\(column) FROM child_decision AS d
            WHERE d.complaint_id = c.id AND d.decision IN ('refusal', 'withdrawal', 'correction')
            ORDER BY d.decision = 'correction', d.id DESC LIMIT 1
        ) END
        """
    }

    /// The acknowledgement of the contact that the complaint `c` was made of.
    fileprivate static let contactAcknowledgedOn: SQL =
        "(SELECT k.acknowledged_on FROM contact AS k WHERE k.complaint_id = c.id)"

    /// The references of what was registered twice and counts as the complaint `c`.
    fileprivate static let duplicates: SQL =
        "ARRAY(SELECT x.reference FROM complaint AS x WHERE x.duplicate_of = c.id ORDER BY x.reference)"

    /// The causes of the complaint `c` in the order of the council's list.
    fileprivate static let causes: SQL = """
        ARRAY(
            SELECT cc.cause FROM complaint_cause AS cc JOIN cause ON cause.code = cc.cause
            WHERE cc.complaint_id = c.id ORDER BY cause.position
        )
        """
}
