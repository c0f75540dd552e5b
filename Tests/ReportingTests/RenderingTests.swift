import Complaints
import Foundation
import HTML
import Testing
import WorkingDays

@testable import Reporting

struct RenderingTests {
    /// Text that means something to a browser.
    static let hostile = "<script>alert('x')</script> & \"more\" <"

    private func report(_ text: String) throws -> Report {
        let period = try #require(Period("2022-23"))
        let chart = Chart(series: [text, "b"], categories: [.init(text, [3, nil])])
        let definition = FigureDescription(
            id: "f", title: text, sentence: text, unit: .count, basis: .received, polarity: .none,
            describesPeople: false,
            source: "R117")
        return Report(
            name: .childrens, period: period, title: text, department: nil, legalBasis: [text], view: .open,
            smallNumbers: text,
            basis: Report.Basis(
                council: text, contact: text, computedOn: period.lastOn.adding(days: 1), registerPosition: 7,
                calendarVersion: 1),
            highlights: [Highlight(value: text, label: text, detail: text)],
            figures: [
                ComputedFigure(
                    definition: definition, period: period, parts: [.init(key: "a", label: text, value: .count(3))])
            ],
            tables: [
                ReportTable(
                    id: "t", label: text, title: text, columns: [text, "n"], rows: [.init(text, [.text(text)])],
                    definition: text, notes: [text], chart: chart)
            ],
            indicators: [], narrative: [ReportSection("1", text, [.paragraph(text), .list([text]), .table("t")])])
    }

    @Test("whatever the register holds is escaped on the page")
    func escaping() throws {
        let page = try report(Self.hostile).html().markup

        #expect(!page.contains("<script"))
        #expect(!page.contains("& "))
        #expect(page.contains("&lt;script&gt;"))
    }

    @Test("the page refers to nothing outside itself")
    func alone() throws {
        let page = try report("Text").html().markup

        #expect(!page.contains("<script"))
        #expect(!page.contains("<link"))
        #expect(!page.contains("src="))
        #expect(!page.contains("@import"))
        #expect(page.matches(of: /href="([^#])/).isEmpty)
    }

    @Test("each picture has a title and its numbers in words")
    func pictures() throws {
        let page = try report("Text").html().markup

        #expect(page.contains("role=\"img\" aria-labelledby=\"chart-t-title chart-t-desc\""))
        #expect(page.contains("Text: Text 3, b not recorded."))
    }

    @Test("JSON keeps quotation marks, control characters and the order of its members")
    func json() throws {
        let text = "a\"b\\c\n\u{1}é"
        let bytes = try report(text).json()

        let value = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
        #expect(value["title"] as? String == text)
        let names = ["report", "period", "title", "legal_basis", "computed", "figures", "tables", "narrative"]
        let places = names.map { String(decoding: bytes, as: UTF8.self).range(of: "\n  \"\($0)\":")?.lowerBound }
        #expect(places.allSatisfy { $0 != nil })
        #expect(places.compactMap { $0 } == places.compactMap { $0 }.sorted())
    }

    @Test("cells are printed as people write them")
    func cells() {
        let cells: [Cell] = [
            .number(4934), .change(.change(from: .count(65), to: .count(86))),
            .change(.change(from: .count(147), to: .count(143))), .change(Value(.new, unit: .percent)),
            .value(.count(36540, unit: .pounds)), .value(Value(.withheld, unit: .count)),
            .value(.notRecorded(unit: .count)), .value(.share(.count(0), of: .count(0))), .withheld, .notRecorded,
        ]

        #expect(
            cells.map(\.text) == [
                "4,934", "+32%", "-3%", "new", "£36,540", "withheld", "not recorded", "–", "withheld", "not recorded",
            ])
    }
}
