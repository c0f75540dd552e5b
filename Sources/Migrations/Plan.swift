import Foundation

/// The files, and what they mean for a database in which some of them were applied.
struct Plan: Sendable {
    let migrations: [Migration]
    let views: [SQLText]

    init(migrations: URL, views: URL) throws {
        self.migrations = try Migration.all(in: migrations)
        self.views = try SQLText.all(in: views)
    }

    /// Refuses a database that was made by other files under the same numbers.
    ///
    /// The files of before the first release were written anew by subject; there is no way from one to the other.
    func refuseReplaced(_ recorded: Bookkeeping.Recorded) throws(MigrationError) {
        for migration in migrations {
            guard let applied = recorded.migrations[migration.number], applied.name != migration.name else { continue }
            throw .replaced(appliedName: applied.name, name: migration.name)
        }
    }

    /// The files still to be applied, once it is sure that those applied are the files we have.
    func pendingMigrations(_ recorded: Bookkeeping.Recorded) throws(MigrationError) -> [Migration] {
        try refuseReplaced(recorded)
        let known = migrations.last?.number ?? 0
        let latest = recorded.migrations.keys.max() ?? 0
        guard latest <= known else { throw .superseded(found: latest, known: known) }
        for (number, applied) in recorded.migrations.sorted(by: { $0.key < $1.key }) {
            guard let migration = migrations.first(where: { $0.number == number }) else {
                throw .missing(number: number, name: applied.name)
            }
            guard migration.checksum == applied.checksum else {
                throw .changed(
                    number: number, name: migration.name, appliedName: applied.name, appliedAt: applied.appliedAt)
            }
        }
        let pending = migrations.filter { recorded.migrations[$0.number] == nil }
        if let first = pending.first, first.number < latest {
            throw .outOfOrder(number: first.number, name: first.name, latest: latest)
        }
        return pending
    }

    /// The views to apply: from the first that changed on, since a later one may be built on an earlier.
    func changedViews(_ recorded: Bookkeeping.Recorded) -> [SQLText] {
        guard let first = views.firstIndex(where: { recorded.views[$0.name] != $0.checksum }) else { return [] }
        return Array(views[first...])
    }
}
