import HTML

/// Draws a bar chart: for each category one horizontal bar of each series, its value written beside it.
///
/// The series differ by pattern (hatched, solid), so that the picture reads the same without colour.
struct BarChart {
    let chart: ChartSVG

    private let width = 400
    private let labelWidth = 150
    private let valueWidth = 50
    private let barHeight = 15
    private let barGap = 2
    private let groupGap = 14
    private let top = 34

    private var id: String { chart.id }
    private var series: [String] { chart.chart.series }
    private var categories: [Chart.Category] { chart.chart.categories }

    /// The picture as an `svg` element.
    var html: HTML {
        let bars = categories.enumerated().map { group($1, at: top + $0 * groupHeight) }
        return chart.picture(
            width: width, height: height,
            """
            <defs><pattern id="\(id)-hatch" width="6" height="6" patternUnits="userSpaceOnUse" \
            patternTransform="rotate(45)"><rect class="paper" width="6" height="6"/>\
            <rect class="line" width="2.4" height="6"/></pattern></defs>
            \(legend)
            <line class="axis" x1="\(labelWidth)" y1="\(top - 6)" x2="\(labelWidth)" y2="\(height - 6)"/>
            \(bars)
            """)
    }

    private var groupHeight: Int { series.count * (barHeight + barGap) + groupGap }
    private var height: Int { top + categories.count * groupHeight }

    private var legend: [HTML] {
        let widths = series.map { 40 + $0.count * 8 }
        var x = min(labelWidth, max(0, width - widths.reduce(0, +)))
        return series.enumerated().map { index, name -> HTML in
            let place = x
            x += widths[index]
            return """
                <rect class="\(style(index))"\(fill(index)) x="\(place)" y="6" width="20" height="12"/>\
                <text class="legend" x="\(place + 26)" y="16">\(name)</text>
                """
        }
    }

    private func group(_ category: Chart.Category, at y: Int) -> HTML {
        let lines = ChartSVG.lines(category.name, width: 23)
        let middle = y + (groupHeight - groupGap) / 2
        let first = middle + 4 - (lines.count - 1) * 7
        let label = lines.enumerated().map { index, line -> HTML in
            "<tspan x=\"\(labelWidth - 8)\" y=\"\(first + index * 14)\">\(line)</tspan>"
        }
        let bars = series.indices.map { bar(category, series: $0, at: y + $0 * (barHeight + barGap)) }
        return "<text class=\"category\">\(label)</text>\(bars)\n"
    }

    private func bar(_ category: Chart.Category, series: Int, at y: Int) -> HTML {
        let value = category.values[series]
        let length = (width - labelWidth - valueWidth) * (value ?? 0) / chart.chart.maximum
        let rect: HTML = """
            <rect class="\(style(series))"\(fill(series)) x="\(labelWidth)" y="\(y)" width="\(max(length, 2))" \
            height="\(barHeight)"/>
            """
        return """
            \((value ?? 0) > 0 ? rect : "")\
            <text class="\(value == nil ? "missing" : "value")" x="\(labelWidth + length + 6)" \
            y="\(y + 12)">\(chart.text(category, series))</text>
            """
    }

    /// The last series is solid, and those before it hatched.
    private func style(_ index: Int) -> String { index + 1 < series.count ? "bar" : "bar solid" }

    private func fill(_ index: Int) -> HTML? { index + 1 < series.count ? " fill=\"url(#\(id)-hatch)\"" : nil }
}
