#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// A pipe by which one thread wakes another out of `poll`.
final class WakePipe: Sendable {
    let readEnd: Int32
    private let writeEnd: Int32

    /// Nil when the process has no descriptors left.
    init?() {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { return nil }
        for end in ends {
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
        }
        readEnd = ends[0]
        writeEnd = ends[1]
    }

    deinit {
        close(readEnd)
        close(writeEnd)
    }

    /// Wakes for good: nothing is ever read from the pipe.
    func wake() {
        _ = write(writeEnd, [1], 1)
    }

    /// Sleeps until woken, until the socket has something to read or until the time is over; true when woken.
    func sleep(socket: Int32?, milliseconds: Int32) -> Bool {
        var descriptors = [pollfd(fd: readEnd, events: Int16(POLLIN), revents: 0)]
        if let socket { descriptors.append(pollfd(fd: socket, events: Int16(POLLIN), revents: 0)) }
        _ = poll(&descriptors, nfds_t(descriptors.count), milliseconds)
        return descriptors[0].revents != 0
    }
}
