#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// State behind a lock on which threads can sleep until it changes.
///
/// `Synchronization.Mutex` has no condition to wait on, and the workers are threads that sleep; hence pthreads, and the
/// unchecked conformance, which holds because every access takes the lock.
final class Monitor<State>: @unchecked Sendable {
    private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let changed = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
    private var state: State

    init(_ state: State) {
        self.state = state
        pthread_mutex_init(lock, nil)
        pthread_cond_init(changed, nil)
    }

    deinit {
        pthread_cond_destroy(changed)
        pthread_mutex_destroy(lock)
        changed.deallocate()
        lock.deallocate()
    }

    func withLock<Result>(_ body: (inout State) -> Result) -> Result {
        pthread_mutex_lock(lock)
        defer { pthread_mutex_unlock(lock) }
        return body(&state)
    }

    /// Sleeps until the body has something to return.
    func wait<Result>(for body: (inout State) -> Result?) -> Result {
        pthread_mutex_lock(lock)
        defer { pthread_mutex_unlock(lock) }
        while true {
            if let result = body(&state) { return result }
            pthread_cond_wait(changed, lock)
        }
    }

    /// Wakes one sleeping thread.
    func signal() {
        pthread_cond_signal(changed)
    }

    /// Wakes every sleeping thread.
    func broadcast() {
        pthread_cond_broadcast(changed)
    }
}
