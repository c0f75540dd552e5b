public import Complaints
import Foundation
import Postgres
import WorkingDays

/// What the service does while it makes an answer that nobody waits for; none of it is a change that anybody asked for.
extension Casework {
    /// Stores the next part of an answer, with the records it tells of: those its caller saw when they asked or sees now, and what was
    /// changed meanwhile.
    ///
    /// What somebody wrote may name others, of which it tells nothing. Nil in place of the path of what was asked: a problem, which tells of none.
    public func store(
        _ bytes: [UInt8], asPart number: Int, of export: ExportID, at path: String?, as credential: Credential
    ) async throws {
        let now = clock.now
        try await database.write { db in
            _ = try authorise(credential, for: .readReports, now: now, db)
            let reach = try db.one("SELECT reach_stated() AS reach") { try $0["reach"] as [String] }
            try db.reachEverything()
            try db.execute(SQL.insert(bytes, asPart: number, of: export, at: path, seenAs: reach))
            try db.execute(
                "UPDATE export SET bytes = bytes + \(bytes.count), seen_at = greatest(seen_at, \(now)) WHERE id = \(export)"
            )
        }
    }

    /// Takes back the parts of an answer that could not be made whole.
    public func discardParts(of export: ExportID) async throws {
        try await database.write { db in
            try db.reachEverything()
            try db.execute("DELETE FROM export_part WHERE export_id = \(export)")
            try db.execute("UPDATE export SET bytes = 0 WHERE id = \(export)")
        }
    }

    /// Says that exports are still being made.
    public func sayMaking(_ exports: [ExportID]) async throws {
        let now = clock.now
        try await database.write { db in
            try db.reachEverything()
            _ = try db.execute(
                "UPDATE export SET seen_at = \(now) WHERE id = ANY(\(exports)) AND ended_at IS NULL AND seen_at < \(now)"
            )
        }
    }

    /// Says that an answer is made, with its status and headers, and what was asked about where it was answered with no problem: what
    /// is not there for the caller is not named by what they asked.
    public func end(
        _ export: ExportID, at path: String?, status: Int, contentType: String?, contentDisposition: String?,
        location: String?,
        etag: String?
    ) async throws {
        let made = Export.Made(
            at: clock.now, status: status, contentType: contentType, contentDisposition: contentDisposition,
            location: location, etag: etag)
        try await database.write { db in
            try db.reachEverything()
            _ = try db.execute(
                SQL.update("export", set: Export.Made.columns.stored(made))
                    + ", asked_about = identifiers_in(\(path ?? "")) WHERE id = \(export) AND ended_at IS NULL")
        }
    }

    /// Destroys the exports that were kept for their time; they hold what was answered, personal data included.
    ///
    /// - Returns: how many there were. The audit event of who asked stays.
    public func forgetExports() async throws -> Int {
        let until = clock.now - Export.secondsKept
        return try await database.write { db in
            try db.reachEverything()
            return try db.execute("DELETE FROM export WHERE asked_at <= \(until)")
        }
    }
}

extension SQL {
    /// An identifier that begins in one part and ends in the next belongs to the next.
    ///
    /// References are looked for in what is about one record, where others are named by them alone.
    fileprivate static func insert(
        _ bytes: [UInt8], asPart number: Int, of export: ExportID, at path: String?, seenAs reach: [String]
    ) -> SQL {
        """
        INSERT INTO export_part (export_id, number, body, tells_of)
        SELECT e.id, \(number), \(bytes), CASE WHEN \(path != nil) THEN records_told(
            identifiers_in(w.written) || ARRAY(
                SELECT n.id FROM records_named('{}', CASE
                    WHEN identifiers_in(\(path ?? "")) <> '{}' THEN regexp_split_to_array(w.written, '["\\\\,;]+ ?')
                END) AS n
            ), e.reached, \(reach), e.asked_at
        ) ELSE '{}' END
        FROM export AS e CROSS JOIN (
            SELECT encode(coalesce((
                SELECT substring(b.body FROM greatest(octet_length(b.body) - 34, 1))
                FROM export_part AS b WHERE b.export_id = \(export) AND b.number = \(number - 1)
            ), '') || \(bytes), 'escape') AS written
        ) AS w
        WHERE e.id = \(export)
        """
    }
}
