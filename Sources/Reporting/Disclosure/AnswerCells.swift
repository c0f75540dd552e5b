import Complaints

/// The answers to equality monitoring of a year: the categories come to the number recorded, and that with whoever did not say, is
/// not known or was not asked to the complaints received, which everybody knows.
struct AnswerCells {
    let figure: FigureDefinition
    private let beside: [FigureDefinition.Part]

    static func all(in figures: [FigureDefinition]) -> [AnswerCells] {
        figures.compactMap { figure in
            guard case .tally(_, _, let beside) = figure.content, figure.describesPeople else { return nil }
            return AnswerCells(figure: figure, beside: beside)
        }
    }

    /// The cells of a year; nil where nothing of it is recorded.
    func cells(in year: Period, _ book: FigureBook, _ smallNumbers: SmallNumbersByYear) -> PlacedTable? {
        let parts = book.figure(figure.id, in: year).parts
        let end = parts.firstIndex { $0.key == FigureBook.total } ?? parts.endIndex
        guard end < parts.endIndex, let recorded = parts[end].value.whole, recorded >= 0 else { return nil }
        var placed = PlacedTable(smallNumbers)
        let group = placed.addGroup(of: year, worth: 1)
        let categories = parts[..<end].map { part in
            let cell = placed.table.add(part.value.whole ?? 0, in: group)
            placed.place(figure.id, part.key, year, [cell])
            return cell
        }
        let total = placed.table.add(recorded, in: group, isOfPeople: false)
        placed.place(figure.id, FigureBook.total, year, [total])
        var all = [total]
        for part in beside {
            switch part.formula {
            case .share: placed.place(figure.id, part.key, year, [total])
            case _ where part.key == FigureBook.all: placed.place(figure.id, part.key, year, [])
            default:
                let count = parts.first { $0.key == part.key }?.value.whole ?? 0
                all.append(placed.table.add(max(count, 0), in: group, isOfPeople: false))
                placed.place(figure.id, part.key, year, [all[all.count - 1]])
            }
        }
        placed.table.know(categories, comeTo: [total])
        placed.table.know(all)
        return placed
    }
}
