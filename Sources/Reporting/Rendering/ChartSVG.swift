import HTML

/// Draws a bar chart: for each category one horizontal bar of each series, its value written beside it.
///
/// The series differ by pattern (hatched, solid), so that the picture reads the same without colour.
struct ChartSVG {
    let chart: Chart
    /// Unique on the page; the names of its parts begin with it.
    let id: String
    let title: String

    private let width = 400
    private let labelWidth = 150
    private let valueWidth = 50
    private let barHeight = 15
    private let barGap = 2
    private let groupGap = 14
    private let top = 34

    /// The picture as an `svg` element.
    var html: HTML {
        let bars = chart.categories.enumerated().map { group($1, at: top + $0 * groupHeight) }
        return """
            <svg class="chart" role="img" aria-labelledby="\(id)-title \(id)-desc" viewBox="0 0 \(width) \(height)" \
            xmlns="http://www.w3.org/2000/svg">
            <title id="\(id)-title">\(title)</title>
            <desc id="\(id)-desc">\(summary)</desc>
            <defs><pattern id="\(id)-hatch" width="6" height="6" patternUnits="userSpaceOnUse" \
            patternTransform="rotate(45)"><rect class="paper" width="6" height="6"/>\
            <rect class="line" width="2.4" height="6"/></pattern></defs>
            \(legend)
            <line class="axis" x1="\(labelWidth)" y1="\(top - 6)" x2="\(labelWidth)" y2="\(height - 6)"/>
            \(bars)</svg>

            """
    }

    private var groupHeight: Int { chart.series.count * (barHeight + barGap) + groupGap }
    private var height: Int { top + chart.categories.count * groupHeight }

    /// The chart in words, for who cannot see it.
    private var summary: String {
        guard !chart.categories.isEmpty else { return "There is nothing to show." }
        return chart.categories.map { category in
            let values = zip(chart.series, category.values).map { series, value in
                "\(series) \(value.map(Words.number) ?? "not recorded")"
            }
            return "\(category.name): \(values.joined(separator: ", "))"
        }.joined(separator: "; ") + "."
    }

    private var legend: [HTML] {
        let widths = chart.series.map { 40 + $0.count * 8 }
        var x = min(labelWidth, max(0, width - widths.reduce(0, +)))
        return chart.series.enumerated().map { index, series -> HTML in
            let place = x
            x += widths[index]
            return """
                <rect class="bar" fill="\(fill(index))" x="\(place)" y="6" width="20" height="12"/>\
                <text class="legend" x="\(place + 26)" y="16">\(series)</text>
                """
        }
    }

    private func group(_ category: Chart.Category, at y: Int) -> HTML {
        let lines = Self.lines(category.name, width: 23)
        let middle = y + (groupHeight - groupGap) / 2
        let first = middle + 4 - (lines.count - 1) * 7
        let label = lines.enumerated().map { index, line -> HTML in
            "<tspan x=\"\(labelWidth - 8)\" y=\"\(first + index * 14)\">\(line)</tspan>"
        }
        let bars = category.values.enumerated().map { index, value in
            bar(value, series: index, at: y + index * (barHeight + barGap))
        }
        return "<text class=\"category\">\(label)</text>\(bars)\n"
    }

    private func bar(_ value: Int?, series: Int, at y: Int) -> HTML {
        let length = (width - labelWidth - valueWidth) * (value ?? 0) / chart.maximum
        let text = value.map(Words.number) ?? "not recorded"
        let rect: HTML = """
            <rect class="bar" fill="\(fill(series))" x="\(labelWidth)" y="\(y)" width="\(max(length, 2))" \
            height="\(barHeight)"/>
            """
        return """
            \((value ?? 0) > 0 ? rect : "")\
            <text class="value" x="\(labelWidth + length + 6)" y="\(y + 12)">\(text)</text>
            """
    }

    private func fill(_ series: Int) -> String {
        series + 1 < chart.series.count ? "url(#\(id)-hatch)" : "#12435a"
    }

    /// The name in lines of about this many characters.
    private static func lines(_ text: String, width: Int) -> [String] {
        var lines: [String] = []
        for word in text.split(separator: " ") {
            if let last = lines.last, last.count + 1 + word.count <= width {
                lines[lines.count - 1] = "\(last) \(word)"
            } else {
                lines.append(String(word))
            }
        }
        return lines
    }
}
