public import Complaints
public import Foundation
public import Postgres
public import WorkingDays

/// Praise for a service, with the text that may be printed once somebody approved it.
public struct ComplimentRecord: Sendable, Hashable {
    public let id: ComplimentID
    /// The contact it came with, a complaint perhaps among it.
    public let contact: ContactID?
    public var receivedOn: Day
    public var procedure: Procedure
    public var department: String
    public var service: String
    public var text: String
    /// Who passed it on to the team; nil where an import does not say.
    public var passedOnBy: String?
    /// As it may be printed, staff and children reduced to initials.
    public let publishedText: String?
    public let approvedBy: String?
    public let approvedAt: Date?
    /// That it was registered in error or twice.
    public let registrationError: RegistrationError?
    /// What was registered twice and counts as this compliment.
    public let duplicates: [ComplimentID]
    /// The records it names that whoever asks does not see, and is not told of.
    public let hidden: [UUID]
    public let version: Int

    public static func question(_ id: ComplimentID, lock: Bool) -> Question<ComplimentRecord?> {
        let select: SQL = "\(SQL.complimentColumns) WHERE m.id = \(id)"
        return Question.first(lock ? select + " FOR UPDATE OF m" : select) { try ComplimentRecord.columns.read($0) }
    }

    static let columns = ColumnList(
        ComplimentRecord.init,
        Column("id", \.id), Column("contact_id", \.contact), Column("received_on", \.receivedOn),
        Column("procedure", \.procedure), Column("department", \.department, .computed("s.department")),
        Column("service", \.service, .computed("s.name")), Column("text", \.text),
        Column("passed_on_by", \.passedOnBy), Column("published_text", \.publishedText),
        Column("approved_by", \.approvedBy), Column("approved_at", \.approvedAt),
        Column(part: \.registrationError, RegistrationError.ofCompliments),
        Column(
            "duplicates", \.duplicates,
            .computed("ARRAY(SELECT x.id FROM compliment AS x WHERE x.duplicate_of = m.id ORDER BY x.id)")),
        Column(
            "hidden", \.hidden,
            .computed(
                """
                CASE WHEN m.contact_id IS NULL OR is_seen('contact', m.contact_id) THEN '{}'::uuid []
                    ELSE ARRAY[m.contact_id] END
                """)),
        Column("version", \.version))
}

extension SQL {
    static let complimentColumns: SQL = """
        SELECT \(list(ComplimentRecord.columns.names, of: "m"))
        FROM compliment AS m
        JOIN service AS s ON s.id = m.service_id
        """
}

extension ComplimentRecord: StoredRecord {
    public typealias Kind = RecordKinds.Compliment
    public var auditSubject: AuditSubject { AuditSubject(contact: contact) }

    public func checkCounts() throws(Refusal) {
        if let registrationError { throw .inErrorAlready(on: registrationError.on) }
    }

    public static func moveOn(_ id: RecordID<Kind>, at now: Date, _ db: borrowing Transaction) throws {
        try db.execute("UPDATE compliment SET version = version + 1 WHERE id = \(id)")
    }
}

extension RecordChange where Record == ComplimentRecord {
    /// The record the operation is about.
    public var compliment: RecordID<RecordKinds.Compliment> { target.id }
}
