import ArgumentParser
import Commands
import JSON

/// How a command prints what it found: for a person, or for a program.
enum PrintFormat: String, ExpressibleByArgument, CaseIterable {
    case text, json

    /// Writes one JSON object on a line of its own.
    static func write(_ object: (inout JSONWriter) -> Void) throws {
        let bytes = JSONWriter.bytes(capacity: 1024) { json in json.object { object(&$0) } }
        try StandardOutput.put(bytes + [UInt8(ascii: "\n")])
    }
}
