public import Complaints
import Foundation
import Postgres
import WorkingDays

extension Export {
    static let columns = ColumnList(
        { id, operation, permissions, askedAt, seenAt, bytes, made in
            Export(
                id: id, operation: operation, permissions: permissions, askedAt: askedAt, seenAt: seenAt, bytes: bytes,
                made: made)
        }, Column("id", \.id, .fixed), Column("operation", \.operation, .fixed),
        Column("permissions", \.permissions, .fixed), Column("asked_at", \.askedAt, .fixed),
        Column("seen_at", \.seenAt),
        Column("bytes", \.bytes), Column(part: \.made, Made.columns))
}

extension Export.Made {
    static let columns = ColumnList(
        { at, status, contentType, contentDisposition, location, etag in
            Export.Made(
                at: at, status: status, contentType: contentType, contentDisposition: contentDisposition,
                location: location, etag: etag)
        }, Column("ended_at", \.at), Column("status", \.status), Column("content_type", \.contentType),
        Column("content_disposition", \.contentDisposition), Column("location", \.location), Column("etag", \.etag))
}

extension Casework {
    /// The exports of the caller that are still kept, the latest first.
    public func exports(as credential: Credential) async throws -> [Export] {
        let since = clock.now - Export.secondsKept
        return try await reading(for: .readReports, as: credential) { _, db in
            try db.all(SQL.exportsOfCaller + SQL.wholeExport + " AND e.asked_at > \(since) ORDER BY e.id DESC") {
                try Export.columns.read($0)
            }
        }
    }

    /// An export of the caller; another's is not there for them.
    public func export(_ id: ExportID, as credential: Credential) async throws -> Export {
        let since = clock.now - Export.secondsKept
        return try await reading(for: .readReports, as: credential) { _ in
            SQL.export(id, since: since, whole: true)
        } _: { _, found, _ in
            guard let found else { throw NotFound(RecordKinds.Export.name) }
            return found
        }
    }

    /// The part of an export's answer with a number, counted from 0; nil after the last, and for one that tells of what is not seen.
    ///
    /// Who asks is looked at anew for each part: nobody goes on reading who may no longer.
    public func exportPart(_ number: Int, of id: ExportID, as credential: Credential) async throws -> [UInt8]? {
        let since = clock.now - Export.secondsKept
        return try await reading(for: .readReports, as: credential) { _ in
            Question(SQL.export(id, since: since), SQL.part(number, of: id)) { ($0, $1) }
        } _: { context, found, _ in
            guard let export = found.0 else { throw NotFound(RecordKinds.Export.name) }
            if let lost = export.permissions.first(where: { !context.actor.permissions.contains($0) }) {
                throw AccessRefusal.forbidden(lost)
            }
            return found.1
        }
    }
}

extension SQL {
    /// The exports that the caller of the transaction asked for, with the same token or as the person who signed in.
    static let exportsOfCaller: SQL = """
        SELECT \(list(Export.columns.names, of: "e"))
        FROM export AS e
        WHERE (
            e.api_token_id = nullif(current_setting('redress.token', true), '')::bigint
            OR e.signed_in_id = nullif(current_setting('redress.signed_in', true), '')::uuid
        )
        """

    /// That no part of an export tells of a record that is not seen any more.
    fileprivate static let wholeExport: SQL = """
        AND e.bytes = (
            SELECT coalesce(sum(octet_length(p.body)), 0) FROM export_part AS p WHERE p.export_id = e.id
        )
        """

    /// Asks for an export of the caller that was asked for later than an instant.
    fileprivate static func export(_ id: ExportID, since: Date, whole: Bool = false) -> Question<Export?> {
        Question.first(
            exportsOfCaller + (whole ? wholeExport : "") + " AND e.id = \(id) AND e.asked_at > \(since)"
        ) { try Export.columns.read($0) }
    }

    fileprivate static func part(_ number: Int, of export: ExportID) -> Question<[UInt8]?> {
        Question.first("SELECT body FROM export_part WHERE export_id = \(export) AND number = \(number)") {
            try $0["body"] as [UInt8]
        }
    }
}
