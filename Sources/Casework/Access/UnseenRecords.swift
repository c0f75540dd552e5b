import Complaints
public import Foundation
import Postgres

/// A record by its kind, as paths name it, and its identifier.
public struct RecordName: Sendable, Hashable {
    public let kind: String
    public let id: UUID

    /// The kinds that are narrowed to those whose they are, as `is_seen` has them.
    static let narrowed: Set = [
        "complaint", "contact", "ombudsman_case", "obligation", "compliment", "alert", "behaviour_measure", "referral",
        "cost",
    ]

    /// The record of a kind with an identifier.
    public init(kind: String, id: UUID) {
        self.kind = kind
        self.id = id
    }
}

extension RecordName {
    /// Whether whoever the transaction is of sees it.
    func isSeen(_ db: borrowing Transaction) throws -> Bool {
        try db.one("SELECT is_seen(\(kind), \(id)) AS is_seen") { try $0["is_seen"] }
    }
}

extension Question where Value == Bool {
    /// Whether a record is there and whoever asks does not see it.
    static func isHidden<Kind: RecordKind>(_ id: RecordID<Kind>) -> Question {
        Question.one(
            "SELECT CASE WHEN is_seen(\(Kind.name), \(id)) THEN false ELSE is_there(\(Kind.name), \(id)) END AS is_hidden"
        ) { try $0["is_hidden"] }
    }
}

extension Casework {
    /// Whether the database narrows callers to the records that are theirs, as it does not for the owner of its tables.
    public func isNarrowed() async throws -> Bool {
        try await reader.single { db in
            try db.one("SELECT row_security_active('complaint') AS is_narrowed") { try $0["is_narrowed"] }
        }
    }

    /// Whether the role of the connections may record what is done, as that which only reads for reports may not.
    public func mayRecord() async throws -> Bool {
        try await reader.single { db in
            try db.one("SELECT has_table_privilege('audit_event', 'INSERT') AS may_record") { try $0["may_record"] }
        }
    }

    /// Those of some records that are there and that a caller does not see, for the log: they are told that none is there.
    public func unseen(_ records: [RecordName], as credential: Credential) async throws -> [RecordName] {
        let narrowed = records.filter { RecordName.narrowed.contains($0.kind) }
        return try await asked(narrowed, "is_there(r.kind, r.id) AND NOT is_seen(r.kind, r.id)", as: credential)
    }

    /// Those of some records that a caller sees.
    public func seen(_ records: [RecordName], as credential: Credential) async throws -> Set<RecordName> {
        Set(try await asked(records, "is_seen(r.kind, r.id)", as: credential))
    }

    private func asked(
        _ records: [RecordName], _ condition: SQL, as credential: Credential
    ) async throws -> [RecordName] {
        guard !records.isEmpty else { return [] }
        return try await reading(for: .readReports, as: credential) { _, db in
            try db.all(
                """
                SELECT r.kind, r.id
                FROM unnest(\(records.map(\.kind))::text[], \(records.map(\.id))::uuid[]) AS r (kind, id)
                WHERE \(condition)
                """
            ) { RecordName(kind: try $0["kind"], id: try $0["id"]) }
        }
    }
}
