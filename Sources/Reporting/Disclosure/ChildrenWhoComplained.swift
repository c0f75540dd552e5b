import Complaints

/// The children and young people who complained in a year, under every procedure, and what would tell of them.
///
/// Complaints are about no fewer children than complained. One number of all procedures bounds those of each, so that
/// all are solved together.
struct ChildrenWhoComplained {
    /// That those who complained under these procedures are at most so many.
    struct Bound {
        let cells: [ComplainantCells]
        let count: Int
    }

    private let year: Period
    private var placed: PlacedTable
    private let fates: [Fate]

    init(_ complainants: [ComplainantCells], in year: Period, _ book: FigureBook, _ smallNumbers: SmallNumbersByYear) {
        self.year = year
        placed = PlacedTable(smallNumbers)
        for cells in complainants { _ = cells.add(year, book, to: &placed) }
        fates = DisclosureSolver(placed.table).fates
    }

    /// Whether it would be told of somebody that they complained, were this printed.
    func isTold(by bounds: [Bound]) -> Bool {
        var table = placed.table
        for bound in bounds {
            let children = Array(bound.cells.compactMap { placed.cells[$0.children(in: year)] ?? nil }.joined())
            let rest = bound.count - children.reduce(0) { $0 + table.cells[$1].count }
            guard !children.isEmpty, rest >= 0 else { continue }
            // Nobody knows how many more there are.
            table.know(children + [table.addRest(rest)])
        }
        let more = Array(repeating: Fate.leftOut, count: table.cells.count - fates.count)
        return DisclosureSolver.isTold(table, fates + more)
    }
}
