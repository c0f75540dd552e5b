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
    /// The day members were told of the upheld decision.
    public let membersToldOn: Day?
    public private(set) var remedies: [RemedyRecord]
    public private(set) var letters: [OmbudsmanLetterRecord]
    /// The public report and what was done with it, once the council received it.
    public private(set) var report: PublicReportRecord?
    private(set) var clocks: [OmbudsmanClock]

    static func load(_ id: OmbudsmanCaseID, lock: Bool, _ db: borrowing Transaction) throws -> OmbudsmanCaseRecord? {
        let select: SQL = "\(SQL.ombudsmanCaseColumns) WHERE o.id = \(id)"
        guard var record = try db.first(lock ? select + " FOR UPDATE OF o" : select, { try columns.read($0) }) else {
            return nil
        }
        record.remedies = try db.all(SQL.remedies(of: id)) { try RemedyRecord.columns.read($0) }
        record.letters = try db.all(SQL.letters(of: id)) { try OmbudsmanLetterRecord.columns.read($0) }
        record.report = try db.first(SQL.report(of: id)) { try PublicReportRecord(row: $0) }
        record.clocks = try db.all(SQL.ombudsmanClocks) { try OmbudsmanClock(row: $0) }
        return record
    }

    fileprivate static let columns = ColumnList(
        OmbudsmanCaseRecord.init,
        Column("id", \.id), Column("reference", \.reference), Column("complaint_id", \.complaint),
        Column("procedure", \.procedure), Column("department", \.department, .computed("s.department")),
        Column("service", \.service, .computed("s.name")), Column("enquiry_on", \.enquiryOn),
        Column("decision_on", \.decisionOn), Column("decision", \.decision), Column("public_report", \.publicReport),
        Column("procedure_exhausted", \.procedureExhausted), Column("local_offer_pence", \.localOfferPence),
        Column("summary", \.summary), Column("version", \.version), Column("changed_at", \.changedAt),
        Column("members_told_on", \.membersToldOn), Column(apart: []), Column(apart: []), Column(apart: nil),
        Column(apart: []))
}

extension RemedyRecord {
    static let columns = ColumnList(
        RemedyRecord.init,
        Column("id", \.id), Column("type", \.type), Column("amount_pence", \.amountPence),
        Column("agreed_on", \.agreedOn), Column("due_on", \.dueOn), Column("completed_on", \.completedOn),
        Column("description", \.description))
}

extension SQL {
    static let ombudsmanCaseColumns: SQL = """
        SELECT \(list(OmbudsmanCaseRecord.columns.names, of: "o"))
        FROM ombudsman_case AS o
        JOIN service AS s ON s.id = o.service_id
        """

    static func remedies(of id: OmbudsmanCaseID) -> SQL {
        """
        SELECT \(list(RemedyRecord.columns.names, of: "r"))
        FROM remedy AS r WHERE r.ombudsman_case_id = \(id) ORDER BY r.due_on, r.id
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
