public import Complaints
public import Foundation
public import Postgres
import WorkingDays

extension Contact {
    /// Asks for a contact with its referrals.
    public static func question(_ id: ContactID, lock: Bool) -> Question<Contact?> {
        let select: SQL = "\(SQL.contactColumns) WHERE c.id = \(id)"
        return Question(
            Question.first(lock ? select + " FOR NO KEY UPDATE OF c" : select) { try columns.read($0) },
            SafeguardingReferral.all(of: id)
        ) { contact, referrals in
            var contact = contact
            contact?.referrals = referrals
            return contact
        }
    }

    fileprivate static let columns = ColumnList(
        Contact.init,
        Column("id", \.id), Column("reference", \.reference), Column("received_at", \.receivedAt),
        Column("received_on", \.receivedOn), Column("channel", \.channel), Column("kind", \.kind),
        Column("source", \.source), Column("person", \.person), Column("procedure", \.procedure),
        Column("department", \.department), Column("service", \.service, .computed("s.name")), Column("text", \.text),
        Column("subject", \.subject), Column("immediate_risk", \.immediateRisk),
        Column("safeguarding", \.safeguarding), Column("reported_before_id", \.reportedBefore),
        Column("establishment", \.establishment), Column("lado_reference", \.ladoReference),
        Column("acknowledged_on", \.acknowledgedOn, .computed(SQL.acknowledgedOn)),
        Column("resolution_due_at", \.resolutionDueAt, .computed("w.due_at")),
        Column(part: \.resolution, Resolution.columns), Column(part: \.ending, Ending.columns),
        Column("team_id", \.team), Column("assignee_id", \.assignee),
        Column("complaint_id", \.complaint), Column("released_complaint_id", \.releasedComplaint),
        Column(part: \.registrationError, RegistrationError.ofContacts),
        Column("duplicates", \.duplicates, .computed(SQL.duplicates)),
        Column("hidden", \.hidden, .computed(SQL.hidden)),
        Column(apart: []), Column("version", \.version),
        Column("registered_at", \.registeredAt), Column("changed_at", \.changedAt))
}

extension Contact.Resolution {
    fileprivate static let columns = ColumnList(
        Contact.Resolution.init, Column("resolved_at", \.resolvedAt), Column("resolution", \.text))
}

extension Ending {
    fileprivate static let columns = ColumnList(
        Ending.init,
        Column("disposition", \.disposition), Column("destination", \.destination),
        Column("explained_on", \.explainedOn), Column("forwarded_on", \.forwardedOn),
        Column("rationale", \.rationale), Column(part: \.tests, EligibilityTests.columns),
        Column("agreed_by", \.agreedBy),
        Column("assessment_reference", \.assessmentReference), Column("spoken_to_on", \.spokenToOn),
        Column("closed_at", \.closedAt))
}

extension EligibilityTests {
    fileprivate static let columns = ColumnList(
        EligibilityTests.init,
        Column("eligible_complainant", \.eligibleComplainant), Column("subject_in_scope", \.subjectInScope))
}

extension SQL {
    /// When the contact `c` was acknowledged, or the complaint that it became.
    fileprivate static let acknowledgedOn: SQL = """
        coalesce(
            c.acknowledged_on,
            (SELECT st.acknowledged_on FROM stage AS st WHERE st.complaint_id = c.complaint_id AND st.position = 1)
        )
        """

    /// The references of what was registered twice and counts as the contact `c`.
    fileprivate static let duplicates: SQL =
        "ARRAY(SELECT x.reference FROM contact AS x WHERE x.duplicate_of = c.id ORDER BY x.reference)"

    /// What the contact `c` names that whoever asks does not see.
    fileprivate static let hidden: SQL = """
        ARRAY(
            SELECT n.id
            FROM (
                VALUES ('contact', c.reported_before_id), ('complaint', c.released_complaint_id)
            ) AS n (kind, id)
            WHERE n.id IS NOT NULL AND NOT is_seen(n.kind, n.id)
        )
        """

    fileprivate static let contactColumns: SQL = """
        SELECT \(list(Contact.columns.names, of: "c"))
        FROM contact AS c
        LEFT JOIN service AS s ON s.id = c.service_id
        \(informalWindow)
        """
}

extension Contact: StoredRecord {
    public typealias Kind = RecordKinds.Contact
    public var auditSubject: AuditSubject { AuditSubject(complaint: complaint, contact: id) }
    public var dutySubjects: [DutySubject] { [.contact(id)] + referrals.map { .referral($0.id) } }

    public static func moveOn(_ id: ContactID, at now: Date, _ db: borrowing Transaction) throws {
        try db.execute("UPDATE contact SET version = version + 1, changed_at = \(now) WHERE id = \(id)")
    }
}

extension RecordChange where Record == Contact {
    /// The contact the operation is about.
    public var contact: ContactID { target.id }
}
