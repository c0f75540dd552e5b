/// How a message that could not be handed over is tried again.
///
/// The pauses grow from seconds, for a receiver that starts anew, to a day, for one that is mended on Monday: all in all
/// two and a half days, as Standard Webhooks 1.0.0 ("Deliverability and Reliability") asks for.
public enum RetrySchedule {
    /// How often a message is tried before it is given up.
    public static let attempts = 12
    /// The longest pause, whatever the receiver asks for.
    public static let longest = Duration.seconds(24 * 3600)

    /// How long to wait after an attempt, the first being 1; nil where it was the last.
    ///
    /// - Parameters:
    ///   - attempt: how often it has been tried.
    ///   - chance: a random number from 0 up to 1, so that what failed together is not tried together.
    ///   - retryAfter: how long the receiver asks to be left alone, which is never cut short but by `longest`.
    /// - Returns: between half and the whole of 5 seconds after the first attempt and three times as long after each other.
    public static func pause(after attempt: Int, chance: Double, retryAfter: Duration? = nil) -> Duration? {
        guard attempt < attempts else { return nil }
        let whole = (1..<max(1, attempt)).reduce(5_000) { pause, _ in min(24 * 3_600_000, pause * 3) }
        let jittered = Duration.milliseconds(Int(Double(whole) * (0.5 + min(max(chance, 0), 1) / 2)))
        return min(longest, max(jittered, retryAfter ?? .zero))
    }
}
