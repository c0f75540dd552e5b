public import Logging
import Synchronization

/// What was logged, in its order.
public final class LogEntries: Sendable {
    /// One line of the log.
    public struct Entry: Sendable {
        public let level: Logger.Level
        /// The message with its metadata and its error.
        public let text: String
        public let message: String
        public let metadata: [String: String]
    }

    private let entries = Mutex<[Entry]>([])

    /// No entries yet.
    public init() {}

    /// The entries so far.
    public var all: [Entry] { entries.withLock { $0 } }

    func add(_ entry: Entry) {
        entries.withLock { $0.append(entry) }
    }
}

/// A log that a test reads.
public struct RecordingHandler: LogHandler {
    let entries: LogEntries
    public var logLevel = Logger.Level.trace
    public var metadata: Logger.Metadata = [:]

    /// A log that is kept in the entries.
    public init(entries: LogEntries) { self.entries = entries }

    /// The value of a key that every line has.
    public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    /// Keeps a line.
    public func log(event: LogEvent) {
        entries.add(
            LogEntries.Entry(
                level: event.level, text: "\(event.message) \(event.metadata ?? [:])",
                message: event.message.description,
                metadata: metadata.merging(event.metadata ?? [:]) { $1 }.mapValues { "\($0)" }))
    }
}
