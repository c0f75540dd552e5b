import Complaints
import Foundation
import HTML
import TestSupport
import Testing
import WorkingDays

@testable import Reporting

/// Texts that mean something to a browser, each told from the others by its number.
private struct HostileTexts {
    private var count = 0

    mutating func next() -> String {
        count += 1
        return "<script>\"'&\(count);"
    }

    /// Which of the texts stand escaped in a page; none where one stands in it in any other way.
    func escaped(in page: String) -> [Int] {
        // Of the name of a file there are letters, digits and hyphens alone.
        let rest = page.replacing(/\ download="[a-z0-9-]+\.csv"/, with: "")
            .replacing("&lt;script&gt;&quot;&#39;&amp;", with: "")
        guard !rest.contains("script") else { return [] }
        return (1...count).filter { page.contains("&lt;script&gt;&quot;&#39;&amp;\($0);") }
    }

    var all: [Int] { Array(1...count) }
}

/// What every page does with texts that somebody typed, and that the pages stay as they were.
struct PageTests {
    @Test("every text of a report is escaped on its page")
    func report() throws {
        var texts = HostileTexts()
        let period = try #require(Period("2022-23"))
        let chart = Chart(series: [texts.next(), texts.next()], categories: [.init(texts.next(), [3, nil])])
        let definition = FigureDescription(
            id: texts.next(), title: texts.next(), sentence: texts.next(), unit: .count, basis: .received,
            polarity: .none,
            describesPeople: false, source: "R117")
        let part = ComputedFigure.Part(key: "a", label: texts.next(), value: .count(3))
        let table = ReportTable(
            id: texts.next(), label: texts.next(), title: texts.next(), columns: [texts.next(), texts.next()],
            rows: [.init(texts.next(), [.text(texts.next())])], definition: texts.next(), notes: [texts.next()],
            chart: chart)
        let report = Report(
            name: .childrens, period: period, title: texts.next(), department: texts.next(), legalBasis: [texts.next()],
            view: .open, smallNumbers: texts.next(),
            basis: Report.Basis(
                council: texts.next(), contact: texts.next(), computedOn: period.lastOn, registerPosition: 1,
                calendarVersion: 1),
            highlights: [Highlight(value: texts.next(), label: texts.next(), detail: texts.next())],
            figures: [ComputedFigure(definition: definition, period: period, parts: [part])], tables: [table],
            indicators: [],
            narrative: [
                ReportSection(
                    texts.next(), texts.next(), [.paragraph(texts.next()), .list([texts.next()]), .table(table.id)])
            ])

        let page = report.html().markup

        #expect(texts.escaped(in: page) == texts.all)
    }

    @Test("every text of an explanation is escaped on its page")
    func explanation() throws {
        var texts = HostileTexts()
        let receivedOn = try #require(Day("2025-09-01"))
        let names = (clock: texts.next(), reading: texts.next())
        func clock(_ name: String, _ kind: ClockKind, source: String = "") -> ProcedureClock {
            ProcedureClock(
                stage: .stage1, clock: name, kind: kind, basis: .stageRequested, endsWith: .responded,
                length: .workingDays(5), extension: .byAgreement, source: source)
        }
        let version = ProcedureVersion(
            id: 1, procedure: .corporate, name: texts.next(), inForceFrom: receivedOn, stages: [.stage1],
            clocks: [clock(names.clock, .limit, source: texts.next()), clock(names.reading, .alternative)])
        let calendar = try WorkingCalendar(
            coverage: receivedOn...receivedOn.adding(days: 100),
            bankHolidays: [BankHoliday(on: receivedOn.adding(days: 2), name: texts.next())], version: 1)
        var stage = Stage(id: StageID(rawValue: UUID()), stage: .stage1, position: 1, requestedOn: receivedOn)
        stage.extensions = [
            Extension(
                agreedOn: receivedOn, extendedTo: receivedOn.adding(days: 20), reason: texts.next(),
                notifiedOn: receivedOn, goodReason: texts.next())
        ]
        let move = DutyMove(
            kind: .response, stage: .stage1, clock: names.clock, nature: .limit,
            movedAt: Date(timeIntervalSinceReferenceDate: 0),
            by: texts.next(), cause: texts.next(), calendarVersion: nil, basisBefore: receivedOn,
            basisAfter: receivedOn, dueBefore: receivedOn, dueAfter: receivedOn)
        let explanation = try #require(
            try DutyExplanation(
                clock: names.clock, of: stage, received: Receipt(on: receivedOn), version: version,
                calendar: calendar))

        let standing = PageStanding(council: texts.next(), computedAt: Date(timeIntervalSinceReferenceDate: 0))
        let page = ExplanationPage.html(
            explanation, reference: texts.next(), standing: standing, moves: [move]
        ).markup

        #expect(texts.escaped(in: page) == texts.all)
    }

    @Test("every text of a history is escaped on its page", arguments: [false, true])
    func history(isStruck: Bool) throws {
        var texts = HostileTexts()
        let line = HistoryLine(
            on: try #require(Day("2025-09-01")), kind: .entry, recordedAt: nil, by: texts.next(), title: texts.next(),
            text: texts.next(), isStruck: isStruck)

        let standing = PageStanding(council: texts.next(), computedAt: Date(timeIntervalSinceReferenceDate: 0))
        let page = HistoryPage.html([line], reference: texts.next(), standing: standing).markup

        #expect(texts.escaped(in: page) == texts.all)
    }

    /// `redress report childrens 2022-23 --format html`, asked of a database with nothing but the demonstration register, writes the
    /// file anew, with one newline more.
    ///
    /// When and from which event of the register it was computed is left out.
    @Test("the page of the demonstration report is the one that was read and agreed", .database(.demonstration))
    func demonstration() async throws {
        let url = Bundle.module.bundleURL.appendingPathComponent("Fixtures/childrens-2022-23.html")
        let agreed = try String(contentsOf: url, encoding: .utf8)

        let page = try await Fixtures.report("2022-23").html().markup

        let difference = Self.lines(page).difference(from: Self.lines(agreed))
        #expect(difference.isEmpty, "\(difference.prefix(4))")
    }

    private static func lines(_ text: String) -> [Substring] {
        text.split(separator: "\n", omittingEmptySubsequences: false).filter { !$0.hasPrefix("<div class=\"fact\">") }
    }
}
