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
    static func all(of contact: ContactID, _ db: borrowing Transaction) throws -> [SafeguardingReferral] {
        try db.all(SQL.referralColumns + " WHERE r.contact_id = \(contact) ORDER BY r.id") {
            try SafeguardingReferral(row: $0)
        }
    }

    static func load(
        _ id: SafeguardingReferralID, of complaint: ComplaintID, _ db: borrowing Transaction
    ) throws -> SafeguardingReferral? {
        try db.first(SQL.referralColumns + " WHERE r.id = \(id) AND r.complaint_id = \(complaint)") {
            try SafeguardingReferral(row: $0)
        }
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
    func acknowledge(at instant: Date, by person: String, _ db: borrowing Transaction) throws -> SafeguardingReferral {
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

    init(row: Row) throws {
        self.init(
            id: try row["id"], contact: try row["contact_id"], complaint: try row["complaint_id"],
            recipient: try row["recipient"], immediateRisk: try row["immediate_risk"],
            referredAt: try row["referred_at"], referredBy: try row["referred_by"],
            acknowledgedAt: try row["acknowledged_at"], acknowledgedBy: try row["acknowledged_by"],
            alertedAt: try row["alerted_at"])
    }
}

extension SQL {
    static let referralColumns: SQL = """
        SELECT r.id, r.contact_id, r.complaint_id, r.recipient, r.immediate_risk, r.referred_at, r.referred_by,
            r.acknowledged_at, r.acknowledged_by, a.created_at AS alerted_at
        FROM safeguarding_referral AS r
        JOIN urgent_alert AS a ON a.key = 'safeguarding_referral:' || r.id
        """

    /// The referral and its alert in one statement.
    fileprivate static func insert(_ referral: SafeguardingReferral) -> SQL {
        """
        WITH referred AS (
            INSERT INTO safeguarding_referral (
                id, contact_id, complaint_id, recipient, immediate_risk, referred_at, referred_by
            )
            VALUES (\(referral.id), \(referral.contact), \(referral.complaint), \(referral.recipient),
                \(referral.immediateRisk), \(referral.referredAt), \(referral.referredBy))
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
