public import Complaints
public import Foundation
import Postgres
import WorkingDays

/// One event of the audit: who did what, when, and the facts.
public struct AuditEvent: Sendable, Hashable {
    public let id: Int
    public let occurredAt: Date
    public let actor: String
    /// What let whoever did it in.
    public let admission: Actor.Admission
    /// The operation in the past tense, as `stage_extended`.
    public let operation: String
    /// A JSON object in UTF-8.
    public let details: [UInt8]
}

extension Casework {
    /// The history of a complaint and of its Ombudsman cases, oldest first, after an event.
    public func auditHistory(
        of complaint: ComplaintID, after event: Int?, limit: Int, as credential: Credential
    ) async throws -> Page<AuditEvent, Int> {
        try await reading(as: credential) { _, db in
            let known = try db.first("SELECT id FROM complaint WHERE id = \(complaint)") { try $0["id"] as ComplaintID }
            guard known != nil else { throw NotFound("complaint") }
            let condition: SQL = " WHERE complaint_id = \(complaint) AND id > \(event ?? 0)"
            return try Self.auditEvents(condition, limit: limit, db)
        }
    }

    /// The history of an Ombudsman case, oldest first, after an event.
    public func auditHistory(
        of ombudsmanCase: OmbudsmanCaseID, after event: Int?, limit: Int, as credential: Credential
    ) async throws -> Page<AuditEvent, Int> {
        try await reading(as: credential) { _, db in
            let known = try db.first("SELECT id FROM ombudsman_case WHERE id = \(ombudsmanCase)") {
                try $0["id"] as OmbudsmanCaseID
            }
            guard known != nil else { throw NotFound("ombudsman_case") }
            let condition: SQL = " WHERE ombudsman_case_id = \(ombudsmanCase) AND id > \(event ?? 0)"
            return try Self.auditEvents(condition, limit: limit, db)
        }
    }

    /// The history of a contact, oldest first, after an event.
    public func auditHistory(
        of contact: ContactID, after event: Int?, limit: Int, as credential: Credential
    ) async throws -> Page<AuditEvent, Int> {
        try await reading(as: credential) { _, db in
            let known = try db.first("SELECT id FROM contact WHERE id = \(contact)") { try $0["id"] as ContactID }
            guard known != nil else { throw NotFound("contact") }
            let condition: SQL = " WHERE contact_id = \(contact) AND id > \(event ?? 0)"
            return try Self.auditEvents(condition, limit: limit, db)
        }
    }

    private static func auditEvents(
        _ condition: SQL, limit: Int, _ db: borrowing Transaction
    ) throws -> Page<AuditEvent, Int> {
        let read = try db.all(SQL.auditColumns + condition + " ORDER BY id LIMIT \(literal: limit + 1)") { row in
            AuditEvent(
                id: try row["id"], occurredAt: try row["occurred_at"], actor: try row["actor"],
                admission: try Actor.Admission(row: row), operation: try row["operation"],
                details: (try row["details"] as JSONB).bytes)
        }
        return Page(read, limit: limit, position: \.id)
    }
}

extension Actor.Admission {
    fileprivate init(row: Row) throws {
        let token = (try row["api_token_id"] as Int?).map { Self.token($0) }
        let signIn = (try row["signed_in_id"] as PersonID?).map { Self.signIn($0) }
        self = token ?? signIn ?? .commandLine
    }
}

extension SQL {
    fileprivate static let auditColumns: SQL = """
        SELECT id, occurred_at, actor, api_token_id, signed_in_id, operation, shown_details(details) AS details
        FROM audit_event
        """
}
