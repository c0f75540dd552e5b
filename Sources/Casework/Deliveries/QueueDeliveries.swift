import Complaints
package import Foundation
package import Postgres
import WorkingDays

extension OperationContext {
    /// Queues what must be sent for alerts, beyond the inbox in which everybody has them, each once however often it is
    /// asked for; returns how many deliveries are new.
    ///
    /// An alert that is cancelled, or was told with another, is sent to nobody.
    @discardableResult
    package func queueDeliveries(for alerts: [UUID], _ db: borrowing Transaction) throws -> Int {
        guard !alerts.isEmpty else { return 0 }
        return try db.execute(SQL.queue(alerts, at: now, on: today))
    }
}

extension MessageChannel: PostgresCodable {}
extension MessageState: PostgresCodable {}
extension WebhookDisabling: PostgresCodable {}
extension TemplateName: PostgresCodable {}

extension SQL {
    /// By every channel beyond the inbox, or to people alone.
    static func queue(_ alerts: [UUID], at now: Date, on today: Day, toWebhooks: Bool = true) -> SQL {
        """
        WITH \(channelsBeyondInbox(on: today))
        INSERT INTO delivery (alert_id, channel, recipient_person_id, webhook_id, is_urgent, send_after)
        SELECT a.id, b.channel, b.person_id, b.webhook_id, a.is_urgent, \(now)
        FROM alert AS a CROSS JOIN LATERAL (\(beyondInbox("a"))) AS b
        WHERE a.id = ANY(\(alerts)) AND a.cancelled_for IS NULL AND a.joined_id IS NULL
            AND (\(toWebhooks) OR b.webhook_id IS NULL)
        ORDER BY a.raised_at, a.id, b.person_id, b.webhook_id
        ON CONFLICT ON CONSTRAINT delivery_once_key DO NOTHING
        """
    }

    /// The tables that `beyondInbox` reads: who is here and by which channel, and of them the Complaints Managers.
    ///
    /// That is e-mail where they prefer none and have an address. Whoever has left is told nothing.
    static func channelsBeyondInbox(on today: Day) -> SQL {
        """
        here AS (
            SELECT id, capacities, coalesce(preferred_channel, CASE WHEN email IS NOT NULL THEN 'email' END) AS channel
            FROM person
            WHERE active_until IS NULL OR active_until >= \(today)
        ), managers AS MATERIALIZED (
            SELECT id, channel FROM here WHERE capacities @> ARRAY[\(Capacity.complaintsManager)]::text[]
        )
        """
    }

    /// Where an alert is sent beyond the inbox: to the person it is for, or to everybody who is the role, by the channel they
    /// prefer, and to every webhook that is told; what is about the behaviour register goes to none (requirement R161).
    static func beyondInbox(_ alert: SQL) -> SQL {
        """
        SELECT channel, id AS person_id, NULL::uuid AS webhook_id FROM here
        WHERE id = \(alert).recipient_person_id AND channel IN ('email', 'text_message')
        UNION ALL
        SELECT channel, id, NULL FROM managers
        WHERE \(alert).recipient_role = ANY(\(toldToManagers)::text[]) AND channel IN ('email', 'text_message')
        UNION ALL
        SELECT 'webhook', NULL, id FROM webhook
        WHERE \(alert).behaviour_measure_id IS NULL AND disabled_at IS NULL
        """
    }

    /// Roles of which the Complaints Managers are sent word; nobody of the directory is known to receive referrals.
    private static let toldToManagers = [Role.manager.rawValue] + ReferralRecipient.allCases.map(\.rawValue)
}
