public import Complaints
import Foundation
public import JSON
public import Postgres

/// Records what a complaint is about, where that is counted or listed apart (requirements R13, R33).
public struct TagComplaint: ComplaintAddition {
    public static let event = "complaint_tagged"
    public static let permission = Permission.recordCasework
    public static let adds = false

    public let target: Target<RecordKinds.Complaint>
    public let tags: ComplaintTags

    public init(_ fields: inout Fields, of target: Target<RecordKinds.Complaint>) {
        self.target = target
        tags = ComplaintTags(
            subject: fields.choice(optional: "subject"),
            establishment: fields.text(optional: "establishment", limit: 200, audited: true),
            ladoReference: fields.text(optional: "lado_reference", limit: 100, audited: true))
    }

    public func add(
        to found: Complaint, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> ComplaintTags {
        try tags.check()
        try tags.store(with: complaint, db)
        return tags
    }
}

extension ComplaintTags {
    /// Adds the tags; a referral's reference that was not known before is added to its establishment.
    func store(with complaint: ComplaintID, _ db: borrowing Transaction) throws {
        if let subject {
            try db.execute(
                """
                INSERT INTO complaint_subject (complaint_id, subject) VALUES (\(complaint), \(subject))
                ON CONFLICT ON CONSTRAINT complaint_subject_pkey DO NOTHING
                """)
        }
        if let establishment {
            try db.execute(
                """
                INSERT INTO complaint_establishment AS e (complaint_id, establishment, lado_reference)
                VALUES (\(complaint), \(establishment), \(ladoReference))
                ON CONFLICT (complaint_id, normal_name(establishment))
                DO UPDATE SET lado_reference = coalesce(excluded.lado_reference, e.lado_reference)
                """)
        }
    }
}
