import API
import Alerting
import ArgumentParser
import Casework
import Commands
import Foundation
import Hummingbird
import Logging
import Metrics
import Migrations
import Postgres
import Reporting
import Schema
import ServiceLifecycle
import UnixSignals
import WorkingDays

/// Serves the REST API.
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Serve the REST API until SIGTERM or SIGINT; refuses a database that does not fit this program.",
        discussion: """
            It connects as redress_service (deploy/roles.sql) and listens on HTTP_HOST and HTTP_PORT.

            \(CommandHelp.examples(["redress serve", "HTTP_PORT=9000 LOG_FORMAT=json redress serve"]))
            """)

    func run() async throws {
        let settings = try await CommandDoor.settings(.info)
        try await CommandFailure.telling(needs: .service, settings.logger) { try await serve(settings) }
    }

    private func serve(_ settings: Settings) async throws {
        let logger = settings.logger
        let limits = try settings.limits
        let provider = try SignInSettings.read()?.provider(clock: .system, logger: logger)
        // Before anything that measures is made: what is made earlier measures nothing.
        let registry = settings.metricsPort.map { _ in MetricsRegistry() }
        if let registry { MetricsSystem.bootstrap(registry) }
        let migrator = Migrator(
            migrations: Schema.migrations, views: Schema.views, configuration: settings.longDatabase("serve"),
            logger: logger)
        try await migrator.check()

        let database = Database(settings.database("serve"), logger: logger)
        let reader = Database(settings.reading, logger: logger)
        let reporting = Database(
            settings.longDatabase("report", connections: settings.reportConnections, readOnly: true), logger: logger)
        let casework = Casework(
            database: database, reader: reader, clock: .system,
            webhooksMayBePrivate: try DeliverySettings().webhooksMayBePrivate)
        guard try await casework.mayRecord() else { throw CommandFailure(lackingRight: .service) }
        if try await !casework.isNarrowed() {
            logger.warning("the database shows this role every record, whoever asks: connect as redress_service")
        }
        let api = RedressAPI(
            casework: casework, reports: Reports(database: reporting),
            openAPI: try String(contentsOf: Schema.openAPI, encoding: .utf8),
            limits: limits, provider: provider,
            readiness: { await readiness(migrator, reader, casework) })
        var application = Application(
            router: api.router(),
            server: api.server(logger),
            configuration: ApplicationConfiguration(
                address: .hostname(settings.host, port: settings.port), serverName: "redress",
                availableConnectionsDelegate: ConnectionCap(settings.httpConnections, logger: logger)),
            logger: logger)
        application.addServices(database, reader, reporting, MakingExports(maker: api.exports))
        // Before the listener is made, which takes the application as it is then.
        if settings.sweepSeconds > 0 {
            let sender = try settings.sender(casework)
            application.addServices(
                Scheduler(name: "sweep", every: .seconds(settings.sweepSeconds), logger: logger) {
                    _ = try await casework.round()
                },
                Scheduler(name: "send", every: .seconds(settings.sendSeconds), logger: logger) {
                    _ = try await sender.round(now: .now)
                })
        }
        let listeners =
            metrics(registry, of: api, settings)
            + [Listener(application: application, host: settings.host, port: settings.port, settings: "HTTP")]
        // Where one cannot listen, the other is told to stop: cancelled, it would log that as an error of its own.
        var services = ServiceGroupConfiguration(
            services: listeners.map { .init(service: $0, failureTerminationBehavior: .gracefullyShutdownGroup) },
            gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
        // Whoever is still sending or reading then is cut off, so that a restart never waits for a client.
        services.maximumGracefulShutdownDuration = .seconds(15)
        services.maximumCancellationDuration = .seconds(5)
        try await ServiceGroup(configuration: services).run()
    }

    /// What serves `/metrics`, which stops after everything else.
    private func metrics(_ registry: MetricsRegistry?, of api: RedressAPI, _ settings: Settings) -> [Listener] {
        guard let registry, let port = settings.metricsPort else { return [] }
        let application = Application(
            router: api.metricsRouter(registry), server: api.server(settings.logger),
            configuration: ApplicationConfiguration(
                address: .hostname(settings.metricsHost, port: port), serverName: "redress",
                availableConnectionsDelegate: ConnectionCap(64, listener: "metrics", logger: settings.logger)),
            logger: settings.logger)
        return [Listener(application: application, host: settings.metricsHost, port: port, settings: "METRICS")]
    }

    private func readiness(_ migrator: Migrator, _ reader: Database, _ casework: Casework) async -> Readiness {
        do {
            try await migrator.check(reader)
            let lastOn = try await casework.calendarEnd()
            let year = casework.today.lastDay(ofMonths: 12, .after)
            return Readiness(
                failures: [],
                warnings: (lastOn < year ? [.calendarEndsSoon] : []) + (casework.isStorageFull ? [.storageFull] : []))
        } catch is CalendarMissing {
            return Readiness(failures: [.calendarMissing], warnings: [])
        } catch let error as MigrationError {
            switch error {
            case .superseded, .replaced: return Readiness(failures: [.migrationsUnknown], warnings: [])
            case .failed: return Readiness(failures: [.databaseDown], warnings: [])
            default: return Readiness(failures: [.migrationsPending], warnings: [])
            }
        } catch {
            return Readiness(failures: [CaseworkUnavailable(error) == .busy ? .busy : .databaseDown], warnings: [])
        }
    }
}

extension Settings {
    /// How much the service takes from one caller and one address.
    ///
    /// - Throws: `Invalid` where a trusted proxy is no address.
    fileprivate var limits: RateLimits {
        get throws(Invalid) {
            guard let proxies = TrustedProxies(trustedProxies) else {
                throw Invalid(
                    description: "TRUSTED_PROXIES must list addresses or ranges, as 127.0.0.1, 10.0.0.0/8, fd00::/8")
            }
            return RateLimits(
                callerRequests: callerRequests == 0 ? nil : callerRequests,
                failedSignIns: failedSignIns == 0 ? nil : failedSignIns, proxies: proxies)
        }
    }
}
