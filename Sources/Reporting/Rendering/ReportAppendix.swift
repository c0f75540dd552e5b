import Complaints
import HTML
import WorkingDays

extension Report {
    /// How the figures are counted: each figure once, with its values of the report's own days.
    var appendix: HTML {
        let table = definitions
        let rows = zip(table.rows, figures.filter { $0.period == period }).map { row, figure -> HTML in
            let values = figure.printed.enumerated().map { index, value -> HTML in
                "\(index == 0 ? nil : "; <br>" as HTML)\(prose: value)"
            }
            return """
                <tr id="figure-\(figure.id)"><th scope="row">\(prose: row.name)</th><td>\(values)</td>\
                <td>\(prose: figure.definition.sentence)</td></tr>

                """
        }
        return """
            <section class="appendix" aria-labelledby="definitions">
            <h2 id="definitions"><span class="number">A</span> How the figures are counted</h2>
            <p>Every figure is computed from the register of complaints by its definition. The values are those of \
            \(prose: period.written).</p>
            \(smallNumbers.map { "<p>\(prose: $0)</p>\n" as HTML })\(table.download(in: fileName))\
            <div class="scroll" role="region" aria-labelledby="caption-definitions" tabindex="0">
            <table>
            <caption id="caption-definitions"><span class="unseen">\(table.title)</span></caption>
            <thead><tr>\(table.columns.map { "<th scope=\"col\">\($0)</th>" as HTML })</tr></thead>
            <tbody>
            \(rows)</tbody>
            </table>
            </div>
            </section>
            """
    }

    /// The same as a table, each value in words.
    var definitions: ReportTable {
        ReportTable(
            id: "definitions", label: "Definitions", title: "Figures with their values and definitions",
            columns: ["Figure", "Value", "Definition"],
            rows: figures.filter { $0.period == period }.map { figure in
                .init(
                    figure.definition.title,
                    [.text(figure.printed.joined(separator: "; ")), .text(figure.definition.sentence)])
            }, definition: "")
    }
}

extension ComputedFigure {
    /// Its values in words: a share as "14 of 86 (16%)", the others under their names, and of a long list only what is not none.
    var printed: [String] {
        guard let count = value("count"), let whole = value("of"), let share = value("percent") else {
            let shown = parts.count > 12 ? parts.filter { $0.value.whole != 0 } : parts
            return shown.map { $0.key == nil ? $0.value.cautious : "\($0.label): \($0.value.cautious)" }
        }
        let first =
            share.isSmallBase || count.number == nil || whole.number == nil
            ? share.cautious
            : "\(count.text) of \(whole.text)" + (share.number == nil ? "" : " (\(share.text))")
        return [first]
            + parts.filter { !["count", "of", "percent"].contains($0.key) }
            .map { "\($0.label): \($0.value.cautious)" }
    }
}
