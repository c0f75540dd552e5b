import Foundation
import Migrations
import Postgres
import Schema

/// A database that test databases are cloned from, built once for each content of the files it is made from.
struct TemplateDatabase {
    let template: Template
    let words: [Substring]
    let administration: Database
    let configuration: DatabaseConfiguration

    /// The name of the template, after building it if no process has done so.
    func name() async throws -> String {
        let name = "\(template.prefix)\(String(try template.contentHash(), radix: 16))"
        let source = try await source()
        try await whileLocked {
            if try await isComplete(name) { return }
            for older in try await older() {
                try await command("ALTER DATABASE \(older) WITH is_template false")
                try await command("DROP DATABASE \(older) WITH (FORCE)")
            }
            try await command("DROP DATABASE IF EXISTS \(name) WITH (FORCE)")
            try await command("CREATE DATABASE \(name) TEMPLATE \(source)")
            try await fill(TestCluster.configuration(words, database: name))
            try await command("ALTER DATABASE \(name) WITH is_template true allow_connections false")
        }
        return name
    }

    /// What it is made from itself.
    private func source() async throws -> String {
        switch template {
        case .migrated: return "template0"
        case .demonstration:
            return try await TemplateDatabase(
                template: .migrated, words: words, administration: administration, configuration: configuration
            ).name()
        }
    }

    private func fill(_ configuration: DatabaseConfiguration) async throws {
        let database = Database(configuration, logger: TestCluster.logger)
        switch template {
        case .migrated:
            _ = try await Migrator(
                migrations: Schema.migrations, views: Schema.views, configuration: configuration,
                logger: TestCluster.logger
            ).migrate()
            try await ReferenceData.load(into: database)
        case .demonstration: try await DemonstrationRegister.load(into: database)
        }
        await database.shutdown()
    }

    /// Templates of what the files held before: a cluster that is kept would grow with every change to them.
    private func older() async throws -> [String] {
        try await administration.single { db in
            try db.all(
                """
                SELECT datname::text AS name FROM pg_database
                WHERE datistemplate AND starts_with(datname::text, \(template.prefix))
                """
            ) { try $0["name"] }
        }
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
}

extension Template {
    fileprivate var prefix: String {
        switch self {
        case .migrated: "redress_template_"
        case .demonstration: "redress_demonstration_"
        }
    }

    /// What it is made from: the files of `db/`, and for an import those of the program's layers that take part in it.
    private var folders: [URL] {
        let migrated = [Schema.migrations, Schema.views, Schema.reference]
        return switch self {
        case .migrated: migrated
        case .demonstration: migrated + [DemonstrationRegister.folder] + DemonstrationRegister.importedBy
        }
    }

    /// FNV-1a over names and contents of these files.
    fileprivate func contentHash() throws -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for folder in folders {
            for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted() {
                let file = folder.appendingPathComponent(path)
                guard try file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true else { continue }
                for byte in try Data(path.utf8) + Data(contentsOf: file) {
                    hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
                }
            }
        }
        return hash
    }
}
