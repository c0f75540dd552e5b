import Crypto
import Foundation
public import WorkingDays

/// Bank holidays as they came, from a file or a feed, kept raw with what they say.
public struct BankHolidaySource: Sendable, Hashable {
    /// The file's name or the feed's address.
    public let name: String
    public let body: [UInt8]
    /// The holidays of England and Wales in it.
    public let holidays: [BankHoliday]

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
        guard holiday.name.contains(where: { !$0.isWhitespace }) else {
            throw Unreadable(source: "--name", place: "\(holiday.on)", reason: "has no name")
        }
        name = "entered by \(person)"
        body = Array("\(holiday.on),\(holiday.name)\n".utf8)
        holidays = [holiday]
    }

    /// Reads `date,name` lines or the JSON of gov.uk's bank holidays, whichever the body is.
    ///
    /// - Throws: `Unreadable` with the line or the event.
    public init(name: String, body: [UInt8]) throws {
        self.name = name
        self.body = body
        let first = body.first { $0 != 0x20 && $0 != 0x0A && $0 != 0x0D && $0 != 0x09 }
        let isJSON = first == UInt8(ascii: "{") || first == UInt8(ascii: "[") || name.hasSuffix(".json")
        let read = isJSON ? try Self.json(body, name) : try Self.csv(body, name)
        var seen: Set<Day> = []
        for (place, holiday) in read where !holiday.name.contains(where: { !$0.isWhitespace }) {
            throw Unreadable(source: name, place: place, reason: "\(holiday.on) has no name")
        }
        for (place, holiday) in read where !seen.insert(holiday.on).inserted {
            throw Unreadable(source: name, place: place, reason: "\(holiday.on) is there twice")
        }
        guard !read.isEmpty else { throw Unreadable(source: name, place: "line 1", reason: "no bank holiday in it") }
        holidays = read.map(\.1)
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

    private struct Feed: Decodable {
        struct Division: Decodable { let events: [Event] }
        struct Event: Decodable {
            let title: String
            let date: Day
            let notes: String?
        }
        let englandAndWales: Division
        enum CodingKeys: String, CodingKey { case englandAndWales = "england-and-wales" }
    }

    /// The division england-and-wales of the feed; a substitute day says so in its name.
    private static func json(_ body: [UInt8], _ name: String) throws -> [(String, BankHoliday)] {
        let feed: Feed
        do {
            feed = try JSONDecoder().decode(Feed.self, from: Data(body))
        } catch let DecodingError.dataCorrupted(context) {
            let path = context.codingPath.map { $0.intValue.map(String.init) ?? $0.stringValue }.joined(separator: "/")
            throw Unreadable(source: name, place: "/\(path)", reason: context.debugDescription)
        } catch {
            throw Unreadable(
                source: name, place: "/england-and-wales/events", reason: "must list events with a title and a date")
        }
        return feed.englandAndWales.events.enumerated().map { index, event in
            let substitute = event.notes?.lowercased().contains("substitute") == true
            let title = event.title.replacing("\u{2019}", with: "'")
            return (
                "/england-and-wales/events/\(index)",
                BankHoliday(on: event.date, name: substitute ? "\(title) (substitute day)" : title)
            )
        }
    }
}
