import Foundation
import Logging
public import Postgres

extension TestDatabase {
    /// The test's database as a role of `deploy/roles.sql` sees it; the file is run first, as a council's operator runs it.
    public func database(as role: String, keepsPlans: Bool = false) async throws -> Database {
        try await run(contentsOf: Self.roles)
        var configuration = configuration(as: role)
        configuration.keepsPlans = keepsPlans
        return Database(configuration, logger: TestCluster.logger)
    }

    /// The test's database as its owner sees it, on connections that keep plans.
    public func keepingPlans() -> Database {
        var configuration = configuration
        configuration.keepsPlans = true
        return Database(configuration, logger: TestCluster.logger)
    }

    /// Where a role connects to the test's database.
    public func configuration(as role: String) -> DatabaseConfiguration {
        let words = configuration.conninfo.split(separator: " ").filter { !$0.hasPrefix("user=") }
        var configuration = configuration
        configuration.conninfo = (words + ["user=\(role)"]).joined(separator: " ")
        return configuration
    }

    private func run(contentsOf file: URL) async throws {
        let text = try String(contentsOf: file, encoding: .utf8)
        try await database.single { try $0.script(text) }
    }

    private static let roles = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("deploy/roles.sql")
}
