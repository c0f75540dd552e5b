public import Complaints
public import Foundation
public import JSON
public import Postgres

/// A text of messages as it holds.
public struct MessageTemplateRecord: Sendable, Hashable {
    public let name: TemplateName
    public let text: String
    /// Grows by one with each change; 0 where the default holds that nobody changed.
    public let version: Int
    public let changedBy: String?
    public let changedAt: Date?

    fileprivate init(default name: TemplateName) {
        (self.name, text, version, changedBy, changedAt) = (name, name.defaultText, 0, nil, nil)
    }

    fileprivate init(row: Row) throws {
        name = try row["name"]
        text = try row["text"]
        version = try row["version"]
        changedBy = try row["changed_by"]
        changedAt = try row["changed_at"]
    }
}

/// Gives messages another text from now on; those that are made already stay as they are.
public struct ChangeMessageTemplate: RequestedOperation {
    public static let event = "message_template_changed"
    public static let permission = Permission.administer

    public let target: CodeTarget
    public let text: String

    public init(_ fields: inout Fields, of target: CodeTarget) {
        self.target = target
        text = fields.text("text", limit: TextLimit(MessageTemplate.lengthLimit, hasLines: true))
    }

    public func perform(
        _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> MessageTemplateRecord {
        guard let name = TemplateName(rawValue: target.code) else { throw NotFound("message_template") }
        let template = try MessageTemplate(name, text)
        // There may be no row to lock.
        try db.execute("LOCK TABLE message_template IN SHARE ROW EXCLUSIVE MODE")
        let before = try MessageTemplateRecord.all(db).first { $0.name == name }
        try VersionMismatch.check(before?.version ?? 0, isOneOf: target.expectedVersions)
        let after = try db.one(
            """
            INSERT INTO message_template AS t (name, text, changed_by, changed_at)
            VALUES (\(name), \(template.text), \(context.actor.name), \(context.now))
            ON CONFLICT (name) DO UPDATE SET text = excluded.text, version = t.version + 1,
                changed_by = excluded.changed_by, changed_at = excluded.changed_at
            RETURNING t.*
            """
        ) { try MessageTemplateRecord(row: $0) }
        try context.audit(
            Self.event,
            details: [
                "template": .text(name.rawValue), "from_text": .text(before?.text ?? name.defaultText),
                "to_text": .text(after.text),
            ], db)
        return after
    }
}

extension MessageTemplateRecord {
    /// The texts that hold, in the order of their names' list.
    static func all(_ db: borrowing Transaction) throws -> [MessageTemplateRecord] {
        let own = try db.all("SELECT * FROM message_template") { try MessageTemplateRecord(row: $0) }
        return TemplateName.allCases.map { name in
            own.first { $0.name == name } ?? MessageTemplateRecord(default: name)
        }
    }
}

extension MessageTemplates {
    /// The texts that hold.
    init(_ db: borrowing Transaction) throws {
        self.init(try MessageTemplateRecord.all(db).map { try MessageTemplate($0.name, $0.text) })
    }
}

extension Casework {
    /// The texts of messages that hold.
    public func messageTemplates(as credential: Credential) async throws -> [MessageTemplateRecord] {
        try await reading(as: credential) { _, db in try MessageTemplateRecord.all(db) }
    }
}
