import CLibPQ
public import Logging
public import ServiceLifecycle

/// Waits for notifications on a connection and a thread of its own and hands them to one consumer.
public final class NotificationListener: Service, AsyncSequence, Sendable {
    /// What a consumer hears.
    public enum Event: Sendable, Equatable {
        /// A transaction that called `notify` has been committed.
        case notification(channel: String, payload: String)
        /// Listening has begun, or begun again: what was notified before is not known, so look.
        case reconnected
    }

    private let configuration: DatabaseConfiguration
    private let channels: [String]
    private let logger: Logger
    private let events: AsyncStream<Event>
    private let continuation: AsyncStream<Event>.Continuation

    /// A listener that starts when it is run.
    public init(_ configuration: DatabaseConfiguration, channels: [some SQLIdentifier], logger: Logger) {
        self.configuration = configuration
        self.channels = channels.map(\.quoted)
        self.logger = logger
        // A consumer that falls this far behind loses the oldest: a payload says where to look, not what happened.
        (events, continuation) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1024))
    }

    /// Listens until graceful shutdown; then the sequence ends.
    public func run() async throws {
        defer { continuation.finish() }
        guard let pipe = WakePipe() else {
            throw PostgresError(.connectionFailed, "the process has no file descriptors left")
        }
        try await withTaskCancellationOrGracefulShutdownHandler {
            try await withCheckedThrowingContinuation { (ended: CheckedContinuation<Void, any Error>) in
                let started = WorkerThread.start { [self] in
                    listen(until: pipe)
                    ended.resume()
                }
                if !started { ended.resume(throwing: PostgresError(.connectionFailed, "no thread could be started")) }
            }
        } onCancelOrGracefulShutdown: {
            pipe.wake()
        }
    }

    /// The events, for one consumer.
    public func makeAsyncIterator() -> AsyncStream<Event>.Iterator {
        events.makeAsyncIterator()
    }
}

extension NotificationListener {
    /// Connects as often as needed, waiting longer after each failure.
    private func listen(until pipe: WakePipe) {
        var failures = 0
        while true {
            let pause: Int32
            do throws(PostgresError) {
                let connection = try Connection(configuration, logger: logger)
                for channel in channels {
                    try connection.command("LISTEN \(channel)")
                }
                continuation.yield(.reconnected)
                failures = 0
                if receive(from: connection, until: pipe) { return }
                pause = 0
            } catch {
                failures += 1
                let longest: Int32 = failures > 6 ? 5_000 : 50 << Int32(failures)
                pause = Int32.random(in: longest / 2...longest)
            }
            logger.warning("The connection for notifications is gone and will be opened again")
            if pipe.sleep(socket: nil, milliseconds: pause) { return }
        }
    }

    /// Sleeps on the socket; true when told to stop, false when the connection is lost.
    private func receive(from connection: Connection, until pipe: WakePipe) -> Bool {
        while true {
            while let notification = PQnotifies(connection.handle) {
                continuation.yield(
                    .notification(
                        channel: String(cString: notification.pointee.relname),
                        payload: String(cString: notification.pointee.extra)))
                PQfreemem(notification)
            }
            if pipe.sleep(socket: PQsocket(connection.handle), milliseconds: -1) { return true }
            guard PQconsumeInput(connection.handle) == 1, connection.isUsable else { return false }
        }
    }
}
