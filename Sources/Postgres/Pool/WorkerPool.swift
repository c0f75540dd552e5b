import Dispatch
import Logging
import Metrics

/// The queue of jobs and the threads that take them; the queue is the pool, since each thread owns its connection.
///
/// Whoever slept last is woken first: its connection has the plans of what was asked just now.
final class WorkerPool: Sendable {
    struct State {
        var jobs = JobQueue()
        var workers = 0
        /// Workers that look for a job: those that sleep, have just been started or have just ended one.
        var idle = 0
        var isClosed = false
        var expiryIsScheduled = false
        var backoff = Backoff()
        /// Workers that sleep, who slept last at the end.
        var asleep: [DispatchSemaphore] = []
        var closing: [UnsafeContinuation<Void, Never>] = []
    }

    let configuration: DatabaseConfiguration
    let logger: Logger
    let metrics: PoolMetrics
    private let monitor = Monitor(State())
    /// For PQcancel, which blocks, and for deadlines, which must hold while every worker is busy.
    private let helper = DispatchQueue(label: "postgres.helper", attributes: .concurrent)

    init(_ configuration: DatabaseConfiguration, logger: Logger) {
        self.configuration = configuration
        self.logger = logger
        metrics = PoolMetrics(configuration)
    }

    var deadline: UInt64 { DispatchTime.now().uptimeNanoseconds + configuration.queueTimeout.nanoseconds }

    /// Queues a job and sees that a worker takes it; one that may not wait is refused where it would.
    ///
    /// Unless enough of them are about to look for one, the worker that slept last is woken, or another is started while there
    /// are fewer than configured.
    func submit(_ job: any QueuedJob, mayWait: Bool = true) {
        enum Next {
            case wake(DispatchSemaphore)
            case start, wait
            case refuse(PostgresError)
        }
        let next: Next = monitor.withLock { state in
            guard !state.isClosed else { return .refuse(PostgresError(.shuttingDown, "the database is closed")) }
            guard state.jobs.count < configuration.queueLimit else {
                return .refuse(PostgresError(.busy, "too many jobs are waiting"))
            }
            guard mayWait || hasIdle(state) else {
                return .refuse(PostgresError(.busy, "no connection is idle"))
            }
            state.jobs.append(job)
            metrics.jobsWaiting.set(state.jobs.count)
            if state.jobs.count <= state.idle - state.asleep.count { return .wait }
            if let worker = state.asleep.popLast() { return .wake(worker) }
            if state.workers < configuration.connections {
                state.workers += 1
                state.idle += 1
                return .start
            }
            if !state.expiryIsScheduled {
                state.expiryIsScheduled = true
                scheduleExpiry(of: job)
            }
            return .wait
        }
        switch next {
        case .wake(let worker): worker.signal()
        case .start: startWorker()
        case .wait: break
        case .refuse(let error):
            if mayWait { metrics.refused.increment() }
            job.refuse(error)
        }
    }

    /// Whether a connection has nothing to do, or one may be opened.
    var hasIdle: Bool { monitor.withLock { hasIdle($0) } }

    private func hasIdle(_ state: State) -> Bool {
        !state.isClosed && state.idle - state.jobs.count + configuration.connections - state.workers > 0
    }

    /// Ends a job whose caller has given up: at once if it waits, by request to the server if it runs.
    func cancel(_ job: Job<some Sendable>) {
        switch job.cancel() {
        case .done: break
        case .mustLeaveQueue:
            monitor.withLock { state in
                state.jobs.remove(job)
                metrics.jobsWaiting.set(state.jobs.count)
            }
        case .mustReachServer: helper.async { [helper] in Self.sendCancel(job, on: helper) }
        }
    }

    /// Refuses further jobs, lets the waiting ones finish and returns when the last connection is closed.
    func close() async {
        refuseFurtherJobs()
        await withUnsafeContinuation { continuation in
            let isOver = monitor.withLock { state in
                if state.workers > 0 { state.closing.append(continuation) }
                return state.workers == 0
            }
            if isOver { continuation.resume() }
        }
    }

    func refuseFurtherJobs() {
        let asleep = monitor.withLock { state in
            state.isClosed = true
            defer { state.asleep = [] }
            return state.asleep
        }
        for worker in asleep { worker.signal() }
    }

    /// Sends again while the job runs: a request that arrives between two statements has no effect.
    private static func sendCancel(_ job: any QueuedJob, on helper: DispatchQueue) {
        guard job.sendCancel() else { return }
        helper.asyncAfter(deadline: .now() + .milliseconds(100)) { sendCancel(job, on: helper) }
    }
}

extension WorkerPool {
    private func scheduleExpiry(of job: any QueuedJob) {
        helper.asyncAfter(deadline: DispatchTime(uptimeNanoseconds: job.deadline)) { [weak self] in self?.expire() }
    }

    /// Refuses what has waited too long; jobs wait in the order of their deadlines.
    private func expire() {
        let now = DispatchTime.now().uptimeNanoseconds
        let late = monitor.withLock { state in
            var late: [any QueuedJob] = []
            while let first = state.jobs.first, first.deadline <= now {
                if let job = state.jobs.popFirst() { late.append(job) }
            }
            metrics.jobsWaiting.set(state.jobs.count)
            state.expiryIsScheduled = state.jobs.count > 0
            if let first = state.jobs.first { scheduleExpiry(of: first) }
            return late
        }
        for job in late {
            job.refuse(PostgresError(.busy, "no connection became free in time"))
        }
        if !late.isEmpty {
            metrics.refused.increment(by: late.count)
            logger.warning("Jobs waited too long for a connection", metadata: ["jobs": "\(late.count)"])
        }
    }

    private func startWorker() {
        if WorkerThread.start({ Worker(pool: self).main() }) { return }
        logger.error("No thread could be started for a database connection")
        workerEnded()
    }

    /// Sleeps until there is a job; nil once the pool is closed and its queue empty.
    ///
    /// A worker is woken by its semaphore.
    func nextJob(_ worker: DispatchSemaphore) -> (any QueuedJob)? {
        while true {
            let next: (any QueuedJob)?? = monitor.withLock { state in
                if let job = state.jobs.popFirst() {
                    state.idle -= 1
                    metrics.jobsWaiting.set(state.jobs.count)
                    return .some(job)
                }
                if state.isClosed { return .some(nil) }
                state.asleep.append(worker)
                return nil
            }
            if let next { return next }
            worker.wait()
        }
    }

    /// Counts a worker as one that looks for a job, before the caller of the one it ended hears: the caller's next job
    /// then finds it, and opens no further connection.
    func workerIsFree() {
        monitor.withLock { $0.idle += 1 }
    }

    /// One that looked for a job no longer does.
    func workerEnded() {
        let closing = monitor.withLock { state in
            state.workers -= 1
            state.idle -= 1
            guard state.workers == 0 else { return [UnsafeContinuation<Void, Never>]() }
            defer { state.closing = [] }
            return state.closing
        }
        for continuation in closing {
            continuation.resume()
        }
    }

    func withBackoff<Result>(_ body: (inout Backoff) -> Result) -> Result {
        monitor.withLock { body(&$0.backoff) }
    }
}
