import Complaints
import JSON
import Postgres
import WorkingDays

extension Fields {
    /// The notice that went out with an act, where the request tells of it.
    mutating func notice() -> SentNotice? {
        object(optional: "notice") {
            SentNotice(
                sentOn: $0.day("sent_on"), recipients: $0.choices("recipients"), contents: $0.choices("contents"))
        }
    }
}

extension NoticeGiven {
    static let columns = ColumnList(
        NoticeGiven.init, Column("kind", \.kind), Column("stage", \.stage), Column("sent_on", \.sentOn))

    /// The notices sent about a complaint.
    static func all(of complaint: ComplaintID, _ db: borrowing Transaction) throws -> [NoticeGiven] {
        try db.all("SELECT kind, stage, sent_on FROM notice WHERE complaint_id = \(complaint)") {
            try columns.read($0)
        }
    }
}

extension Notice {
    static let columns = ColumnList(
        Notice.init,
        Column("id", \.id), Column("kind", \.kind), Column("stage", \.stage), Column("sent_on", \.sentOn),
        Column("recipients", \.recipients), Column("contents", \.contents))

    /// What the audit tells of whom a notice reached and what it said.
    var told: [String: AuditValue?] {
        [
            "recipients": .text(recipients.map(\.rawValue).joined(separator: ", ")),
            "contents": .text(contents.map(\.rawValue).joined(separator: ", ")),
        ]
    }

    /// What the audit tells of a notice that went out with an act.
    var facts: [String: AuditValue?] {
        ["notice": .text(kind.rawValue), "notice_sent_on": .text(sentOn.description)].merging(told) { $1 }
    }

    /// Stores a notice; the same notice again, of its kind, stage and day, is one notice with what was told of either time.
    func store(
        of complaint: ComplaintID, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> Notice {
        let record: StoredRow = [
            "complaint_id": complaint, "recorded_by": context.actor.name, "recorded_at": context.now,
        ]
        let insert = SQL.insert(record + Self.columns.stored(self), into: "notice")
        return try db.one(insert + SQL.orJoin) { try Self.columns.read($0) }
    }
}

extension SQL {
    /// The notices `n` as arrays.
    static let noticeArrays: SQL = arrays(NoticeGiven.columns.names, of: "n", named: "notices")

    fileprivate static let orJoin: SQL = """
         ON CONFLICT ON CONSTRAINT notice_once_key DO UPDATE SET
            recipients = notice.recipients || ARRAY(
                SELECT r FROM unnest(excluded.recipients) AS r WHERE r <> ALL(notice.recipients)
            ),
            contents = notice.contents || ARRAY(
                SELECT k FROM unnest(excluded.contents) AS k WHERE k <> ALL(notice.contents)
            )
        RETURNING \(list(Notice.columns.names, of: "notice"))
        """
}
