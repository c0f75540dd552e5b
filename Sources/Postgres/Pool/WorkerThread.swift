#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// A thread of our own, since a blocking call must never hold one of Swift's cooperative threads.
enum WorkerThread {
    private final class Start {
        let body: @Sendable () -> Void

        init(_ body: @escaping @Sendable () -> Void) {
            self.body = body
        }
    }

    /// Starts a detached thread; false when the system has none to give.
    static func start(_ body: @escaping @Sendable () -> Void) -> Bool {
        let attributes = UnsafeMutablePointer<pthread_attr_t>.allocate(capacity: 1)
        pthread_attr_init(attributes)
        defer {
            pthread_attr_destroy(attributes)
            attributes.deallocate()
        }
        pthread_attr_setdetachstate(attributes, Int32(PTHREAD_CREATE_DETACHED))
        pthread_attr_setstacksize(attributes, 2 * 1024 * 1024)
        let start = Unmanaged.passRetained(Start(body))
        #if canImport(Darwin)
            var thread: pthread_t?
        #else
            var thread = pthread_t()
        #endif
        let code = pthread_create(&thread, attributes, workerMain, start.toOpaque())
        if code != 0 { start.release() }
        return code == 0
    }

    #if canImport(Darwin)
        private static let workerMain: @convention(c) (UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? = { raw in
            Unmanaged<Start>.fromOpaque(raw).takeRetainedValue().body()
            return nil
        }
    #else
        private static let workerMain: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = { raw in
            if let raw { Unmanaged<Start>.fromOpaque(raw).takeRetainedValue().body() }
            return nil
        }
    #endif
}
