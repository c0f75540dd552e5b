import Commands
import Foundation
import Glibc
import TestSupport
import Testing

/// `redress serve` where it cannot listen.
@Suite(.database)
struct ListeningTests {
    @Test("a port in use is told with its number and the setting that changes it")
    func portInUse() async throws {
        let taken = try TakenPort()
        defer { taken.free() }

        let run = try await CommandRun(["serve"], CommandRun.settings(["HTTP_PORT": "\(taken.number)"]))

        expectSentence(
            run, CommandStatus.unavailable.rawValue, ["port \(taken.number) of 127.0.0.1", "HTTP_PORT"])
    }

    @Test(
        "an address of another machine, and one that is none, are told with the setting that changes it",
        arguments: ["192.0.2.1", "no host at all"])
    func otherAddress(_ host: String) async throws {
        let run = try await CommandRun(["serve"], CommandRun.settings(["HTTP_HOST": host, "HTTP_PORT": "18099"]))

        expectSentence(run, CommandStatus.settings.rawValue, [host, "HTTP_HOST"])
    }
}

extension CommandRun {
    fileprivate static func settings(_ more: [String: String]) -> [String: String] {
        settings(as: nil, more.merging(["LOG_LEVEL": "critical"]) { $1 })
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
