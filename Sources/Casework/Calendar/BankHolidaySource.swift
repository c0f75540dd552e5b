public import Complaints
import Crypto
import Foundation
import Postgres
public import WorkingDays

/// Bank holidays as they came, from a file or a feed, kept raw with what they say.
public struct BankHolidaySource: Sendable, Hashable {
    /// What it says of England and Wales.
    public let days: SourceDays
    public let body: [UInt8]

    /// The file's name or the feed's address.
    public var name: String { days.name }

    /// The holidays of England and Wales in it.
    public var holidays: [BankHoliday] { days.holidays }

    /// SHA-256 of the body.
    var digest: [UInt8] { Array(SHA256.hash(data: Data(body))) }

    /// A source that cannot be read: where and why.
    public struct Unreadable: Error, Sendable, Hashable, CustomStringConvertible {
        public let source: String
        public let place: String
        public let reason: String
        public var description: String { "\(source) \(place): \(reason)" }

        /// Something at a place of a source that cannot be read.
        public init(source: String, place: String, reason: String) {
            self.source = source
            self.place = place
            self.reason = reason
        }
    }

    /// One holiday, as somebody entered it.
    ///
    /// - Throws: `Unreadable` for a name that is blank.
    public init(entered holiday: BankHoliday, by person: String) throws(Unreadable) {
        guard holiday.name.contains(where: \.isNamed) else {
            throw Unreadable(source: "--name", place: "\(holiday.on)", reason: "has no name")
        }
        self.init(entered: [holiday], as: "entered by \(person)")
    }

    /// Days that no published list has, kept with why they are there.
    init(entered holidays: [BankHoliday], as name: String) {
        days = SourceDays(name: name, holidays: holidays, span: nil)
        body = Array(holidays.map { "\($0.on),\($0.name)\n" }.joined().utf8)
    }

    /// Reads `date,name` lines or the JSON of gov.uk's bank holidays, whichever the body is.
    ///
    /// - Throws: `Unreadable` with the line or the event.
    public init(name: String, body: [UInt8]) throws {
        self.body = body
        let first = body.first { $0 != 0x20 && $0 != 0x0A && $0 != 0x0D && $0 != 0x09 }
        let isJSON = first == UInt8(ascii: "{") || first == UInt8(ascii: "[") || name.hasSuffix(".json")
        let read = isJSON ? try Self.json(body, name) : try Self.csv(body, name)
        var seen: Set<Day> = []
        for (place, holiday) in read where !holiday.name.contains(where: \.isNamed) {
            throw Unreadable(source: name, place: place, reason: "\(holiday.on) has no name")
        }
        for (place, holiday) in read where !seen.insert(holiday.on).inserted {
            throw Unreadable(source: name, place: place, reason: "\(holiday.on) is there twice")
        }
        guard !read.isEmpty else { throw Unreadable(source: name, place: "line 1", reason: "no bank holiday in it") }
        days = SourceDays(published: name, holidays: read.map(\.1))
    }

    private static func csv(_ body: [UInt8], _ name: String) throws -> [(String, BankHoliday)] {
        func refuse(_ line: Int, _ reason: String) -> Unreadable {
            Unreadable(source: name, place: "line \(line)", reason: reason)
        }
        let records: [CSVReader.Record]
        do { records = try CSVReader.records(body) } catch { throw refuse(1, "is not comma-separated values in UTF-8") }
        guard records.first?.cells == ["date", "name"] else { throw refuse(1, "the first line must be date,name") }
        return try records.dropFirst().map { record in
            guard record.cells.count == 2, let day = Day(record.cells[0]), !record.cells[1].isEmpty else {
                throw refuse(record.line, "must be a day, YYYY-MM-DD, and a name")
            }
            return ("line \(record.line)", BankHoliday(on: day, name: record.cells[1]))
        }
    }
}

extension Character {
    /// Whether it can be seen in a name; one of spaces and invisible characters alone is none.
    fileprivate var isNamed: Bool { isLetter || isNumber }
}

extension SourceDays {
    /// The published lists that are kept with the calendar, the newest first, named as a sentence tells them.
    static func kept(_ db: borrowing Transaction) throws -> [SourceDays] {
        try db.all(
            "SELECT number, source, source_body FROM calendar_version WHERE published ORDER BY number DESC"
        ) { row in
            let source = try BankHolidaySource(name: try row["source"], body: try row["source_body"])
            return SourceDays(
                name: "\(source.name), of version \(try row["number"] as Int) of the calendar,",
                holidays: source.holidays, span: source.days.span)
        }
    }
}
