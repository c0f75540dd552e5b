public import Complaints
import Foundation
public import JSON
public import Postgres
public import WorkingDays

/// Records a notice that was sent: to whom, and what it said; it counts wherever else its fact is asked for (decision 0028).
public struct RecordNotice: ComplaintOperation {
    public static let event = "notice_recorded"
    public static let permission = Permission.recordCasework
    public static let adds = true

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

    /// A notice is recorded in every state of the complaint.
    public static func attempt(on complaint: inout Complaint, at stage: StageName?, context: RuleContext) throws {}

    /// - Throws: `Refusal` where the notice leaves out what it must say or whom it must reach, and for a day before receipt
    ///   or in the future.
    public func perform(
        _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> Added<Notice> {
        let before = try Complaint.lock(target, context, db)
        try before.checkCounts()
        let notice = try notice(about: before, context, db)
        var changed = before
        changed.follow(notice)
        let version = try before.acceptance.map { try context.casework.knowledge.version($0.procedureVersion, db) }
        let stored = try notice.store(of: before.id, context, db)
        let (record, _) = try changed.settle(
            replacing: before, under: version ?? .unaccepted, of: [notice], context, db
        ) {
            try context.audit(
                Self.event, of: before.auditSubject, about: target, details: notice.told, db)
        }
        return Added(entry: stored, complaintVersion: record.complaint.version)
    }

    private func notice(
        about complaint: Complaint, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> Notice {
        let stage = try complaint.stage(ofNotice: kind, named: stage, sentOn: sentOn, today: context.today)
        let notice = Notice(
            id: .version7(at: context.now), kind: kind, stage: stage, sentOn: sentOn, recipients: recipients,
            contents: contents)
        let terms = try NoticeTerms(on: context.today, db)
        try notice.check(
            wanted: complaint.contents(of: kind, terms: terms), absent: try complaint.absentRecipients(db))
        return notice
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
        return try await reading(.transaction, as: credential) { context, db in
            let today = context.today
            let sent = try Notice.sent(about: complaint, db)
            let owed = record.complaint.owedNotices(
                given: sent.map { NoticeGiven(kind: $0.kind, stage: $0.stage, sentOn: $0.sentOn) },
                duties: record.duties, exclusionOwed: try DecidedSetting(.exclusionNotice, db), today: today,
                absent: try record.complaint.absentRecipients(db), terms: try NoticeTerms(on: today, db))
            return Notices(sent: sent, owed: owed)
        }
    }
}

extension Notice {
    /// The notices sent about a complaint, the earliest first.
    static func sent(about complaint: ComplaintID, _ db: borrowing Transaction) throws -> [Notice] {
        try db.all(SQL.notices(of: complaint)) { try columns.read($0) }
    }
}

extension NoticeTerms {
    /// What the council's settings say on a day.
    init(on day: Day, _ db: borrowing Transaction) throws {
        let settings = try [CouncilSetting.exclusionNoticeOmbudsman, .resubmissionMonths].values(on: day, db)
        self.init(
            exclusionNamesOmbudsman: settings[.exclusionNoticeOmbudsman] == 1,
            resubmissionMonths: settings[.resubmissionMonths] ?? 0)
    }
}

extension Complaint {
    /// Whom a notice need not reach, because nobody is there.
    func absentRecipients(_ db: borrowing Transaction) throws -> Set<NoticeRecipient> {
        var absent: Set<NoticeRecipient> = []
        if representativeType == nil { absent.insert(.advocate) }
        if try !db.one(SQL.hasOthers(id), { try $0["has_others"] as Bool }) { absent.insert(.othersWithInterest) }
        return absent
    }
}

extension SQL {
    fileprivate static func notices(of complaint: ComplaintID) -> SQL {
        """
        SELECT \(list(Notice.columns.names, of: "n")) FROM notice AS n
        WHERE n.complaint_id = \(complaint) ORDER BY n.sent_on, n.id
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
