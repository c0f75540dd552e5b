public import Complaints
public import Foundation
public import Postgres
import WorkingDays

/// What an import of the directory did, or would do.
public struct DirectoryImport: Sendable, Hashable {
    /// What a row does to the directory; no names.
    public struct Change: Sendable, Hashable {
        public let file: String
        public let line: Int
        /// The columns that say something else than the directory did; none where the row is new.
        public let columns: [String]

        /// Whether the directory had nothing of it.
        public var isNew: Bool { columns.isEmpty }
    }

    public struct File: Sendable, Hashable {
        public let name: String
        public let rows: Int
    }

    public fileprivate(set) var files: [File] = []
    public fileprivate(set) var changes: [Change] = []
}

/// Imports people, teams, posts and deputies from files, all of it or nothing; the same files again change nothing.
///
/// A row says what is so from now on. Who and what no row names stays as it is.
public struct ImportDirectory: Operation {
    public static let event = "directory_imported"
    public static let permission = Permission.administer

    /// The folder with some of the files, or one of them.
    public let place: URL
    /// Do everything, and then undo it.
    public let dryRun: Bool

    /// An import from a folder or a file.
    public init(place: URL, dryRun: Bool) {
        self.place = place
        self.dryRun = dryRun
    }

    /// Thrown to undo a dry run; has what was done.
    struct Rehearsed: Error {
        let done: DirectoryImport
    }

    /// Reads, checks and stores the files.
    ///
    /// - Throws: `RegisterRefused` with every problem by file, line and column, `CocoaError` for a file that cannot be read;
    ///   nothing is stored then.
    public func perform(
        _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> DirectoryImport {
        try db.execute("SELECT pg_advisory_xact_lock(hashtext('directory_import'))")
        // Whoever is managed may stand before their manager.
        try db.execute("SET CONSTRAINTS person_line_manager_fkey DEFERRED")
        var writer = DirectoryWriter(index: try DirectoryIndex(db), context: copy context)
        var done = DirectoryImport()
        var problems: [RegisterProblem] = []
        for (file, place) in try DirectoryFile.files(at: place, problems: &problems) {
            var rows = try file.csv.rows(at: place, problems: &problems)
            writer.announce(rows, of: file)
            if file == .posts {
                rows.sort { ($0.optional("from_on") ?? "", $0.line) < ($1.optional("from_on") ?? "", $1.line) }
            }
            for var row in rows {
                let columns = try writer.take(&row, of: file, db)
                if let columns { done.changes.append(.init(file: file.name, line: row.line, columns: columns)) }
                problems += row.problems
            }
            done.files.append(.init(name: file.name, rows: rows.count))
        }
        problems += try writer.problems(db) + writer.circles(db)
        guard problems.isEmpty else { throw RegisterRefused(problems: problems.sorted()) }
        guard !dryRun else { throw Rehearsed(done: done) }
        if !done.changes.isEmpty {
            try context.audit(
                Self.event,
                details: Dictionary(
                    uniqueKeysWithValues: done.files.map { file in
                        (file.name, .number(done.changes.count { $0.file == file.name }))
                    }), db)
        }
        return done
    }
}

extension Casework {
    /// Imports the directory, or tells what an import would do.
    ///
    /// - Throws: `RegisterRefused` with every problem by file, line and column, `CocoaError` for a file that cannot be read;
    ///   nothing is stored then.
    public func importDirectory(
        from place: URL, dryRun: Bool, as credential: Credential
    ) async throws -> DirectoryImport {
        do {
            return try await perform(ImportDirectory(place: place, dryRun: dryRun), as: credential)
        } catch let rehearsed as ImportDirectory.Rehearsed {
            return rehearsed.done
        }
    }
}
