import Complaints
public import Spreadsheets
import WorkingDays

extension Report {
    /// The report as a workbook: a cover, a sheet for each table, and every value of every figure.
    public func workbook() -> Workbook {
        var workbook = Workbook(title: heading)
        let tables = self.tables.map { table in
            let (columns, rows) = table.cells
            let words = ["\(table.label): \(table.title)", "This sheet has one table.", table.definition]
            return Sheet(table.label, lines: words + table.notes.map { "Note: \($0)" }, columns: columns, rows: rows)
        }
        workbook.append(cover(tables))
        for table in tables { workbook.append(table) }
        workbook.append(FigureSheet(figures: figures).sheet)
        return workbook
    }

    private var heading: String {
        [basis.council, title, department, "\(kind) \(period.written)"].compactMap { $0 }.joined(separator: ", ")
    }

    private func cover(_ tables: [Sheet]) -> Sheet {
        let facts = [
            view?.marking,
            isToDate ? "The period is not over: these are the figures to \(basis.computedOn.written)." : nil,
            basis.sentence, basis.contact.map { "Contact: \($0)" }, smallNumbers,
        ]
        return Sheet(
            "Cover", lines: [heading] + facts.compactMap { $0 } + legalBasis + [Self.missingNumbers],
            columns: ["Sheet", "What it has"],
            rows: tables.map { [.text($0.name), SheetCell($0.lines.first)] }
                + [[.text("Figures"), .text("Every figure with its keys and periods")]])
    }

    /// What a cell without a number says.
    static let missingNumbers =
        "A cell says in words why it has no number: not recorded, not available, not comparable, or withheld where it is "
        + "too small to publish or would give one that is away."
}

extension Report.Basis {
    /// When and from what it was computed.
    var sentence: String {
        "Computed on \(computed), from the register as it stood after event \(Words.number(registerPosition)) and version "
            + "\(Words.number(calendarVersion)) of the calendar of working days."
    }
}
