import Postgres

/// THE ONE PLACE where reference data gets into the template that every test database is cloned from.
enum ReferenceData {
    /// Runs once for each content of `db/`, after the migrations.
    static func load(into database: Database) async throws {
        // Nothing yet: bank holidays come here.
    }
}
