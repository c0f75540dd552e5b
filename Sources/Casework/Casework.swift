import Complaints
public import Postgres
public import WorkingDays

/// The operations of the complaints service: each is one transaction that locks, applies a rule, writes and audits.
public struct Casework: Sendable {
    /// For what changes something.
    let database: Database
    /// For what only reads: connections of their own, so that nobody who reads waits for those who wait for a lock.
    let reader: Database
    let clock: Clock
    let turns = RecordTurns()
    let storage = StorageWatch()

    package let knowledge: Knowledge

    /// The operations over a database, at the times a clock tells; reads go to `reader` where one is given.
    public init(database: Database, reader: Database? = nil, clock: Clock) {
        self.database = database
        self.reader = reader ?? database
        self.clock = clock
        self.knowledge = Knowledge()
    }
}
