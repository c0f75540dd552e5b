import Complaints
import Postgres
import WorkingDays

extension DutySource {
    static let obligations = DutySource(.obligation, facts: .obligationFacts) { row, _ in
        (try row["complaint_id"], try ObligationFacts.columns.read(row).duties)
    }
}

extension ObligationFacts {
    fileprivate static let columns = ColumnList(
        ObligationFacts.init,
        Column("agreed_on", \.agreedOn), Column("due_on", \.dueOn), Column("done_on", \.doneOn),
        Column("declined_on", \.declinedOn, .computed("CASE WHEN b.accepted = false THEN b.decided_on END")),
        Column("check_on", \.checkOn), Column("checked_on", \.checkedOn))
}

extension SQL {
    /// What a report recommends and its stage's answer did not accept is nobody's duty.
    fileprivate static let obligationFacts: SQL = """
        SELECT b.id, coalesce(c.reference, o.reference) AS reference, b.complaint_id,
            \(list(ObligationFacts.columns.names, of: "b"))
        FROM obligation AS b
        LEFT JOIN complaint AS c ON c.id = b.complaint_id
        LEFT JOIN ombudsman_case AS o ON o.id = b.ombudsman_case_id
        WHERE b.agreed_on IS NOT NULL
        """
}
