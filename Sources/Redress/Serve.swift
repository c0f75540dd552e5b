import API
import ArgumentParser
import Casework
import Commands
import Foundation
import Hummingbird
import Logging
import Migrations
import Postgres
import Reporting
import Schema
import ServiceLifecycle
import WorkingDays

/// Serves the REST API.
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Serve the REST API until SIGTERM or SIGINT; refuses a database that does not fit this program.")

    func run() async throws {
        let settings = try Settings()
        let logger = settings.logger
        let migrator = Migrator(
            migrations: Schema.migrations, views: Schema.views, configuration: settings.longDatabase("serve"),
            logger: logger)
        try await migrator.check()

        let database = Database(settings.database("serve"), logger: logger)
        let reporting = Database(
            settings.longDatabase("report", connections: settings.reportConnections, readOnly: true), logger: logger)
        let casework = Casework(database: database, clock: .system)
        let api = RedressAPI(
            casework: casework, reports: Reports(database: reporting),
            openAPI: try String(contentsOf: Schema.openAPI, encoding: .utf8),
            readiness: { await readiness(migrator, casework) })
        var application = Application(
            router: api.router(),
            configuration: ApplicationConfiguration(
                address: .hostname(settings.host, port: settings.port), serverName: "redress"),
            logger: logger)
        application.addServices(database, reporting)
        try await application.runService()
    }

    private func readiness(_ migrator: Migrator, _ casework: Casework) async -> Readiness {
        do {
            try await migrator.check()
            let lastOn = try await casework.calendarEnd()
            let year = casework.today.lastDay(ofMonths: 12, .after)
            return Readiness(failures: [], warnings: lastOn < year ? [.calendarEndsSoon] : [])
        } catch is CalendarMissing {
            return Readiness(failures: [.calendarMissing], warnings: [])
        } catch let error as MigrationError {
            switch error {
            case .superseded, .replaced: return Readiness(failures: [.migrationsUnknown], warnings: [])
            case .failed: return Readiness(failures: [.databaseDown], warnings: [])
            default: return Readiness(failures: [.migrationsPending], warnings: [])
            }
        } catch {
            return Readiness(failures: [.databaseDown], warnings: [])
        }
    }
}
