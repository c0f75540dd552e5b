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
        var facts = try LetterFacts.columns.read(row)
        facts.earlierExtensions = try OmbudsmanExtension.earlier(row)
        return (try row["complaint_id"], facts.duties)
    }
}

extension LetterFacts {
    fileprivate static let columns = ColumnList(
        {
            LetterFacts(
                kind: $0, receivedOn: $1, dueOn: $2, extendedOn: $3, extendedTo: $4, answeredOn: $5, decidedOn: $6)
        },
        Column("kind", \.kind), Column("received_on", \.receivedOn), Column("due_on", \.dueOn),
        Column("extended_on", \.extendedOn), Column("extended_to", \.extendedTo),
        Column("answered_on", \.answeredOn),
        Column("decision_on", \.decidedOn, .computed("o.decision_on")))
}

extension OmbudsmanExtension {
    /// Those that were agreed to before the last.
    static func earlier(_ row: Row) throws -> [OmbudsmanExtension] {
        zip(try row["earlier_extended_on"] as [Day], try row["earlier_extended_to"] as [Day])
            .map { OmbudsmanExtension(agreedOn: $0, extendedTo: $1) }
    }
}

extension SQL {
    fileprivate static let ombudsmanCaseFacts: SQL = """
        SELECT o.id, o.reference, o.complaint_id, o.decision, o.decision_on, o.members_told_on, p.received_on, p.notice_on,
            p.inspection_from_on, p.inspection_to_on, p.considered_on, p.answered_on, p.extended_on, p.extended_to,
            p.earlier_extended_on, p.earlier_extended_to
        FROM ombudsman_case AS o
        LEFT JOIN public_report AS p ON p.ombudsman_case_id = o.id
        """

    fileprivate static let letterFacts: SQL = """
        SELECT l.id, o.reference, o.complaint_id, \(list(LetterFacts.columns.names, of: "l")),
            l.earlier_extended_on, l.earlier_extended_to
        FROM letter AS l
        JOIN ombudsman_case AS o ON o.id = l.ombudsman_case_id
        """
}
