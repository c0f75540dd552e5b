import Complaints
public import HTML
import WorkingDays

extension AnnualReport {
    /// The report as one page that stands alone: no script, no other file; readable on paper and without colour.
    public func html() -> HTML {
        .page(
            title: "\(title), annual report \(year)", style: "\n\(ReportStyle.css)\n",
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
        return """
            <header class="cover">
            <p class="kicker">Annual report \(year)</p>
            <h1>\(prose: title)</h1>
            <p class="period">\(year.firstOn.written) to \(year.lastOn.written)</p>
            <ul class="law">\(legalBasis.map { "<li>\(prose: $0)</li>" })</ul>
            </header>
            \(tiles.isEmpty ? nil : "<dl class=\"tiles\">\n\(tiles)</dl>" as HTML)
            """
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
        case .list(let items): "<ul class=\"cases\">\(items.map { "<li>\(prose: $0)</li>" })</ul>\n"
        case .table(let id): table(id)?.exhibit ?? ""
        }
    }

    /// Each figure once, with the value of the latest year it is given for.
    private var appendix: HTML {
        var seen: Set<String> = []
        let latest = figures.sorted { $0.year > $1.year }.filter { seen.insert($0.figure).inserted }
        let rows = latest.map { figure -> HTML in
            """
            <tr><th scope="row"><code>\(figure.figure)</code></th><td>\(prose: figure.value.text)</td>\
            <td>\(prose: figure.definition)</td></tr>

            """
        }
        return """
            <section class="appendix">
            <h2 id="definitions"><span class="number">A</span> How the figures are counted</h2>
            <p>Every figure is computed from the register of complaints by its definition. The values are those of \
            \(prose: year.description).</p>
            <table><caption>Definitions</caption>
            <thead><tr><th scope="col">Figure</th><th scope="col">Value</th><th scope="col">Definition</th></tr></thead>
            <tbody>
            \(rows)</tbody></table>
            </section>

            """
    }
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
        case .value(let value): value.number == nil
        case .withheld, .notRecorded, .change(.new): true
        default: false
        }
    }
}
