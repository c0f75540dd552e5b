import Foundation
import Testing
import WorkingDays

@testable import Complaints

/// Lines of an iCalendar text, octet by octet (RFC 5545).
@Suite struct ContentLineTests {
    private func written(_ name: StaticString, _ text: String) -> String {
        var lines = ContentLines()
        lines.property(name, text: text)
        return lines.text
    }

    @Test(
        "What parts values is escaped, an end of a line is \\n, and other controls are left out",
        arguments: [
            ("plain", "plain"), ("a;b,c", "a\\;b\\,c"), ("back\\slash", "back\\\\slash"), ("\\n", "\\\\n"),
            ("one\ntwo", "one\\ntwo"), ("one\r\ntwo", "one\\ntwo"), ("one\rtwo", "one\\ntwo"),
            ("one\u{2028}two\u{85}three", "one\\ntwo\\nthree"), ("tab\there", "tab\there"),
            ("bell\u{7} nul\0 del\u{7F}", "bell nul del"), ("colon: \"quoted\"", "colon: \"quoted\""),
            ("END:VCALENDAR\r\nBEGIN:VEVENT", "END:VCALENDAR\\nBEGIN:VEVENT"), ("Siân’s; 50 %", "Siân’s\\; 50 %"),
        ])
    func escaped(text: String, value: String) {
        #expect(written("SUMMARY", text) == "SUMMARY:\(value)\r\n")
    }

    /// Texts whose line is folded at or near 75 octets, with the octets of each line of it.
    static let folded: [(name: String, text: String, octets: [Int])] = [
        ("nothing to fold", "", [2]),
        ("exactly 75 octets", String(repeating: "x", count: 73), [75]),
        ("76 octets", String(repeating: "x", count: 74), [75, 2]),
        ("two whole lines", String(repeating: "x", count: 73 + 74), [75, 75]),
        ("a letter of two octets across the fold", String(repeating: "x", count: 72) + "é", [74, 3]),
        ("a letter of two octets before the fold", String(repeating: "x", count: 71) + "é", [75]),
        ("a letter of three octets across the fold", String(repeating: "x", count: 71) + "’x", [73, 5]),
        ("a sign of four octets across the fold", String(repeating: "x", count: 70) + "😀", [72, 5]),
        ("nothing but signs of four octets", String(repeating: "😀", count: 40), [74, 73, 17]),
        ("an escape across the fold", String(repeating: "x", count: 72) + ";", [75, 2]),
        ("a letter and its accent apart", String(repeating: "x", count: 72) + "e\u{301}", [75, 3]),
    ]

    @Test(
        "A line has at most 75 octets, each after the first begins with a space, and no sign is parted",
        arguments: folded)
    func folding(name: String, text: String, octets: [Int]) throws {
        let written = written("X", text)

        let lines = Array(written.utf8).split(separator: UInt8(ascii: "\n")).map(Array.init)
        #expect(lines.allSatisfy { $0.last == UInt8(ascii: "\r") })
        #expect(lines.map { $0.count - 1 } == octets)
        #expect(lines.dropFirst().allSatisfy { $0.first == UInt8(ascii: " ") })
        #expect(lines.allSatisfy { String(validating: $0, as: UTF8.self) != nil })
        let unfolded = lines.map { $0.dropLast() }.enumerated().flatMap { $0 == 0 ? $1 : $1.dropFirst() }
        #expect(
            String(decoding: unfolded, as: UTF8.self).unicodeScalars.elementsEqual(
                ("X:" + text.replacing(";", with: "\\;")).unicodeScalars))
    }
}

@Suite struct DutyCalendarTests {
    private static func duty(_ kind: DutyKind, _ due: String) throws -> Duty {
        let day = try #require(Day(due))
        return Duty(
            kind: kind, clock: "c", nature: .limit, basisOn: day.adding(days: -28), dueOn: day,
            knownFrom: day.adding(days: -28), endedOn: nil, endedBy: nil)
    }

    @Test("A calendar without duties is a calendar, and says how often to read it")
    func empty() {
        #expect(
            DutyCalendar(name: "Duties of North, East", events: []).text
                == """
                BEGIN:VCALENDAR\r
                VERSION:2.0\r
                PRODID:-//Redress//Duties//EN\r
                CALSCALE:GREGORIAN\r
                NAME:Duties of North\\, East\r
                X-WR-CALNAME:Duties of North\\, East\r
                REFRESH-INTERVAL;VALUE=DURATION:PT1H\r
                X-PUBLISHED-TTL:PT1H\r
                END:VCALENDAR\r

                """)
    }

    @Test(
        "A duty is all day on the day it is due, in winter, in summer and on the days between",
        arguments: [
            ("2026-01-01", "20260101", "20260102"), ("2025-12-31", "20251231", "20260101"),
            ("2026-03-29", "20260329", "20260330"), ("2026-10-25", "20261025", "20261026"),
            ("2028-02-28", "20280228", "20280229"),
        ])
    func allDay(due: String, start: String, end: String) throws {
        let event = DutyEvent(
            uid: "u", sequence: 3, changedAt: Date(timeIntervalSince1970: 1_774_749_600),
            duty: try Self.duty(.response, due), reference: "2026-0042")

        let text = DutyCalendar(name: "", events: [event]).text

        #expect(text.contains("\r\nDTSTART;VALUE=DATE:\(start)\r\nDTEND;VALUE=DATE:\(end)\r\n"))
        #expect(text.contains("\r\nUID:u\r\nDTSTAMP:20260329T020000Z\r\nSEQUENCE:3\r\n"))
        #expect(text.contains("\r\nSUMMARY:Response due: 2026-0042\r\n"))
    }

    @Test("A target says that it is one, and a limit does not", arguments: [(ClockKind.target, true), (.limit, false)])
    func target(nature: ClockKind, isSaid: Bool) throws {
        let day = try #require(Day("2026-03-29"))
        let duty = Duty(
            kind: .response, clock: "c", nature: nature, basisOn: day, dueOn: day, knownFrom: day, endedOn: nil,
            endedBy: nil)
        let event = DutyEvent(uid: "u", sequence: 0, changedAt: .distantPast, duty: duty, reference: "r")

        let text = DutyCalendar(name: "", events: [event]).text.replacing("\r\n ", with: "")

        #expect(text.contains("It is a target\\; passing it is no breach.") == isSaid)
    }

    @Test("Every kind of duty has a name of its own, which fits before a reference")
    func names() {
        let names = DutyKind.allCases.map(\.name)

        #expect(Set(names).count == names.count)
        #expect(names.allSatisfy { $0.first?.isUppercase == true && !$0.hasSuffix(".") && $0.count <= 45 })
    }
}
