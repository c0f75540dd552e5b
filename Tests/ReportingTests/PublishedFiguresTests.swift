import Complaints
import Foundation
import HTML
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

    /// The published figures of the children's report.
    private static func childrens() throws -> [Published] {
        let url = Bundle.module.bundleURL.appendingPathComponent("Fixtures/published.json")
        let published = try #require(JSONSerialization.jsonObject(with: Data(contentsOf: url)) as? [[String: Any]])
        return try published.filter { ($0["figure"] as? String)?.hasPrefix("childrens.") == true }.map { entry in
            Published(
                figure: try #require(entry["figure"] as? String), year: try #require(entry["year"] as? String),
                value: canonical(try #require(entry["value"])))
        }
    }

    @Test("the published figures are there to compare with")
    func fixture() throws {
        #expect(try Self.childrens().count == 40)
    }

    @Test("the demonstration register gives every published figure of the children's report", .database(.demonstration))
    func figures() async throws {
        let report = try await Fixtures.report("2022-23")

        let document = try #require(JSONSerialization.jsonObject(with: Data(report.json())) as? [String: Any])
        let figures = try #require(document["figures"] as? [[String: Any]])
        for published in try Self.childrens() {
            let found = figures.first {
                $0["figure"] as? String == published.figure && $0["year"] as? String == published.year
            }
            #expect(found?["value"].map(Self.canonical) == published.value, "\(published.testDescription)")
        }
    }

    @Test("the sentences say what the figures say", .database(.demonstration))
    func sentences() async throws {
        let paragraphs = try await Fixtures.report("2022-23").narrative.flatMap(\.blocks).compactMap { block in
            if case .paragraph(let text) = block { text } else { nil }
        }

        let text = paragraphs.joined(separator: " ")
        for sentence in [
            "86 complaints were accepted under the statutory procedure, a 32% increase on 2021-22 (65).",
            "Over both routes there were 143 complaints, a 3% decrease on 2021-22 (147).",
            "1.6% of the year's 5,435 referrals to children's social care led to a statutory complaint, up from 1.3%",
            "Of the 86 complaints answered at stage 1, 31 (36%) were answered within 20 working days, down from 51%",
            "None of the 10 investigations completed in the year was completed within 65 working days of the request.",
            "Of the 4 panels, 3 (75%) were held and answered within the statutory timescales.",
            "The biggest single cause was staff conduct / customer care, recorded for 40 complaints",
            "24 of the 39 complaints with fault found (62%) led to action that should improve the service for others",
            "The Ombudsman made 10 decisions on statutory children's complaints during the year, with fault found in 3",
        ] {
            #expect(text.contains(sentence))
        }
    }

    @Test("each figure says what it counts, and is given once for a year", .database(.demonstration))
    func definitions() async throws {
        let report = try await Fixtures.report("2022-23")

        #expect(report.figures.count > 50)
        #expect(report.figures.map(\.definition).filter { !$0.hasSuffix(".") } == [])
        #expect(Set(report.figures.map { "\($0.figure) \($0.year)" }).count == report.figures.count)
    }

    @Test(
        "the report states its law and the two ways of counting, and not the regulations replaced in 2009",
        .database(.demonstration))
    func law() async throws {
        let page = try await Fixtures.report("2022-23").html().markup

        #expect(page.contains("SI 2006/1738"))
        #expect(!page.contains("2006/1681"))
        #expect(page.contains("counted by the date a complaint was received"))
        #expect(page.contains("counted by the date a complaint was resolved"))
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
