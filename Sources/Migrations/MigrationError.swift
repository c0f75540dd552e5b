public import Foundation
public import Postgres

/// Why the schema cannot be migrated, or does not fit the program.
public enum MigrationError: Error, Sendable {
    /// The database stores text in another encoding than UTF8.
    case encoding(String)
    /// A file is not named `NNNN_verb_object.sql`.
    case malformedName(String)
    /// The numbers of the files have a gap or a number twice.
    case gap(expected: Int, found: String)
    /// The database was made by the files of before the first release, which others have replaced.
    case replaced(appliedName: String, name: String)
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

extension MigrationError: CustomStringConvertible {
    /// The sentence that a person reads at the terminal.
    public var description: String {
        switch self {
        case .encoding(let name):
            "The encoding of the database is \(name) and must be UTF8: make another with createdb --template template0 "
                + "--encoding UTF8 --locale C.UTF-8 NAME, and name it in DATABASE_URL."
        case .malformedName(let name):
            "\(name).sql is not named like 0012_add_column.sql: four digits, then words in lower case."
        case .gap(let expected, let found):
            "\(found) should have the number \(expected): numbers go up by one, and none is used twice."
        case .replaced(let appliedName, let name):
            "This database was made by migrations that were replaced before the first release (it has \(appliedName) "
                + "where this program has \(name)): dump its data, make a new database with redress migrate, and "
                + "import the data there."
        case .changed(_, let name, let appliedName, let appliedAt):
            "\(name) is not the \(appliedName) that was applied on \(appliedAt.formatted(.iso8601)): restore the file, "
                + "and put the change into a file with the next number; before the first release, make a new database."
        case .missing(_, let name):
            "\(name) was applied to this database, and this program has no such file."
        case .outOfOrder(_, let name, let latest):
            "\(name) was not applied, though number \(latest) was: give it the number after the last one applied."
        case .superseded(let found, let known):
            "This database has been migrated to number \(found), and this program knows \(known): run a later program."
        case .behind(let names):
            "This database lacks \(names.joined(separator: ", ")): run redress migrate."
        case .viewsDiffer(let names):
            "The views \(names.joined(separator: ", ")) differ from this program's: run redress migrate."
        case .failed(let name, let line, let error):
            "\(name)\(line.map { ", line \($0)," } ?? "") failed and changed nothing: \(error)"
        case .locked(let waited):
            "Another migrator has been at work for \(waited): try again when it is done."
        case .lockLost:
            "The connection that keeps other migrators out was lost: run redress migrate again."
        }
    }
}
