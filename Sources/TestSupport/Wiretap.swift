import Dispatch
import Foundation
public import Postgres
import Synchronization

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// A socket between a test and the server that counts how often the client waits for an answer.
///
/// A client waits after each Query and each Sync of the protocol (PostgreSQL documentation, chapter 55.2).
public final class Wiretap: Sendable {
    /// The connection settings of the test's database, by way of the tap.
    public let configuration: DatabaseConfiguration
    private let folder: URL
    private let listener: Int32
    private let counted = Mutex(0)

    /// A tap that listens, until it goes away.
    public init() throws {
        var configuration = TestDatabase.current.configuration
        var words = configuration.conninfo.split(separator: " ").map(String.init)
        guard let host = words.firstIndex(where: { $0.hasPrefix("host=") }) else { throw Failure() }
        folder = FileManager.default.temporaryDirectory.appending(path: "tap-\(UInt32.random(in: 0...UInt32.max))")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let server = words[host].dropFirst("host=".count) + "/.s.PGSQL.5432"
        words[host] = "host=\(folder.path)"
        configuration.conninfo = words.joined(separator: " ")
        self.configuration = configuration
        listener = try Self.open(folder.path + "/.s.PGSQL.5432", bind)
        guard listen(listener, 8) == 0 else { throw Failure() }
        DispatchQueue.global().async { [weak self, listener] in
            while true {
                let client = accept(listener, nil, nil)
                guard client >= 0, let self, let upstream = try? Self.open(String(server), connect) else { return }
                forward(from: client, to: upstream, counting: true)
                forward(from: upstream, to: client, counting: false)
            }
        }
    }

    deinit {
        shutdown(listener, Int32(SHUT_RDWR))
        close(listener)
        try? FileManager.default.removeItem(at: folder)
    }

    /// How often a client has waited since this was asked last.
    public func waits() -> Int {
        counted.withLock { count in
            defer { count = 0 }
            return count
        }
    }

    struct Failure: Error {}

    private static func open(
        _ path: String, _ use: (Int32, UnsafePointer<sockaddr>, socklen_t) -> Int32
    ) throws -> Int32 {
        #if canImport(Darwin)
            let handle = socket(AF_UNIX, SOCK_STREAM, 0)
        #else
            let handle = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        #endif
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8.prefix($0.count - 1)) }
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                use(handle, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        guard handle >= 0, result == 0 else { throw Failure() }
        return handle
    }

    /// Copies what one side sends to the other until it hangs up, on a thread of its own.
    private func forward(from source: Int32, to sink: Int32, counting: Bool) {
        DispatchQueue.global().async { [weak self] in
            var frames = Frames()
            var buffer = [UInt8](repeating: 0, count: 65536)
            while case let length = read(source, &buffer, buffer.count), length > 0 {
                if counting {
                    let waits = frames.waits(in: buffer[..<length])
                    self?.counted.withLock { $0 += waits }
                }
                var sent = 0
                while sent < length {
                    let written = buffer[sent..<length].withUnsafeBytes {
                        send(sink, $0.baseAddress, $0.count, quietly)
                    }
                    guard written > 0 else { break }
                    sent += written
                }
            }
            shutdown(sink, Int32(SHUT_RDWR))
        }
    }
}

/// A side that hung up is an error of the call, and no signal that ends the process.
#if canImport(Darwin)
    private let quietly: Int32 = 0x80000
#else
    private let quietly = Int32(MSG_NOSIGNAL)
#endif

/// The messages of a client, put together from what arrives.
private struct Frames {
    private var rest: [UInt8] = []
    /// The first message has a length and no kind.
    private var hasStarted = false

    mutating func waits(in bytes: ArraySlice<UInt8>) -> Int {
        rest += bytes
        var waits = 0
        while case let head = hasStarted ? 1 : 0, rest.count >= head + 4 {
            let length = rest[head..<(head + 4)].reduce(0) { $0 << 8 | Int($1) }
            guard rest.count >= head + length else { break }
            if hasStarted, rest[0] == UInt8(ascii: "Q") || rest[0] == UInt8(ascii: "S") { waits += 1 }
            hasStarted = true
            rest.removeFirst(head + length)
        }
        return waits
    }
}
