import Commands
import Foundation
import NIOCore
import ServiceLifecycle

/// Something that listens on an address and a port, and says by the settings of its own why it cannot.
struct Listener: Service {
    let application: any Service
    let host: String
    let port: Int
    /// What the names of its settings begin with: HTTP or METRICS.
    let settings: String

    func run() async throws {
        do { try await application.run() } catch { throw failure(error) ?? error }
    }

    /// Why it cannot listen where it is to; nil for any other error.
    private func failure(_ error: any Error) -> CommandFailure? {
        if error is SocketAddressError || error is SocketAddressError.UnknownHost {
            return CommandFailure(
                "There is no host \(host) to listen on; set \(settings)_HOST to an address of this machine.", .settings)
        }
        guard let error = error as? IOError else { return nil }
        let place = "port \(port) of \(host)"
        switch error.errnoCode {
        case EADDRINUSE:
            return CommandFailure(
                "Another program listens on \(place) already; set \(settings)_PORT to a port that is free.",
                .unavailable)
        case EACCES:
            return CommandFailure(
                "This user may not listen on \(place); set \(settings)_PORT to a port from 1024 on.", .unavailable)
        case EADDRNOTAVAIL:
            return CommandFailure(
                "\(host) is no address of this machine; set \(settings)_HOST to one that is.", .settings)
        default: return CommandFailure("The service cannot listen on \(place).", .unavailable)
        }
    }
}
