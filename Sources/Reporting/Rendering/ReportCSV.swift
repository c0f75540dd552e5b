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
    /// of its row.
    var cells: (columns: [String], rows: [[SheetCell]]) {
        let named = zip(columns.dropFirst(), units + Array(repeating: nil, count: columns.count)).map { name, unit in
            name.with(unit)
        }
        let rows = rows.map { row -> [SheetCell] in
            let differing = row.cells.enumerated().filter { index, _ in index >= units.count || units[index] == nil }
            let own = Set(differing.compactMap { $1.value?.unit })
            let cells = row.cells.enumerated().map { index, cell in
                // A number of another unit than its column has says so itself.
                let unit = index < units.count ? units[index] : nil
                return unit == nil || cell.value?.unit ?? unit == unit ? SheetCell(cell) : .text(cell.text)
            }
            return [.text(row.name.with(own.count == 1 ? own.first : nil))] + cells
        }
        return (columns.prefix(1) + named, rows)
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
