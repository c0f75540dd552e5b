import WorkingDays

extension AnnualReport {
    /// The report as one page that stands alone: no script, no other file; readable on paper and without colour.
    public func html() -> String {
        """
        <!DOCTYPE html>
        <html lang="en-GB">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>\(HTML.escape(title)), annual report \(year)</title>
        <style>
        \(ReportStyle.css)
        </style>
        </head>
        <body>
        <a class="skip" href="#content">Skip to the report</a>
        \(cover)
        \(contents)
        <main id="content">
        \(narrative.map(section).joined())\(appendix)</main>
        </body>
        </html>

        """
    }

    private var cover: String {
        let tiles = highlights.map { highlight in
            """
            <div><dt>\(HTML.prose(highlight.label))</dt><dd><strong>\(HTML.prose(highlight.value))</strong>\
            <span>\(HTML.prose(highlight.detail))</span></dd></div>

            """
        }.joined()
        return """
            <header class="cover">
            <p class="kicker">Annual report \(year)</p>
            <h1>\(HTML.prose(title))</h1>
            <p class="period">\(year.firstOn.written) to \(year.lastOn.written)</p>
            <ul class="law">\(legalBasis.map { "<li>\(HTML.prose($0))</li>" }.joined())</ul>
            </header>
            \(highlights.isEmpty ? "" : "<dl class=\"tiles\">\n\(tiles)</dl>")
            """
    }

    private var contents: String {
        let items = narrative.filter { !$0.isSubsection }.map { section in
            "<li><a href=\"#\(section.anchor)\"><span>\(section.number)</span>\(HTML.prose(section.title))</a></li>"
        }
        return """
            <nav class="contents" aria-labelledby="contents">
            <h2 id="contents">Contents</h2>
            <ol>\(items.joined())<li><a href="#definitions"><span>A</span>How the figures are counted</a></li></ol>
            </nav>
            """
    }

    private func section(_ section: ReportSection) -> String {
        let level = section.isSubsection ? 3 : 2
        let heading =
            "<h\(level) id=\"\(section.anchor)\"><span class=\"number\">\(section.number)</span> "
            + "\(HTML.prose(section.title))</h\(level)>\n"
        return heading + section.blocks.map(block).joined()
    }

    private func block(_ block: ReportSection.Block) -> String {
        switch block {
        case .paragraph(let text): "<p>\(HTML.prose(text))</p>\n"
        case .list(let items): "<ul class=\"cases\">\(items.map { "<li>\(HTML.prose($0))</li>" }.joined())</ul>\n"
        case .table(let id): table(id)?.exhibit ?? ""
        }
    }

    /// Each figure once, with the value of the latest year it is given for.
    private var appendix: String {
        var seen: Set<String> = []
        let rows = figures.sorted { $0.year > $1.year }.filter { seen.insert($0.figure).inserted }.map { figure in
            """
            <tr><th scope="row"><code>\(HTML.escape(figure.figure))</code></th><td>\(HTML.prose(figure.value.text))</td>\
            <td>\(HTML.prose(figure.definition))</td></tr>

            """
        }
        return """
            <section class="appendix">
            <h2 id="definitions"><span class="number">A</span> How the figures are counted</h2>
            <p>Every figure is computed from the register of complaints by its definition. The values are those of \
            \(HTML.prose(year.description)).</p>
            <table><caption>Definitions</caption>
            <thead><tr><th scope="col">Figure</th><th scope="col">Value</th><th scope="col">Definition</th></tr></thead>
            <tbody>
            \(rows.joined())</tbody></table>
            </section>

            """
    }
}

extension ReportSection {
    fileprivate var anchor: String { "section-" + number.split(separator: ".").joined(separator: "-") }
}

extension ReportTable {
    /// The table, its chart beside it, and what is counted below.
    fileprivate var exhibit: String {
        let chart = chart.flatMap { $0.categories.isEmpty ? nil : $0 }
        let picture = chart.map { ChartSVG(chart: $0, id: "chart-\(id)", title: "\(label): \(title)").markup } ?? ""
        let notes = notes.map { "<p class=\"definition\">\(HTML.prose($0))</p>" }.joined()
        return """
            <section class="exhibit\(chart == nil ? "" : " charted")" id="table-\(id)" aria-label="\(HTML.escape(label))">
            <table>
            <caption><b>\(HTML.escape(label))</b> \(HTML.prose(title))</caption>
            <thead><tr>\(columns.enumerated().map(head).joined())</tr></thead>
            <tbody>
            \(rows.map(row).joined())</tbody>
            </table>
            \(picture)<div class="counted"><p class="definition">\(HTML.prose(definition))</p>\(notes)</div>
            </section>

            """
    }

    private func head(_ index: Int, _ column: String) -> String {
        "<th scope=\"col\"\(index == 0 ? "" : " class=\"n\"")>\(HTML.prose(column))</th>"
    }

    private func row(_ row: Row) -> String {
        let style = row.kind == .plain ? "" : " class=\"\(row.kind)\""
        let cells = row.cells.map { cell in
            let name = cell.isWord ? "n word" : "n"
            return "<td class=\"\(name)\">\(HTML.number(cell.text))</td>"
        }
        return "<tr\(style)><th scope=\"row\">\(HTML.prose(row.name))</th>\(cells.joined())</tr>\n"
    }
}

extension Cell {
    /// Whether a word stands where a number was expected.
    fileprivate var isWord: Bool {
        switch self {
        case .withheld, .notRecorded, .change(.new): true
        default: false
        }
    }
}
