public import Complaints
public import Foundation
import Postgres

/// That a complaint is kept to the Complaints Manager, whoever is appointed or assigned, and those let in by name.
public struct Restriction: Sendable, Hashable {
    public let reason: String
    public let by: String
    public let at: Date
    /// Whom it was opened to by name.
    public let admitted: [PersonID]
}

extension Restriction {
    /// The restriction of a complaint, nil where there is none.
    static func load(of complaint: ComplaintID, _ db: borrowing Transaction) throws -> Restriction? {
        try db.ask(question(of: complaint))
    }

    /// Asks for the restriction of a complaint.
    static func question(of complaint: ComplaintID) -> Question<Restriction?> {
        Question.first(
            """
            SELECT r.reason, r.restricted_by, r.restricted_at, ARRAY(
                SELECT a.person_id FROM complaint_admission AS a
                WHERE a.complaint_id = r.complaint_id ORDER BY a.person_id
            ) AS admitted
            FROM complaint_restriction AS r WHERE r.complaint_id = \(complaint)
            """
        ) {
            Restriction(
                reason: try $0["reason"], by: try $0["restricted_by"], at: try $0["restricted_at"],
                admitted: try $0["admitted"])
        }
    }

    /// The restriction of a complaint that must have one.
    static func find(of complaint: ComplaintID, _ db: borrowing Transaction) throws -> Restriction {
        try load(of: complaint, db).found(or: .notRestricted)
    }
}
