public import Complaints
import Foundation
public import JSON
public import Postgres
import WorkingDays

/// Notes that somebody has seen an alert in the inbox; seen again changes nothing.
public struct SeeAlert: RequestedOperation {
    public static let event = "alert_seen"
    public static let permission = Permission.readCasework

    public let target: UnversionedTarget<RecordKinds.Alert>

    public init(_ fields: inout Fields, of target: UnversionedTarget<RecordKinds.Alert>) { self.target = target }

    public func perform(_ context: borrowing OperationContext, _ db: borrowing Transaction) throws -> AlertRecord {
        let found = try AlertRecord.find(target.id, lock: true, context, db)
        guard found.seenAt == nil else { return found }
        try db.execute(
            """
            UPDATE alert SET seen_at = \(context.now), seen_by = \(context.actor.name),
                told_at = coalesce(told_at, \(context.now))
            WHERE id = \(target.id)
            """)
        try context.audit(Self.event, of: found.auditSubject, details: ["alert_id": .text(target.id.text)], db)
        return try AlertRecord.find(target.id, context, db)
    }
}

/// Answers for what is late (requirement R107).
public struct AnswerAlert: RequestedOperation {
    public static let event = "alert_answered"
    public static let permission = Permission.respond

    public let target: UnversionedTarget<RecordKinds.Alert>
    public let text: String

    public init(_ fields: inout Fields, of target: UnversionedTarget<RecordKinds.Alert>) {
        self.target = target
        text = fields.text("text", limit: 4_000)
    }

    public func perform(_ context: borrowing OperationContext, _ db: borrowing Transaction) throws -> AlertRecord {
        let found = try AlertRecord.find(target.id, lock: true, context, db)
        try found.standing.checkAnswer(text)
        let signature = context.actor.signature
        try db.execute("UPDATE alert SET told_at = coalesce(told_at, \(context.now)) WHERE id = \(target.id)")
        try db.execute(
            """
            INSERT INTO alert_answer (alert_id, text, answered_by, answered_by_ids, answered_at, answered_on)
            VALUES (\(target.id), \(text), \(signature.name), \(signature.people), \(context.now), \(context.today))
            """)
        try context.audit(Self.event, of: found.auditSubject, details: ["alert_id": .text(target.id.text)], db)
        return try AlertRecord.find(target.id, context, db)
    }
}

/// Says whether an answer will do: accepted it stops the ladder, rejected the next step is told at once (requirement R109).
public struct JudgeAlertAnswer: RequestedOperation {
    public static let event = "alert_answer_judged"
    public static let permission = Permission.recordCasework

    public let target: UnversionedTarget<RecordKinds.Alert>
    public let verdict: AnswerVerdict
    public let reason: String?

    public init(_ fields: inout Fields, of target: UnversionedTarget<RecordKinds.Alert>) {
        self.target = target
        verdict = fields.choice("verdict")
        reason = fields.text(optional: "reason", limit: 2_000)
    }

    public func perform(_ context: borrowing OperationContext, _ db: borrowing Transaction) throws -> AlertRecord {
        let found = try AlertRecord.find(target.id, lock: true, context, db)
        try found.standing.checkVerdict(verdict, reason: reason, by: context.actor.signature)
        try db.execute(
            """
            UPDATE alert_answer SET verdict = \(verdict), verdict_reason = \(reason), judged_by = \(context.actor.name),
                judged_at = \(context.now)
            WHERE alert_id = \(target.id) AND verdict IS NULL
            """)
        try context.audit(
            Self.event, of: found.auditSubject,
            details: ["alert_id": .text(target.id.text), "verdict": .text(verdict.rawValue)], db)
        try climb(context, db)
        return try AlertRecord.find(target.id, context, db)
    }

    /// Looks at the duty at once: a ladder that is answered for ends, one whose answer was rejected goes on today.
    private func climb(_ context: borrowing OperationContext, _ db: borrowing Transaction) throws {
        let duty = try db.one("SELECT duty_id FROM alert WHERE id = \(target.id)") { try $0["duty_id"] as Int? }
        guard let duty, let ahead = try DutyAhead.hold(duty, on: context.today, db) else { return }
        _ = try AlertPlanner(context, db).raise([ahead], context, db)
    }
}

extension AlertRecord {
    /// What its events are filed under.
    var auditSubject: AuditSubject {
        AuditSubject(complaint: complaint, ombudsmanCase: ombudsmanCase, contact: contact)
    }
}
