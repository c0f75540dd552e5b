public import HummingbirdCore
public import Logging
import Metrics

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Takes no further connections while so many are open, and says so in the log; those that wait are taken in turn.
public struct ConnectionCap: AvailableConnectionsDelegate {
    private let limit: Int
    private let logger: Logger
    private var open = 0
    /// Said once until half of them are free, lest the log fill with it.
    private var isSaid = false
    private let connected: Meter
    private let reached: Counter

    /// At most so many connections to a listener, and fewer where the system gives this process fewer files.
    public init(_ wanted: Int, listener: String = "api", logger: Logger) {
        connected = Meter(label: "redress_connections_open", dimensions: [("listener", listener)])
        reached = Counter(label: "redress_connection_cap_reached", dimensions: [("listener", listener)])
        let files = Self.files()
        // Files for the database, the log and what the libraries open.
        limit = max(16, min(wanted, files - 64))
        self.logger = logger
        if limit < wanted {
            logger.warning(
                "Fewer connections than configured, because the system allows this process few open files",
                metadata: ["connections": "\(limit)", "configured": "\(wanted)", "open_files": "\(files)"])
        }
    }

    public mutating func connectionOpened() {
        open += 1
        connected.set(open)
        guard open >= limit, !isSaid else { return }
        isSaid = true
        reached.increment()
        logger.warning(
            "As many connections are open as there may be; others wait", metadata: ["connections": "\(limit)"])
    }

    public mutating func connectionClosed() {
        open -= 1
        connected.set(open)
        if open < limit / 2 { isSaid = false }
    }

    public func isAcceptingNewConnections() -> Bool { open < limit }

    /// How many files this process may open, once it has asked for as many as it may ask for.
    private static func files() -> Int {
        #if canImport(Darwin)
            let resource = RLIMIT_NOFILE
        #else
            let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
        #endif
        var limits = rlimit()
        guard getrlimit(resource, &limits) == 0 else { return 1024 }
        let soft = limits.rlim_cur
        limits.rlim_cur = min(limits.rlim_max, 65536)
        guard limits.rlim_cur > soft, setrlimit(resource, &limits) == 0 else { return Int(soft) }
        return Int(limits.rlim_cur)
    }
}
