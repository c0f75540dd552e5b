import Complaints
import Spreadsheets
import WorkingDays

extension Report {
    /// Every value of its figures, a row for each: one thing in each column, and codes where the JSON has them.
    func csv() -> [UInt8] {
        FigureSheet(figures: figures).csv(
            under: ["report", "report_period", "department"],
            [.text(name.rawValue), .text("\(period)"), SheetCell(department)], view, basis)
    }
}

extension ReportTable {
    /// The table as it is printed, with the unit of a column in its name.
    func csv() -> [UInt8] {
        let (columns, rows) = cells
        var text = CSVText(columns: columns)
        for row in rows { text.append(row) }
        return text.bytes
    }

    /// The names of its columns and its rows.
    ///
    /// A unit stands with the name of its column or, where the rows of a column differ,
    /// of its row. A number of another unit than its column has is one where the name of its row says its unit: a share among
    /// counts, or a change in points among those in per cent.
    var cells: (columns: [String], rows: [[SheetCell]]) {
        let named = zip(columns.dropFirst(), units + Array(repeating: nil, count: columns.count)).map { name, unit in
            name.with(unit)
        }
        let rows = rows.map { row -> [SheetCell] in
            let headed: [Unit?] = row.cells.indices.map { $0 < units.count ? units[$0] : nil }
            let own = Set(zip(row.cells, headed).compactMap { cell, unit in unit == nil ? cell.value?.unit : nil })
            let said = own.count < 2 ? unit(of: row, under: headed, own) : nil
            let cells = zip(row.cells, headed).map { cell, unit -> SheetCell in
                guard let unit, let other = cell.numbered, other.sign != unit.sign, other != .points, other != said
                else { return SheetCell(cell) }
                // Nothing else says its unit.
                return .text(cell.text)
            }
            let isOfPoints = zip(row.cells, headed).contains { cell, unit in
                cell.numbered == .points && unit != nil && unit != .points
            }
            let name = row.name.with(own.count == 1 ? own.first : said)
            return [.text(isOfPoints ? "\(name) (change in points)" : name)] + cells
        }
        return (columns.prefix(1) + named, rows)
    }

    /// The one unit of a row's numbers that the name of the row can say for those in columns of another unit; nil where it has
    /// several, or counts among them.
    private func unit(of row: Row, under headed: [Unit?], _ own: Set<Unit>) -> Unit? {
        var found = own
        for (cell, unit) in zip(row.cells, headed) {
            guard let unit, let other = cell.numbered else { continue }
            if other == .count || other.sign != unit.sign && other != .points { found.insert(other) }
        }
        return found.count == 1 && found.first?.sign != nil ? found.first : nil
    }
}

extension String {
    /// With a unit behind it, unless it is a count or said already.
    fileprivate func with(_ unit: Unit?) -> String {
        guard let sign = unit?.sign, !contains(sign) else { return self }
        return "\(self) (\(sign))"
    }
}

extension Unit {
    /// What stands behind a heading.
    fileprivate var sign: String? {
        switch self {
        case .count: nil
        case .percent: "%"
        case .points: "points"
        case .workingDays: "working days"
        case .pounds, .pence: "£"
        case .perHundredThousand: "per 100,000"
        }
    }
}

extension Cell {
    /// The unit of the number that is printed in it; nil where there is none, or the counts of a small base in its place.
    fileprivate var numbered: Unit? {
        value.flatMap { $0.number == nil || $0.isSmallBase ? nil : $0.unit }
    }
}

extension SheetCell {
    /// A number where one is printed, and otherwise the words that stand there.
    fileprivate init(_ cell: Cell) {
        switch cell {
        case .number(let number): self = .number(String(number))
        case .value(let value) where value.isSmallBase: self = .text(cell.text)
        case .value(let value), .change(let value):
            self = value.number.map { .number("\(value.unit == .pence ? $0.hundredth : $0)") } ?? .text(cell.text)
        case .text(let text): self = .text(text)
        case .withheld, .notRecorded: self = .text(cell.text)
        }
    }
}
