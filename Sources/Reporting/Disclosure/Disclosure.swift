import Complaints

/// What becomes of every number about people in the public view, the same in whichever report it stands.
///
/// All that hangs together is solved at once, whatever of it one report prints: a procedure's complainants of a year with its
/// quarters and months, one characteristic of a year, the behaviour register of all years (decision 0052).
struct Disclosure: Sendable {
    /// Where a number stands.
    struct Place: Hashable, Sendable {
        let figure: String
        let key: String?
        let period: Period
    }

    /// A figure in a period.
    private struct Page: Hashable {
        let figure: String
        let period: Period
    }

    /// Nil where a number is published in other periods only.
    private var fates: [Place: Fate?] = [:]
    private var pages: [Page: Fate] = [:]

    /// Solves a table and keeps what becomes of each of its places; a place may be made of several cells, or of none where
    /// everybody knows its number.
    mutating func settle(_ places: PlacedTable) {
        let solver = DisclosureSolver(places.table)
        var pages: [Page: Fate] = [:]
        for (place, cells) in places.cells {
            guard let cells else {
                fates[place] = .some(nil)
                continue
            }
            let fate = cells.map { solver.fates[$0] }.max() ?? .printed
            fates[place] = fate
            // A key that nothing was counted under has no cell; it is told no more than those beside it.
            let page = Page(figure: place.figure, period: place.period)
            pages[page] = max(pages[page] ?? .printed, fate == .leftOut ? .leftOut : .printed)
        }
        self.pages.merge(pages) { $1 }
    }

    /// Settles all numbers of a figure in a period.
    mutating func settle(_ figure: String, in period: Period, as fate: Fate) {
        pages[Page(figure: figure, period: period)] = fate
    }

    /// Leaves out all numbers of a figure in a period, whatever became of each.
    mutating func leaveOut(_ figure: String, in period: Period) {
        for place in fates.keys where place.figure == figure && place.period == period { fates[place] = Fate.leftOut }
        settle(figure, in: period, as: .leftOut)
    }

    /// What becomes of a number; nil where none of it is published in such a period.
    func fate(of key: String?, in figure: String, _ period: Period) -> Fate? {
        fates[Place(figure: figure, key: key, period: period)] ?? pages[Page(figure: figure, period: period)]
    }

    /// The values of a figure as the public view has them.
    func published(
        _ parts: [ComputedFigure.Part], of definition: FigureDefinition, in period: Period
    ) -> [ComputedFigure.Part] {
        guard definition.describesPeople else { return parts }
        return parts.map { part in
            .init(
                key: part.key, label: part.label,
                value: published(part.value, fate(of: part.key, in: definition.id, period)))
        }
    }

    private static let elsewhere =
        "Such counts of people are published for the whole council and for longer periods only."

    /// A value as the public view has it.
    func published(_ value: Value, _ fate: Fate?) -> Value {
        guard value.number != nil || value.state == .new else { return value }
        return switch fate {
        case .printed: value
        case .withheld: Value(.withheld, unit: value.unit, reason: "Small counts of people are withheld.")
        case .leftOut: .leftOut(value.unit)
        case nil:
            .notAvailable(
                "Counts of people are published of the whole council, in whole years, or where they are large enough in quarters and months.",
                unit: value.unit)
        }
    }
}

/// A table, and which of its cells each place is made of.
struct PlacedTable: Sendable {
    /// What is too small in each year.
    let smallNumbers: SmallNumbersByYear
    var table = DisclosureTable()
    var cells: [Disclosure.Place: [Int]?] = [:]

    init(_ smallNumbers: SmallNumbersByYear) {
        self.smallNumbers = smallNumbers
    }

    /// Adds what stands together on a page in a period.
    mutating func addGroup(of period: Period, worth: Int) -> Int { table.addGroup(worth: worth, smallNumbers[period]) }

    /// Notes of what cells a number of a figure is made: of none where everybody knows it, nil where it is not published.
    mutating func place(_ figure: String, _ key: String?, _ period: Period, _ cells: [Int]?) {
        self.cells[Disclosure.Place(figure: figure, key: key, period: period)] = .some(cells)
    }
}
