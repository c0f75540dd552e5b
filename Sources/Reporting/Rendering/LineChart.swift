import HTML

/// Draws lines over time: one for each category, a mark at each value, and a gap where there is none.
///
/// The lines differ by dashes and by the shape of their marks, and each is named at its end.
struct LineChart {
    let chart: ChartSVG

    private let width = 640
    private let top = 22
    private let left = 44
    private let plotHeight = 210
    private let lineHeight = 14

    private var series: [String] { chart.chart.series }
    private var categories: [Chart.Category] { chart.chart.categories }
    /// One line says its values itself; several are named at their ends.
    private var isSingle: Bool { categories.count == 1 }
    private var right: Int { width - (isSingle ? 30 : 170) }
    private var bottom: Int { top + plotHeight }

    /// The picture as an `svg` element.
    var html: HTML {
        let ticks = stride(from: 0, through: greatest, by: step).map { value -> HTML in
            """
            <line class="grid" x1="\(left)" y1="\(y(value))" x2="\(right)" y2="\(y(value))"/>\
            <text class="tick" x="\(left - 8)" y="\(y(value) + 4)" text-anchor="end">\(Words.number(value))</text>

            """
        }
        let periods = series.indices.map { index in
            text(labels[index], "tick", x: x(index), y: bottom + 20, anchor: "middle")
        }
        let lines = categories.enumerated().map { line($1, style: $0) }
        return chart.picture(
            width: width, height: bottom + 12 + lineHeight * (labels.map(\.count).max() ?? 1),
            """
            \(ticks)<line class="axis" x1="\(left)" y1="\(bottom)" x2="\(right)" y2="\(bottom)"/>
            \(periods)
            \(lines)\(isSingle ? nil : names)
            """)
    }

    // MARK: Scales

    /// A round number of which at most five fit under the greatest value.
    private var step: Int {
        var power = 1
        while true {
            for factor in [1, 2, 5] where factor * power * 5 >= chart.chart.maximum { return factor * power }
            power *= 10
        }
    }

    private var greatest: Int { (chart.chart.maximum + step - 1) / step * step }

    private func x(_ index: Int) -> Int {
        let inset = 28
        guard series.count > 1 else { return (left + right) / 2 }
        return left + inset + (right - left - 2 * inset) * index / (series.count - 1)
    }

    private func y(_ value: Int) -> Int { bottom - plotHeight * value / greatest }

    /// The names of the periods in lines that fit between two of them; of many months the first letters.
    private var labels: [[String]] {
        series.map { name in
            let isMonth = series.count > 6 && name.first?.isLetter == true
            return ChartSVG.lines(isMonth ? String(name.prefix(3)) : name, width: isMonth ? 4 : 12)
        }
    }

    // MARK: Lines

    private func line(_ category: Chart.Category, style: Int) -> HTML {
        let known = series.indices.filter { category.values[$0] != nil }
        var path = ""
        for index in known {
            let isContinued = index > 0 && category.values[index - 1] != nil
            path += "\(isContinued ? "L" : "M")\(x(index)) \(y(category.values[index] ?? 0)) "
        }
        let marks = known.map { mark(style, x: x($0), y: y(category.values[$0] ?? 0)) }
        let values = series.indices.map { index -> HTML in
            guard let value = category.values[index] else {
                let words = ChartSVG.lines(chart.text(category, index), width: 9)
                return text(
                    words, "missing", x: x(index), y: bottom - 6 - lineHeight * (words.count - 1), anchor: "middle")
            }
            return text([Words.number(value)], "value", x: x(index), y: y(value) - 10, anchor: "middle")
        }
        return """
            <path class="series"\(dashes(style)) d="\(path)"/>\(marks)\(isSingle ? values : [])

            """
    }

    private func dashes(_ style: Int) -> HTML? {
        [nil, " stroke-dasharray=\"7 4\"", " stroke-dasharray=\"2 4\"", " stroke-dasharray=\"9 3 2 3\""][style % 4]
    }

    private func mark(_ style: Int, x: Int, y: Int) -> HTML {
        switch style % 4 {
        case 0: "<circle class=\"mark full\" cx=\"\(x)\" cy=\"\(y)\" r=\"4\"/>"
        case 1: "<rect class=\"mark hollow\" x=\"\(x - 4)\" y=\"\(y - 4)\" width=\"8\" height=\"8\"/>"
        case 2: "<path class=\"mark full\" d=\"M\(x) \(y - 5)l5 9h-10z\"/>"
        default: "<path class=\"mark hollow\" d=\"M\(x) \(y - 6)l6 6l-6 6l-6 -6z\"/>"
        }
    }

    /// The name of each line beside its last value, pushed apart where lines end close to each other.
    private var names: HTML {
        let ends = categories.enumerated().map { style, category in
            (
                style: style, y: y(category.values.last { $0 != nil }.flatMap(\.self) ?? 0),
                lines: ChartSVG.lines(category.name, width: 20)
            )
        }.sorted { $0.y < $1.y }
        // From the lowest upwards: what would lie on the one below goes above it.
        var floor = bottom + lineHeight
        let placed = ends.reversed().map { end -> HTML in
            let height = lineHeight * end.lines.count
            let first = min(end.y + 4, floor - height)
            floor = first - lineHeight / 2 + 2
            return """
                \(mark(end.style, x: right + 12, y: first - 4))\
                \(text(end.lines, "legend", x: right + 24, y: first, anchor: "start"))

                """
        }
        return "\(placed)"
    }

    private func text(_ lines: [String], _ style: String, x: Int, y: Int, anchor: String) -> HTML {
        let spans = lines.enumerated().map { index, line -> HTML in
            "<tspan x=\"\(x)\" y=\"\(y + index * lineHeight)\">\(line)</tspan>"
        }
        return "<text class=\"\(style)\" text-anchor=\"\(anchor)\">\(spans)</text>"
    }
}
