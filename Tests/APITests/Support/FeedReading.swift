import Complaints
import HTTPTypes
import JSON
import Testing

@testable import API

/// A calendar feed as a program reads it.
struct FeedReading: Sendable {
    let reply: Reply

    /// The events, each by the names of its properties, parameters among them.
    var events: [[String: String]] {
        let lines = reply.text.replacing("\r\n ", with: "").split(separator: "\r\n").map(String.init)
        return lines.split(separator: "BEGIN:VEVENT").dropFirst().map { event in
            Dictionary(
                event.prefix { $0 != "END:VEVENT" }.map { line in
                    let colon = line.firstIndex(of: ":") ?? line.endIndex
                    return (String(line[..<colon]), String(line[colon...].dropFirst()))
                }
            ) { first, _ in first }
        }
    }

    /// `day summary` of each event.
    var lines: [String] { events.map { "\($0["DTSTART;VALUE=DATE"] ?? "-") \($0["SUMMARY"] ?? "-")" } }
}

extension Service {
    /// Makes a feed of a person or team.
    func makeFeed(_ owner: String, headers: HTTPFields = [:]) async throws -> Reply {
        try await send(
            .post, "/v1/calendar-feeds", #"{\#(owner), "description": "Outlook of J. Example"}"#, token: officer,
            headers: headers)
    }

    /// The secret address of a new feed.
    func feed(_ owner: String) async throws -> String {
        let made = try await makeFeed(owner)
        try #require(made.status == 201, "\(made.text)")
        return try #require(try made.json["address"].text)
    }

    /// Reads an address without a token.
    func read(_ address: String, headers: HTTPFields = [:]) async throws -> FeedReading {
        FeedReading(reply: try await send(.get, address, token: nil, headers: headers))
    }
}
