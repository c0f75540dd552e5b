import Synchronization

/// A body on its way to a connection: it waits, runs and answers exactly once.
protocol QueuedJob: AnyObject, Sendable {
    var deadline: UInt64 { get }
    /// Whether the caller has given up, asked before each statement.
    var isCancelled: Bool { get }
    /// Runs the body on this worker's connection, unless the job was answered while it waited; what it returns answers.
    func run(on worker: Worker) -> () -> Void
    /// Answers a job that does not run, unless it was answered before.
    func refuse(_ error: any Error)
    /// Asks the server to stop the job's statement; false once the job has ended.
    func sendCancel() -> Bool
}

/// What begins and ends a body.
enum JobKind: Sendable {
    case write, read, snapshot, single
}

/// Whoever takes the job out of `waiting` owns its answer; the lock is held while a cancel request is sent, so a late
/// one cannot hit the next job on the connection.
final class Job<Value: Sendable>: QueuedJob {
    typealias Continuation = UnsafeContinuation<Value, any Error>

    private enum State {
        case new
        case waiting(Continuation)
        case running(Canceller)
        case ended
        case cancelled
    }

    let deadline: UInt64
    private let kind: JobKind
    private let body: @Sendable (borrowing Transaction) throws -> Value
    private let state = Mutex(State.new)
    private let cancelled = Atomic(false)

    init(_ kind: JobKind, deadline: UInt64, body: @escaping @Sendable (borrowing Transaction) throws -> Value) {
        self.kind = kind
        self.deadline = deadline
        self.body = body
    }

    var isCancelled: Bool { cancelled.load(ordering: .relaxed) }

    /// Takes the continuation; false, and answered, when the caller had given up before.
    func wait(_ continuation: Continuation) -> Bool {
        let waits = state.withLock { state in
            guard case .new = state else { return false }
            state = .waiting(continuation)
            return true
        }
        if !waits { continuation.resume(throwing: CancellationError()) }
        return waits
    }

    func run(on worker: Worker) -> () -> Void {
        let connection: Connection
        do {
            connection = try worker.connected()
        } catch {
            return { self.refuse(error) }
        }
        guard let continuation = leaveQueue(for: .running(connection.canceller)) else { return {} }
        let result = Result { try worker.perform(kind, on: connection, for: self, body) }
        state.withLock { $0 = .ended }
        worker.tidy()
        return switch result {
        case .failure where isCancelled: { continuation.resume(throwing: CancellationError()) }
        default: { continuation.resume(with: result) }
        }
    }

    /// Goes on on another connection, where a request to stop reaches it.
    func move(to canceller: Canceller) {
        state.withLock { $0 = .running(canceller) }
    }

    func refuse(_ error: any Error) {
        leaveQueue(for: .ended)?.resume(throwing: error)
    }

    enum Cancellation {
        case done, mustLeaveQueue, mustReachServer
    }

    /// Notes that the caller has given up, and answers at once a job that still waits.
    func cancel() -> Cancellation {
        cancelled.store(true, ordering: .relaxed)
        let (cancellation, continuation) = state.withLock { state -> (Cancellation, Continuation?) in
            switch state {
            case .waiting(let continuation):
                state = .cancelled
                return (.mustLeaveQueue, continuation)
            case .new:
                state = .cancelled
                return (.done, nil)
            case .running: return (.mustReachServer, nil)
            case .ended, .cancelled: return (.done, nil)
            }
        }
        continuation?.resume(throwing: CancellationError())
        return cancellation
    }

    func sendCancel() -> Bool {
        state.withLock { state in
            guard case .running(let canceller) = state else { return false }
            canceller.cancel()
            return true
        }
    }

    private func leaveQueue(for next: State) -> Continuation? {
        state.withLock { state in
            guard case .waiting(let continuation) = state else { return nil }
            state = next
            return continuation
        }
    }
}
