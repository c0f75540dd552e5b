import Complaints
import Foundation
import HTML
import Spreadsheets
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
        #expect(page.matches(of: /href="(?!#|data:text\/csv)/).isEmpty)
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

    @Test("the files of figures say of each value what it counts, by which day, and why there is no number")
    func files() throws {
        let period = try #require(Period("2022-23"))
        let definition = FigureDescription(
            id: "f", title: "F", sentence: "Complaints, by the day received.", unit: .count, basis: .received,
            polarity: .none, describesPeople: false, source: "R117")
        let values: [Value] = [
            .notAvailable("Nobody knows.", unit: .count), .notComparable("Other limits.", unit: .count),
            .notRecorded("The records begin later.", unit: .count), .count(3),
        ]
        let parts = values.enumerated().map { ComputedFigure.Part(key: "k\($0)", label: "K", value: $1) }
        let report = Report(
            name: .childrens, period: period, title: "T", department: nil, legalBasis: [], view: .open,
            smallNumbers: nil,
            basis: Report.Basis(
                council: nil, contact: nil, computedOn: period.lastOn, registerPosition: 1, calendarVersion: 1),
            highlights: [], figures: [ComputedFigure(definition: definition, period: period, parts: parts)], tables: [],
            indicators: [], narrative: [])
        let reasons = ["Nobody knows.", "Other limits.", "The records begin later.", nil]

        let lines = String(decoding: report.csv(), as: UTF8.self).split(whereSeparator: \.isNewline)
        let origin = "view,computed_on,register_position,calendar_version"
        #expect(lines.first?.hasSuffix("denominator,reason,basis,definition,\(origin)") == true)
        for (line, reason) in zip(lines.dropFirst(), reasons) {
            let end = ",received,\"Complaints, by the day received.\",public,\(period.lastOn),1,1"
            #expect(line.hasSuffix((reason ?? "") + end), "\(line)")
        }
        let sheet = try #require(report.workbook().sheets.first { $0.name == "Figures" })
        let column = try #require(sheet.columns.firstIndex(of: "Reason"))
        #expect(sheet.columns.prefix(2) == ["Figure", "Title"])
        #expect(sheet.rows.allSatisfy { $0.prefix(2) == [.text("f"), .text("F")] })
        #expect(sheet.columns.suffix(3) == ["Reason", "Basis", "Definition"])
        #expect(sheet.rows.map { $0[column] } == reasons.map { SheetCell($0) })
        #expect(
            sheet.rows.allSatisfy { $0.suffix(2) == [.text("received"), .text("Complaints, by the day received.")] })
    }

    @Test("cells are printed as people write them")
    func cells() {
        let cells: [Cell] = [
            .number(4934), .change(.change(from: .count(65), to: .count(86))),
            .change(.change(from: .count(147), to: .count(143))), .change(Value(.new, unit: .percent)),
            .value(.count(36540, unit: .pounds)), .value(Value(.withheld, unit: .count)),
            .value(.notRecorded(unit: .count)), .change(.change(from: .count(20), to: .count(237))),
            .value(.share(.count(12_345), of: .count(1000), places: 1)),
            .value(Value(.number, Number(units: -15), unit: .points)), .value(.share(.count(0), of: .count(0))),
            .withheld, .notRecorded,
        ]

        #expect(
            cells.map(\.text) == [
                "4,934", "+32%", "−3%", "new", "£36,540", "withheld", "not recorded",
                "+1,085%", "1,234.5%", "−15 points", "–", "withheld", "not recorded",
            ])
    }

    @Test("a share among counts and a change in points are numbers in a table's file, and its row says what they are")
    func unitsOfRows() {
        let share = Cell.value(.share(.count(45), of: .count(100)))
        let count = Cell.value(.count(7))
        let change = Cell.change(.change(from: .count(65), to: .count(86)))
        let points = Cell.change(Value(.number, Number(units: -27), unit: .points))
        let table = ReportTable(
            id: "t", label: "Table 1", title: "T", columns: ["Measure", "2022-23", "Adults", "Children", "Change %"],
            units: [nil, .count, .count, .percent],
            rows: [
                .init("Received", [count, count, count, change]),
                .init("Fault found, %", [share, share, .value(.share(.count(3), of: .count(6))), points]),
                .init("Fault found", [.text(""), share, .value(.share(.count(0), of: .count(0))), .notRecorded]),
                // No name would say of which of them it is.
                .init("Both", [count, count, share, change]),
            ], definition: "D")

        #expect(
            String(decoding: table.csv(), as: UTF8.self).split(separator: "\r\n") == [
                "Measure,2022-23,Adults,Children,Change %", "Received,7,7,7,32",
                "\"Fault found, % (change in points)\",45,45,3 of 6,-27", "Fault found (%),,45,–,not recorded",
                "Both,7,7,45%,32",
            ])
        #expect(table.rows[1].cells.map(\.text) == ["45%", "45%", "3 of 6", "−27 points"])
    }
}
