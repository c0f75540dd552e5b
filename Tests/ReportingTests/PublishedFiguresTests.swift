import Complaints
import Foundation
import Reporting
import TestSupport
import Testing

/// The figures a council published for 2022-23, and what follows from its rows where the printed one was wrong.
struct PublishedFiguresTests {
    struct Published: Sendable, CustomTestStringConvertible {
        let figure: String
        let year: String
        /// The value as canonical JSON.
        let value: String
        var testDescription: String { "\(figure) \(year)" }
    }

    static let childrens: [Published] = {
        let url = Bundle.module.bundleURL.appendingPathComponent("Fixtures/published.json")
        guard let data = FileManager.default.contents(atPath: url.path),
            let published = Self.object(data) as? [[String: Any]]
        else { return [] }
        return published.compactMap { entry in
            guard let figure = entry["figure"] as? String, figure.hasPrefix("childrens."),
                let year = entry["year"] as? String, let value = entry["value"]
            else { return nil }
            return Published(figure: figure, year: year, value: Self.canonical(value))
        }
    }()

    @Test("the published figures are there to compare with")
    func fixture() {
        #expect(Self.childrens.count == 40)
    }

    @Test("the demonstration register gives every published figure of the children's report", .database)
    func figures() async throws {
        try await Fixtures.loadDemo()

        let report = try await Fixtures.report("2022-23")

        let document = try #require(Self.object(Data(report.json())) as? [String: Any])
        let figures = try #require(document["figures"] as? [[String: Any]])
        for published in Self.childrens {
            let found = figures.first {
                $0["figure"] as? String == published.figure && $0["year"] as? String == published.year
            }
            #expect(found?["value"].map(Self.canonical) == published.value, "\(published.testDescription)")
        }
    }

    @Test("each figure says what it counts, and is given once for a year", .database)
    func definitions() async throws {
        try await Fixtures.loadDemo()

        let report = try await Fixtures.report("2022-23")

        #expect(report.figures.allSatisfy { $0.definition.hasSuffix(".") })
        #expect(Set(report.figures.map { "\($0.figure) \($0.year)" }).count == report.figures.count)
    }

    @Test("the report states its law and the two ways of counting, and not the regulations replaced in 2009", .database)
    func law() async throws {
        try await Fixtures.loadDemo()

        let page = try await Fixtures.report("2022-23").html()

        #expect(page.contains("SI 2006/1738"))
        #expect(!page.contains("2006/1681"))
        #expect(page.contains("counted by the date a complaint was received"))
        #expect(page.contains("counted by the date a complaint was resolved"))
    }

    private static func object(_ data: Data) -> Any? {
        do { return try JSONSerialization.jsonObject(with: data) } catch { return nil }
    }

    /// The value with sorted members, so that two can be compared as text.
    private static func canonical(_ value: Any) -> String {
        switch value {
        case let members as [String: Any]:
            "{" + members.sorted { $0.key < $1.key }.map { "\($0.key):\(canonical($0.value))" }.joined(separator: ",")
                + "}"
        case let values as [Any]: "[" + values.map(canonical).joined(separator: ",") + "]"
        default: "\(value)"
        }
    }
}
