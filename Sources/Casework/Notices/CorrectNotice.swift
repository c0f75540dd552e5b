public import Complaints
import Foundation
public import JSON
public import Postgres
import WorkingDays

/// Corrects what was entered wrongly of a notice; the acknowledgement that went out with it and the extension that it told of
/// follow, with the duty to give notice.
public struct CorrectNotice: ComplaintOperation {
    public static let event = "notice_corrected"
    public static let permission = Permission.recordCasework

    public let target: MemberTarget<RecordKinds.Complaint, RecordKinds.Notice>
    public let correcting: Correcting<Notice>

    private static let facts: [CorrectedFact<Notice>] = [
        .choice("kind", \.kind), .choice("stage", ifAny: \.stage), .day("sent_on", \.sentOn),
        .init(
            "recipients", { $0.choices($1) }, get: \.recipients, set: { $0.recipients = $1 },
            told: { .text($0.map(\.rawValue).joined(separator: ", ")) }),
        .init(
            "contents", { $0.choices($1) }, get: \.contents, set: { $0.contents = $1 },
            told: { .text($0.map(\.rawValue).joined(separator: ", ")) }),
    ]

    public init(_ fields: inout Fields, of target: MemberTarget<RecordKinds.Complaint, RecordKinds.Notice>) {
        self.target = target
        correcting = Correcting(&fields, Self.facts)
    }

    /// A notice is corrected in every state of the complaint.
    public static func attempt(on complaint: inout Complaint, at stage: StageName?, context: RuleContext) throws {}

    public func perform(
        _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> Added<Notice> {
        let complaint = try Complaint.lock(target, context, db)
        try complaint.checkCounts()
        let (before, others) = try Notice.find(target.member, of: complaint.id, db)
        var notice = try correcting.corrected(before)
        notice.stage = try complaint.stage(
            ofNotice: notice.kind, named: notice.stage, sentOn: notice.sentOn, today: context.today)
        let terms = try NoticeTerms(on: context.today, db)
        try notice.check(
            wanted: complaint.contents(of: notice.kind, terms: terms), absent: try complaint.absentRecipients(db))
        var changed = complaint
        changed.follow(
            notice, correcting: before, beside: others,
            isAcknowledgementOwn: try complaint.isAcknowledged(apartFrom: before, db))
        try db.refusing(["notice_once_key": .alreadyRecorded("the notice", on: notice.sentOn)]) {
            _ = try db.execute(
                """
                UPDATE notice
                SET kind = \(notice.kind), stage = \(notice.stage), sent_on = \(notice.sentOn),
                    recipients = \(notice.recipients.map(\.rawValue)), contents = \(notice.contents.map(\.rawValue))
                WHERE id = \(notice.id)
                """)
        }
        let version = try changed.settle(
            [before, notice], Self.event, correcting: complaint, about: target,
            correcting.details(from: before, to: notice), context, db)
        return Added(entry: notice, complaintVersion: version)
    }
}

/// Takes back a notice that was recorded wrongly or twice; the history keeps what it said.
///
/// The extension that it told of has not been told, and what it acknowledged is not acknowledged, unless another notice did.
public struct RemoveNotice: ComplaintOperation {
    public static let event = "notice_removed"
    public static let permission = Permission.recordCasework

    public let target: MemberTarget<RecordKinds.Complaint, RecordKinds.Notice>
    public let reason: String

    public init(_ fields: inout Fields, of target: MemberTarget<RecordKinds.Complaint, RecordKinds.Notice>) {
        self.target = target
        reason = fields.text("reason", limit: 2_000, audited: true)
    }

    public static func attempt(on complaint: inout Complaint, at stage: StageName?, context: RuleContext) throws {}

    public func perform(
        _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> Added<Notice> {
        let complaint = try Complaint.lock(target, context, db)
        try complaint.checkCounts()
        let (notice, others) = try Notice.find(target.member, of: complaint.id, db)
        var changed = complaint
        changed.forget(
            notice, beside: others, isAcknowledgementOwn: try complaint.isAcknowledged(apartFrom: notice, db))
        try db.execute("DELETE FROM notice WHERE id = \(notice.id)")
        let version = try changed.settle(
            [notice], Self.event, correcting: complaint, about: target,
            notice.facts.merging(["stage": notice.stage.map { .text($0.rawValue) }]) { $1 },
            context, db)
        return Added(entry: notice, complaintVersion: version)
    }
}

extension Complaint {
    /// Whether the acknowledgement that a notice counts as was recorded by itself too, without a notice.
    fileprivate func isAcknowledged(apartFrom notice: Notice, _ db: borrowing Transaction) throws -> Bool {
        guard acknowledges(notice), let first = stages.first else { return false }
        return try first.importedOn != nil
            || db.one(
                """
                SELECT EXISTS (
                    SELECT FROM audit_event AS e
                    WHERE e.complaint_id = \(id) AND NOT e.details ? 'notice' AND (
                        e.operation = \(AcknowledgeStage.event)
                        OR e.operation = \(CorrectStage.event) AND e.details->>'stage' = \(first.stage)
                            AND e.details ? 'to_acknowledged_on'
                    )
                ) AS is_own
                """
            ) { try $0["is_own"] }
    }
}

extension Notice {
    /// A notice of a complaint, and the others that were sent about it, the earliest first.
    fileprivate static func find(
        _ id: RecordID<RecordKinds.Notice>, of complaint: ComplaintID, _ db: borrowing Transaction
    ) throws -> (notice: Notice, others: [Notice]) {
        let sent = try sent(about: complaint, db)
        guard let notice = sent.first(where: { $0.id == id.rawValue }) else { throw NotFound("notice") }
        return (notice, sent.filter { $0.id != notice.id })
    }
}

extension Complaint {
    /// The acknowledgement that a notice took along, as it was and as it is.
    private func acknowledgement(before: Complaint) -> [String: AuditValue?] {
        let (old, new) = (before.stages.first?.acknowledgedOn, stages.first?.acknowledgedOn)
        guard old != new else { return [:] }
        return [
            "from_acknowledged_on": old.map { .text($0.description) },
            "to_acknowledged_on": new.map { .text($0.description) },
        ]
    }

    /// Stores the complaint as it follows from the correction of notices, every act of it tried again; gives its version.
    fileprivate func settle(
        _ notices: [Notice], _ event: String, correcting before: Complaint,
        about target: some RecordTarget<RecordKinds.Complaint>,
        _ details: [String: AuditValue?], _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> Int {
        try context.checkInvolvement(in: before.id, db)
        let version = try acceptance.map { try context.casework.knowledge.version($0.procedureVersion, db) }
        let rules = try context.rules(version ?? .unaccepted, try context.casework.knowledge.calendar(db), db)
        var changed = self
        if changed != before { try changed.settle(correcting: before, context: rules) }
        let (record, event) = try changed.settle(
            replacing: before, under: rules.version, of: notices, context, db
        ) {
            try context.audit(
                event, of: before.auditSubject, about: target,
                details: details.merging(acknowledgement(before: before)) { $1 }, db)
        }
        try DutyFlags.correct(record, replacing: before, context: rules, event: event, db)
        return record.complaint.version
    }
}
