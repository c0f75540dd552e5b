import Complaints
import WorkingDays

/// Fills a table layout from a book of figures; shares and changes are computed here for every report.
struct TableBuilder {
    let book: FigureBook
    let period: Period
    /// The day of the computation.
    let today: Day
    let layout: TableLayout

    var table: ReportTable {
        let columns = columns
        let rows = rows(columns).map { row in
            ReportTable.Row(row.label, columns.map { cell(row, $0) }, row.kind)
        }
        let withheld = rows.contains { $0.cells.contains { $0.value?.state == .withheld } }
        return ReportTable(
            id: layout.id, label: layout.label, title: layout.title.replacing("{period}", with: period.written),
            columns: [layout.first] + columns.map(\.heading), units: columns.map { $0.unit(book) },
            rows: rows, definition: layout.definition,
            notes: layout.notes.compactMap { Sentences(book: book, period: period, today: today).paragraph([$0]) }
                + reasons(rows)
                + (rows.contains { $0.cells.contains { $0.value?.isSmallBase == true } }
                    ? ["Where a share would be of fewer than ten, the counts stand in its place: base under 10."] : [])
                + (withheld ? ["Small counts of people are withheld, and what would tell them."] : []),
            chart: layout.hasChart ? chart(rows, columns) : nil)
    }

    private func rows(_ columns: [Column]) -> [Line] {
        let lines =
            switch layout.rows {
            case .listed(let rows): rows.map { line($0, $0.kind) }
            case .parts(let id, let keys, let withTotal, let onlyCounted):
                counted(
                    parts(of: id, columns).filter {
                        let key = $0.figure.key ?? ""
                        return keys?.contains(key) ?? true && (withTotal || key != FigureBook.total)
                    }, columns, onlyCounted)
            case .ranked(let ranking, let slot, let values):
                book.figure(ranking, in: slot.period(period)).parts.map {
                    Line(figure: Reference(id: values, key: $0.key), label: $0.label, kind: .plain)
                }
            case .periods(let id, let slots):
                slots.map { slot in
                    let period = slot.period(period)
                    return Line(
                        figure: Reference(id: id, key: nil), label: period.written, kind: .plain, period: period)
                }
            }
        return lines + layout.asides.map { line($0, .aside) }
    }

    private func line(_ row: TableLayout.Row, _ kind: ReportTable.Row.Kind) -> Line {
        let last = min(period.lastOn, today).written.split(separator: " ").prefix(2).joined(separator: " ")
        return Line(
            figure: row.figure, label: (row.label ?? label(of: row.figure)).replacing("{end}", with: last), kind: kind)
    }

    /// The keys of a figure in any of the columns' days, those of the latest first; the total last, and after it what
    /// stands beside it.
    private func parts(of id: String, _ columns: [Column]) -> [Line] {
        let figures =
            ([period] + columns.map(\.period)).map { (id, $0) }
            + columns.compactMap { column in
                if case .figure(let id) = column.kind { (id, column.period) } else { nil }
            }
        var labels: [(key: String, label: String)] = []
        for part in figures.flatMap({ book.figure($0.0, in: $0.1).parts }) {
            guard let key = part.key, !labels.contains(where: { $0.key == key }) else { continue }
            labels.append((key, part.label))
        }
        let beside: [String] =
            if case .tally(_, _, let parts) = book.definitions[id]?.content { parts.map(\.key) } else { [] }
        let last = [FigureBook.none, FigureBook.total] + beside
        let ordered = labels.filter { !last.contains($0.key) } + last.flatMap { key in labels.filter { $0.key == key } }
        return ordered.map { key, label in
            Line(
                figure: Reference(id: id, key: key), label: label,
                kind: key == FigureBook.total ? .total : beside.contains(key) ? .aside : .plain)
        }
    }

    /// The rows with a count, the greatest over the columns first.
    private func counted(_ lines: [Line], _ columns: [Column], _ only: Bool) -> [Line] {
        guard only else { return lines }
        let sums = lines.map { line in
            columns.filter(\.isDrawn).reduce(0) { $0 + (cell(line, $1).value?.whole ?? 0) }
        }
        let plain = lines.indices.filter { lines[$0].kind == .plain && sums[$0] > 0 }.sorted {
            (sums[$0], $1) > (sums[$1], $0)
        }
        return plain.map { lines[$0] } + lines.filter { $0.kind != .plain }
    }

    private func label(of reference: Reference) -> String {
        let figure = book.figure(reference.id, in: period)
        return reference.key == nil
            ? figure.definition.title : figure.parts.first { $0.key == reference.key }?.label ?? figure.definition.title
    }

