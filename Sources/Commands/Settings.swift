import Configuration
import Foundation
package import Logging
package import Postgres

/// The settings of the service, all from the environment.
///
/// ## Configuration keys
/// - `DATABASE_URL` (secret, required): a libpq connection string or URI.
/// - `DATABASE_CONNECTIONS` (int, 4, 1 to 64): connections for changes, and as many more for reading; 2 to 4 are best on
///   two cores.
/// - `DATABASE_REPORT_CONNECTIONS` (int, 2, 1 to 16): connections for reports, apart so that they starve no request; one
///   report uses two where they are idle.
/// - `HTTP_HOST` (string, 127.0.0.1) and `HTTP_PORT` (int, 8080): where the service listens.
/// - `HTTP_CONNECTIONS` (int, 4096, 16 to 65536): how many clients may be connected.
/// - `METRICS_HOST` (string, 127.0.0.1) and `METRICS_PORT` (int, none): where `/metrics` is served, if anywhere.
/// - `CALLER_REQUESTS_PER_MINUTE` (int, 1200, 0 to 1,000,000): how many one token may make; 0 for any number.
/// - `FAILED_SIGN_INS_PER_MINUTE` (int, 20, 0 to 1,000,000): how many one address may make; 0 for any number.
/// - `TRUSTED_PROXIES` (string, none): addresses and ranges whose X-Forwarded-For is believed.
/// - `SWEEP_SECONDS` (int, 60, 0 to 86,400): how often `redress serve` looks what is due and tells it; 0 for never,
///   and then it sends nothing either.
/// - `SEND_SECONDS` (int, 5, 1 to 3,600): how often it sends what is queued.
/// - `SEND_LEASE_SECONDS` (int, 240, 30 to 3,600): after how long another copy sends what one had taken and not sent.
/// - `LOG_FORMAT` (string, text): text, or json for one object a line.
/// - `LOG_LEVEL` (string, info for `serve`, error for every other command): trace, debug, info, notice, warning, error or critical.
package struct Settings {
    package let databaseURL: String
    package let connections: Int
    package let reportConnections: Int
    package let host: String
    package let port: Int
    package let httpConnections: Int
    package let metricsHost: String
    /// Where `/metrics` is served; nil for nowhere.
    package let metricsPort: Int?
    /// Requests a minute with one token; 0 for any number.
    package let callerRequests: Int
    /// Failed sign-ins a minute from one address; 0 for any number.
    package let failedSignIns: Int
    /// A list of addresses and ranges.
    package let trustedProxies: String
    /// How often the service looks what is due; 0 for never.
    package let sweepSeconds: Int
    package let sendSeconds: Int
    package let leaseSeconds: Int
    package let logger: Logger

    /// A setting that is missing or out of its range.
    package struct Invalid: Error, CustomStringConvertible {
        package let description: String

        package init(description: String) { self.description = description }
    }

    /// Reads the settings; the level is that of the log where LOG_LEVEL says nothing.
    ///
    /// - Throws: `Invalid`, which names the setting and what it may be.
    package init(logLevel standard: Logger.Level = .info) throws {
        let reader = ConfigReader(provider: EnvironmentVariablesProvider())
        guard let url = reader.string(forKey: "database.url", isSecret: true), !url.isEmpty else {
            throw Invalid(
                description: "DATABASE_URL is not set; it names the database, as host=/run/postgresql dbname=redress")
        }
        func number(_ key: ConfigKey, _ name: String, _ standard: Int, _ range: ClosedRange<Int>) throws -> Int {
            guard let text = reader.string(forKey: key) else { return standard }
            guard let value = Int(text), range.contains(value) else {
                throw Invalid(
                    description: "\(name) must be a whole number from \(range.lowerBound) to \(range.upperBound)")
            }
            return value
        }
        func address(_ key: ConfigKey, _ name: String) throws -> String {
            let text = reader.string(forKey: key, default: "127.0.0.1")
            guard text.contains(where: { !$0.isWhitespace }) else {
                throw Invalid(description: "\(name) is empty; it names an address of this machine, as 127.0.0.1")
            }
            return text
        }
        databaseURL = url
        connections = try number("database.connections", "DATABASE_CONNECTIONS", 4, 1...64)
        reportConnections = try number("database.report.connections", "DATABASE_REPORT_CONNECTIONS", 2, 1...16)
        host = try address("http.host", "HTTP_HOST")
        port = try number("http.port", "HTTP_PORT", 8080, 0...65535)
        httpConnections = try number("http.connections", "HTTP_CONNECTIONS", 4096, 16...65536)
        metricsHost = try address("metrics.host", "METRICS_HOST")
        metricsPort =
            reader.string(forKey: "metrics.port") == nil
            ? nil : try number("metrics.port", "METRICS_PORT", 0, 0...65535)
        callerRequests = try number("caller.requests.per.minute", "CALLER_REQUESTS_PER_MINUTE", 1200, 0...1_000_000)
        failedSignIns = try number("failed.sign.ins.per.minute", "FAILED_SIGN_INS_PER_MINUTE", 20, 0...1_000_000)
        trustedProxies = reader.string(forKey: "trusted.proxies", default: "")
        sweepSeconds = try number("sweep.seconds", "SWEEP_SECONDS", 60, 0...86_400)
        sendSeconds = try number("send.seconds", "SEND_SECONDS", 5, 1...3_600)
        leaseSeconds = try number("send.lease.seconds", "SEND_LEASE_SECONDS", 240, 30...3_600)
        let levelName = reader.string(forKey: "log.level", default: standard.rawValue)
        guard let level = Logger.Level(rawValue: levelName) else {
            throw Invalid(description: "LOG_LEVEL must be one of trace, debug, info, notice, warning, error, critical")
        }
        let format = reader.string(forKey: "log.format", default: "text")
        guard ["text", "json"].contains(format) else { throw Invalid(description: "LOG_FORMAT must be text or json") }
        var logger = Logger(label: "redress") { label -> any LogHandler in
            format == "json" ? JSONLogHandler() : StreamLogHandler.standardError(label: label)
        }
        logger.logLevel = level
        self.logger = logger
    }

    /// How a command reaches the database.
    package func database(_ command: String) -> DatabaseConfiguration {
        DatabaseConfiguration(
            conninfo: databaseURL, connections: connections, statementTimeout: .seconds(5),
            applicationName: "redress/\(command)")
    }

    /// How requests that read reach it.
    package var reading: DatabaseConfiguration {
        var configuration = database("read")
        (configuration.readOnly, configuration.keepsPlans) = (true, true)
        return configuration
    }

    /// How a command that reads or writes much at once reaches it: few connections, and minutes for a statement.
    package func longDatabase(
        _ command: String, connections: Int = 1, readOnly: Bool = false
    ) -> DatabaseConfiguration {
        DatabaseConfiguration(
            conninfo: databaseURL, connections: connections, statementTimeout: .seconds(600),
            idleInTransactionTimeout: .seconds(600), applicationName: "redress/\(command)", readOnly: readOnly)
    }
}
