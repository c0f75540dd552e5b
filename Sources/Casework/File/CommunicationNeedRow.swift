import Complaints
import Postgres

extension CommunicationNeed {
    /// The needs of a complaint from the columns of `SQL.communicationNeeds`.
    static func array(row: Row) throws -> [CommunicationNeed] {
        let person: [PersonConcerned] = try row["needs_person"]
        let language: [String?] = try row["needs_language"]
        let interpreter: [String?] = try row["needs_interpreter"]
        let format: [String?] = try row["needs_format"]
        let adjustments: [String?] = try row["needs_adjustments"]
        return person.indices.map { index in
            CommunicationNeed(
                person: person[index], language: language[index], interpreter: interpreter[index],
                format: format[index], adjustments: adjustments[index])
        }
    }

    /// The needs recorded of a complaint.
    static func all(of complaint: ComplaintID, _ db: borrowing Transaction) throws -> [CommunicationNeed] {
        try db.one(
            "SELECT n.* FROM (SELECT \(complaint)::uuid AS id) AS c CROSS JOIN LATERAL (\(SQL.communicationNeeds)) AS n"
        ) {
            try array(row: $0)
        }
    }
}

extension SQL {
    /// What the people of the complaint `c` need, as arrays.
    static let communicationNeeds: SQL = """
        SELECT coalesce(array_agg(n.person ORDER BY n.person), '{}') AS needs_person,
            coalesce(array_agg(n.language ORDER BY n.person), '{}') AS needs_language,
            coalesce(array_agg(n.interpreter ORDER BY n.person), '{}') AS needs_interpreter,
            coalesce(array_agg(n.format ORDER BY n.person), '{}') AS needs_format,
            coalesce(array_agg(n.adjustments ORDER BY n.person), '{}') AS needs_adjustments
        FROM communication_need AS n WHERE n.complaint_id = c.id
        """
}
