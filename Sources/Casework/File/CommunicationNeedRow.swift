import Complaints
import Postgres

extension CommunicationNeed {
    static let columns = ColumnList(
        CommunicationNeed.init,
        Column("person", \.person), Column("language", \.language), Column("interpreter", \.interpreter),
        Column("format", \.format), Column("adjustments", \.adjustments))

    /// The needs recorded of a complaint.
    static func all(of complaint: ComplaintID, _ db: borrowing Transaction) throws -> [CommunicationNeed] {
        try db.all(
            """
            SELECT \(SQL.list(columns.names, of: "n"))
            FROM communication_need AS n WHERE n.complaint_id = \(complaint) ORDER BY n.person
            """
        ) { try columns.read($0) }
    }
}

extension Complaint {
    /// What its people need, where a panel is arranged and nobody confirmed it.
    func needsToConfirm(_ db: borrowing Transaction) throws -> [CommunicationNeed] {
        guard let panel = stage(.reviewPanel)?.panel, !panel.panellists.isEmpty, panel.needsConfirmedOn == nil else {
            return []
        }
        return try CommunicationNeed.all(of: id, db)
    }
}

extension SQL {
    /// What the people of the complaint `c` need, as arrays; NULL where nothing is recorded.
    static let communicationNeeds: SQL = """
        SELECT \(arrays(CommunicationNeed.columns.names, of: "n", named: "needs", in: "n.person"))
        FROM communication_need AS n WHERE n.complaint_id = c.id
        """
}
