public import Complaints
import Foundation
public import JSON
package import Postgres

/// A value in an audit event's details.
public enum AuditValue: Sendable, Hashable, JSONWritable {
    case text(String)
    case number(Int)
    case flag(Bool)

    /// Writes the bare value.
    public func write(to json: inout JSONWriter) {
        switch self {
        case .text(let text): json.value(text)
        case .number(let number): json.value(number)
        case .flag(let flag): json.value(flag)
        }
    }
}

extension AuditValue {
    /// What a field of a request said; a list becomes a text, and what is nested is not told.
    public init?(_ value: JSONValue) {
        switch value {
        case .text(let text): self = .text(text)
        case .integer(let number): self = .number(number)
        case .bool(let flag): self = .flag(flag)
        case .array(let elements):
            self = .text(
                elements.compactMap { if case .text(let text) = $0 { text } else { nil } }.joined(separator: ", "))
        case .null, .fraction, .object: return nil
        }
    }
}

/// What an audit event is filed under; nothing where it is about the council's own data.
public struct AuditSubject: Sendable {
    let complaint: ComplaintID?
    let ombudsmanCase: OmbudsmanCaseID?
    let contact: ContactID?

    /// A subject of at most one record of each kind.
    public init(complaint: ComplaintID? = nil, ombudsmanCase: OmbudsmanCaseID? = nil, contact: ContactID? = nil) {
        self.complaint = complaint
        self.ombudsmanCase = ombudsmanCase
        self.contact = contact
    }
}

extension OperationContext {
    /// Appends the operation's audit event in its transaction: who, when, what, and the facts it changed; returns its
    /// number.
    @discardableResult
    package func audit(
        _ event: String, of subject: AuditSubject = AuditSubject(), details: [String: AuditValue?],
        _ db: borrowing Transaction
    ) throws -> Int {
        try db.one(SQL.append(event, actor: actor, at: now, of: subject, details: Self.json(details))) {
            try $0["id"]
        }
    }

    /// Appends the event of a change of a record: with what the request said and what the path names, unless the operation
    /// has another word for it.
    @discardableResult
    func audit(
        _ event: String, of subject: AuditSubject, about target: some RecordTarget, details: [String: AuditValue?],
        _ db: borrowing Transaction
    ) throws -> Int {
        let said = facts.merging(target.facts) { $1 }
        return try audit(event, of: subject, details: said.merging(details) { $1 }, db)
    }

    /// The same for what follows in another record, whose event tells what changed there and why, and nothing of the request.
    func following(because reason: String) -> OperationContext {
        var context = copy self
        context.facts = ["reason": .text(reason)]
        return context
    }

    /// Files the answer that is kept for a key under an event, where others came after it.
    func keepAnswer(under event: Int, _ db: borrowing Transaction) throws {
        try db.execute("SELECT set_config('redress.event', \("\(event)"), true)")
    }

    static func json(_ details: [String: AuditValue?]) -> JSONB {
        JSONB(
            bytes: JSONWriter.answer { json in
                for (name, value) in details { if let value { json.field(named: name, value) } }
            })
    }
}

extension SQL {
    fileprivate static func append(
        _ event: String, actor: Actor, at now: Date, of subject: AuditSubject, details: JSONB
    ) -> SQL {
        """
        INSERT INTO audit_event
            (occurred_at, actor, api_token_id, signed_in_id, operation, complaint_id, ombudsman_case_id, contact_id, details)
        VALUES (\(now), \(actor.name), \(actor.token), \(actor.signedIn), \(event), \(subject.complaint),
            \(subject.ombudsmanCase), \(subject.contact), \(details))
        RETURNING id, set_config('redress.event', id::text, true)
        """
    }
}
