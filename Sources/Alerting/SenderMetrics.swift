import Casework
import Complaints
import Foundation
import Metrics

/// What became of messages, and what waits, by channel.
struct SenderMetrics: Sendable {
    private let handedOver: [MessageChannel: Counter]
    private let failed: [MessageChannel: Counter]
    private let dead: [MessageChannel: Counter]
    private let queued: [MessageChannel: Meter]
    private let oldest: [MessageChannel: Meter]

    init() {
        func each<Measure>(_ make: ([(String, String)]) -> Measure) -> [MessageChannel: Measure] {
            Dictionary(uniqueKeysWithValues: MessageChannel.allCases.map { ($0, make([("channel", $0.rawValue)])) })
        }
        handedOver = each { Counter(label: "redress_messages_handed_over", dimensions: $0) }
        failed = each { Counter(label: "redress_messages_failed", dimensions: $0) }
        dead = each { Counter(label: "redress_messages_given_up", dimensions: $0) }
        queued = each { Meter(label: "redress_alerts_queued", dimensions: $0) }
        oldest = each { Meter(label: "redress_alerts_oldest_queued_seconds", dimensions: $0) }
    }

    func count(_ settled: [SettledMessage]) {
        for message in settled {
            switch message.state {
            case .handedOver: handedOver[message.channel]?.increment()
            case .dead: dead[message.channel]?.increment()
            case .waiting: failed[message.channel]?.increment()
            case .claimed: break
            }
        }
    }

    func record(_ backlog: [DeliveryBacklog], at now: Date) {
        for channel in MessageChannel.allCases {
            let waiting = backlog.first { $0.channel == channel }
            queued[channel]?.set(waiting?.queued ?? 0)
            oldest[channel]?.set(waiting?.queuedSince.map { now.timeIntervalSince($0) } ?? 0)
        }
    }
}
