import Casework
public import Complaints

/// What a round sent.
public struct SenderSummary: Sendable, Hashable {
    /// What the channels took.
    public private(set) var handedOver: [MessageChannel: Int] = [:]
    /// What is tried again, or waits until a channel is in order again.
    public private(set) var waiting: [MessageChannel: Int] = [:]
    /// What was given up.
    public private(set) var dead: [MessageChannel: Int] = [:]

    /// Nothing yet.
    public init() {}

    mutating func add(_ settled: [SettledMessage]) {
        for message in settled {
            switch message.state {
            case .handedOver: handedOver[message.channel, default: 0] += 1
            case .waiting: waiting[message.channel, default: 0] += 1
            case .dead: dead[message.channel, default: 0] += 1
            case .claimed: break
            }
        }
    }
}
