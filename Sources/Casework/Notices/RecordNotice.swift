public import Complaints
import Foundation
public import JSON
public import Postgres
public import WorkingDays

/// Records a notice that was sent: to whom, and what it said.
public struct RecordNotice: ComplaintAddition {
    public static let event = "notice_recorded"
    public static let permission = Permission.recordCasework

    public let target: Target<RecordKinds.Complaint>
    public let kind: NoticeKind
    public let stage: StageName?
    public let sentOn: Day
    public let recipients: [NoticeRecipient]
    public let contents: [NoticeContent]

    public init(_ fields: inout Fields, of target: Target<RecordKinds.Complaint>) {
        self.target = target
        kind = fields.choice("kind")
        stage = fields.choice(optional: "stage")
        sentOn = fields.day("sent_on")
        recipients = fields.choices("recipients")
        contents = fields.choices("contents")
    }

    /// - Throws: `Refusal` where the notice leaves out what it must say or whom it must reach, and for a day before receipt
    ///   or in the future.
    public func add(
        to complaint: Complaint, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> Notice {
        let stage = try complaint.stage(ofNotice: kind, named: stage, sentOn: sentOn, today: context.today)
        let notice = Notice(
            id: .version7(at: context.now), kind: kind, stage: stage, sentOn: sentOn, recipients: recipients,
            contents: contents)
        try notice.check(absent: try complaint.absentRecipients(db))
        try db.execute(SQL.insert(notice, of: complaint.id, by: context.actor.name, at: context.now))
        return notice
    }

    public var details: [String: AuditValue?] {
        [
            "kind": .text(kind.rawValue), "stage": stage.map { .text($0.rawValue) },
            "sent_on": .text(sentOn.description),
            "recipients": .text(recipients.map(\.rawValue).joined(separator: ", ")),
            "contents": .text(contents.map(\.rawValue).joined(separator: ", ")),
        ]
    }
}

/// The notices of a complaint: those that were sent and those it owes.
public struct Notices: Sendable, Hashable {
    public let sent: [Notice]
    public let owed: [OwedNotice]
}

extension Casework {
    /// The notices sent about a complaint, the earliest first, and those it owes today.
    public func notices(of complaint: ComplaintID, as credential: Credential) async throws -> Notices {
        let record = try await self.complaint(complaint, as: credential)
        let (sent, absent) = try await database.read { db in
            (try db.all(SQL.notices(of: complaint)) { try Notice(row: $0) }, try record.complaint.absentRecipients(db))
        }
        return Notices(
            sent: sent,
            owed: record.complaint.owedNotices(
                sent: sent, deadlines: record.deadlines, today: clock.day(of: clock.now), absent: absent))
    }
}

extension Complaint {
    /// Whom a notice need not reach, because nobody is there.
    fileprivate func absentRecipients(_ db: borrowing Transaction) throws -> Set<NoticeRecipient> {
        var absent: Set<NoticeRecipient> = []
        if representativeType == nil { absent.insert(.advocate) }
        if try !db.one(SQL.hasOthers(id), { try $0["has_others"] as Bool }) { absent.insert(.othersWithInterest) }
        return absent
    }
}

extension Notice {
    fileprivate init(row: Row) throws {
        self.init(
            id: try row["id"], kind: try row["kind"], stage: try row["stage"], sentOn: try row["sent_on"],
            recipients: try row["recipients"], contents: try row["contents"])
    }
}

extension SQL {
    fileprivate static func insert(_ notice: Notice, of complaint: ComplaintID, by actor: String, at now: Date) -> SQL {
        """
        INSERT INTO notice (id, complaint_id, stage, kind, sent_on, recipients, contents, recorded_by, recorded_at)
        VALUES (\(notice.id), \(complaint), \(notice.stage), \(notice.kind), \(notice.sentOn),
            \(notice.recipients.map(\.rawValue)), \(notice.contents.map(\.rawValue)), \(actor), \(now))
        """
    }

    fileprivate static func notices(of complaint: ComplaintID) -> SQL {
        """
        SELECT id, kind, stage, sent_on, recipients, contents FROM notice
        WHERE complaint_id = \(complaint) ORDER BY sent_on, id
        """
    }

    /// Whether anybody else with an interest takes part.
    fileprivate static func hasOthers(_ complaint: ComplaintID) -> SQL {
        """
        SELECT EXISTS (
            SELECT FROM party
            WHERE complaint_id = \(complaint) AND role IN ('complainant', 'affected_person') AND ended_on IS NULL
        ) AS has_others
        """
    }
}
