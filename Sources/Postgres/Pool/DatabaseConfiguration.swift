/// Where the database is, how many connections to keep and how long anything may take.
public struct DatabaseConfiguration: Sendable {
    /// A libpq connection string, as keywords or as a URI.
    public var conninfo: String
    /// How many connections, each with its own thread.
    public var connections: Int
    /// How many jobs may wait for a connection before further ones are refused.
    public var queueLimit: Int
    /// How long a job may wait for a connection.
    public var queueTimeout: Duration
    /// How long a statement may run.
    public var statementTimeout: Duration
    /// How long a statement may wait for a lock.
    public var lockTimeout: Duration
    /// How long a transaction may stand idle before the server ends it.
    public var idleInTransactionTimeout: Duration
    /// How long opening a connection may take.
    public var connectTimeout: Duration
    /// What the server shows for the connections in its activity view.
    public var applicationName: String
    /// Whether the server refuses every write on these connections.
    public var readOnly: Bool
    /// Whether the plan of a prepared statement is made once, for any values, and as of what is in memory: for reads that take less
    /// time than their planning, and whose text says what a plan must know.
    public var keepsPlans: Bool
    /// How many prepared statements a connection keeps; 0 for a pooler that changes connections between transactions.
    public var statementCache: Int

    /// A configuration with defaults for requests: few connections and seconds.
    public init(
        conninfo: String,
        connections: Int = 4,
        queueLimit: Int = 256,
        queueTimeout: Duration = .seconds(5),
        statementTimeout: Duration = .seconds(5),
        lockTimeout: Duration = .seconds(3),
        idleInTransactionTimeout: Duration = .seconds(10),
        connectTimeout: Duration = .seconds(5),
        applicationName: String = "redress",
        readOnly: Bool = false,
        keepsPlans: Bool = false,
        statementCache: Int = 200
    ) {
        self.conninfo = conninfo
        self.connections = connections
        self.queueLimit = queueLimit
        self.queueTimeout = queueTimeout
        self.statementTimeout = statementTimeout
        self.lockTimeout = lockTimeout
        self.idleInTransactionTimeout = idleInTransactionTimeout
        self.connectTimeout = connectTimeout
        self.applicationName = applicationName
        self.readOnly = readOnly
        self.keepsPlans = keepsPlans
        self.statementCache = statementCache
    }
}

extension Duration {
    var milliseconds: Int64 {
        components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000
    }

    var nanoseconds: UInt64 {
        UInt64(components.seconds) * 1_000_000_000 + UInt64(components.attoseconds / 1_000_000_000)
    }
}
