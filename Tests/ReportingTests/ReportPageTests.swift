import Complaints
import Foundation
import HTML
import Postgres
import Spreadsheets
import TestSupport
import Testing
import WorkingDays

@testable import Reporting

/// What the page of every report has, whoever reads it with whatever.
@Suite(.database(.demonstration))
struct ReportPageTests {
    static let names: [ReportName] = [.childrens, .corporate, .allComplaints, .monthly]

    private func report(_ name: ReportName, view: ReportView = .open) async throws -> Report {
        let period = try #require(Period("2022-23"))
        return try await Reports(database: TestDatabase.current.database).report(
            name, of: period, view: view, today: period.lastOn.adding(days: 1),
            at: London.instant(of: period.lastOn.adding(days: 1), hour: 14, minute: 5))
    }

    @Test("A page has each landmark once, says its language, and its headings leave no level out", arguments: names)
    func landmarks(name: ReportName) async throws {
        let page = try await report(name).html().markup

        for landmark in [
            "<header>", "<main id=\"content\"", "<footer>", "<nav class=\"contents\" aria-labelledby=\"contents\">",
        ] {
            #expect(page.components(separatedBy: landmark).count == 2, "\(landmark)")
        }
        #expect(page.contains("<html lang=\"en-GB\">"))
        let body = try #require(page.range(of: "<body>\n")).upperBound
        #expect(page[body...].hasPrefix("<a class=\"skip\" href=\"#content\">"))
        let levels = page.matches(of: /<h([1-6])/).compactMap { Int($0.1) }
        #expect(levels.first == 1 && levels.count { $0 == 1 } == 1)
        #expect(zip(levels, levels.dropFirst()).allSatisfy { $1 <= $0 + 1 })
        let ids = page.matches(of: /\ id="([^"]+)"/).map { String($0.1) }
        #expect(Set(ids).count == ids.count)
        let named = page.matches(of: /(?:aria-labelledby="|href="#)([^"]+)"/).flatMap { $0.1.split(separator: " ") }
        #expect(Set(named.map(String.init)).subtracting(ids) == [])
    }

    @Test(
        "Every table has a caption, says what each heading is of, and scrolls where a key reaches it", arguments: names)
    func tables(name: ReportName) async throws {
        let page = try await report(name).html().markup

        let tables = page.matches(of: /(?s)(<div class="scroll"[^>]*>)\n<table>(.*?)<\/table>/)
        #expect(tables.count == page.components(separatedBy: "<table").count - 1)
        for table in tables {
            let caption = try #require(table.2.firstMatch(of: /<caption id="([^"]+)"><span[^>]*>.+<\/span><\/caption>/))
            #expect(table.1 == "<div class=\"scroll\" role=\"region\" aria-labelledby=\"\(caption.1)\" tabindex=\"0\">")
            #expect(table.2.matches(of: /<th(?! scope="(?:col|row)")[ >]/).isEmpty)
            let rows = table.2.matches(of: /<tr/).count - 1
            #expect(table.2.matches(of: /<th scope="row"/).count == rows)
        }
    }

    @Test("The file under a table is that table as comma-separated values, within the page", arguments: names)
    func files(name: ReportName) async throws {
        let report = try await report(name)
        let page = report.html().markup

        let links = page.matches(of: /<a download="([^"]+)" href="data:text\/csv;charset=utf-8;base64,([^"]+)">/)
        let files = try links.map { [UInt8](try #require(Data(base64Encoded: String($0.2)))) }
        let printed = report.narrative.flatMap(\.blocks).compactMap { block -> ReportTable? in
            if case .table(let id) = block { report.table(id) } else { nil }
        }
        #expect(files == (printed + [report.definitions]).map { $0.csv() })
        #expect(Set(links.map(\.1)).count == links.count)
        #expect(links.allSatisfy { $0.1.hasPrefix(report.fileName) && $0.1.hasSuffix(".csv") })
    }

    @Test("A number of a table is a number in its file, but for the counts of a small base", arguments: names)
    func numbersOfFiles(name: ReportName) async throws {
        for table in try await report(name, view: .inside).tables {
            for (row, written) in zip(table.rows, table.cells.rows) {
                for (cell, written) in zip(row.cells, written.dropFirst()) {
                    guard let value = cell.value, value.number != nil, !value.isSmallBase else { continue }
                    if case .text(let text) = written { Issue.record("\(table.label), \(row.name): \(text)") }
                }
            }
        }
    }

    @Test("No number on a page has a hyphen for a minus, and pounds have their thousands apart")
    func numbers() async throws {
        let page = try await report(.childrens).html().markup
        let body = page[try #require(page.range(of: "<body>")).upperBound...]

        #expect(body.matches(of: />-\d/).isEmpty)
        #expect(body.contains(">−3%<"))
        #expect(body.contains("£44,150"))
        #expect(body.matches(of: /£\d{4}/).isEmpty)
    }

    @Test("The definitions have words where a figure has a code, and a share as its counts")
    func definitions() async throws {
        let page = try await report(.childrens).html().markup
        let start = try #require(page.range(of: "<section class=\"appendix\"")).lowerBound

        #expect(!page[start...].contains("<code>"))
        #expect(page[start...].replacing(/\ (?:id|href|download)="[^"]*"/, with: "").matches(of: /[a-z]_[a-z]/).isEmpty)
        #expect(page[start...].contains("31 of 86 (36%)"))
    }

    @Test("A page says whose it is, when it was computed, and for whom")
    func standing() async throws {
        let before = try await report(.childrens).html().markup
        try await TestDatabase.current.database.write { db in
            _ = try db.execute(
                """
                INSERT INTO council_details (version, name, title, address, contact, from_on, recorded_by, recorded_at)
                VALUES (1, 'Borough of "A" & B', 'Complaints', 'Hall', 'a@example.org', '2023-01-01', 'Manager', '2023-01-01')
                """)
        }

        let page = try await report(.childrens, view: .inside).html().markup

        #expect(before.contains("<p class=\"kicker\">The Council, annual report"))
        #expect(page.contains("<p class=\"kicker\">Borough of &quot;A&quot; &amp; B, annual report"))
        #expect(page.contains("<dd>1 April 2023 at 14:05, London time</dd>"))
        #expect(page.contains("<dd>Complaints, Hall, a@example.org</dd>"))
        #expect(page.contains("<p class=\"standing\">This is the internal view"))
        #expect(!before.contains("<p class=\"standing\">"))
        // At the head of each printed page, every character by its number.
        #expect(page.contains("\\000042\\00006f\\000072\\00006f\\000075\\000067\\000068\\000020"))
    }

    @Test("What went over five years is drawn as a line with a gap for a year that is not recorded")
    func trend() async throws {
        let report = try await report(.corporate)
        let chart = try #require(report.table("trend")?.chart)
        let page = report.html().markup

        #expect(chart.form == .lines)
        #expect(chart.series == ["2018-19", "2019-20", "2020-21", "2021-22", "2022-23"])
        #expect(chart.categories == [.init("Corporate complaints", [nil, nil, 526, 610, 781])])
        #expect(page.contains("Corporate complaints: 2018-19 not recorded, 2019-20 not recorded, 2020-21 526,"))
        let line = try #require(page.firstMatch(of: /<path class="series" d="([^"]+)"/)?.1)
        #expect(line.count { $0 == "M" } == 1 && line.count { $0 == "L" } == 2)
        #expect(report.table("stage_1_bands")?.chart?.form == .bars)
    }

    @Test("A chart says of a number that is withheld that it is, and not that nobody recorded it")
    func withheld() throws {
        let table = ReportTable(
            id: "t", label: "Table 1", title: "T", columns: ["Who", "2021-22", "2022-23"],
            rows: [.init("Parent", [.value(Value(.withheld, unit: .count)), .value(.count(7))])], definition: "D",
            chart: Chart(series: ["2021-22", "2022-23"], categories: [.init("Parent", [nil, 7])]))

        let page = table.exhibit(in: "file").markup

        #expect(page.contains("<desc id=\"chart-t-desc\">Parent: 2021-22 withheld, 2022-23 7.</desc>"))
    }
}
