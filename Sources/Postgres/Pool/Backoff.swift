/// When the next attempt to connect is due; shared by the workers, so that an absent server is asked seldom.
struct Backoff {
    private var failures = 0
    private var retryAt: UInt64 = 0
    private var lastError: PostgresError?

    /// The error to answer with instead of connecting, while it is too early for another attempt.
    func refusal(at now: UInt64) -> PostgresError? {
        now < retryAt ? lastError : nil
    }

    /// Waits 50 ms after the first failure, doubling to two seconds, less up to half by chance.
    mutating func failed(_ error: PostgresError, at now: UInt64) {
        let longest = min(2_000, UInt64(50) << min(failures, 10))
        failures += 1
        retryAt = now + UInt64.random(in: longest / 2...longest) * 1_000_000
        lastError = error
    }

    mutating func succeeded() {
        self = Backoff()
    }
}
