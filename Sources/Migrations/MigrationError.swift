public import Foundation
public import Postgres

/// Why the schema cannot be migrated, or does not fit the program.
public enum MigrationError: Error, Sendable {
    /// A file is not named `NNNN_verb_object.sql`.
    case malformedName(String)
    /// The numbers of the files have a gap or a number twice.
    case gap(expected: Int, found: String)
    /// A file was changed after it was applied.
    case changed(number: Int, name: String, appliedName: String, appliedAt: Date)
    /// A migration was applied that has no file.
    case missing(number: Int, name: String)
    /// A file that is not applied has a lower number than one that is.
    case outOfOrder(number: Int, name: String, latest: Int)
    /// The database has been migrated by a later version of the program.
    case superseded(found: Int, known: Int)
    /// These files have still to be applied.
    case behind(names: [String])
    /// These views differ from their files.
    case viewsDiffer(names: [String])
    /// A file failed and left no trace; the line is known when the server says where.
    case failed(name: String, line: Int?, PostgresError)
    /// Another migrator was at work all the time.
    case locked(waited: Duration)
    /// The connection that kept other migrators out was lost.
    case lockLost
}
