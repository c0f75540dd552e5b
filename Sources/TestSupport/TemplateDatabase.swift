import Foundation
import Migrations
import Postgres
import Schema

/// The migrated database that test databases are cloned from, built once for each content of `db/`.
struct TemplateDatabase {
    let words: [Substring]
    let administration: Database
    let configuration: DatabaseConfiguration

    /// The name of the template, after building it if no process has done so.
    func name() async throws -> String {
        let name = "redress_template_\(String(try contentHash(), radix: 16))"
        try await whileLocked {
            if try await isComplete(name) { return }
            try await command("DROP DATABASE IF EXISTS \(name) WITH (FORCE)")
            try await command("CREATE DATABASE \(name) TEMPLATE template0")
            try await fill(TestCluster.configuration(words, database: name))
            try await command("ALTER DATABASE \(name) WITH is_template true allow_connections false")
        }
        return name
    }

    private func fill(_ configuration: DatabaseConfiguration) async throws {
        _ = try await Migrator(
            migrations: Schema.migrations, views: Schema.views, configuration: configuration,
            logger: TestCluster.logger
        ).migrate()
        let database = Database(configuration, logger: TestCluster.logger)
        try await ReferenceData.load(into: database)
        await database.shutdown()
    }

    /// It is marked as a template only when it is complete, so what a broken run left is built again.
    private func isComplete(_ name: String) async throws -> Bool {
        try await administration.single { db in
            try db.one(
                "SELECT EXISTS (SELECT 1 FROM pg_database WHERE datname = \(name) AND datistemplate) AS complete"
            ) {
                try $0["complete"]
            }
        }
    }

    private func command(_ text: String) async throws {
        try await administration.single { try $0.script(text) }
    }

    /// One process at a time; the lock ends with its connection.
    private func whileLocked(_ body: () async throws -> Void) async throws {
        var configuration = configuration
        configuration.connections = 1
        let holder = Database(configuration, logger: TestCluster.logger)
        let result: Result<Void, any Error>
        do {
            _ = try await holder.single { try $0.execute("SELECT pg_advisory_lock(7234017283807667301)") }
            result = .success(try await body())
        } catch {
            result = .failure(error)
        }
        await holder.shutdown()
        try result.get()
    }

    /// FNV-1a over names and contents of the files the template is made from.
    private func contentHash() throws -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for folder in [Schema.migrations, Schema.views, Schema.reference] {
            let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            for file in files.sorted(by: { $0.lastPathComponent < $1.lastPathComponent }) {
                for byte in try Data(file.lastPathComponent.utf8) + Data(contentsOf: file) {
                    hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
                }
            }
        }
        return hash
    }
}
