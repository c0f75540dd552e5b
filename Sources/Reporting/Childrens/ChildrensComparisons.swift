import Complaints

/// The two shapes most tables have: counts of two years with their change, and counts with their share of the total.
extension ChildrensReport {
    /// A name with its count in each year.
    typealias Line = (name: String, counts: [Int?])

    /// The counts of a kind in both years, in the order of their position or, sorted, the most frequent first.
    func lines(_ kind: ChildrensYear.Kind, sorted: Bool) -> [Line] {
        var labels: [String: (label: String, position: Int)] = [:]
        for tally in counts.years.flatMap({ $0.tallies(kind) }) { labels[tally.key] = (tally.label, tally.position) }
        func order(_ key: String) -> (Int, Int, String) {
            (sorted ? -(current.count(kind, key) ?? 0) : 0, labels[key]?.position ?? 0, key)
        }
        return labels.keys.sorted { order($0) < order($1) }.map { key in
            (labels[key]?.label ?? key, counts.years.map { $0.count(kind, key) })
        }
    }

    /// A table of two years and the change between them.
    func comparison(
        id: String, label: String, title: String, first: String, lines: [Line], withTotal: Bool = true,
        definition: String, notes: [String] = []
    ) -> ReportTable {
        func row(_ line: Line, _ kind: ReportTable.Row.Kind = .plain) -> ReportTable.Row {
            .init(
                line.name, line.counts.map { Cell($0) } + [.change(Change(from: line.counts[0], to: line.counts[1]))],
                kind)
        }
        let total: [ReportTable.Row] = withTotal ? [row(Self.total(lines, years: counts.years), .total)] : []
        return ReportTable(
            id: id, label: label, title: title,
            columns: [first] + counts.years.map(\.year.description) + ["Change %"],
            rows: lines.map { row($0) } + total, definition: definition, notes: notes, chart: chart(lines))
    }

    /// A table of two years, each with the share of its total.
    func shares(
        id: String, label: String, title: String, first: String, lines: [Line], asides: [Line] = [],
        definition: String, notes: [String] = []
    ) -> ReportTable {
        let total = Self.total(lines, years: counts.years)
        func row(_ line: Line, _ kind: ReportTable.Row.Kind = .plain) -> ReportTable.Row {
            .init(
                line.name,
                zip(line.counts, total.counts).flatMap { count, whole in
                    [Cell(count), kind == .aside ? .text("") : Cell(Percentage(count, of: whole))]
                }, kind)
        }
        return ReportTable(
            id: id, label: label, title: title, columns: [first] + counts.years.flatMap { ["\($0.year)", "%"] },
            rows: lines.map { row($0) } + [row(total, .total)] + asides.map { row($0, .aside) },
            definition: definition, notes: notes, chart: chart(lines))
    }

    private func chart(_ lines: [Line]) -> Chart {
        Chart(
            series: counts.years.map(\.year.description), categories: lines.map { .init($0.name, $0.counts) })
    }

    /// The total of the lines; 0 in a recorded year without any, nothing in one that is not.
    private static func total(_ lines: [Line], years: [ChildrensYear]) -> Line {
        let totals = years.indices.map { year in
            lines.map { $0.counts[year] }.reduce(years[year].isRecorded ? 0 : nil, sum)
        }
        return ("Total", totals)
    }
}
