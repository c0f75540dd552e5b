public import Complaints
import Foundation
import Postgres

extension Export {
    static let columns = ColumnList(
        { id, operation, permission, askedAt, seenAt, bytes, made in
            Export(
                id: id, operation: operation, permission: permission, askedAt: askedAt, seenAt: seenAt, bytes: bytes,
                made: made)
        }, Column("id", \.id, .fixed), Column("operation", \.operation, .fixed),
        Column("permission", \.permission, .fixed), Column("asked_at", \.askedAt, .fixed), Column("seen_at", \.seenAt),
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
        try await reading(for: .readReports, as: credential) { context, db in
            try db.all(
                SQL.exports(of: context.actor) + " AND e.asked_at > \(context.now - Export.secondsKept)"
                    + " ORDER BY e.id DESC"
            ) { try Export.columns.read($0) }
        }
    }

    /// An export of the caller; another's is not there for them.
    public func export(_ id: ExportID, as credential: Credential) async throws -> Export {
        try await reading(for: .readReports, as: credential) { context, db in try Self.export(id, context, db) }
    }

    /// The part of an export's answer with a number, counted from 0; nil after the last.
    ///
    /// Who asks is looked at anew for each part: nobody goes on reading who may no longer.
    public func exportPart(_ number: Int, of id: ExportID, as credential: Credential) async throws -> [UInt8]? {
        try await reading(for: .readReports, as: credential) { context, db in
            let export = try Self.export(id, context, db)
            guard context.actor.permissions.contains(export.permission) else {
                throw AccessRefusal.forbidden(export.permission)
            }
            return try db.first(
                "SELECT body FROM export_part WHERE export_id = \(id) AND number = \(number)"
            ) { try $0["body"] }
        }
    }

    private static func export(
        _ id: ExportID, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> Export {
        let found = try db.first(
            SQL.exports(of: context.actor) + " AND e.id = \(id) AND e.asked_at > \(context.now - Export.secondsKept)"
        ) { try Export.columns.read($0) }
        guard let found else { throw NotFound(RecordKinds.Export.name) }
        return found
    }
}

extension SQL {
    /// The exports that an actor asked for, with the same token or as the person who signed in.
    static func exports(of actor: Actor) -> SQL {
        """
        SELECT \(list(Export.columns.names, of: "e"))
        FROM export AS e
        WHERE (e.api_token_id = \(actor.token) OR e.signed_in_id = \(actor.signedIn))
        """
    }
}
