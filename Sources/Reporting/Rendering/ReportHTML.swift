import Complaints
public import HTML
import WorkingDays

extension Report {
    /// The report as one page that stands alone: no script, no other file; readable on paper and without colour.
    public func html() -> HTML {
        .page(
            title: "\(title), \(kind.lowercased()) \(period.written)", style: "\n\(ReportStyle.css)\n",
            viewport: "width=device-width, initial-scale=1",
            body: """
                <a class="skip" href="#content">Skip to the report</a>
                \(cover)
                \(contents)
                <main id="content">
                \(narrative.map(section))\(appendix)</main>
                """)
    }

    private var cover: HTML {
        let tiles = highlights.map { highlight -> HTML in
            """
            <div><dt>\(prose: highlight.label)</dt><dd><strong>\(prose: highlight.value)</strong>\
            <span>\(prose: highlight.detail)</span></dd></div>

            """
        }
        let notes = standing.map { note -> HTML in "<p class=\"standing\">\(prose: note)</p>\n" }
        return """
            <header class="cover">
            <p class="kicker">\(prose: basis.council ?? "")\(basis.council == nil ? "" : ", ")\(kind) \(prose: period.written)</p>
            <h1>\(prose: title)\(prose: department.map { ": \($0)" } ?? "")</h1>
            <p class="period">\(period.firstOn.written) to \(period.lastOn.written)</p>
            <ul class="law">\(legalBasis.map { "<li>\(prose: $0)</li>" })</ul>
            \(notes)</header>
            \(tiles.isEmpty ? nil : "<dl class=\"tiles\">\n\(tiles)</dl>" as HTML)
            """
    }

    /// What stands on every report: whether its days are over, when and from what it was computed, and where to ask.
    private var standing: [String] {
        (view == .inside ? [Self.notForPublication] : [])
            + (isToDate ? ["The period is not over: these are the figures to \(basis.computedOn.written)."] : [])
            + [
                "Computed on \(basis.computedOn.written) from the register at event \(Words.number(basis.registerPosition)) and "
                    + "version \(Words.number(basis.calendarVersion)) of the calendar of working days."
            ] + (basis.contact.map { [$0] } ?? [])
    }

    private var contents: HTML {
        let items = narrative.filter { !$0.isSubsection }.map { section -> HTML in
            "<li><a href=\"#\(section.anchor)\"><span>\(section.number)</span>\(prose: section.title)</a></li>"
        }
        return """
            <nav class="contents" aria-labelledby="contents">
            <h2 id="contents">Contents</h2>
            <ol>\(items)<li><a href="#definitions"><span>A</span>How the figures are counted</a></li></ol>
            </nav>
            """
    }

    private func section(_ section: ReportSection) -> HTML {
        let level = section.isSubsection ? 3 : 2
        return """
            <h\(level) id="\(section.anchor)"><span class="number">\(section.number)</span> \
            \(prose: section.title)</h\(level)>
            \(section.blocks.map(block))
            """
    }

    private func block(_ block: ReportSection.Block) -> HTML {
        switch block {
        case .paragraph(let text): "<p>\(prose: text)</p>\n"
        case .commentary(let text):
            "<div class=\"commentary\">\(text.paragraphs.map { "<p>\(prose: $0)</p>\n" as HTML })</div>\n"
        case .list(let items): "<ul class=\"cases\">\(items.map { "<li>\(prose: $0)</li>" })</ul>\n"
        case .table(let id): table(id)?.exhibit ?? ""
        }
    }

    /// Each figure once, with its values of the report's own days.
    private var appendix: HTML {
        let rows = figures.filter { $0.period == period }.map { figure -> HTML in
            let values = figure.printedParts.map {
                $0.key == nil ? $0.value.cautious : "\($0.label): \($0.value.cautious)"
            }
            return """
                <tr><th scope="row">\(prose: figure.definition.title)<br><code>\(figure.id)</code></th>\
                <td>\(values.enumerated().map { "\($0 == 0 ? nil : "<br>" as HTML)\(number: $1)" as HTML })</td>\
                <td>\(prose: figure.definition.sentence)</td></tr>

                """
        }
        return """
            <section class="appendix">
            <h2 id="definitions"><span class="number">A</span> How the figures are counted</h2>
            <p>Every figure is computed from the register of complaints by its definition. The values are those of \
            \(prose: period.written).</p>
            \(smallNumbers.map { "<p>\(prose: $0)</p>\n" as HTML })<table><caption>Definitions</caption>
            <thead><tr><th scope="col">Figure</th><th scope="col">Value</th><th scope="col">Definition</th></tr></thead>
            <tbody>
            \(rows)</tbody></table>
            </section>

            """
    }
}

extension ComputedFigure {
    /// Its values, without the zeros of a long list.
    fileprivate var printedParts: [Part] { parts.count > 12 ? parts.filter { $0.value.whole != 0 } : parts }
}

extension ReportSection {
    fileprivate var anchor: String { "section-" + number.split(separator: ".").joined(separator: "-") }
}

extension ReportTable {
    /// The table, its chart beside it, and what is counted below.
    fileprivate var exhibit: HTML {
        let chart = chart.flatMap { $0.categories.isEmpty ? nil : $0 }
        let picture = chart.map { ChartSVG(chart: $0, id: "chart-\(id)", title: "\(label): \(title)").html }
        return """
            <section class="exhibit\(picture == nil ? "" : " charted")" id="table-\(id)" aria-label="\(label)">
            <table>
            <caption><b>\(label)</b> \(prose: title)</caption>
            <thead><tr>\(columns.enumerated().map(head))</tr></thead>
            <tbody>
            \(rows.map(row))</tbody>
            </table>
            \(picture)<div class="counted"><p class="definition">\(prose: definition)</p>\
            \(notes.map { "<p class=\"definition\">\(prose: $0)</p>" })</div>
            </section>

            """
    }

    private func head(_ index: Int, _ column: String) -> HTML {
        let style: HTML = index == 0 ? "" : " class=\"n\""
        return "<th scope=\"col\"\(style)>\(prose: column)</th>"
    }

    private func row(_ row: Row) -> HTML {
        let style: HTML = row.kind == .plain ? "" : " class=\"\(row.kind.rawValue)\""
        let cells = row.cells.map { cell -> HTML in
            "<td class=\"\(cell.isWord ? "n word" : "n")\">\(number: cell.text)</td>"
        }
        return "<tr\(style)><th scope=\"row\">\(prose: row.name)</th>\(cells)</tr>\n"
    }
}

extension Cell {
    /// Whether a word stands where a number was expected.
    fileprivate var isWord: Bool {
        switch self {
        case .value(let value), .change(let value): value.number == nil && value.denominator != 0 || value.state == .new
        case .withheld, .notRecorded: true
        default: false
        }
    }
}
