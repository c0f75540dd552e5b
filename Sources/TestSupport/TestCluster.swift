import Foundation
import Logging
import Migrations
import Postgres
import Synchronization

/// The private cluster the tests run on, named by TEST_DATABASE_URL.
final class TestCluster: Sendable {
    enum Failure: Error, CustomStringConvertible {
        case notSet
        case notASocket

        var description: String {
            switch self {
            case .notSet:
                "TEST_DATABASE_URL is not set: run script/test, or script/cluster up DIR --fast and export what it prints."
            case .notASocket:
                "TEST_DATABASE_URL must have the form 'host=/folder user=… dbname=…': tests run on a private cluster's socket only."
            }
        }
    }

    static let shared = Result { try TestCluster(ProcessInfo.processInfo.environment["TEST_DATABASE_URL"]) }
    static let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    private let words: [Substring]
    private let administration: Database
    private let configuration: DatabaseConfiguration
    /// The names of the templates, each built when the first test needs it.
    ///
    /// Every test that needs one awaits its task; none cancels it, since the others need it too.
    private let templates = Mutex<[Template: Task<String, any Error>]>([:])

    private init(_ url: String?) throws {
        guard let url, !url.isEmpty else { throw Failure.notSet }
        let words = url.split(separator: " ")
        let isSocket = words.contains { $0.hasPrefix("host=/") } && !words.contains { $0.hasPrefix("hostaddr=") }
        guard isSocket, words.allSatisfy({ $0.contains("=") }) else { throw Failure.notASocket }
        self.words = words
        var configuration = DatabaseConfiguration(conninfo: url, statementTimeout: .seconds(120))
        configuration.queueTimeout = .seconds(120)
        configuration.queueLimit = 10_000
        configuration.lockTimeout = .seconds(120)
        self.configuration = configuration
        administration = Database(configuration, logger: Self.logger)
    }

    /// The name of a template.
    func name(of template: Template) async throws -> String {
        let source = TemplateDatabase(
            template: template, words: words, administration: administration, configuration: configuration)
        let task = templates.withLock { tasks in
            if let task = tasks[template] { return task }
            let task = Task { try await source.name() }
            tasks[template] = task
            return task
        }
        return try await task.value
    }

    func command(_ text: String) async throws {
        try await administration.single { try $0.script(text) }
    }

    func configuration(database: String) -> DatabaseConfiguration {
        Self.configuration(words, database: database)
    }

    /// Patient, because many tests share few processors.
    static func configuration(_ words: [Substring], database: String) -> DatabaseConfiguration {
        let others = words.filter { !$0.hasPrefix("dbname=") }
        return DatabaseConfiguration(
            conninfo: (others + ["dbname=\(database)"]).joined(separator: " "), connections: 3,
            queueTimeout: .seconds(30), statementTimeout: .seconds(30), lockTimeout: .seconds(20),
            idleInTransactionTimeout: .seconds(30))
    }
}
