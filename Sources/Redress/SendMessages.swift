import Alerting
import ArgumentParser
import Casework
import Commands
import Complaints
import Foundation
import JSON
import Logging
import Postgres
import ServiceLifecycle
import UnixSignals
import WorkingDays

/// Sends what is queued, as the service does beside serving.
struct SendMessages: DatabaseCommand {
    static let needs = DatabaseRole.service
    static let configuration = CommandConfiguration(
        commandName: "send",
        abstract: "Send what is queued by e-mail, text message and webhook, until SIGTERM or SIGINT.",
        discussion: details(examples: "redress send", "redress send --until-empty"))

    @Flag(help: "End when nothing is due any more.")
    var untilEmpty = false

    func run() async throws {
        try await open { door in
            let sender = try door.settings.sender(door.casework)
            if untilEmpty {
                let summary = try await sender.round(now: .now)
                for (what, counts) in [
                    ("Handed over", summary.handedOver), ("Waiting", summary.waiting), ("Given up", summary.dead),
                ] {
                    for channel in MessageChannel.allCases where counts[channel] != nil {
                        try StandardOutput.print("\(what) by \(channel.rawValue): \(counts[channel] ?? 0)")
                    }
                }
                return
            }
            let scheduler = Scheduler(
                name: "send", every: .seconds(door.settings.sendSeconds), logger: door.settings.logger
            ) { _ = try await sender.round(now: .now) }
            try await ServiceGroup(
                services: [scheduler], gracefulShutdownSignals: [.sigterm, .sigint], logger: door.settings.logger
            ).run()
        }
    }
}

extension Settings {
    /// What sends by the channels that are set.
    ///
    /// - Throws: `Settings.Invalid`, which names the setting that a channel cannot work with.
    func sender(_ casework: Casework) throws -> Sender {
        let delivery = try DeliverySettings()
        var pace = Sender.Pace()
        pace.lease = .seconds(leaseSeconds)
        return Sender(
            casework: casework, channels: try delivery.channels(clock: .system), links: delivery.links, pace: pace,
            logger: logger)
    }
}
