import Crypto
import Foundation

/// A numbered file that changes the schema once.
struct Migration: Sendable {
    let number: Int
    let name: String
    let text: String
    let checksum: [UInt8]

    /// The files `NNNN_verb_object.sql` of the folder, without a gap and without two of one number.
    static func all(in folder: URL) throws -> [Migration] {
        let migrations = try SQLText.all(in: folder).map { file in
            guard let match = file.name.wholeMatch(of: #/(\d{4})_[a-z0-9_]+/#), let number = Int(match.1) else {
                throw MigrationError.malformedName(file.name)
            }
            return Migration(number: number, name: file.name, text: file.text, checksum: file.checksum)
        }
        for (expected, migration) in zip(1..., migrations) where migration.number != expected {
            throw MigrationError.gap(expected: expected, found: migration.name)
        }
        return migrations
    }
}

extension Migration {
    /// Whether the file opts out of a transaction, which only CREATE INDEX CONCURRENTLY needs.
    var isTransactional: Bool { !header.contains("no-transaction") }

    /// The time a statement may take, from a header such as `-- statement_timeout: 10min`.
    var statementTimeout: String {
        let prefix = "statement_timeout:"
        let given = header.first { $0.hasPrefix(prefix) }
        return given.map { $0.dropFirst(prefix.count).trimmingCharacters(in: .whitespaces) } ?? "60s"
    }

    /// The index such a file builds, which an earlier failure may have left behind invalid.
    var concurrentIndex: String? {
        let pattern = #/(?i)CREATE\s+(?:UNIQUE\s+)?INDEX\s+CONCURRENTLY\s+(?:IF\s+NOT\s+EXISTS\s+)?"?(\w+)"?/#
        return text.firstMatch(of: pattern).map { String($0.1) }
    }

    /// The comments before the first statement.
    private var header: [String] {
        text.split(separator: "\n", omittingEmptySubsequences: false)
            .prefix { $0.hasPrefix("--") }
            .map { $0.dropFirst(2).trimmingCharacters(in: .whitespaces) }
    }
}

/// A file of SQL, with line endings made equal so that a checkout on another system has the same checksum.
struct SQLText: Sendable {
    let name: String
    let text: String
    let checksum: [UInt8]

    static func all(in folder: URL) throws -> [SQLText] {
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        return try files.filter { $0.pathExtension == "sql" }
            .sorted { $0.lastPathComponent < $1.lastPathComponent }
            .map(SQLText.init)
    }

    private init(_ file: URL) throws {
        name = file.deletingPathExtension().lastPathComponent
        text = try String(contentsOf: file, encoding: .utf8)
            .replacingOccurrences(of: "\r\n", with: "\n")
            .replacingOccurrences(of: "\r", with: "\n")
        checksum = Array(SHA256.hash(data: Data(text.utf8)))
    }
}
