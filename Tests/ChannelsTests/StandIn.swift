import Foundation
import JSON
import Synchronization
import Testing

@testable import Channels

/// A counterpart in Python: a process that says on its first line where it listens, then line by line what it got.
final class StandIn {
    let port: Int
    /// The certificate of its authority.
    let ca: String
    private let process: Process
    private let input: Pipe
    private let lines = Lines()

    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()

    private init(_ script: String, _ arguments: [String]) async throws {
        let python = Self.folder.appending(path: "../../.venv/bin/python").standardized
        process = Process()
        process.executableURL = python
        process.arguments = [Self.folder.appending(path: "Fixtures/\(script).py").path] + arguments
        input = Pipe()
        process.standardInput = input
        let output = Pipe()
        process.standardOutput = output
        output.fileHandleForReading.readabilityHandler = { [lines] file in
            let data = file.availableData
            if data.isEmpty { file.readabilityHandler = nil }
            lines.take(data)
        }
        try process.run()
        let ready = try await Self.parsed(lines.next())
        port = try #require(ready["port"]?.integer)
        ca = ready["ca"]?.text ?? ""
    }

    /// What the counterpart says of the next thing it gets.
    func next() async throws -> JSONValue { try await Self.parsed(lines.next()) }

    private static func parsed(_ line: String?) throws -> JSONValue {
        try JSONParser.parse(Array(try #require(line, "the counterpart ended").utf8))
    }

    /// Starts a counterpart for the time of a body, and gives it a folder of its own.
    static func with(
        _ script: String, _ arguments: [String] = [], needsFolder: Bool = true, _ body: (StandIn) async throws -> Void
    ) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "channels-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let standIn = try await StandIn(script, (needsFolder ? [folder.path] : []) + arguments)
        defer { standIn.stop() }
        try await body(standIn)
    }

    private func stop() {
        try? input.fileHandleForWriting.close()
        process.terminate()
    }
}

/// Makes lines of bytes as they come, for one reader.
private final class Lines: Sendable {
    private struct State {
        var rest: [UInt8] = []
        var lines: [String] = []
        var isOver = false
        var reader: UnsafeContinuation<String?, Never>?

        /// The reader that can go on, with its line or, at the end, none.
        mutating func served() -> (UnsafeContinuation<String?, Never>, String?)? {
            guard let reader, isOver || !lines.isEmpty else { return nil }
            self.reader = nil
            return (reader, lines.isEmpty ? nil : lines.removeFirst())
        }
    }

    private let state = Mutex(State())

    func take(_ data: Data) {
        let served = state.withLock { state in
            state.isOver = data.isEmpty
            state.rest += data
            while let end = state.rest.firstIndex(of: UInt8(ascii: "\n")) {
                state.lines.append(String(decoding: state.rest[..<end], as: UTF8.self))
                state.rest.removeFirst(end + 1)
            }
            return state.served()
        }
        if let (reader, line) = served { reader.resume(returning: line) }
    }

    func next() async -> String? {
        await withUnsafeContinuation { continuation in
            let served = state.withLock { state in
                state.reader = continuation
                return state.served()
            }
            if let (reader, line) = served { reader.resume(returning: line) }
        }
    }
}

extension JSONValue {
    var integer: Int? {
        guard case .integer(let value) = self else { return nil }
        return value
    }

    var bool: Bool? {
        guard case .bool(let value) = self else { return nil }
        return value
    }
}

/// A port of this machine that nobody listens on.
func freePort() throws -> Int {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let bound = withUnsafeMutablePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
            bind(descriptor, pointer, length) == 0 && getsockname(descriptor, pointer, &length) == 0
        }
    }
    try #require(bound)
    return Int(UInt16(bigEndian: address.sin_port))
}

/// A message to an address, with values of its own where a test names them.
func message(
    to address: String, subject: String? = "Complaints: 2 to see to",
    body: String = "2022/0101: answer by 30 September 2022",
    secrets: [String] = []
) -> OutgoingMessage {
    OutgoingMessage(
        reference: UUID(), address: address, subject: subject, body: body, secrets: secrets,
        createdAt: Date(timeIntervalSince1970: 1_664_524_800))
}

/// What a channel says of a message that it does not hand over.
func failure(of message: OutgoingMessage, by channel: some DeliveryChannel) async -> DeliveryFailure? {
    await #expect(throws: DeliveryFailure.self) { _ = try await channel.deliver(message) }
}
