import Complaints
import Spreadsheets
import WorkingDays

/// Every value of some figures, a row for each: one thing in each column, and codes where the JSON has them.
struct FigureSheet {
    let figures: [ComputedFigure]

    /// The names of its columns, as the JSON names its members.
    static let columns = [
        "figure", "title", "period", "key", "label", "unit", "state", "number", "numerator", "denominator", "reason",
        "basis",
        "definition",
    ]

    var rows: [[SheetCell]] {
        figures.flatMap { figure in
            figure.parts.map { part in
                let value = part.value
                return [
                    .text(figure.id), .text(figure.definition.title), .text("\(figure.period)"), SheetCell(part.key),
                    SheetCell(part.label), .text(value.unit.rawValue), .text(value.state.rawValue),
                    value.number.map { .number("\($0)") } ?? .empty, SheetCell(value.numerator),
                    SheetCell(value.denominator), SheetCell(value.reason), .text(figure.definition.basis.rawValue),
                    .text(figure.definition.sentence),
                ]
            }
        }
    }

    /// As comma-separated values, with the same cells before every row.
    func csv(under columns: [String], _ cells: [SheetCell]) -> [UInt8] {
        var text = CSVText(columns: columns + Self.columns)
        for row in rows { text.append(cells + row) }
        return text.bytes
    }

    /// As a sheet of a workbook.
    var sheet: Sheet {
        Sheet(
            "Figures", lines: ["Every figure with its keys and periods", "This sheet has one table."],
            columns: Self.columns.map(Words.sentence), rows: rows)
    }
}
