import Complaints
import Foundation
import JSON
import TestSupport
import Testing
import WorkingDays

@testable import API

/// Feeds as `icalendar` of PyPI reads them, which knows nothing of this program.
@Suite(.database) struct CalendarParserTests {
    /// Prints what the parser finds wrong, the name of the calendar, and each event by its properties.
    private static let script = """
        import datetime, icalendar, json, sys
        calendar = icalendar.Calendar.from_ical(sys.stdin.buffer.read())
        events = calendar.walk("VEVENT")
        def day(value): return value.isoformat() if type(value) is datetime.date else "not a day"
        print(json.dumps({
            "errors": [str(error) for part in calendar.walk() for error in part.errors],
            "name": str(calendar["NAME"]), "version": str(calendar["VERSION"]),
            "refresh": int(calendar["REFRESH-INTERVAL"].dt.total_seconds()),
            "events": [{
                "uid": str(event["UID"]), "sequence": int(event["SEQUENCE"]), "start": day(event["DTSTART"].dt),
                "end": day(event["DTEND"].dt), "summary": str(event["SUMMARY"]), "description": str(event["DESCRIPTION"]),
                "stamp": event["DTSTAMP"].dt.astimezone(datetime.timezone.utc).isoformat(),
            } for event in events],
        }))
        """

    /// What the parser makes of a text.
    private func parsed(_ text: String) throws -> JSONValue {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..").standardized
        let process = Process()
        process.executableURL = root.appending(path: ".venv/bin/python")
        process.arguments = ["-c", Self.script]
        let (input, output) = (Pipe(), Pipe())
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        input.fileHandleForWriting.write(Data(text.utf8))
        try input.fileHandleForWriting.close()
        let answer = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
        return try JSONParser.parse(Array(answer))
    }

    /// References and names with all that a line of the text might trip over.
    static let texts = [
        "2026-0042", "A;B,C\\D", "a \\n b", "Nº 5 – “Siân’s”", String(repeating: "ü", count: 120),
        String(repeating: "😀", count: 30), "x\"y:z", "END:VEVENT", " spaces at both ends ", "e\u{301}\u{302}",
    ]

    @Test("Whatever a reference or a name has in it is read back as it was", arguments: texts)
    func roundTrip(text: String) throws {
        let day = try #require(Day("2026-03-29"))
        let duty = Duty(
            kind: .ombudsmanLetter, clock: "answer", nature: .limit, basisOn: day.adding(days: -28), dueOn: day,
            knownFrom: day.adding(days: -28), endedOn: nil, endedBy: nil)
        let event = DutyEvent(
            uid: "u-1", sequence: 2, changedAt: Date(timeIntervalSince1970: 1_774_749_600), duty: duty, reference: text)

        let read = try parsed(DutyCalendar(name: text, events: [event]).text)

        #expect(read["errors"].elements.isEmpty, "\(read)")
        // NAME is of RFC 7986, which the parser leaves as it is written.
        #expect(
            read["name"].text
                == text.replacing("\\", with: "\\\\").replacing(";", with: "\\;").replacing(",", with: "\\,"))
        #expect(read["version"].text == "2.0")
        #expect(read["refresh"].integer == 3600)
        let found = try #require(read["events"].elements.first)
        #expect(found["summary"].text == "Answer to the Ombudsman due: \(text)")
        #expect(found["description"].text == duty.reckoning)
        #expect(found["start"].text == "2026-03-29" && found["end"].text == "2026-03-30")
        #expect(found["uid"].text == "u-1" && found["sequence"].integer == 2)
        #expect(found["stamp"].text == "2026-03-29T02:00:00+00:00")
    }

    @Test("The feed of a team is read without an error, each duty on its day, and the name whatever it has in it")
    func feed() async throws {
        let service = try await Service.start(on: "2025-03-14")
        let team = try await service.addTeam("Zoë’s team; north, east")
        let file = try await Casefile.accepted(service)
        try await file.done("/assignments", #"{"team_id": "\#(team)", "reason": "It is about locality."}"#)

        let feed = try await service.read(try await service.feed(#""team_id": "\#(team)""#))
        let read = try parsed(feed.reply.text)

        #expect(read["errors"].elements.isEmpty, "\(read)")
        #expect(read["name"].text == "Duties of Zoë’s team\\; north\\, east")
        let found = read["events"].elements.map {
            "\($0["start"].text?.replacing("-", with: "") ?? "") \($0["summary"].text ?? "")"
        }
        #expect(!found.isEmpty && found == feed.lines)
    }
}
