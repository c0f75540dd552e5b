public import Complaints
public import Foundation
import JSON
public import Postgres

/// Says from a file how the council's own provider knows the people of the directory, all of it or nothing.
///
/// A row without a subject takes the person's sign-in away; whom no row names stays as they are. It is the operator's, as
/// tokens are: whoever says who signs in as whom could act as anybody (decision 0031).
public struct ImportSignIns: Operation {
    public static let event = "sign_ins_imported"
    public static let permission = Permission.administer

    /// A file of comma-separated values: reference, subject and, if wanted, deputy_role.
    public let file: URL
    /// The provider whose subjects they are.
    public let issuer: String

    /// An import of a provider's subjects.
    public init(file: URL, issuer: String) {
        self.file = file
        self.issuer = issuer
    }

    /// What an import did.
    public struct Done: Sendable, Hashable {
        public fileprivate(set) var added = 0
        public fileprivate(set) var changed = 0
        public fileprivate(set) var removed = 0
        public fileprivate(set) var unchanged = 0
    }

    /// Reads, checks and stores the rows; each that changes something has an event of its own.
    ///
    /// - Throws: `RegisterRefused` with every problem by line and column, `CocoaError` for a file that cannot be read; nothing is
    ///   stored then.
    public func perform(_ context: borrowing OperationContext, _ db: borrowing Transaction) throws -> Done {
        try db.execute("SELECT pg_advisory_xact_lock(hashtext('sign_ins_imported'))")
        var problems: [RegisterProblem] = []
        let csv = CSVFile(
            name: file.lastPathComponent, columns: ["reference", "subject"], optionalColumns: ["deputy_role"])
        let rows = try csv.rows(at: file, problems: &problems)
        let people = try DirectoryIndex(db)
        let known = try SignInRecord.all(db)
        var signIns = known
        var lines: [PersonID: Int] = [:]
        for var row in rows {
            if let (person, signIn) = read(&row, people, known) {
                if let line = lines.updateValue(row.line, forKey: person) {
                    row.note("reference", "is on line \(line) already")
                }
                signIns[person] = signIn
            }
            problems += row.problems
        }
        problems += shared(signIns, lines)
        guard problems.isEmpty else { throw RegisterRefused(problems: problems.sorted()) }
        return try store(signIns, before: known, of: lines.keys.sorted { $0.text < $1.text }, context, db)
    }

    /// Whom a row is about, and how they sign in from now on.
    private func read(
        _ row: inout RowReader, _ people: DirectoryIndex, _ known: [PersonID: SignInRecord]
    ) -> (PersonID, SignInRecord?)? {
        guard let reference = row.text("reference", limit: .staffReference) else { return nil }
        guard let person = people.known(reference) else {
            row.note("reference", "\"\(reference)\" is the reference of nobody in the directory")
            return nil
        }
        let role = row.has("deputy_role") ? row.optionalCode("deputy_role", Role.self) : known[person.id]?.deputyRole
        guard let subject = row.optional("subject") else {
            if row.optional("deputy_role") != nil { row.note("deputy_role", "is of nobody who signs in") }
            return (person.id, nil)
        }
        if let fault = SignedIn.subjectFault(subject) { row.note("subject", fault) }
        return (person.id, SignInRecord(issuer: issuer, subject: subject, deputyRole: role))
    }

    /// The rows whose subject somebody else has as well.
    private func shared(_ signIns: [PersonID: SignInRecord], _ lines: [PersonID: Int]) -> [RegisterProblem] {
        let bySubject = Dictionary(grouping: signIns) { [$0.value.issuer, $0.value.subject] }
        return bySubject.values.filter { $0.count > 1 }.flatMap { holders in
            holders.compactMap { lines[$0.key] }.map {
                RegisterProblem(
                    file: file.lastPathComponent, line: $0, column: "subject", reason: "is somebody else's too")
            }
        }
    }

    private func store(
        _ signIns: [PersonID: SignInRecord], before: [PersonID: SignInRecord], of people: [PersonID],
        _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> Done {
        try db.execute("SET CONSTRAINTS sign_in_subject_key DEFERRED")
        var done = Done()
        for person in people {
            let (old, new) = (before[person], signIns[person])
            switch (old, new) {
            case _ where old == new: done.unchanged += 1
            case (_, nil): done.removed += 1
            case (nil, _): done.added += 1
            case (_?, _?): done.changed += 1
            }
            guard old != new else { continue }
            try SignInRecord.store(new, of: person, db)
            try context.audit(
                new == nil ? "sign_in_removed" : "sign_in_linked",
                details: [
                    "person_id": .text(person.text), "issuer": .text((new ?? old)?.issuer ?? issuer),
                    "subject": ((new ?? old)?.subject).map { .text($0) },
                    "deputy_role": (new?.deputyRole).map { .text($0.rawValue) },
                ], db)
        }
        return done
    }
}
