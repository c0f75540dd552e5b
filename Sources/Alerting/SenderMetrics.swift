import Casework
import Complaints
import Metrics

/// What became of messages, by channel.
struct SenderMetrics: Sendable {
    private let handedOver: [MessageChannel: Counter]
    private let failed: [MessageChannel: Counter]
    private let dead: [MessageChannel: Counter]

    init() {
        func each(_ label: String) -> [MessageChannel: Counter] {
            Dictionary(
                uniqueKeysWithValues: MessageChannel.allCases.map {
                    ($0, Counter(label: label, dimensions: [("channel", $0.rawValue)]))
                })
        }
        handedOver = each("redress_messages_handed_over")
        failed = each("redress_messages_failed")
        dead = each("redress_messages_given_up")
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
}
