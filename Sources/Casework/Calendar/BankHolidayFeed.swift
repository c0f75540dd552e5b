import Foundation
import WorkingDays

extension BankHolidaySource {
    /// gov.uk's list of all divisions, or its list of one.
    private struct Feed: Decodable {
        struct Division: Decodable {
            let division: String?
            let events: [Event]
        }
        struct Event: Decodable {
            let title: String
            let date: Day
            let notes: String?
        }
        let englandAndWales: Division?
        let division: String?
        let events: [Event]?

        enum CodingKeys: String, CodingKey {
            case englandAndWales = "england-and-wales"
            case division, events
        }
    }

    private static let division = "england-and-wales"

    /// The division england-and-wales of the feed; a substitute day says so in its name.
    static func json(_ body: [UInt8], _ name: String) throws -> [(String, BankHoliday)] {
        let feed: Feed
        do {
            feed = try JSONDecoder().decode(Feed.self, from: Data(body))
        } catch let DecodingError.dataCorrupted(context) {
            let path = context.codingPath.map { $0.intValue.map(String.init) ?? $0.stringValue }.joined(separator: "/")
            // Of a part the reason is ours, of the whole it is that it is no JSON.
            let reason = path.isEmpty ? "is not JSON" : context.debugDescription
            throw Unreadable(source: name, place: "/\(path)", reason: reason)
        } catch {
            throw Unreadable(
                source: name, place: "/\(division)/events", reason: "must list events with a title and a date")
        }
        let one = feed.events.map { Feed.Division(division: feed.division, events: $0) }
        let path = feed.englandAndWales == nil ? "" : "/\(division)"
        guard let found = feed.englandAndWales ?? one else {
            throw Unreadable(source: name, place: "/", reason: "has no \(division), whose bank holidays alone count")
        }
        guard [nil, division].contains(found.division) else {
            throw Unreadable(
                source: name, place: "\(path)/division",
                reason: "is \(found.division ?? ""); the bank holidays of \(division) alone count")
        }
        return found.events.enumerated().map { index, event in
            let substitute = event.notes?.lowercased().contains("substitute") == true
            let title = event.title.replacing("\u{2019}", with: "'")
            return (
                "\(path)/events/\(index)",
                BankHoliday(on: event.date, name: substitute ? "\(title) (substitute day)" : title)
            )
        }
    }
}
