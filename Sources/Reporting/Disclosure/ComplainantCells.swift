import Complaints

/// The numbers of one breakdown of people in a year, its quarters and its months, and of whatever else counts the same people.
struct ComplainantCells {
    let breakdown: FigureDefinition
    let measure: Measure
    let dimension: Dimension
    /// Figures about people that count some of the same.
    let others: [FigureDefinition]

    /// Those of a catalogue: what happens in a period, by a key of which each row has one.
    static func all(in figures: [FigureDefinition]) -> [ComplainantCells] {
        figures.compactMap { figure in
            guard case .breakdown(let measure, let dimension) = figure.content, figure.describesPeople,
                measure.population == .complaint
            else { return nil }
            let others = figures.filter { other in
                guard case .parts(let parts) = other.content, other.describesPeople else { return false }
                return parts.contains { $0.formula.measures.contains { measure.isRefined(by: $0) } }
            }
            return ComplainantCells(breakdown: figure, measure: measure, dimension: dimension, others: others)
        }
    }

    /// The ids of the figures whose numbers it knows.
    var ids: [String] { [breakdown.id] + others.map(\.id) }

    /// What has to be counted, of each month.
    var definitions: [FigureDefinition] { [breakdown] + others }

    /// The key of those who are children.
    static let child = ComplainantType.childOrYoungPerson.rawValue

    /// The cells of a year; nil where nothing of it is recorded.
    func cells(in year: Period, _ book: FigureBook, _ smallNumbers: SmallNumbersByYear) -> PlacedTable? {
        var placed = PlacedTable(smallNumbers)
        return add(year, book, to: &placed) ? placed : nil
    }

    /// Adds the cells of a year; adds nothing where nothing of it is recorded.
    func add(_ year: Period, _ book: FigureBook, to placed: inout PlacedTable) -> Bool {
        let months = year.months
        let counted = months.map { book.figure(breakdown.id, in: $0).parts.filter { $0.key != FigureBook.total } }
        guard counted.joined().allSatisfy({ $0.value.whole != nil }) else { return false }
        let periods = Periods(of: year, in: &placed)
        var seen: Set<String?> = []
        let keys = counted.joined().map(\.key).filter { seen.insert($0).inserted }
        var byKey: [String?: [Int]] = [:]
        for key in keys {
            let counts = counted.map { parts in parts.first { $0.key == key }?.value.whole ?? 0 }
            let cells = periods.add(counts, isWanted: key == Self.child, to: &placed.table)
            for (period, cell) in zip(periods.all, cells) { placed.place(breakdown.id, key, period, [cell]) }
            byKey[key] = cells
        }
        for period in periods.all { placed.place(breakdown.id, FigureBook.total, period, []) }
        // How many complaints there were in a month everybody knows from other figures.
        for month in months.indices { placed.table.know(keys.compactMap { byKey[$0]?[Periods.firstMonth + month] }) }
        for other in others { place(other, byKey, periods, book, &placed) }
        return true
    }

    /// The place of the children who complained in a year.
    func children(in year: Period) -> Disclosure.Place {
        Disclosure.Place(figure: breakdown.id, key: Self.child, period: year)
    }

    /// The places of a figure that counts some of the same people: those of a key, a share of them, or in a year some of them.
    private func place(
        _ figure: FigureDefinition, _ cells: [String?: [Int]], _ periods: Periods, _ book: FigureBook,
        _ placed: inout PlacedTable
    ) {
        guard case .parts(let parts) = figure.content else { return }
        for part in parts {
            let found = part.formula.measures.map { measure.rest(of: $0, by: dimension) }
            for (place, period) in periods.all.enumerated() {
                var made: [Int] = []
                var isKnown = true
                for rest in found {
                    switch rest {
                    case .all: break
                    case .of(let key): made += cells[key].map { [$0[place]] } ?? []
                    case .partOf(let key):
                        guard period.kind == .year, let whole = cells[key]?[place] else {
                            isKnown = false
                            continue
                        }
                        made.append(
                            some(of: whole, count: periods.sum(of: figure.id, part.key, book), &placed.table))
                    case nil: isKnown = false
                    }
                }
                placed.place(figure.id, part.key, period, isKnown ? made : nil)
            }
        }
    }

    /// Some of those of a cell, and the rest that nobody prints.
    private func some(of whole: Int, count: Int, _ table: inout DisclosureTable) -> Int {
        let cell = table.add(count, in: table.cells[whole].group ?? 0)
        let rest = table.addRest(table.cells[whole].count - count)
        table.know([cell, rest], comeTo: [whole])
        return cell
    }
}

/// A year, its quarters and its months, in this order.
struct Periods {
    static let firstMonth = 5
    let months: [Period]
    let all: [Period]
    private let groups: [Int]

    init(of year: Period, in placed: inout PlacedTable) {
        months = year.months
        all = [year] + year.quarters + months
        groups = all.map { placed.addGroup(of: $0, worth: $0.kind == .year ? 20 : $0.kind == .quarter ? 3 : 1) }
    }

    /// What the months come to.
    func sums(_ counts: [Int]) -> [Int] {
        let quarters = (0..<4).map { counts[3 * $0..<3 * $0 + 3].reduce(0, +) }
        return [counts.reduce(0, +)] + quarters + counts
    }

    /// Adds a count of each month, and what they come to.
    func add(_ counts: [Int], isWanted: Bool, to table: inout DisclosureTable) -> [Int] {
        let cells = zip(groups, sums(counts)).map { table.add($1, in: $0, isWanted: isWanted) }
        let own = Array(cells[Self.firstMonth...])
        for quarter in 0..<4 { table.know(Array(own[3 * quarter..<3 * quarter + 3]), comeTo: [cells[1 + quarter]]) }
        table.know(Array(cells[1...4]), comeTo: [cells[0]])
        return cells
    }

    /// What a value comes to over the year.
    func sum(of figure: String, _ key: String?, _ book: FigureBook) -> Int {
        months.reduce(0) { $0 + (book.value(figure, key, in: $1).whole ?? 0) }
    }
}

extension Measure {
    /// Which rows of it another measure counts.
    enum Share: Hashable {
        case all
        /// Those of a key.
        case of(String)
        /// Some of those of a key.
        case partOf(String)
    }

    /// Whether another measure counts some of the same rows, in the same way.
    func isRefined(by other: Measure) -> Bool {
        other.population == population && other.timing == timing && other.quantity == quantity
            && Set(conditions).isSubset(of: other.conditions)
    }

    /// Which of its rows another measure counts, as far as a key says so.
    func rest(of other: Measure, by dimension: Dimension) -> Share? {
        guard isRefined(by: other) else { return nil }
        let own = other.conditions.filter { !conditions.contains($0) }
        let keys = own.compactMap { condition -> String? in
            guard case .among(let field, let codes) = condition, field.column == dimension.field.column,
                codes.count == 1
            else { return nil }
            return codes[0]
        }
        if own.isEmpty { return .all }
        guard let key = keys.first, keys.count == 1 else { return nil }
        return own.count == 1 ? .of(key) : .partOf(key)
    }

    /// The one procedure that it counts.
    var procedure: String? {
        for case .among(let field, let codes) in conditions where field == .procedure && codes.count == 1 {
            return codes[0]
        }
        return nil
    }
}
