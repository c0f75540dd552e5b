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

    /// As comma-separated values, with the same cells before every row, and behind it for whom and from what it was computed: a
    /// file is kept without the answer it came in.
    func csv(
        under columns: [String], _ cells: [SheetCell], _ view: ReportView?, _ basis: Report.Basis
    ) -> [UInt8] {
        var text = CSVText(
            columns: columns + Self.columns + ["view", "computed_on", "register_position", "calendar_version"])
        let origin: [SheetCell] = [
            SheetCell(view?.rawValue), .text("\(basis.computedOn)"), SheetCell(basis.registerPosition),
            SheetCell(basis.calendarVersion),
        ]
        for row in rows { text.append(cells + row + origin) }
        return text.bytes
    }

    /// As a sheet of a workbook.
    var sheet: Sheet {
        Sheet(
            "Figures", lines: ["Every figure with its keys and periods", "This sheet has one table."],
            columns: Self.columns.map(Words.sentence), rows: rows)
    }
}
