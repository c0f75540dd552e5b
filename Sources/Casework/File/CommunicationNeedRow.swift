import Complaints
import Postgres

extension CommunicationNeed {
    static let columns = ColumnList(
        CommunicationNeed.init,
        Column("person", \.person), Column("language", \.language), Column("interpreter", \.interpreter),
        Column("format", \.format), Column("adjustments", \.adjustments))

    /// Asks for what the people of a complaint need for a panel; an entry about its arrangement may have confirmed an
    /// interpreter.
    static func forPanel(of complaint: ComplaintID) -> Question<[CommunicationNeed]> {
        Question.all(
            """
            SELECT \(SQL.list(columns.names, of: "n")), EXISTS (
                SELECT FROM entry AS e
                WHERE e.complaint_id = \(complaint) AND e.kind = 'panel_arrangement' AND e.interpreter_confirmed
                    AND e.struck_at IS NULL
            ) AS confirmed
            FROM communication_need AS n WHERE n.complaint_id = \(complaint) ORDER BY n.person
            """
        ) { row in
            let need = try columns.read(row)
            return try row["confirmed"] ? need.withInterpreter : need
        }
    }

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
    func needsToConfirm(_ needs: [CommunicationNeed]) -> [CommunicationNeed] {
        guard let panel = stage(.reviewPanel)?.panel, !panel.panellists.isEmpty, panel.needsConfirmedOn == nil else {
            return []
        }
        return needs
    }
}

extension SQL {
    /// What the people of the complaint `c` need, as arrays; NULL where nothing is recorded.
    static let communicationNeeds: SQL = """
        SELECT \(arrays(CommunicationNeed.columns.names, of: "n", named: "needs", in: "n.person"))
        FROM communication_need AS n WHERE n.complaint_id = c.id
        """
}
