import Complaints
import Postgres
import WorkingDays

extension DutySource {
    static let contacts = DutySource(.contact, facts: .contactFacts) { row, terms in
        let contact = try ContactFacts.columns.read(row)
        let version = terms.version(of: contact.procedure, on: London.day(of: contact.receivedAt))
        return (contact.complaint, try contact.duties(under: version, calendar: terms.calendar))
    }
}

extension ContactFacts {
    fileprivate static let columns = ColumnList(
        ContactFacts.init,
        Column("id", \.id), Column("complaint_id", \.complaint), Column("kind", \.kind), Column("source", \.source),
        Column("procedure", \.procedure), Column("channel", \.channel), Column("received_at", \.receivedAt),
        Column("acknowledged_on", \.acknowledgedOn), Column("resolved_at", \.resolvedAt),
        Column("closed_at", \.closedAt), Column("converted_at", \.convertedAt, .computed("m.registered_at")))
}

extension SQL {
    fileprivate static let contactFacts: SQL = """
        SELECT \(list(ContactFacts.columns.names, of: "c")), c.reference
        FROM contact AS c
        LEFT JOIN complaint AS m ON m.id = c.complaint_id
        """

    /// The window of the contact `c` to put it right informally, joined as `w`.
    static let informalWindow: SQL = """
        LEFT JOIN duty AS w ON w.subject_id = c.id AND w.kind = 'enquiry_conversion'
            AND w.clock = 'informal_resolution' AND w.ended_by IS DISTINCT FROM 'withdrawn'
        """
}
