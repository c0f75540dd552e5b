import Logging
public import Postgres

/// The database of a test that has the trait `.database`: a fresh clone of its template.
public struct TestDatabase: Sendable {
    /// Where the clone is, for tests that open further databases or listeners.
    public let configuration: DatabaseConfiguration
    /// A few connections to the clone, closed after the test.
    public let database: Database

    @TaskLocal static var bound: TestDatabase?

    /// The database of the running test.
    public static var current: TestDatabase {
        guard let bound else { preconditionFailure("Put the trait .database on the test or its suite.") }
        return bound
    }

    /// A few tests at a time: hundreds at once on one server measure only each other.
    private static let turnstile = Turnstile(width: 4)

    /// Clones the template, runs the test and drops the clone.
    public static func provide(
        _ template: Template, to test: @concurrent @Sendable () async throws -> Void
    ) async throws {
        try await turnstile.pass { try await clone(template, for: test) }
    }

    private static func clone(
        _ template: Template, for test: @concurrent @Sendable () async throws -> Void
    ) async throws {
        let cluster = try TestCluster.shared.get()
        let template = try await cluster.name(of: template)
        let name = "redress_test_\(UInt64.random(in: 0...UInt64.max))"
        try await cluster.command("CREATE DATABASE \(name) TEMPLATE \(template) STRATEGY file_copy")
        let configuration = cluster.configuration(database: name)
        let clone = TestDatabase(
            configuration: configuration, database: Database(configuration, logger: TestCluster.logger))
        let result: Result<Void, any Error>
        do {
            result = .success(try await $bound.withValue(clone) { try await test() })
        } catch {
            result = .failure(error)
        }
        await clone.database.shutdown()
        try await cluster.command("DROP DATABASE \(name) WITH (FORCE)")
        try result.get()
    }
}
