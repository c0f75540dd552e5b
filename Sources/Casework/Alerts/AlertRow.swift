import Complaints
import Foundation
import Postgres
import WorkingDays

/// An alert as it is stored; every alert is inserted by `insert`, which queues what goes beyond the inbox.
struct AlertRow: Sendable {
    /// The records an alert is about, besides its duty.
    struct About: Sendable {
        var complaint: ComplaintID?
        var contact: ContactID?
        var measure: BehaviourMeasureID?
        var referral: SafeguardingReferralID?
        var singleContact: SinglePointOfContactID?
        var report: AnnualReport?
    }

    /// What makes an alert the same as another.
    enum Cause: Sendable {
        /// A step of the ladder of a duty for the day it is due: its number, from 1, and its working days from that day.
        case step(Int, at: Int, of: Int, dueOn: Day)
        /// What an operation did.
        case event(String)
    }

    let id: AlertID
    let kind: AlertKind
    let cause: Cause
    /// Who is meant at the step, or the role of whoever is told at once.
    let audience: String
    let recipient: AlertRecipient
    let about: About
    var isUrgent = false
    let raisedOn: Day
    let raisedAt: Date
    var answerDueOn: Day?
    /// The alert that tells of this step too.
    var joined: AlertID?
}

extension AlertRow {
    /// Tells somebody at once of what an operation did, unless they were told of it before; the alert, where it is new.
    @discardableResult
    static func tell(
        _ kind: AlertKind, _ recipient: AlertRecipient, about: About, cause: String, isUrgent: Bool = false,
        _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> AlertID? {
        let audience = recipient.person == nil ? "complaints_manager" : "assignee"
        let row = AlertRow(
            id: AlertID(rawValue: .version7(at: context.now)), kind: kind, cause: .event("\(kind.rawValue):\(cause)"),
            audience: audience, recipient: recipient, about: about, isUrgent: isUrgent, raisedOn: context.today,
            raisedAt: context.now)
        return try insert([row], context, db).first
    }

    /// Stores alerts that nobody was told of before and queues their messages; those that are new.
    static func insert(
        _ rows: [AlertRow], _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> [AlertID] {
        guard !rows.isEmpty else { return [] }
        let new = try db.all(SQL.insert(rows, at: context.now, on: context.today)) { try $0["id"] as AlertID }
        try context.queueDeliveries(for: new.map(\.rawValue), db)
        return new
    }

    fileprivate var duty: (id: Int, step: Int, workingDays: Int, dueOn: Day)? {
        if case .step(let step, let days, let id, let dueOn) = cause { (id, step, days, dueOn) } else { nil }
    }

    fileprivate var event: String? { if case .event(let event) = cause { event } else { nil } }
}

extension SQL {
    /// The keys of the table make each one told once, whoever plans at the same time; who has no channel but the inbox is told
    /// by the alert's being there.
    fileprivate static func insert(_ rows: [AlertRow], at now: Date, on today: Day) -> SQL {
        """
        WITH \(channelsBeyondInbox(on: today))
        INSERT INTO alert (
            id, kind, duty_id, step, working_days, due_on, cause, audience, recipient_person_id, recipient_role, complaint_id,
            contact_id, behaviour_measure_id, safeguarding_referral_id, single_point_of_contact_id, report, report_period,
            is_urgent, raised_on, raised_at, answer_due_on, joined_id, told_at
        )
        SELECT a.*, CASE WHEN a.joined_id IS NULL AND NOT EXISTS (\(beyondInbox("a"))) THEN \(now)::timestamptz END
        FROM unnest(
            \(rows.map(\.id.rawValue)), \(rows.map(\.kind.rawValue))::text[], \(rows.map(\.duty?.id))::bigint[],
            \(rows.map(\.duty?.step))::bigint[], \(rows.map(\.duty?.workingDays))::bigint[], \(rows.map(\.duty?.dueOn)), \(rows.map(\.event))::text[],
            \(rows.map(\.audience))::text[], \(rows.map { $0.recipient.person?.rawValue }),
            \(rows.map { $0.recipient.role?.rawValue })::text[], \(rows.map { $0.about.complaint?.rawValue }),
            \(rows.map { $0.about.contact?.rawValue }), \(rows.map { $0.about.measure?.rawValue }),
            \(rows.map { $0.about.referral?.rawValue }), \(rows.map { $0.about.singleContact?.rawValue }),
            \(rows.map { $0.about.report?.name.rawValue })::text[], \(rows.map { $0.about.report.map { "\($0.period)" } })::text[],
            \(rows.map(\.isUrgent)), \(rows.map(\.raisedOn)), \(rows.map(\.raisedAt)), \(rows.map(\.answerDueOn)),
            \(rows.map { $0.joined?.rawValue })
        ) AS a (
            id, kind, duty_id, step, working_days, due_on, cause, audience, recipient_person_id, recipient_role, complaint_id,
            contact_id, behaviour_measure_id, safeguarding_referral_id, single_point_of_contact_id, report, report_period,
            is_urgent, raised_on, raised_at, answer_due_on, joined_id
        )
        ON CONFLICT DO NOTHING
        RETURNING id
        """
    }
}
