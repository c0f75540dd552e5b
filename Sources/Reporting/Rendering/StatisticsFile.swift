import Complaints
import JSON
import Spreadsheets
import WorkingDays

extension Statistics {
    /// The formats there are of them.
    public static let formats: [ReportFormat] = [.json, .csv, .ods]

    /// In one of those formats, in UTF-8 or as a file of it.
    public func bytes(_ format: ReportFormat) -> [UInt8] {
        switch format {
        case .csv: FigureSheet(figures: figures).csv(under: ["department", "procedure"], narrowed, view, basis)
        case .ods: workbook.openDocument()
        case .json, .html, .text: json()
        }
    }

    private var narrowed: [SheetCell] { [SheetCell(department), SheetCell(procedure?.rawValue)] }

    private func json() -> [UInt8] {
        JSONWriter.answer(layout: .indented) { json in
            json.field("department", department)
            json.field("procedure", procedure)
            json.field("by", grouping)
            json.field("view", view)
            json.field("small_numbers", smallNumbers)
            json.object("computed", basis.write)
            json.array("figures", figures) { json, figure in json.object(figure.write) }
        }
    }

    private var workbook: Workbook {
        var workbook = Workbook(title: heading)
        workbook.append(
            Sheet(
                "Cover",
                lines: [heading]
                    + [
                        view.marking, basis.sentence,
                        basis.contact.map { "Contact: \($0)" }, smallNumbers,
                    ].compactMap { $0 } + [Report.missingNumbers],
                columns: ["Sheet", "What it has"],
                rows: [[.text("Figures"), .text("Every figure with its keys and periods")]]))
        workbook.append(FigureSheet(figures: figures).sheet)
        return workbook
    }

    private var heading: String {
        [basis.council, "Statistics", department, procedure?.title].compactMap { $0 }.joined(separator: ", ")
    }
}
