import Complaints
import Postgres
import WorkingDays

extension DutySource {
    static let ombudsmanCases = DutySource(.ombudsmanCase, facts: .ombudsmanCaseFacts) { row, terms in
        let decision: OmbudsmanDecision? = try row["decision"]
        let received: Day? = try row["received_on"]
        let facts = OmbudsmanCaseFacts(
            upheldOn: decision?.isUpheld == true ? try row["decision_on"] : nil,
            membersToldOn: try row["members_told_on"],
            report: received == nil ? nil : try PublicReportRecord(row: row))
        return (try row["complaint_id"], facts.duties(terms.ombudsmanClocks))
    }

    static let letters = DutySource(.letter, facts: .letterFacts) { row, _ in
        (try row["complaint_id"], try LetterFacts.columns.read(row).duties)
    }
}

extension LetterFacts {
    fileprivate static let columns = ColumnList(
        LetterFacts.init,
        Column("kind", \.kind), Column("received_on", \.receivedOn), Column("due_on", \.dueOn),
        Column("extended_on", \.extendedOn), Column("extended_to", \.extendedTo),
        Column("earlier_extended_on", \.earlierExtendedOn), Column("earlier_extended_to", \.earlierExtendedTo),
        Column("answered_on", \.answeredOn),
        Column("decision_on", \.decidedOn, .computed("o.decision_on")))
}

extension SQL {
    fileprivate static let ombudsmanCaseFacts: SQL = """
        SELECT o.id, o.reference, o.complaint_id, o.decision, o.decision_on, o.members_told_on, p.received_on, p.notice_on,
            p.inspection_from_on, p.inspection_to_on, p.considered_on, p.answered_on, p.extended_on, p.extended_to
        FROM ombudsman_case AS o
        LEFT JOIN public_report AS p ON p.ombudsman_case_id = o.id
        """

    fileprivate static let letterFacts: SQL = """
        SELECT l.id, o.reference, o.complaint_id, \(list(LetterFacts.columns.names, of: "l"))
        FROM letter AS l
        JOIN ombudsman_case AS o ON o.id = l.ombudsman_case_id
        """
}
