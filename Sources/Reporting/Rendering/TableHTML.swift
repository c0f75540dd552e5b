import Foundation
import HTML

extension ReportTable {
    /// The table with its chart, what is counted, and the same as a file, which stands in the page itself and whose name begins
    /// with that of the report's.
    func exhibit(in file: String) -> HTML {
        let drawn = chart.flatMap { $0.categories.isEmpty ? nil : $0 }
        let picture = drawn.map { chart in
            ChartSVG(chart: chart, id: "chart-\(id)", title: "\(label): \(title)", words: words).html
        }
        let style: HTML = drawn == nil ? "" : drawn?.form == .lines ? " trend" : " charted"
        return """
            <div class="exhibit\(style)\(rows.count > 20 ? " long" : "" as HTML)\(columns.count > 8 ? " wide" : "" as HTML)" id="table-\(id)">
            <div class="scroll" role="region" aria-labelledby="caption-\(id)" tabindex="0">
            <table>
            <caption id="caption-\(id)"><span><b>\(label)</b> \(prose: title)</span></caption>
            <thead><tr>\(columns.enumerated().map(head))</tr></thead>
            <tbody>
            \(rows.map(row))</tbody>
            </table>
            </div>
            \(picture)<div class="counted"><p class="definition">\(prose: definition)</p>\
            \(notes.map { "<p class=\"definition\">\(prose: $0)</p>" })\(download(in: file))</div>
            </div>

            """
    }

    /// What leads to the table as comma-separated values: the file is in the address itself, so that nothing is loaded.
    func download(in file: String) -> HTML {
        """
        <p class="download screen"><a download="\("\(file)-\(label.hyphenated).csv")" \
        href="data:text/csv;charset=utf-8;base64,\(Data(csv()).base64EncodedString())">\(label) as a file for spreadsheets \
        (CSV)</a></p>
        """
    }

    private func head(_ index: Int, _ column: String) -> HTML {
        let style: HTML = index == 0 ? "" : " class=\"n\""
        return "<th scope=\"col\"\(style)>\(prose: column)</th>"
    }

    private func row(_ row: Row) -> HTML {
        let style: HTML = row.kind == .plain ? "" : " class=\"\(row.kind.rawValue)\""
        let cells = row.cells.map { cell -> HTML in
            "<td class=\"\(cell.isWord ? "n word" : "n")\">\(cell.text)</td>"
        }
        return "<tr\(style)><th scope=\"row\">\(prose: row.name)</th>\(cells)</tr>\n"
    }

    /// What stands in the place of a number that a chart has not.
    private func words(_ name: String, _ column: String) -> String {
        guard let row = rows.first(where: { $0.name == name }), let place = columns.dropFirst().firstIndex(of: column),
            row.cells.indices.contains(place - 1)
        else { return Cell.notRecorded.text }
        return row.cells[place - 1].text
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
