import Foundation
import JSON
import Logging

/// Writes each line of the log as one JSON object to standard error: time, level, message and whatever goes with it.
struct JSONLogHandler: LogHandler {
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.info

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        report(line(event, at: Date()) + [UInt8(ascii: "\n")])
    }

    func line(_ event: LogEvent, at now: Date) -> [UInt8] {
        let fields = metadata.merging(event.metadata ?? [:]) { $1 }
        return JSONWriter.bytes(capacity: 256) { json in
            json.object { json in
                json.field("at", now)
                json.field("level", event.level.rawValue)
                json.field("message", event.message.description)
                for (name, value) in fields.sorted(by: { $0.key < $1.key }) {
                    if case .stringConvertible(let number as Int) = value {
                        json.field(named: name, number)
                    } else {
                        json.field(named: name, "\(value)")
                    }
                }
            }
        }
    }
}
