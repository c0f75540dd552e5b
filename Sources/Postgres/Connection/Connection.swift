import CLibPQ
import Logging
import Synchronization

/// One connection of libpq, confined to the thread that opened it.
final class Connection {
    /// How many there have been in this process.
    static let opened = Atomic<Int>(0)
    /// Its number among them.
    let number: Int
    let handle: OpaquePointer
    let canceller: Canceller
    private let notices: NoticeSink
    var arrays = ParameterArrays()
    var cache: StatementCache
    /// Set while rows or COPY data are under way, when any other statement would silently discard them.
    var isStreaming = false
    /// Whether the statement before was streamed, so that libpq would go on row by row in a pipeline (`stopStreaming`).
    var hasStreamed = false
    /// Set when a prepared statement no longer fits its tables: the cache is dropped after the job.
    var hasStalePlans = false
    /// The BEGIN that travels with the first statement.
    var deferredBegin: String?
    /// Whether the server has answered the BEGIN of the transaction that is under way.
    var hasBegun = false
    /// What is run again before whatever is asked outside a transaction, in one with it.
    var repeated: Statement?
    /// The job that runs, asked before each statement whether it was cancelled.
    var job: (any QueuedJob)?
    /// Whether the transaction that is under way only reads, and at one moment, so that another connection can see the same.
    var isSnapshot = false
    /// The pool that it is of.
    weak var pool: WorkerPool?

    init(_ configuration: DatabaseConfiguration, logger: Logger) throws(PostgresError) {
        guard let handle = try ConnectionParameters(configuration).open() else {
            throw PostgresError(.connectionFailed, "libpq could not allocate a connection")
        }
        guard PQstatus(handle) == CONNECTION_OK else {
            defer { PQfinish(handle) }
            throw PostgresError(connecting: handle)
        }
        self.handle = handle
        number = Self.opened.wrappingAdd(1, ordering: .sequentiallyConsistent).newValue
        canceller = Canceller(handle)
        notices = NoticeSink(logger)
        notices.attach(to: handle)
        cache = StatementCache(limit: configuration.statementCache)
    }

    deinit {
        PQfinish(handle)
    }

    var isUsable: Bool { PQstatus(handle) == CONNECTION_OK }
    var socket: Int32 { PQsocket(handle) }
    var isInPipeline: Bool { PQpipelineStatus(handle) != PQ_PIPELINE_OFF }
    var transactionStatus: PGTransactionStatusType { PQtransactionStatus(handle) }

    /// Refuses a statement whose job was cancelled, whose values cannot be sent or that comes amid another's rows.
    func prepareToSend(_ sql: SQL?, at callSite: CallSite) throws {
        if let job, job.isCancelled { throw CancellationError() }
        guard !isStreaming else { throw PostgresError(.misuse, "another statement is under way", at: callSite) }
        if let refusal = sql?.parameters.buffer.refusal {
            throw PostgresError(.encoding, refusal.description, at: callSite)
        }
    }

    /// Runs one or more statements without values, whatever the state of the job.
    func command(_ text: UnsafePointer<CChar>, at callSite: CallSite? = nil) throws(PostgresError) {
        let result = PQexec(handle, text)
        defer { PQclear(result) }
        switch PQresultStatus(result) {
        case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_EMPTY_QUERY: return
        case PGRES_COPY_IN, PGRES_COPY_OUT: throw PostgresError(.misuse, "COPY cannot run here", at: callSite)
        default:
            throw PostgresError(result: result, connection: handle, sql: nil, at: callSite)
        }
    }

    /// Commits and makes sure of it: the server answers COMMIT of a failed transaction with ROLLBACK and no error.
    func commit() throws(PostgresError) {
        guard deferredBegin == nil else { return }
        guard transactionStatus != PQTRANS_IDLE else {
            throw PostgresError(.misuse, "the body ended its own transaction")
        }
        let result = PQexec(handle, "COMMIT")
        defer { PQclear(result) }
        guard PQresultStatus(result) == PGRES_COMMAND_OK else {
            throw PostgresError(result: result, connection: handle, sql: nil, at: nil)
        }
        guard let tag = PQcmdStatus(result), String(cString: tag) == "COMMIT" else {
            throw PostgresError(.notCommitted, "an earlier error had ended the transaction")
        }
    }

    /// Forgets every prepared statement, here and on the server.
    func forgetStatements() throws(PostgresError) {
        hasStalePlans = false
        cache.forgetAll()
        try command("DEALLOCATE ALL")
    }

    /// Turns a result that is none into an error and frees it.
    func check(_ result: OpaquePointer?, _ sql: SQL?, at callSite: CallSite) throws(PostgresError) -> OpaquePointer {
        let status = PQresultStatus(result)
        if let result, status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK || status == PGRES_SINGLE_TUPLE {
            return result
        }
        defer { PQclear(result) }
        if status == PGRES_COPY_IN || status == PGRES_COPY_OUT {
            throw PostgresError(.misuse, "COPY cannot run here", at: callSite)
        }
        let error = PostgresError(result: result, connection: handle, sql: sql, at: callSite)
        if error.isStalePlan { hasStalePlans = true }
        throw error
    }
}
