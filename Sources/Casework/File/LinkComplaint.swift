public import Complaints
public import Foundation
public import JSON
public import Postgres
import WorkingDays

/// A link of a complaint, as seen from it.
public struct LinkRecord: Sendable, Hashable {
    public let id: LinkID
    public let kind: LinkKind
    /// Whether the other end was linked to this one; then `follows` reads "is followed by".
    public let isFromOther: Bool
    public let complaint: ComplaintID?
    public let ombudsmanCase: OmbudsmanCaseID?
    /// Of the other end.
    public let reference: String
    public let recordedBy: String
    public let recordedAt: Date
}

/// Links a complaint to another or to an Ombudsman case; both count, and no clock is merged (requirement R16).
public struct LinkComplaint: ComplaintAddition {
    public static let event = "complaint_linked"
    public static let permission = Permission.recordCasework
    public static let takesErrors = true

    public let target: Target<RecordKinds.Complaint>
    public let kind: LinkKind
    public let other: ComplaintID?
    public let ombudsmanCase: OmbudsmanCaseID?

    public init(_ fields: inout Fields, of target: Target<RecordKinds.Complaint>) {
        self.target = target
        kind = fields.choice("kind")
        other = fields.identifier(optional: "complaint_id").map { ComplaintID(rawValue: $0) }
        ombudsmanCase = fields.identifier(optional: "ombudsman_case_id").map { OmbudsmanCaseID(rawValue: $0) }
    }

    public func add(
        to complaint: Complaint, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> LinkRecord {
        try complaint.checkLink(to: other, or: ombudsmanCase)
        // One that is not seen is one that is not there.
        if let other, try !RecordName(kind: "complaint", id: other.rawValue).isSeen(db) {
            throw Refusal.unknownComplaint("complaint_id")
        }
        if let ombudsmanCase, try !RecordName(kind: "ombudsman_case", id: ombudsmanCase.rawValue).isSeen(db) {
            throw Refusal.unknownOmbudsmanCase
        }
        let id = LinkID(rawValue: .version7(at: context.now))
        try db.refusing([
            "complaint_link_pair_key": .alreadyLinked(kind), "complaint_link_ombudsman_case_key": .alreadyLinked(kind),
        ]) {
            try db.savepoint { db in
                try LinkRecord.store(id, kind, from: complaint.id, to: other, or: ombudsmanCase, context, db)
            }
        }
        // The case shows the link from its own end.
        if let ombudsmanCase { try OmbudsmanCaseRecord.moveOn(ombudsmanCase, at: context.now, db) }
        return try db.one(SQL.links(of: complaint.id) + " AND l.id = \(id)") { try LinkRecord(row: $0) }
    }
}

extension Casework {
    /// The links of a complaint from either end, the oldest first.
    public func links(of complaint: ComplaintID, as credential: Credential) async throws -> [LinkRecord] {
        try await reading(as: credential) { _, db in
            let known = try db.first("SELECT id FROM complaint WHERE id = \(complaint)") { try $0["id"] as ComplaintID }
            guard known != nil else { throw NotFound("complaint") }
            let links = SQL.links(of: complaint) + " ORDER BY l.recorded_at, l.kind, l.id"
            return try db.all(links) { try LinkRecord(row: $0) }
        }
    }
}

extension LinkRecord {
    /// Adds a link of a complaint to another complaint or to a case.
    static func store(
        _ id: LinkID, _ kind: LinkKind, from complaint: ComplaintID, to other: ComplaintID?,
        or ombudsmanCase: OmbudsmanCaseID?, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws {
        try db.execute(
            """
            INSERT INTO complaint_link (id, complaint_id, kind, other_complaint_id, ombudsman_case_id, recorded_by,
                recorded_at)
            VALUES (\(id), \(complaint), \(kind), \(other), \(ombudsmanCase), \(context.actor.name), \(context.now))
            """)
    }

    init(row: Row) throws {
        id = try row["id"]
        kind = try row["kind"]
        isFromOther = try row["is_from_other"]
        complaint = try row["complaint_id"]
        ombudsmanCase = try row["ombudsman_case_id"]
        reference = try row["reference"]
        recordedBy = try row["recorded_by"]
        recordedAt = try row["recorded_at"]
    }
}

extension LinkKind: PostgresCodable {}

extension SQL {
    static func links(of complaint: ComplaintID) -> SQL {
        """
        SELECT l.id, l.kind, l.complaint_id <> \(complaint) AS is_from_other, c.id AS complaint_id,
            l.ombudsman_case_id, coalesce(c.reference, o.reference) AS reference, l.recorded_by, l.recorded_at
        FROM complaint_link AS l
        LEFT JOIN complaint AS c
            ON c.id = CASE l.complaint_id WHEN \(complaint) THEN l.other_complaint_id ELSE l.complaint_id END
        LEFT JOIN ombudsman_case AS o ON o.id = l.ombudsman_case_id
        WHERE (l.complaint_id = \(complaint) OR l.other_complaint_id = \(complaint))
        """
    }
}
