import Complaints
import Foundation
import Postgres
import WorkingDays

/// What a safeguarding referral is about.
enum ReferralOrigin: Sendable, Hashable {
    case contact(ContactID)
    case complaint(ComplaintID)
}

extension SafeguardingReferral {
    static func all(of contact: ContactID) -> Question<[SafeguardingReferral]> {
        Question.all(SQL.referralColumns + " WHERE r.contact_id = \(contact) AND r.error_on IS NULL ORDER BY r.id") {
            try columns.read($0)
        }
    }

    /// A referral of a complaint, unless it was made in error.
    static func load(
        _ id: SafeguardingReferralID, of complaint: ComplaintID, _ db: borrowing Transaction
    ) throws -> SafeguardingReferral? {
        try db.first(
            SQL.referralColumns + " WHERE r.id = \(id) AND r.complaint_id = \(complaint) AND r.error_on IS NULL"
        ) { try columns.read($0) }
    }

    /// Writes the referral and the urgent alert to its recipient.
    static func refer(
        _ origin: ReferralOrigin, to recipient: ReferralRecipient, by person: String, immediateRisk: Bool,
        at now: Date, _ db: borrowing Transaction
    ) throws -> SafeguardingReferral {
        let (contact, complaint): (ContactID?, ComplaintID?) =
            switch origin {
            case .contact(let id): (id, nil)
            case .complaint(let id): (nil, id)
            }
        let referral = SafeguardingReferral(
            id: SafeguardingReferralID(rawValue: .version7(at: now)), contact: contact, complaint: complaint,
            recipient: recipient, immediateRisk: immediateRisk, referredAt: now, referredBy: person,
            acknowledgedAt: nil, acknowledgedBy: nil, alertedAt: now)
        try db.execute(SQL.insert(referral))
        return referral
    }

    /// The same, had by its recipient.
    func acknowledge(at instant: Date, by person: PersonID, _ db: borrowing Transaction) throws -> SafeguardingReferral
    {
        try db.execute(
            """
            UPDATE safeguarding_referral SET acknowledged_at = \(instant), acknowledged_by = \(person)
            WHERE id = \(id)
            """)
        return SafeguardingReferral(
            id: id, contact: contact, complaint: complaint, recipient: recipient, immediateRisk: immediateRisk,
            referredAt: referredAt, referredBy: referredBy, acknowledgedAt: instant, acknowledgedBy: person,
            alertedAt: alertedAt)
    }

    static let columns = ColumnList(
        SafeguardingReferral.init,
        Column("id", \.id, .fixed), Column("contact_id", \.contact, .fixed),
        Column("complaint_id", \.complaint, .fixed), Column("recipient", \.recipient, .fixed),
        Column("immediate_risk", \.immediateRisk, .fixed), Column("referred_at", \.referredAt, .fixed),
        Column("referred_by", \.referredBy, .fixed), Column("acknowledged_at", \.acknowledgedAt),
        Column("acknowledged_by", \.acknowledgedBy),
        Column("alerted_at", \.alertedAt, .computed("a.created_at")),
        Column(part: \.registrationError, RegistrationError.ofReferrals))
}

extension DutySource {
    static let referrals = DutySource(.safeguardingReferral, facts: .referralFacts) { row, _ in
        (
            try row["complaint_id"],
            SafeguardingReferral.duties(referredAt: try row["referred_at"], acknowledgedAt: try row["acknowledged_at"])
        )
    }
}

extension SQL {
    fileprivate static let referralFacts: SQL = """
        SELECT r.id, r.referred_at, r.acknowledged_at, coalesce(m.reference, c.reference) AS reference,
            coalesce(r.complaint_id, c.complaint_id) AS complaint_id
        FROM safeguarding_referral AS r
        LEFT JOIN contact AS c ON c.id = r.contact_id
        LEFT JOIN complaint AS m ON m.id = r.complaint_id
        """

    static let referralColumns: SQL = """
        SELECT \(list(SafeguardingReferral.columns.names, of: "r"))
        FROM safeguarding_referral AS r
        JOIN urgent_alert AS a ON a.key = 'safeguarding_referral:' || r.id
        """

    /// The referral and its alert in one statement.
    fileprivate static func insert(_ referral: SafeguardingReferral) -> SQL {
        """
        WITH referred AS (
            \(insert(SafeguardingReferral.columns.stored(referral), into: "safeguarding_referral"))
            RETURNING id, contact_id, complaint_id, recipient, referred_at
        )
        INSERT INTO urgent_alert (
            key, kind, recipient_role, contact_id, complaint_id, safeguarding_referral_id, created_at
        )
        SELECT 'safeguarding_referral:' || r.id, 'safeguarding_referral', r.recipient, r.contact_id, r.complaint_id,
            r.id, r.referred_at
        FROM referred AS r
        """
    }
}
