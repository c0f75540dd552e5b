import Complaints
import Foundation
import JSON
import Postgres
import WorkingDays

/// An alert that the planner raised, for the history of what it is about: nobody did it but the system (requirement R108).
struct RaisedAlert {
    static let event = "alert_raised"

    let alert: AlertRow
    let duty: DutyAhead

    private var details: String {
        let told: [String: AuditValue?] = [
            "alert_id": .text(alert.id.text), "kind": .text(alert.kind.rawValue), "duty": .text(duty.kind.rawValue),
            "clock": .text(duty.clock), "due_on": .text(duty.dueOn.description), "audience": .text(alert.audience),
            "recipient_person_id": alert.recipient.person.map { .text($0.text) },
            "recipient_role": alert.recipient.role.map { .text($0.rawValue) },
        ]
        return String(decoding: OperationContext.json(told).bytes, as: UTF8.self)
    }

    /// One event for each, in one statement.
    static func audit(_ raised: [RaisedAlert], at now: Date, _ db: borrowing Transaction) throws {
        guard !raised.isEmpty else { return }
        try db.execute(
            """
            INSERT INTO audit_event (occurred_at, actor, operation, complaint_id, contact_id, ombudsman_case_id, details)
            SELECT \(now), 'system', \(event), e.complaint_id, e.contact_id, e.ombudsman_case_id, e.details::jsonb
            FROM unnest(
                \(raised.map { $0.alert.about.complaint?.rawValue }), \(raised.map { $0.alert.about.contact?.rawValue }),
                \(raised.map { $0.duty.ombudsmanCase?.rawValue }), \(raised.map(\.details))::text[]
            ) AS e (complaint_id, contact_id, ombudsman_case_id, details)
            """)
    }
}

extension AlertRow {
    /// Puts alerts on the list of the challenge meeting (requirement R110).
    static func list(_ alerts: [AlertRow], _ db: borrowing Transaction) throws {
        guard !alerts.isEmpty else { return }
        try db.execute(
            """
            INSERT INTO challenge_item (id, alert_id, listed_on)
            SELECT * FROM unnest(
                \(alerts.map { UUID.version7(at: $0.raisedAt) }), \(alerts.map(\.id.rawValue)), \(alerts.map(\.raisedOn))
            )
            """)
    }
}
