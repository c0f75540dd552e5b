public import Logging
public import ServiceLifecycle

/// The database as the rest of the service sees it: `await` at the door, synchronous inside.
///
/// A body runs on a thread that owns a connection. It may run again, after a conflict or where the connection was lost before
/// its transaction began, so it has no side effect but SQL.
/// A caller that is cancelled gets `CancellationError`, whether its body was waiting or running.
public final class Database: Service, Sendable {
    private let pool: WorkerPool

    /// A database that opens its connections when they are first needed.
    public init(_ configuration: DatabaseConfiguration, logger: Logger) {
        pool = WorkerPool(configuration, logger: logger)
    }

    deinit {
        pool.refuseFurtherJobs()
    }

    /// Waits for graceful shutdown, then lets the waiting jobs finish and closes the connections.
    public func run() async throws {
        do {
            try await gracefulShutdown()
        } catch is CancellationError {
            // Being cancelled is the other way of being told to stop.
        }
        await shutdown()
    }

    /// Refuses further jobs, lets the waiting ones finish and closes the connections.
    public func shutdown() async {
        await pool.close()
    }

    /// Runs the body in a transaction that is committed when the body returns and rolled back when it throws.
    @discardableResult
    public func write<Value: Sendable>(
        _ body: @escaping @Sendable (borrowing Transaction) throws -> Value
    ) async throws -> Value {
        try await perform(.write, body)
    }

    /// Runs the body in a transaction that cannot write.
    public func read<Value: Sendable>(
        _ body: @escaping @Sendable (borrowing Transaction) throws -> Value
    ) async throws -> Value {
        try await perform(.read, body)
    }

    /// Runs the body in a transaction that cannot write and sees one moment throughout, for reports and exports.
    public func snapshot<Value: Sendable>(
        _ body: @escaping @Sendable (borrowing Transaction) throws -> Value
    ) async throws -> Value {
        try await perform(.snapshot, body)
    }

    /// Runs the body without a transaction around it, for one read that wants one round trip.
    public func single<Value: Sendable>(
        _ body: @escaping @Sendable (borrowing Transaction) throws -> Value
    ) async throws -> Value {
        try await perform(.single, body)
    }

    private func perform<Value: Sendable>(
        _ kind: JobKind, _ body: @escaping @Sendable (borrowing Transaction) throws -> Value
    ) async throws -> Value {
        let job = Job(kind, deadline: pool.deadline, body: body)
        return try await withTaskCancellationHandler {
            try await withUnsafeThrowingContinuation { continuation in
                if job.wait(continuation) { pool.submit(job) }
            }
        } onCancel: {
            pool.cancel(job)
        }
    }
}
