import Complaints
public import Postgres
public import WorkingDays

/// The operations of the complaints service: each is one transaction that locks, applies a rule, writes and audits.
public struct Casework: Sendable {
    let database: Database
    let clock: Clock
    package let knowledge: Knowledge

    /// The operations over a database, at the times a clock tells.
    public init(database: Database, clock: Clock) {
        self.database = database
        self.clock = clock
        self.knowledge = Knowledge()
    }
}
