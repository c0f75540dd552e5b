import Foundation

#if canImport(Glibc)
    import Glibc
#endif

/// What a command prints, text and data alike: all of it is written, or the command says why not.
package enum StandardOutput {
    /// Whether it was open when the program began; another file may have its number since.
    private static let isOpen: Bool = {
        let isOpen = StandardOutput.isFile(STDOUT_FILENO)
        // So that what is opened next gets none of the three numbers, and a connection is never written to as an output.
        while true {
            let next = open("/dev/null", O_RDWR)
            guard next >= 0, next <= STDERR_FILENO else {
                if next >= 0 { close(next) }
                return isOpen
            }
        }
    }()

    /// Looks whether it is open; to be called before anything else is opened.
    package static func begin() { _ = isOpen }

    /// Prints lines.
    package static func print(_ lines: String...) throws(CommandFailure) { try print(lines) }

    /// Prints lines; nothing where there are none.
    package static func print(_ lines: [String]) throws(CommandFailure) {
        try put(Array(lines.map { $0 + "\n" }.joined().utf8))
    }

    /// Prints bytes as they are.
    package static func put(_ bytes: [UInt8]) throws(CommandFailure) {
        guard isOpen else { throw failure("standard output is closed") }
        var rest = bytes[...]
        while !rest.isEmpty {
            let (count, fault) = rest.withUnsafeBytes { (write(STDOUT_FILENO, $0.baseAddress, $0.count), errno) }
            guard count < 0 else {
                rest = rest.dropFirst(count)
                continue
            }
            switch fault {
            case EINTR: continue
            case EAGAIN:
                var file = pollfd(fd: STDOUT_FILENO, events: Int16(POLLOUT), revents: 0)
                _ = poll(&file, 1, -1)
            case EPIPE:
                // Whoever read it went away: it ends as where nobody has told it to ignore the signal.
                signal(SIGPIPE, SIG_DFL)
                raise(SIGPIPE)
                exit(128 + SIGPIPE)
            default: throw failure(String(cString: strerror(fault)).lowercased())
            }
        }
    }

    private static func failure(_ reason: String) -> CommandFailure {
        CommandFailure("What was to be printed could not be written: \(reason).", .unwritten)
    }

    /// Whether a number is that of an open file that others gave us: what the runtime opens for itself has no type.
    private static func isFile(_ number: Int32) -> Bool {
        var found = stat()
        return fstat(number, &found) == 0 && found.st_mode & S_IFMT != 0
    }
}

/// Writes to standard error; where that cannot be written, nobody can be told.
func report(_ bytes: [UInt8]) {
    try? FileHandle.standardError.write(contentsOf: Data(bytes))
}
