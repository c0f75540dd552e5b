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
        return try db.execute(SQL.queueToPeople(alerts, at: now, on: today))
            + db.execute(SQL.queueToWebhooks(alerts, at: now))
    }
}

extension MessageChannel: PostgresCodable {}
extension MessageState: PostgresCodable {}
extension WebhookDisabling: PostgresCodable {}
extension TemplateName: PostgresCodable {}

extension SQL {
    /// To the person an alert is for, or to everybody who is the role, by the channel they prefer.
    ///
    /// That is e-mail where they prefer none and have an address. Whoever has left is told nothing.
    static func queueToPeople(_ alerts: [UUID], at now: Date, on today: Day) -> SQL {
        """
        WITH here AS (
            SELECT id, capacities, coalesce(preferred_channel, CASE WHEN email IS NOT NULL THEN 'email' END) AS channel
            FROM person
            WHERE active_until IS NULL OR active_until >= \(today)
        ), managers AS MATERIALIZED (
            SELECT id, channel FROM here WHERE capacities @> ARRAY[\(Capacity.complaintsManager)]::text[]
        )
        INSERT INTO delivery (alert_id, channel, recipient_person_id, is_urgent, send_after)
        SELECT a.id, told.channel, told.id, a.is_urgent, \(now)
        FROM alert AS a
        CROSS JOIN LATERAL (
            SELECT id, channel FROM here WHERE id = a.recipient_person_id
            UNION ALL
            SELECT id, channel FROM managers WHERE a.recipient_role = ANY(\(toldToManagers)::text[])
        ) AS told
        WHERE a.id = ANY(\(alerts)) AND \(isTold) AND told.channel IN ('email', 'text_message')
        ORDER BY a.raised_at, a.id, told.id
        ON CONFLICT ON CONSTRAINT delivery_once_key DO NOTHING
        """
    }

    /// To every webhook that is told; what is about the behaviour register goes to none (requirement R161).
    fileprivate static func queueToWebhooks(_ alerts: [UUID], at now: Date) -> SQL {
        """
        INSERT INTO delivery (alert_id, channel, webhook_id, is_urgent, send_after)
        SELECT a.id, 'webhook', w.id, a.is_urgent, \(now)
        FROM alert AS a
        CROSS JOIN webhook AS w
        WHERE a.id = ANY(\(alerts)) AND \(isTold) AND a.behaviour_measure_id IS NULL AND w.disabled_at IS NULL
        ORDER BY a.raised_at, a.id, w.id
        ON CONFLICT ON CONSTRAINT delivery_once_key DO NOTHING
        """
    }

    /// Roles of which the Complaints Managers are sent word; nobody of the directory is known to receive referrals.
    private static let toldToManagers = [Role.manager.rawValue] + ReferralRecipient.allCases.map(\.rawValue)

    private static var isTold: SQL { "a.cancelled_for IS NULL AND a.joined_id IS NULL" }
}
