import Complaints
import Foundation
import Postgres
import WorkingDays

/// Somebody for whom something is queued, whose row is locked.
struct Recipient: Sendable {
    let person: PersonID
    let hours: WorkingHours?
    let hasLeft: Bool
    private let details: StaffAddress

    init(row: Row, on today: Day) throws {
        person = try row["id"]
        hours = try WorkingHours.columns.readIfPresent(row)
        hasLeft = try (row["active_until"] as Day?).map { $0 < today } ?? false
        details = try StaffAddress.columns.read(row)
    }

    /// Where they are reached by a channel; nil where the directory does not say.
    func address(by channel: MessageChannel) -> String? {
        switch channel {
        case .email: details.email
        case .textMessage: details.telephone
        case .webhook: nil
        }
    }
}

/// An alert that is queued for somebody.
struct QueuedDelivery: Sendable {
    let id: Int
    let person: PersonID
    let channel: MessageChannel
    let isUrgent: Bool
    /// Whether the alert was cancelled since.
    let isVoid: Bool
    let facts: AlertFacts

    /// A delivery from the columns of `SQL.queuedForPeople`.
    init(row: Row) throws {
        id = try row["id"]
        person = try row["recipient_person_id"]
        channel = try row["channel"]
        isUrgent = try row["is_urgent"]
        isVoid = try row["is_void"]
        let reference: String? = try row["reference"]
        let isNamedContact: Bool = try row["is_named_contact"]
        let report: ReportName? = try row["report"]
        let period = (try row["report_period"] as String?).flatMap { Period($0) }
        let ofReport = report.flatMap { report in period.map { AlertFacts.Matter.report(report, $0) } }
        let due: DutyKind? = try row["duty"]
        facts = AlertFacts(
            id: try row["alert_id"], kind: try row["kind"],
            matter: reference.map { .record(reference: $0) } ?? ofReport
                ?? (isNamedContact ? .namedContact : .behaviourMeasure),
            due: try due.map { AlertFacts.Due(kind: $0, on: try row["due_on"]) })
    }
}

extension SQL {
    /// People for whom something is due, the urgent first; those whom another worker has are passed over.
    static func recipients(by channels: [String], at now: Date, limit: Int) -> SQL {
        """
        SELECT p.id, p.active_until, \(list(StaffAddress.columns.names + WorkingHours.columns.names, of: "p"))
        FROM (
            SELECT d.recipient_person_id, bool_or(d.is_urgent) AS is_urgent, min(d.send_after) AS send_after
            FROM delivery AS d
            WHERE \(isDue(at: now)) AND d.channel = ANY(\(channels)::text[])
            GROUP BY d.recipient_person_id
        ) AS q
        JOIN person AS p ON p.id = q.recipient_person_id
        ORDER BY q.is_urgent DESC, q.send_after, p.id
        LIMIT \(limit)
        FOR NO KEY UPDATE OF p SKIP LOCKED
        """
    }

    /// What is due for people by channels, with what a message may say of it.
    static func queuedForPeople(_ people: [UUID], by channels: [String], at now: Date) -> SQL {
        """
        SELECT q.id, q.recipient_person_id, q.channel, q.is_urgent, q.alert_id, a.kind, a.due_on, d.kind AS duty,
            a.cancelled_for IS NOT NULL AS is_void, a.single_point_of_contact_id IS NOT NULL AS is_named_contact,
            coalesce(o.reference, c.reference, k.reference) AS reference, a.report, a.report_period
        FROM (
            SELECT d.* FROM delivery AS d
            WHERE \(isDue(at: now)) AND d.recipient_person_id = ANY(\(people)) AND d.channel = ANY(\(channels)::text[])
        ) AS q
        JOIN alert AS a ON a.id = q.alert_id
        LEFT JOIN duty AS d ON d.id = a.duty_id
        LEFT JOIN complaint AS c ON c.id = a.complaint_id
        LEFT JOIN contact AS k ON k.id = a.contact_id
        LEFT JOIN LATERAL (SELECT o.* FROM \(caseRowOfDuty) LIMIT 1) AS o ON true
        ORDER BY q.id
        """
    }

    /// When messages to people were made.
    static func made(for people: [UUID], since: Date) -> SQL {
        """
        SELECT recipient_person_id, created_at FROM message
        WHERE recipient_person_id = ANY(\(people)) AND created_at > \(since)
        """
    }

    /// Whether the delivery `d` is queued and its time has come.
    static func isDue(at now: Date) -> SQL {
        "d.message_id IS NULL AND NOT d.cancelled AND d.send_after <= \(now)"
    }
}
