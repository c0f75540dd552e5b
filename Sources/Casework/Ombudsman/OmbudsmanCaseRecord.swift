public import Complaints
public import Foundation
public import Postgres
public import WorkingDays

/// A remedy agreed with the Ombudsman, with its own due date.
public struct RemedyRecord: Sendable, Hashable {
    public let id: RemedyID
    public let type: RemedyType
    /// In pence; nil for what is not money.
    public let amountPence: Int?
    public let agreedOn: Day
    /// The date the Ombudsman set.
    public let dueOn: Day
    public let completedOn: Day?
    public let description: String
}

/// Our record of a case at the Ombudsman, with its remedies.
public struct OmbudsmanCaseRecord: Sendable, Hashable {
    public let id: OmbudsmanCaseID
    public let reference: String
    public let complaint: ComplaintID?
    public let procedure: Procedure
    public let department: String
    public let service: String
    public let enquiryOn: Day
    public let decisionOn: Day?
    public let decision: OmbudsmanDecision?
    public let publicReport: Bool
    public let procedureExhausted: Bool
    public let localOfferPence: Int?
    public let summary: String?
    public let version: Int
    public let changedAt: Date
    public let remedies: [RemedyRecord]
    public let letters: [OmbudsmanLetterRecord]
    /// The public report and what was done with it, once the council received it.
    public let report: PublicReportRecord?
    /// The day members were told of the upheld decision.
    public let membersToldOn: Day?
    let clocks: [OmbudsmanClock]

    static func load(_ id: OmbudsmanCaseID, lock: Bool, _ db: borrowing Transaction) throws -> OmbudsmanCaseRecord? {
        let select: SQL = "\(SQL.ombudsmanCaseColumns) WHERE o.id = \(id)"
        let remedies = try db.all(SQL.remedies(of: id)) { try RemedyRecord(row: $0) }
        let letters = try db.all(SQL.letters(of: id)) { try OmbudsmanLetterRecord(row: $0) }
        let report = try db.first(SQL.report(of: id)) { try PublicReportRecord(row: $0) }
        let clocks = try db.all(SQL.ombudsmanClocks) { try OmbudsmanClock(row: $0) }
        return try db.first(lock ? select + " FOR UPDATE OF o" : select) {
            try OmbudsmanCaseRecord(row: $0, remedies: remedies, letters: letters, report: report, clocks: clocks)
        }
    }

    init(
        row: Row, remedies: [RemedyRecord], letters: [OmbudsmanLetterRecord], report: PublicReportRecord?,
        clocks: [OmbudsmanClock]
    ) throws {
        id = try row["id"]
        reference = try row["reference"]
        complaint = try row["complaint_id"]
        procedure = try row["procedure"]
        department = try row["department"]
        service = try row["service"]
        enquiryOn = try row["enquiry_on"]
        decisionOn = try row["decision_on"]
        decision = try row["decision"]
        publicReport = try row["public_report"]
        procedureExhausted = try row["procedure_exhausted"]
        localOfferPence = try row["local_offer_pence"]
        summary = try row["summary"]
        version = try row["version"]
        changedAt = try row["changed_at"]
        membersToldOn = try row["members_told_on"]
        self.remedies = remedies
        self.letters = letters
        self.report = report
        self.clocks = clocks
    }
}

extension RemedyRecord {
    init(row: Row) throws {
        id = try row["id"]
        type = try row["type"]
        amountPence = try row["amount_pence"]
        agreedOn = try row["agreed_on"]
        dueOn = try row["due_on"]
        completedOn = try row["completed_on"]
        description = try row["description"]
    }
}

extension SQL {
    static let ombudsmanCaseColumns: SQL = """
        SELECT o.id, o.reference, o.complaint_id, o.procedure, s.department, s.name AS service, o.enquiry_on,
            o.decision_on, o.decision, o.public_report, o.procedure_exhausted, o.local_offer_pence, o.summary,
            o.members_told_on, o.version, o.changed_at
        FROM ombudsman_case AS o
        JOIN service AS s ON s.id = o.service_id
        """

    static func remedies(of id: OmbudsmanCaseID) -> SQL {
        """
        SELECT id, type, amount_pence, agreed_on, due_on, completed_on, description
        FROM remedy WHERE ombudsman_case_id = \(id) ORDER BY due_on, id
        """
    }
}

extension OmbudsmanCaseRecord: VersionedRecord {
    public typealias Kind = RecordKinds.OmbudsmanCase
    public var auditSubject: AuditSubject { AuditSubject(complaint: complaint, ombudsmanCase: id) }

    public static func load(
        _ id: RecordID<Kind>, lock: Bool, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> OmbudsmanCaseRecord? {
        try load(id, lock: lock, db)
    }

    public static func moveOn(_ id: RecordID<Kind>, at now: Date, _ db: borrowing Transaction) throws {
        try db.execute("UPDATE ombudsman_case SET version = version + 1, changed_at = \(now) WHERE id = \(id)")
    }
}

extension RecordChange where Record == OmbudsmanCaseRecord {
    /// The record the operation is about.
    public var ombudsmanCase: RecordID<RecordKinds.OmbudsmanCase> { target.id }
}
