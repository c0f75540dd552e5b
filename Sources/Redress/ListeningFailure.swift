import Commands
import Foundation
import NIOCore

extension CommandFailure {
    /// Why the service cannot listen where it is to; nil for any other error.
    init?(listening error: any Error, _ settings: Settings) {
        let metrics = settings.metricsPort.map { ", or for metrics on METRICS_PORT \($0)" } ?? ""
        let place = "port \(settings.port) of \(settings.host)\(metrics)"
        if error is SocketAddressError || error is SocketAddressError.UnknownHost {
            self.init(
                "There is no host \(settings.host) to listen on; set HTTP_HOST to an address of this machine.",
                .settings)
            return
        }
        guard let error = error as? IOError else { return nil }
        switch error.errnoCode {
        case EADDRINUSE:
            self.init(
                "Another program listens on \(place) already; set HTTP_PORT to a port that is free.", .unavailable)
        case EACCES:
            self.init("This user may not listen on \(place); set HTTP_PORT to a port from 1024 on.", .unavailable)
        case EADDRNOTAVAIL:
            self.init("\(settings.host) is no address of this machine; set HTTP_HOST to one that is.", .settings)
        default: self.init("The service cannot listen on \(place).", .unavailable)
        }
    }
}
