import Complaints
public import Foundation
public import Postgres
public import WorkingDays

/// The operations of the complaints service: each is one transaction that locks, applies a rule, writes and audits.
public struct Casework: Sendable {
    /// For what changes something.
    let database: Database
    /// For what only reads: connections of their own, so that nobody who reads waits for those who wait for a lock.
    let reader: Database
    let clock: Clock
    /// The database's own time, with which a sweep compares the clock; nil where the clock is none that could be wrong.
    let databaseNow: (@Sendable (borrowing Transaction) throws -> Date)?
    /// Whether a webhook may lead into the council's own network, and then without encryption.
    let webhooksMayBePrivate: Bool
    let turns = RecordTurns()
    let storage = StorageWatch()

    package let knowledge: Knowledge

    /// The operations over a database, at the times a clock tells; reads go to `reader` where one is given.
    ///
    /// The machine's clock is compared with the database's wherever days are compared with now for everybody; another clock
    /// only with what `databaseNow` says.
    public init(
        database: Database, reader: Database? = nil, clock: Clock, webhooksMayBePrivate: Bool = false,
        databaseNow: (@Sendable (borrowing Transaction) throws -> Date)? = nil
    ) {
        self.databaseNow = databaseNow ?? (clock.isMachine ? Self.askDatabase : nil)
        self.database = database
        self.reader = reader ?? database
        self.clock = clock
        self.webhooksMayBePrivate = webhooksMayBePrivate
        self.knowledge = Knowledge()
    }

    private static let askDatabase: @Sendable (borrowing Transaction) throws -> Date = { db in
        try db.one("SELECT clock_timestamp() AS now") { try $0["now"] }
    }
}
