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
    /// What its people need, where a panel is arranged and nobody confirmed it; an entry about the arrangement may have
    /// confirmed an interpreter.
    func needsToConfirm(_ db: borrowing Transaction) throws -> [CommunicationNeed] {
        guard let panel = stage(.reviewPanel)?.panel, !panel.panellists.isEmpty, panel.needsConfirmedOn == nil else {
            return []
        }
        let needs = try CommunicationNeed.all(of: id, db)
        guard !needs.isEmpty, try db.one(SQL.interpreterConfirmed(for: id), { try $0["confirmed"] as Bool }) else {
            return needs
        }
        return needs.map(\.withInterpreter)
    }
}

extension SQL {
    fileprivate static func interpreterConfirmed(for complaint: ComplaintID) -> SQL {
        """
        SELECT EXISTS (
            SELECT FROM entry
            WHERE complaint_id = \(complaint) AND kind = 'panel_arrangement' AND interpreter_confirmed AND struck_at IS NULL
        ) AS confirmed
        """
    }

    /// What the people of the complaint `c` need, as arrays; NULL where nothing is recorded.
    static let communicationNeeds: SQL = """
        SELECT \(arrays(CommunicationNeed.columns.names, of: "n", named: "needs", in: "n.person"))
        FROM communication_need AS n WHERE n.complaint_id = c.id
        """
}
