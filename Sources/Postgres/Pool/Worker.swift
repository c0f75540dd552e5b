import CLibPQ
import Dispatch
import Logging
import Metrics

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// A thread's own connection and what happens around each job on it.
final class Worker {
    private let pool: WorkerPool
    private let logger: Logger
    private var connection: Connection? {
        didSet {
            switch (oldValue, connection) {
            case (nil, .some): pool.metrics.connectionsOpen.increment()
            case (.some, nil): pool.metrics.connectionsOpen.decrement()
            default: break
            }
        }
    }

    init(pool: WorkerPool) {
        self.pool = pool
        logger = pool.logger
    }

    func main() {
        let timeout = pool.configuration.queueTimeout.nanoseconds
        let alarm = DispatchSemaphore(value: 0)
        while let job = pool.nextJob(alarm) {
            let start = DispatchTime.now().uptimeNanoseconds
            pool.metrics.waiting.recordNanoseconds(start &+ timeout &- job.deadline)
            pool.metrics.connectionsBusy.increment()
            let answer = job.run(on: self)
            pool.metrics.connectionsBusy.decrement()
            pool.metrics.running.recordNanoseconds(DispatchTime.now().uptimeNanoseconds &- start)
            pool.workerIsFree()
            answer()
        }
        connection = nil
        pool.workerEnded()
    }

    /// The connection, opened again if it was lost; refuses at once while the server is known to be away.
    func connected() throws(PostgresError) -> Connection {
        if let connection, connection.isAlive { return connection }
        connection = nil
        if let refusal = pool.withBackoff({ $0.refusal(at: DispatchTime.now().uptimeNanoseconds) }) { throw refusal }
        do throws(PostgresError) {
            let opened = try Connection(pool.configuration, logger: logger)
            pool.withBackoff { $0.succeeded() }
            opened.pool = pool
            connection = opened
            return opened
        } catch {
            pool.withBackoff { $0.failed(error, at: DispatchTime.now().uptimeNanoseconds) }
            pool.metrics.connectionFailures.increment()
            logger.warning("A database connection could not be opened")
            throw error
        }
    }

    /// Runs the body as often as its errors allow: three times in all after a conflict or where what a row refers
    /// to went meanwhile, once more after a stale plan, and once more on a new connection where its own was lost before the
    /// transaction began, of which the server then keeps nothing.
    func perform<Value: Sendable>(
        _ kind: JobKind, on first: Connection, for job: Job<Value>,
        _ body: (borrowing Transaction) throws -> Value
    ) throws -> Value {
        var connection = first
        connection.job = job
        defer { connection.job = nil }
        var triesLeft = 3
        var mayForgetPlans = true
        var mayConnectAgain = true
        while true {
            do {
                return try once(kind, on: connection, body)
            } catch let error as PostgresError {
                triesLeft -= 1
                if connection.hasStalePlans, connection.isUsable {
                    try connection.forgetStatements()
                    guard mayForgetPlans else { throw error }
                    mayForgetPlans = false
                } else if mayConnectAgain, kind != .single, !connection.isUsable, !connection.hasBegun {
                    mayConnectAgain = false
                    connection.job = nil
                    connection = try connected()
                    connection.job = job
                    job.move(to: connection.canceller)
                } else if kind == .single || triesLeft == 0 || !error.isWorthRetrying || !connection.isUsable {
                    throw error
                }
                pool.metrics.retried.increment()
            }
        }
    }

    /// Leaves the connection fit for the next job, or closes it.
    func tidy() {
        guard let connection else { return }
        if connection.isUsable, connection.transactionStatus != PQTRANS_IDLE {
            logger.warning("A job left its transaction open")
            connection.rollBack()
        }
        if !connection.isUsable || connection.isInPipeline || connection.transactionStatus != PQTRANS_IDLE {
            self.connection = nil
        }
    }

    private func once<Value>(
        _ kind: JobKind, on connection: Connection, _ body: (borrowing Transaction) throws -> Value
    ) throws -> Value {
        defer { connection.repeated = nil }
        guard let begin = kind.begin else { return try body(Transaction(connection: connection)) }
        connection.beginLater(begin)
        connection.isSnapshot = kind == .snapshot
        defer { (connection.deferredBegin, connection.isSnapshot) = (nil, false) }
        let value: Value
        do {
            value = try body(Transaction(connection: connection))
            if let job = connection.job, job.isCancelled { throw CancellationError() }
        } catch {
            connection.rollBack()
            throw error
        }
        try connection.commit()
        return value
    }
}

extension JobKind {
    /// What begins the transaction; nothing where each statement is its own.
    fileprivate var begin: String? {
        switch self {
        case .write: "BEGIN READ WRITE"
        case .read: "BEGIN READ ONLY"
        case .snapshot: "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
        case .single: nil
        }
    }
}

extension Connection {
    /// Whether an idle connection is still there.
    ///
    /// A server that went away has left something to read: a last message, then the end of file. Since a setting that
    /// was reloaded is told in the same way, the server is asked. Its answer counts, and not what libpq says of the connection:
    /// where that cannot send and finds a last message, as after a crash, it reads no further and calls the connection usable.
    fileprivate var isAlive: Bool {
        guard isUsable else { return false }
        var state = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
        guard poll(&state, 1, 0) > 0 else { return true }
        let answer = PQexec(handle, "")
        defer { PQclear(answer) }
        return PQresultStatus(answer) == PGRES_EMPTY_QUERY
    }

    /// A rollback that fails leaves a transaction or a broken connection, and `tidy` closes either.
    fileprivate func rollBack() {
        guard isUsable, transactionStatus == PQTRANS_INTRANS || transactionStatus == PQTRANS_INERROR else { return }
        PQclear(PQexec(handle, "ROLLBACK"))
    }
}
