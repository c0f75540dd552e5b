import Logging
import TestSupport
import Testing

@testable import API

@Suite struct ConnectionCapTests {
    @Test("Past the cap connections wait, which the log says once, until half of those that are open have ended")
    func cap() {
        let entries = LogEntries()
        var cap = ConnectionCap(20, logger: Logger(label: "log") { _ in RecordingHandler(entries: entries) })
        for _ in 1...19 { cap.connectionOpened() }
        #expect(cap.isAcceptingNewConnections())

        cap.connectionOpened()
        #expect(!cap.isAcceptingNewConnections())
        cap.connectionClosed()
        #expect(cap.isAcceptingNewConnections())
        cap.connectionOpened()
        #expect(entries.all.map(\.level) == [.warning])

        for _ in 1...11 { cap.connectionClosed() }
        for _ in 1...11 { cap.connectionOpened() }
        #expect(entries.all.count == 2)
        #expect(entries.all.last?.metadata == ["connections": "20"])
    }

    @Test("A cap beyond the files the system allows is lowered, and the log says by how much it was too high")
    func files() {
        let entries = LogEntries()
        _ = ConnectionCap(.max, logger: Logger(label: "log") { _ in RecordingHandler(entries: entries) })

        #expect(entries.all.count == 1)
        #expect(entries.all.first?.metadata["configured"] == "\(Int.max)")
        let allowed = entries.all.first?.metadata["open_files"].flatMap { Int($0) } ?? 0
        #expect(entries.all.first?.metadata["connections"] == "\(max(16, allowed - 64))")
    }
}
