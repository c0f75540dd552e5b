import HTML

/// A chart as a picture: bars, or lines where it shows how something went over time.
///
/// Nothing in it is told by colour alone, and it says in words all that it shows.
struct ChartSVG {
    let chart: Chart
    /// Unique on the page; the names of its parts begin with it.
    let id: String
    let title: String
    /// What stands in the place of a number that there is not, by the names of its category and its series.
    let words: (_ category: String, _ series: String) -> String

    /// The picture as an `svg` element.
    var html: HTML {
        switch chart.form ?? .bars {
        case .bars: BarChart(chart: self).html
        case .lines: LineChart(chart: self).html
        }
    }

    /// The element around a drawing, with what it shows in words for whoever cannot see it.
    func picture(width: Int, height: Int, _ drawing: HTML) -> HTML {
        """
        <svg class="chart" role="img" aria-labelledby="\(id)-title \(id)-desc" viewBox="0 0 \(width) \(height)" \
        xmlns="http://www.w3.org/2000/svg">
        <title id="\(id)-title">\(title)</title>
        <desc id="\(id)-desc">\(summary)</desc>
        \(drawing)</svg>

        """
    }

    /// What is written for a value of a category.
    func text(_ category: Chart.Category, _ series: Int) -> String {
        category.values[series].map(Words.number) ?? words(category.name, chart.series[series])
    }

    private var summary: String {
        guard !chart.categories.isEmpty else { return "There is nothing to show." }
        return chart.categories.map { category in
            let values = chart.series.indices.map { "\(chart.series[$0]) \(text(category, $0))" }
            return "\(category.name): \(values.joined(separator: ", "))"
        }.joined(separator: "; ") + "."
    }

    /// A text in lines of about this many characters.
    static func lines(_ text: String, width: Int) -> [String] {
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
