public import Complaints
public import Foundation
public import Postgres
import WorkingDays

extension Contact {
    /// Reads a contact with its referrals; locked, nobody else changes it until the transaction ends.
    static func load(_ id: ContactID, lock: Bool, _ db: borrowing Transaction) throws -> Contact? {
        let select: SQL = "\(SQL.contactColumns) WHERE c.id = \(id)"
        // The row is locked before its referrals are read.
        guard let read = try db.first(lock ? select + " FOR UPDATE OF c" : select, { try Contact(row: $0) }) else {
            return nil
        }
        var contact = read
        contact.referrals = try SafeguardingReferral.all(of: id, db)
        return contact
    }

    private init(row: Row) throws {
        let resolution = try (row["resolved_at"] as Date?).map {
            Resolution(resolvedAt: $0, text: try row["resolution"])
        }
        let ending = try (row["disposition"] as Disposition?).map { disposition in
            Ending(
                disposition: disposition, destination: try row["destination"], explainedOn: try row["explained_on"],
                forwardedOn: try row["forwarded_on"], rationale: try row["rationale"], agreedBy: try row["agreed_by"],
                assessmentReference: try row["assessment_reference"], spokenToOn: try row["spoken_to_on"],
                closedAt: try row["closed_at"])
        }
        self.init(
            id: try row["id"], reference: try row["reference"], receivedAt: try row["received_at"],
            receivedOn: try row["received_on"], channel: try row["channel"], kind: try row["kind"],
            source: try row["source"], person: try row["person"], procedure: try row["procedure"],
            department: try row["department"], service: try row["service"], text: try row["text"],
            subject: try row["subject"], immediateRisk: try row["immediate_risk"],
            safeguarding: try row["safeguarding"], reportedBefore: try row["reported_before_id"],
            establishment: try row["establishment"], ladoReference: try row["lado_reference"],
            acknowledgedOn: try row["acknowledged_on"], resolutionDueAt: try row["resolution_due_at"],
            resolution: resolution, ending: ending, complaint: try row["complaint_id"], referrals: [],
            version: try row["version"], registeredAt: try row["registered_at"], changedAt: try row["changed_at"])
    }
}

extension SQL {
    fileprivate static let contactColumns: SQL = """
        SELECT c.id, c.reference, c.received_at, c.received_on, c.channel, c.kind, c.source, c.person, c.procedure,
            c.department, s.name AS service, c.text, c.subject, c.immediate_risk, c.safeguarding,
            c.reported_before_id, c.establishment, c.lado_reference, c.acknowledged_on, c.resolved_at, c.resolution,
            c.closed_at, c.disposition, c.destination, c.explained_on, c.forwarded_on, c.rationale, c.agreed_by,
            c.assessment_reference, c.spoken_to_on, c.complaint_id, c.version, c.registered_at, c.changed_at,
            informal_resolution_due_at(c.received_at, c.procedure, c.channel) AS resolution_due_at
        FROM contact AS c
        LEFT JOIN service AS s ON s.id = c.service_id
        """
}

extension Contact: VersionedRecord {
    public typealias Kind = RecordKinds.Contact
    public var auditSubject: AuditSubject { AuditSubject(complaint: complaint, contact: id) }

    public static func load(
        _ id: ContactID, lock: Bool, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> Contact? {
        try load(id, lock: lock, db)
    }

    public static func moveOn(_ id: ContactID, at now: Date, _ db: borrowing Transaction) throws {
        try db.execute("UPDATE contact SET version = version + 1, changed_at = \(now) WHERE id = \(id)")
    }
}

extension RecordChange where Record == Contact {
    /// The contact the operation is about.
    public var contact: ContactID { target.id }
}
