import Complaints
import Postgres

extension ChildSigns {
    /// Whether a measure keeps a child, or whoever speaks for one, from the council, whatever the request calls them
    /// (requirement R166).
    ///
    /// By what the records say of the name; and by the complaints, theirs and those the measure is linked with, of which
    /// any that is a child's protects its complainant as it does from a refusal.
    static func protect(
        _ complainant: String, _ kind: ComplainantKind, linkedWith complaints: [ComplaintID],
        _ db: borrowing Transaction
    ) throws -> Bool {
        if try kind != .adult || of(named: complainant, db).kind != nil { return true }
        let ids = try db.all(SQL.complaints(of: complainant, or: complaints)) { try $0["id"] as ComplaintID }
        return try ids.contains { id in
            guard let complaint = try Complaint.load(id, lock: false, db) else { return false }
            return complaint.isChilds(try of(id, db))
        }
    }
}

extension SQL {
    fileprivate static func complaints(of complainant: String, or linked: [ComplaintID]) -> SQL {
        """
        SELECT c.id FROM reached_complaint AS c
        WHERE normal_name(c.complainant) = normal_name(\(complainant))
            OR c.id = ANY (\(linked.map(\.rawValue)))
        """
    }
}
