import Commands
import Foundation
import Glibc
import TestSupport
import Testing

/// `redress serve` where it cannot listen.
@Suite(.database)
struct ListeningTests {
    /// What listens, by what its settings begin with.
    static let listeners = ["HTTP", "METRICS"]

    /// Both listen on a port that is free, unless the settings say otherwise; what goes wrong would be in the log as well.
    private func run(_ settings: [String: String]) async throws -> CommandRun {
        let free = ["HTTP_PORT": "0", "METRICS_PORT": "0", "LOG_LEVEL": "error"]
        return try await CommandRun(["serve"], CommandRun.settings(free.merging(settings) { $1 }))
    }

    private func expectOnly(_ listener: String, in run: CommandRun) {
        for other in Self.listeners where other != listener { #expect(!run.errors.contains(other), "\(run.errors)") }
    }

    @Test("a port in use is told alone, with its number and the setting that changes it", arguments: listeners)
    func portInUse(_ listener: String) async throws {
        let taken = try TakenPort()
        defer { taken.free() }

        let run = try await run(["\(listener)_PORT": "\(taken.number)"])

        expectSentence(
            run, CommandStatus.unavailable.rawValue, ["port \(taken.number) of 127.0.0.1", "\(listener)_PORT"])
        expectOnly(listener, in: run)
    }

    @Test(
        "an address of another machine, and one that is none, are told with the setting that changes it",
        arguments: listeners, ["192.0.2.1", "no host at all"])
    func otherAddress(_ listener: String, _ host: String) async throws {
        let run = try await run(["\(listener)_HOST": host])

        expectSentence(run, CommandStatus.settings.rawValue, [host, "\(listener)_HOST"])
        expectOnly(listener, in: run)
    }
}

/// A port that somebody listens on.
private struct TakenPort {
    let number: UInt16
    private let socket: Int32

    init() throws {
        let listener = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let bound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                bind(listener, pointer, length) == 0 && getsockname(listener, pointer, &length) == 0
            }
        }
        let listens = bound && listen(listener, 1) == 0
        (socket, number) = (listener, UInt16(bigEndian: address.sin_port))
        try #require(listens)
    }

    func free() { close(socket) }
}
