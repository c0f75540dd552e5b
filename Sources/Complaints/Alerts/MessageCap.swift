public import Foundation

/// How many messages somebody gets within an hour, so that a bad morning is one digest and not a hundred mails.
///
/// Mobile networks hold back what repeats more often than 20 times an hour (GOV.UK Notify, "Sending text messages").
public struct MessageCap: Sendable, Hashable {
    /// How many there may be in any hour; `CouncilSetting.alertMessagesPerHour`.
    public let perHour: Int

    /// A cap of at least one message an hour.
    public init(perHour: Int) {
        self.perHour = max(1, perHour)
    }

    /// When the next message may be made: now, or when enough of those made to the person are an hour old.
    ///
    /// An urgent one is not held back. Those made may come in any order.
    public func departure(isUrgent: Bool, after made: [Date], from now: Date) -> Date {
        let recent = made.filter { $0 > now.addingTimeInterval(-3600) }.sorted()
        guard !isUrgent, recent.count >= perHour else { return now }
        return recent[recent.count - perHour].addingTimeInterval(3600)
    }
}