    private func cell(_ row: Line, _ column: Column) -> Cell {
        let period = row.period ?? column.period
        return switch column.kind {
        case .value: .value(value(row.figure, period))
        case .part(let key): .value(value(Reference(id: row.figure.id, key: key), period))
        case .figure(let id): .value(value(Reference(id: id, key: row.figure.key), period))
        case .change(let places): .change(change(row.figure, period, places))
        case .share: row.kind == .aside ? .text("") : .value(.share(value(row.figure, period), of: whole(period)))
        }
    }

    /// In per cent, and of a percentage in points (requirement R140).
    private func change(_ reference: Reference, _ period: Period, _ places: Int) -> Value {
        let (before, now) = (value(reference, period.before), value(reference, period))
        return now.unit == .percent ? .points(from: before, to: now) : .change(from: before, to: now, places: places)
    }

    private func value(_ reference: Reference, _ period: Period) -> Value {
        book.value(reference.id, reference.key, in: period)
    }

    /// Why a number is not there, each reason once.
    private func reasons(_ rows: [ReportTable.Row]) -> [String] {
        var seen: Set<String> = []
        return rows.flatMap(\.cells).compactMap(\.value).compactMap { value in
            switch value.state {
            case .notComparable: value.reason.map { "Not comparable: \($0)" }
            case .notAvailable where value.denominator == nil: value.reason.map { "Not available: \($0)" }
            default: nil
            }
        }.filter { seen.insert($0).inserted }
    }

    private func whole(_ period: Period) -> Value {
        if let whole = layout.whole { return value(whole, period) }
        guard case .parts(let id, _, _, _) = layout.rows else { return .count(0) }
        return value(Reference(id: id, key: FigureBook.total), period)
    }

    /// Bars, or lines over three or more stretches of time of one kind; of the rows those with numbers of the first one's unit.
    private func chart(_ rows: [ReportTable.Row], _ columns: [Column]) -> Chart {
        let kind = columns.first(where: \.isDrawn)?.period.kind
        let drawn = columns.indices.filter { columns[$0].isDrawn && columns[$0].period.kind == kind }
        let isOverTime = Set(drawn.map { columns[$0].period }).count > 2
        let plain = rows.filter { $0.kind == .plain }
        let unit = plain.first?.cells.first?.value?.unit
        return Chart(
            series: drawn.map { columns[$0].heading },
            categories: plain.filter { $0.cells.first?.value?.unit == unit }.map { row in
                .init(row.name, drawn.map { row.cells[$0].value?.whole })
            }, form: isOverTime ? .lines : .bars)
    }
}

/// A row with its days settled where it is about days of its own.
private struct Line {
    let figure: Reference
    let label: String
    let kind: ReportTable.Row.Kind
    var period: Period?
}

/// A column with its days settled.
private struct Column {
    enum Kind {
        case value
        case share
        case change(places: Int)
        case figure(String)
        case part(String)
    }

    let kind: Kind
    let period: Period
    let heading: String

    /// Whether a chart shows it.
    var isDrawn: Bool {
        switch kind {
        case .value, .figure, .part: true
        case .share, .change: false
        }
    }

    func unit(_ book: FigureBook) -> Unit? {
        switch kind {
        case .share, .change: .percent
        case .figure(let id): book.definitions[id]?.unit
        case .value, .part: nil
        }
    }
}

extension TableBuilder {
    private var columns: [Column] {
        var before: TableLayout.Column?
        return layout.columns.flatMap { column in
            defer { before = column }
            return expanded(column, after: before)
        }
    }

    private func expanded(_ column: TableLayout.Column, after before: TableLayout.Column?) -> [Column] {
        func value(_ period: Period) -> Column { Column(kind: .value, period: period, heading: period.written) }
        switch column {
        case .value(.yearToDate) where period.kind != .year:
            return [Column(kind: .value, period: period.yearToDate, heading: "Year to date")]
        case .value(let slot): return [value(slot.period(period))]
        case .share(let slot):
            let period = slot.period(period)
            // Beside the count of the same days the sign is enough.
            return [
                Column(kind: .share, period: period, heading: before == .value(slot) ? "%" : "\(period.written), %")
            ]
        case .change: return [Column(kind: .change(places: 0), period: period, heading: "Change %")]
        case .changeInTenths: return [Column(kind: .change(places: 1), period: period, heading: "Change %")]
        case .figure(let id, let slot, let heading):
            let period = slot.period(period)
            return [
                Column(
                    kind: .figure(id), period: period, heading: heading.replacing("{period}", with: period.written))
            ]
        case .part(let key):
            guard case .periods(let id, _) = layout.rows else { return [] }
            return [Column(kind: .part(key), period: period, heading: label(of: Reference(id: id, key: key)))]
        case .quarters: return period.quarters.map(value)
        case .months: return period.months.map(value)
        }
    }
}
