import Complaints

/// The behaviour register in numbers, year after year: what is in force at the end of a year is what was in force at the end of the
/// one before, with what is new and without what ended.
struct BehaviourCells {
    private let figures: [String: FigureDefinition]

    /// Those of a catalogue.
    init(in all: [FigureDefinition]) {
        let names = Set(BehaviourRegister.figures.map(\.id))
        figures = Dictionary(uniqueKeysWithValues: all.filter { names.contains($0.id) }.map { ($0.id, $0) })
    }

    /// The cells of these years, one after the other; those of which nothing is recorded have none.
    func cells(in years: [Period], _ book: FigureBook, _ smallNumbers: SmallNumbersByYear) -> PlacedTable {
        var placed = PlacedTable(smallNumbers)
        var before: [String?: Int] = [:]
        for year in years {
            let group = placed.addGroup(of: year, worth: 1)
            var cells: [String: [String?: Int]] = [:]
            for id in figures.keys.sorted() {
                cells[id] = breakdown(id, in: year, group, book, &placed)
            }
            let (inForce, new, ended) = (cells["behaviour.in_force"], cells["behaviour.new"], cells["behaviour.ended"])
            for key in BehaviourMeasureKind.allCases.map(\.rawValue) {
                if let reviews = cells["behaviour.reviews"]?[key], let held = cells["behaviour.reviews_in_time"]?[key] {
                    part(held, of: reviews, &placed.table)
                }
                guard let cell = inForce?[key], let new = new?[key], let ended = ended?[key] else { continue }
                let last = before[key]
                // What took effect and ended on the same day, or never bound anybody, may leave another sum.
                know([last, new].compactMap { $0 }, comeTo: [cell, ended], &placed.table)
                if let overdue = cells["behaviour.overdue"]?[key] { part(overdue, of: cell, &placed.table) }
            }
            if let causes = cells["behaviour.ended.by_cause"]?[FigureBook.total], let total = ended?[FigureBook.total] {
                know([causes], comeTo: [total], &placed.table)
            }
            before = inForce ?? [:]
        }
        return placed
    }

    /// The cells of a breakdown by its keys, which come to its total.
    private func breakdown(
        _ id: String, in year: Period, _ group: Int, _ book: FigureBook, _ placed: inout PlacedTable
    ) -> [String?: Int] {
        let parts = book.figure(id, in: year).parts
        guard parts.allSatisfy({ $0.value.whole != nil }) else { return [:] }
        var cells: [String?: Int] = [:]
        for part in parts {
            let cell = placed.table.add(
                part.value.whole ?? 0, in: group, isOfPeople: part.key != FigureBook.total)
            cells[part.key] = cell
            placed.place(id, part.key, year, [cell])
        }
        let own = parts.filter { $0.key != FigureBook.total }.compactMap { cells[$0.key] }
        if let total = cells[FigureBook.total] { placed.table.know(own, comeTo: [total]) }
        return cells
    }

    /// What is a part of a whole, where it is; nobody prints the rest.
    private func part(_ part: Int, of whole: Int, _ table: inout DisclosureTable) {
        let rest = table.cells[whole].count - table.cells[part].count
        guard rest >= 0 else { return }
        let cell = table.addRest(rest)
        table.know([part, cell], comeTo: [whole])
    }

    /// What comes to the same, where it does.
    private func know(_ left: [Int], comeTo right: [Int], _ table: inout DisclosureTable) {
        func sum(_ cells: [Int]) -> Int { cells.reduce(0) { $0 + table.cells[$1].count } }
        if sum(left) == sum(right) { table.know(left, comeTo: right) }
    }
}
