import CLibPQ
import Synchronization

/// Asks the server to stop what a connection is doing; the one thing of a connection another thread may use.
///
/// libpq documents `PQcancel` as safe from any thread, hence the unchecked conformance.
final class Canceller: @unchecked Sendable {
    private let handle: OpaquePointer?
    /// The connection that helps with what this one is asked (`SharedQuestion`).
    private let helping = Mutex<Canceller?>(nil)

    init(_ connection: OpaquePointer) {
        handle = PQgetCancel(connection)
    }

    deinit {
        PQfreeCancel(handle)
    }

    /// Opens a connection of its own and blocks until the server has taken the request.
    func cancel() {
        var reason = [CChar](repeating: 0, count: 256)
        _ = PQcancel(handle, &reason, Int32(reason.count))
        helping.withLock { $0?.cancel() }
    }

    /// Has what another connection does stopped with it, until there is none; that one cannot be told later than this.
    func beside(_ other: Canceller?) {
        helping.withLock { $0 = other }
    }
}
