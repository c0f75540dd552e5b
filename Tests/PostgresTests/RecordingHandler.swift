import Logging
import Synchronization

final class LogEntries: Sendable {
    struct Entry { let level: Logger.Level; let text: String }

    private let entries = Mutex<[Entry]>([])

    var all: [Entry] { entries.withLock { $0 } }

    func add(_ level: Logger.Level, _ text: String) {
        entries.withLock { $0.append(Entry(level: level, text: text)) }
    }
}

struct RecordingHandler: LogHandler {
    let entries: LogEntries
    var logLevel = Logger.Level.trace
    var metadata: Logger.Metadata = [:]

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        entries.add(event.level, "\(event.message) \(event.metadata ?? [:])")
    }
}
