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

    /// Writes the referral, and tells its recipient at once.
    static func refer(
        _ origin: ReferralOrigin, to recipient: ReferralRecipient, immediateRisk: Bool,
        _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> SafeguardingReferral {
        let now = context.now
        let (contact, complaint): (ContactID?, ComplaintID?) =
            switch origin {
            case .contact(let id): (id, nil)
            case .complaint(let id): (nil, id)
            }
        let referral = SafeguardingReferral(
            id: SafeguardingReferralID(rawValue: .version7(at: now)), contact: contact, complaint: complaint,
            recipient: recipient, immediateRisk: immediateRisk, referredAt: now, referredBy: context.actor.name,
            acknowledgedAt: nil, acknowledgedBy: nil, alertedAt: now)
        try db.execute(SQL.insert(columns.stored(referral), into: "safeguarding_referral"))
        try AlertRow.tell(
            .safeguardingReferral, .role(AlertRole(recipient)),
            about: .init(complaint: complaint, contact: contact, referral: referral.id), cause: referral.id.text,
            isUrgent: true, context, db)
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
        Column("alerted_at", \.alertedAt, .computed("a.raised_at")),
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
        JOIN alert AS a ON a.cause = 'safeguarding_referral:' || r.id
        """
}
