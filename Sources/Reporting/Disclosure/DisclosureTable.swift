/// Numbers of people that hang together: cells, each a whole number and not negative, and the sums that everybody knows of.
///
/// It knows nothing of what is counted. `DisclosureSolver` says which of its cells may be printed (decision 0052).
struct DisclosureTable: Sendable {
    /// One number.
    struct Cell: Sendable, Hashable {
        let count: Int
        /// The breakdown it stands in, which can be left out as a whole; nil of what is never printed and stands for the
        /// rest of something.
        let group: Int?
        /// Whether it is withheld where it is small.
        let isOfPeople: Bool
        /// Whether a sentence needs it, so that rather another is withheld where either will do.
        var isWanted = false
    }

    /// What stands together on a page: the numbers of one figure, or of several, in one period.
    struct Group: Sendable, Hashable {
        /// How dear it is: a year is worth more than its quarters, and they more than their months.
        let worth: Int
        /// What is too small in it.
        let smallNumbers: SmallNumbers
    }

    /// A cell in a sum: added, or taken away.
    struct Term: Sendable, Hashable {
        let cell: Int
        let sign: Int
    }

    private(set) var cells: [Cell] = []
    private(set) var groups: [Group] = []
    /// Sums that come to the same whatever the cells are; what everybody knows besides is no cell and no term.
    private(set) var sums: [[Term]] = []
    /// The sums that each cell is in.
    private(set) var places: [[(sum: Int, sign: Int)]] = []

    /// The counts that a cell may have that is withheld for being small; nil of one that is not.
    func small(_ cell: Int) -> Range<Int>? {
        guard let group = cells[cell].group, cells[cell].isOfPeople else { return nil }
        let rule = groups[group].smallNumbers
        return rule.withholds(cells[cell].count) ? rule.range : nil
    }

    /// Adds a breakdown.
    mutating func addGroup(worth: Int, _ smallNumbers: SmallNumbers = .upToFour) -> Int {
        groups.append(Group(worth: worth, smallNumbers: smallNumbers))
        return groups.count - 1
    }

    /// Adds a number that is printed, unless it is withheld.
    mutating func add(_ count: Int, in group: Int, isOfPeople: Bool = true, isWanted: Bool = false) -> Int {
        append(Cell(count: count, group: group, isOfPeople: isOfPeople, isWanted: isWanted))
    }

    /// Adds what is left of a number, which nobody prints: no reader knows more of it than that it is not negative.
    mutating func addRest(_ count: Int) -> Int { append(Cell(count: count, group: nil, isOfPeople: false)) }

    private mutating func append(_ cell: Cell) -> Int {
        cells.append(cell)
        places.append([])
        return cells.count - 1
    }

    /// Adds what everybody knows: these cells come to these others, or to a number that is known where there are none.
    mutating func know(_ added: [Int], comeTo whole: [Int] = []) {
        let terms = added.map { Term(cell: $0, sign: 1) } + whole.map { Term(cell: $0, sign: -1) }
        for term in terms { places[term.cell].append((sums.count, term.sign)) }
        sums.append(terms)
    }
}

/// What becomes of a number in a public view.
enum Fate: Int, Sendable, Hashable, Comparable {
    case printed
    /// Withheld by itself, as small or to keep one that is; a reader knows that it is not 0, since 0 is printed.
    case withheld
    /// Left out with its whole breakdown, zeros and all: a reader does not even know that it is not 0.
    case leftOut

    static func < (left: Fate, right: Fate) -> Bool { left.rawValue < right.rawValue }
}
