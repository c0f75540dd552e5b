public import Complaints
public import Foundation
public import Postgres
import WorkingDays

/// What an import did, or with a dry run would do: rows by file, new and there already.
public struct RegisterImport: Sendable, Hashable {
    public struct File: Sendable, Hashable {
        public let name: String
        public let new: Int
        public let unchanged: Int
    }

    public let files: [File]
    /// New complaints that are likely there twice, in the export or with what was registered before, by their references in
    /// the order of these; all of them are brought in.
    public let likelyDuplicates: [ImportedDuplicate]

    /// Whether nothing was new.
    public var isUnchanged: Bool { files.allSatisfy { $0.new == 0 } }

    /// The likely duplicates in a sentence, the first twenty by their references; nil where there is none.
    public var sentenceOfDuplicates: String? {
        guard !likelyDuplicates.isEmpty else { return nil }
        let shown = likelyDuplicates.prefix(LikelyDuplicate.limit).map { "\($0.reference) of \($0.earlier)" }
        let more = likelyDuplicates.count - shown.count
        return
            "\(likelyDuplicates.count) likely \(likelyDuplicates.count == 1 ? "duplicate" : "duplicates"), brought in like "
            + "the rest: \(shown.joined(separator: ", "))\(more > 0 ? " and \(more) more" : "")."
    }
}

/// Imports a council's register export, all of it or nothing; the same export again changes nothing.
public struct ImportRegister: Operation {
    public static let event = "register_imported"
    public static let permission = Permission.decide

    /// The folder with the ten files.
    public let directory: URL
    /// Look for problems and count, but store nothing.
    public let dryRun: Bool
    /// Told what is done now, as "Reading stages.csv"; again from the beginning where the transaction runs again.
    public let progress: @Sendable (String) -> Void

    /// An import of a folder.
    public init(directory: URL, dryRun: Bool, progress: @escaping @Sendable (String) -> Void = { _ in }) {
        self.directory = directory
        self.dryRun = dryRun
        self.progress = progress
    }

    /// Reads, checks and stores the export.
    ///
    /// - Throws: `RegisterRefused` with every problem by file, line and column, `CocoaError` for a file that cannot be read;
    ///   nothing is stored then.
    public func perform(
        _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> RegisterImport {
        try db.execute("SELECT pg_advisory_xact_lock(hashtext('register_import'))")
        let calendar = try context.casework.knowledge.calendar(db)
        let causes = Set(try db.all("SELECT code FROM cause") { try $0["code"] as String })
        var reader = RegisterReader(
            now: context.now, coverage: calendar.coverage, causes: causes,
            posts: try RegisterPosts(on: context.today, db), progress: progress)
        try reader.read(directory)
        var ledger = try ImportLedger(db)
        let export = reader.export.keepingNew(&ledger)
        let taken = try db.all(SQL.takenReferences(export)) { row in
            RegisterProblem(
                file: try row["file"], line: try row["line"], column: try row["column"],
                reason: """
                    \"\(try row["reference"] as String)\" is a reference of another record already: \
                    \(try row["taken"] as String)
                    """)
        }
        let numbers = try export.problemsOfNumbers(db)
        let problems = (reader.problems + ledger.problems + taken + numbers).sorted()
        guard problems.isEmpty else { throw RegisterRefused(problems: problems) }
        let duplicates = try ImportedDuplicate.among(export.complaints.map(\.value), on: context.today, db)
        let done = RegisterImport(files: ledger.files, likelyDuplicates: duplicates)
        guard !dryRun, !done.isUnchanged else { return done }
        progress("Storing \(done.files.reduce(0) { $0 + $1.new }) rows")
        try RegisterStore(context: copy context, calendar: calendar).store(export, reader.complaints, db)
        try ledger.store(at: context.now, db)
        var details: [String: AuditValue?] = [:]
        for file in done.files where file.new > 0 { details[file.name] = .number(file.new) }
        if !duplicates.isEmpty { details["likely_duplicates"] = .number(duplicates.count) }
        try context.audit(Self.event, details: details, db)
        return done
    }
}

extension SQL {
    /// New rows whose reference belongs to a record that did not come by this import.
    fileprivate static func takenReferences(_ export: RegisterExport) -> SQL {
        """
        SELECT 'complaints.csv' AS file, n.line, 'reference' AS column, n.reference, c.reference AS taken
        FROM unnest(\(export.complaints.map(\.value.reference))::text[], \(export.complaints.map(\.line)))
            AS n (reference, line)
        JOIN complaint AS c ON normal_reference(c.reference) = normal_reference(n.reference)
        UNION ALL
        SELECT 'ombudsman.csv', n.line, 'ombudsman_reference', n.reference, o.reference
        FROM unnest(\(export.ombudsmanCases.map(\.value.reference))::text[], \(export.ombudsmanCases.map(\.line)))
            AS n (reference, line)
        JOIN ombudsman_case AS o ON sought_reference(o.reference) = sought_reference(n.reference)
        UNION ALL
        SELECT 'enquiries.csv', n.line, 'reference', n.reference, e.reference
        FROM unnest(\(export.enquiries.map(\.value.reference))::text[], \(export.enquiries.map(\.line)))
            AS n (reference, line)
        JOIN contact AS e ON normal_reference(e.reference) = normal_reference(n.reference)
        """
    }
}
