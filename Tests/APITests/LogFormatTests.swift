import Foundation
import JSON
import Logging
import Testing

@testable import Commands

@Suite struct LogFormatTests {
    @Test("With LOG_FORMAT=json a line of the log is one object, whatever is in it")
    func line() throws {
        var handler = JSONLogHandler()
        handler[metadataKey: "request_id"] = "r-1"
        let event = LogEvent(
            level: .info, message: "an \"answer\"\nin two lines",
            metadata: ["status": "200", "ms": .stringConvertible(12)], source: "API",
            file: "f", function: "g", line: 1)

        let bytes = handler.line(event, at: Date(timeIntervalSince1970: 0))

        let line = try JSONParser.parse(bytes)
        #expect(line["at"].text == "1970-01-01T00:00:00Z")
        #expect(line["level"].text == "info")
        #expect(line["message"].text == "an \"answer\"\nin two lines")
        #expect(line["request_id"].text == "r-1")
        #expect(line["status"].text == "200")
        #expect(line["ms"] == .integer(12))
        #expect(!bytes.contains(UInt8(ascii: "\n")))
    }
}
