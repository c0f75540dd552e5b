import Foundation
import Postgres
import TestSupport
import Testing

@testable import Casework

/// What tests do that import the directory from files.
protocol DirectoryFiles {}

extension DirectoryFiles {
    /// A folder with some files, for as long as the body runs.
    func importing<Value>(
        _ files: [String: String], dryRun: Bool = false, _ body: (DirectoryImport) async throws -> Value
    ) async throws -> Value {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("directory-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (name, text) in files {
            try text.write(to: folder.appendingPathComponent(name), atomically: true, encoding: .utf8)
        }
        let casework = try Fixtures.casework(on: "2025-03-17")
        return try await body(
            try await casework.importDirectory(from: folder, dryRun: dryRun, as: Fixtures.manager))
    }

    /// Everything of the directory, and the events about it.
    func stored() async throws -> [String] {
        try await TestDatabase.current.database.read { db in
            try db.all(
                """
                SELECT said::text AS said FROM (
                    SELECT to_jsonb(p) AS said FROM person AS p UNION ALL SELECT to_jsonb(t) FROM team AS t
                    UNION ALL SELECT to_jsonb(o) FROM post AS o UNION ALL SELECT to_jsonb(h) FROM post_holder AS h
                    UNION ALL SELECT to_jsonb(d) FROM deputy AS d UNION ALL SELECT to_jsonb(a) FROM audit_event AS a
                ) AS everything ORDER BY 1
                """
            ) { try $0["said"] as String }
        }
    }
}
