public import Complaints
public import Foundation
public import Postgres
import WorkingDays

extension OmbudsmanCaseRecord: StoredRecord {
    public typealias Kind = RecordKinds.OmbudsmanCase
    public var auditSubject: AuditSubject { AuditSubject(complaint: complaint, ombudsmanCase: id) }
    public var dutySubjects: [DutySubject] {
        [.ombudsmanCase(id)] + letters.map { .letter($0.id) } + obligations.map { .obligation($0.id) }
    }

    /// Asks for a case with its obligations, letters, public report and the links that complaints have to it.
    public static func question(_ id: OmbudsmanCaseID, lock: Bool) -> Question<OmbudsmanCaseRecord?> {
        let select: SQL = "\(SQL.ombudsmanCaseColumns) WHERE o.id = \(id)"
        return Question(
            Question.first(lock ? select + " FOR NO KEY UPDATE OF o" : select) { $0 },
            Obligation.question(of: id),
            Question.all(SQL.letters(of: id)) { try OmbudsmanLetter(row: $0) },
            Question.first(SQL.report(of: id)) { try PublicReportRecord(row: $0) },
            Question.all(SQL.links(to: id)) { try CaseLink(row: $0) },
            Question.all(SQL.ombudsmanClocks) { try OmbudsmanClock(row: $0) }
        ) { row, obligations, letters, report, links, clocks in
            guard let row else { return nil }
            var record = try OmbudsmanCaseRecord(row: row, clocks: clocks)
            record.obligations = obligations
            record.letters = letters.filter { $0.registrationError == nil }
            record.lettersInError = letters.filter { $0.registrationError != nil }
            record.report = report
            record.links = links
            return record
        }
    }

    /// A premature case with the stage it goes back to.
    public func completed(_ casework: Casework, _ db: borrowing Transaction) throws -> OmbudsmanCaseRecord {
        var record = self
        record.returnsTo = try goesBack(casework, db)
        return record
    }

    public static func moveOn(_ id: RecordID<Kind>, at now: Date, _ db: borrowing Transaction) throws {
        try db.execute("UPDATE ombudsman_case SET version = version + 1, changed_at = \(now) WHERE id = \(id)")
    }

    fileprivate init(row: Row, clocks: [OmbudsmanClock]) throws {
        self.init(
            id: try row["id"], reference: try row["reference"], complaint: try row["complaint_id"],
            standing: ProcedureStanding(
                procedure: try row["procedure"], reached: try row["stage_reached"],
                isExhausted: try row["procedure_exhausted"]),
            department: try row["department"], service: try row["service"], enquiryOn: try row["enquiry_on"],
            version: try row["version"], changedAt: try row["changed_at"], clocks: clocks)
        investigationOn = try row["investigation_on"]
        decisionOn = try row["decision_on"]
        decision = try row["decision"]
        publicReport = try row["public_report"]
        localOfferPence = try row["local_offer_pence"]
        summary = try row["summary"]
        themes = try row["themes"]
        membersToldOn = try row["members_told_on"]
        registrationError = try RegistrationError.ofOmbudsmanCases.readIfPresent(row)
    }
}

extension OmbudsmanCaseRecord {
    /// Where a premature case goes back to, with the days the stage would have.
    fileprivate func goesBack(_ casework: Casework, _ db: borrowing Transaction) throws -> CaseReturn? {
        guard let sentBackOn else { return nil }
        let linked = try complaint.flatMap { try Complaint.load($0, lock: false, db) }
        let version =
            if let acceptance = linked?.acceptance {
                try casework.knowledge.version(acceptance.procedureVersion, db)
            } else {
                try casework.knowledge.version(of: standing.procedure, on: linked?.receivedOn ?? sentBackOn, db)
            }
        guard var goesBack = goesBack(to: linked, version: version) else { return nil }
        goesBack.due = goesBack.due(
            receipt: linked?.receipt, version: version, calendar: try casework.knowledge.calendar(db))
        return goesBack
    }
}

extension CaseLink {
    fileprivate init(row: Row) throws {
        self.init(
            id: try row["id"], kind: try row["kind"], complaint: try row["complaint_id"],
            reference: try row["reference"], receivedOn: try row["received_on"], counts: try row["counts"],
            recordedBy: try row["recorded_by"], recordedAt: try row["recorded_at"])
    }
}

extension PublicReportRecord {
    init(row: Row) throws {
        let days: [PublicReportAct: Day?] = [
            .noticePublished: try row["notice_on"], .inspectionOpened: try row["inspection_from_on"],
            .inspectionClosed: try row["inspection_to_on"], .considered: try row["considered_on"],
            .answered: try row["answered_on"],
        ]
        self.init(
            receivedOn: try row["received_on"], doneOn: days.compactMapValues { $0 },
            extendedOn: try row["extended_on"], extendedTo: try row["extended_to"],
            earlierExtensions: try OmbudsmanExtension.earlier(row))
    }
}

extension SQL {
    fileprivate static let ombudsmanCaseColumns: SQL = """
        SELECT o.id, o.reference, o.complaint_id, o.procedure, s.department, s.name AS service, o.enquiry_on,
            o.investigation_on, o.decision_on, o.decision, o.public_report, o.stage_reached, o.procedure_exhausted,
            o.local_offer_pence, o.summary, o.members_told_on, o.version, o.changed_at,
            \(list(RegistrationError.ofOmbudsmanCases.names, of: "o")),
            ARRAY(
                SELECT t.cause FROM ombudsman_case_theme AS t JOIN cause AS u ON u.code = t.cause
                WHERE t.ombudsman_case_id = o.id ORDER BY u.position, u.code
            ) AS themes
        FROM ombudsman_case AS o
        JOIN service AS s ON s.id = o.service_id
        """

    fileprivate static func links(to id: OmbudsmanCaseID) -> SQL {
        """
        SELECT l.id, l.kind, l.complaint_id, c.reference, c.received_on, c.error_on IS NULL AS counts, l.recorded_by,
            l.recorded_at
        FROM complaint_link AS l JOIN complaint AS c ON c.id = l.complaint_id
        WHERE l.ombudsman_case_id = \(id) ORDER BY l.recorded_at, l.kind, l.id
        """
    }

    fileprivate static func report(of id: OmbudsmanCaseID) -> SQL {
        """
        SELECT received_on, notice_on, inspection_from_on, inspection_to_on, considered_on, answered_on, extended_on,
            extended_to, earlier_extended_on, earlier_extended_to
        FROM public_report WHERE ombudsman_case_id = \(id)
        """
    }
}

extension RecordChange where Record == OmbudsmanCaseRecord {
    /// The record the operation is about.
    public var ombudsmanCase: RecordID<RecordKinds.OmbudsmanCase> { target.id }
}
