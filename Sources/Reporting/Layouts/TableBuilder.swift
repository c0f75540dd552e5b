import Complaints

/// Fills a table layout from a book of figures; shares and changes are computed here for every report.
struct TableBuilder {
    let book: FigureBook
    let period: Period
    let layout: TableLayout

    var table: ReportTable {
        let columns = layout.columns.flatMap(expanded)
        let rows = rows(columns)
        let withheld = rows.contains { $0.cells.contains { $0.value?.state == .withheld } }
        return ReportTable(
            id: layout.id, label: layout.label, title: layout.title,
            columns: [layout.first] + columns.map(\.heading), units: columns.map { $0.unit(book) },
            rows: rows, definition: layout.definition,
            notes: layout.notes.compactMap { Sentences(book: book, period: period).paragraph([$0]) }
                + (withheld ? ["Small counts of people are withheld, and what would tell them."] : []),
            chart: layout.hasChart ? chart(rows, columns) : nil)
    }

    /// A column with its days settled.
    private struct Column {
        enum Kind {
            case value
            case share
            case change
            case figure(String)
        }

        let kind: Kind
        let period: Period
        let heading: String

        func unit(_ book: FigureBook) -> Unit? {
            switch kind {
            case .share, .change: .percent
            case .figure(let id): book.definitions[id]?.unit
            case .value: nil
            }
        }
    }

    private func expanded(_ column: TableLayout.Column) -> [Column] {
        func value(_ period: Period) -> Column { Column(kind: .value, period: period, heading: period.written) }
        switch column {
        case .value(.yearToDate) where period.kind != .year:
            return [Column(kind: .value, period: period.yearToDate, heading: "Year to date")]
        case .value(let slot): return [value(slot.period(period))]
        case .share(let slot):
            return [Column(kind: .share, period: slot.period(period), heading: "\(slot.period(period).written), %")]
        case .change: return [Column(kind: .change, period: period, heading: "Change %")]
        case .figure(let id, let slot, let heading):
            return [Column(kind: .figure(id), period: slot.period(period), heading: heading)]
        case .quarters: return period.quarters.map(value)
        case .months: return period.months.map(value)
        }
    }

    private func rows(_ columns: [Column]) -> [ReportTable.Row] {
        let listed: [TableLayout.Row] =
            switch layout.rows {
            case .listed(let rows): rows
            case .parts(let id, let keys): parts(of: id, keys, columns)
            case .ranked(let ranking, let slot, let values):
                book.figure(ranking, in: slot.period(period)).parts.map {
                    TableLayout.Row(figure: Reference(id: values, key: $0.key), label: $0.label)
                }
            }
        return (listed + layout.asides.map { TableLayout.Row(figure: $0.figure, label: $0.label, kind: .aside) })
            .map { row in
                ReportTable.Row(
                    row.label ?? label(of: row.figure), columns.map { cell(row, $0) }, row.kind)
            }
    }

    /// The keys of a figure in any of the columns' days, those of the latest first; the total last, and after it what stands
    /// beside it.
    private func parts(of id: String, _ keys: [String]?, _ columns: [Column]) -> [TableLayout.Row] {
        let figures = [period] + columns.map(\.period).filter { $0 != period }
        let others = columns.compactMap { column -> (String, Period)? in
            if case .figure(let id) = column.kind { (id, column.period) } else { nil }
        }
        var labels: [(key: String, label: String)] = []
        for part in figures.flatMap({ book.figure(id, in: $0).parts })
            + others.flatMap({ book.figure($0.0, in: $0.1).parts })
        {
            guard let key = part.key, !labels.contains(where: { $0.key == key }) else { continue }
            labels.append((key, part.label))
        }
        let beside = book.figure(id, in: period).parts.drop { $0.key != FigureBook.total }.dropFirst().compactMap(\.key)
        let last = [FigureBook.none, FigureBook.total] + beside
        let ordered = labels.filter { !last.contains($0.key) } + last.flatMap { key in labels.filter { $0.key == key } }
        return ordered.filter { keys?.contains($0.key) ?? true }.map { key, label in
            TableLayout.Row(
                figure: Reference(id: id, key: key), label: label,
                kind: key == FigureBook.total ? .total : beside.contains(key) ? .aside : .plain)
        }
    }

    private func label(of reference: Reference) -> String {
        let figure = book.figure(reference.id, in: period)
        return reference.key == nil
            ? figure.definition.title : figure.parts.first { $0.key == reference.key }?.label ?? figure.definition.title
    }

    private func cell(_ row: TableLayout.Row, _ column: Column) -> Cell {
        switch column.kind {
        case .value: .value(value(row.figure, column.period))
        case .figure(let id): .value(value(Reference(id: id, key: row.figure.key), column.period))
        case .change: .value(change(row.figure))
        case .share:
            row.kind == .aside ? .text("") : .value(.share(value(row.figure, column.period), of: whole(column.period)))
        }
    }

    /// In per cent, and of a percentage in points (requirement R140).
    private func change(_ reference: Reference) -> Value {
        let (before, now) = (value(reference, period.before), value(reference, period))
        return now.unit == .percent ? .points(from: before, to: now) : .change(from: before, to: now)
    }

    private func value(_ reference: Reference, _ period: Period) -> Value {
        let figure = book.figure(reference.id, in: period)
        if let value = figure.value(reference.key) { return value }
        // A key that was counted in another period only is none in this one, where anything was recorded at all.
        let total = figure.value(FigureBook.total)
        return total?.whole == nil
            ? total ?? .count(0, unit: figure.definition.unit) : .count(0, unit: figure.definition.unit)
    }

    private func whole(_ period: Period) -> Value {
        if let whole = layout.whole { return value(whole, period) }
        guard case .parts(let id, _) = layout.rows else { return .count(0) }
        return value(Reference(id: id, key: FigureBook.total), period)
    }

    private func chart(_ rows: [ReportTable.Row], _ columns: [Column]) -> Chart {
        let drawn = columns.indices.filter { index in
            switch columns[index].kind {
            case .change, .share: false
            case .value, .figure: true
            }
        }
        return Chart(
            series: drawn.map { columns[$0].heading },
            categories: rows.filter { $0.kind == .plain }.map { row in
                .init(row.name, drawn.map { row.cells[$0].value?.whole })
            })
    }
}

extension Reference {
    init(id: String, key: String?) {
        self.id = id
        self.key = key
    }
}
