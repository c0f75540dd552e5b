/// Says which numbers of a table may be printed: small ones are withheld, and as few others as keep them from being worked out.
///
/// A withheld number is safe where there is another table that a reader could not tell from the true one, in which it is
/// another number. Such a table is looked for by a `Move`; whatever has none counts as unsafe, so that a search that gives up
/// withholds more and never tells more (requirement R150).
struct DisclosureSolver {
    let table: DisclosureTable
    /// What becomes of each cell.
    private(set) var fates: [Fate]
    /// The breakdowns that are left out.
    private var isLeftOut: [Bool]
    /// For each cell the move that shows that it could be another number.
    private var proofs: [Move?]

    /// Solves a table.
    init(_ table: DisclosureTable) {
        self.table = table
        isLeftOut = Array(repeating: false, count: table.groups.count)
        proofs = Array(repeating: nil, count: table.cells.count)
        fates = table.cells.indices.map { cell in
            table.cells[cell].group == nil ? .leftOut : table.small(cell) != nil ? .withheld : .printed
        }
        protect()
        reopen()
        printAgain()
    }

    /// Whether a table tells what it must not where this becomes of its cells.
    static func isTold(_ table: DisclosureTable, _ fates: [Fate]) -> Bool {
        var solver = DisclosureSolver(table, fates)
        return !solver.isStillSafe(without: [])
    }

    /// What becomes of each cell is decided already.
    private init(_ table: DisclosureTable, _ fates: [Fate]) {
        self.table = table
        self.fates = fates
        isLeftOut = Array(repeating: false, count: table.groups.count)
        proofs = Array(repeating: nil, count: table.cells.count)
    }

    /// What may be in a cell as far as a reader knows.
    private func bounds(_ cell: Int, _ fate: Fate) -> ClosedRange<Int> {
        let count = table.cells[cell].count
        return switch fate {
        case .printed: count...count
        case .withheld: table.small(cell).map(ClosedRange.init) ?? 1...Int.max
        case .leftOut: 0...Int.max
        }
    }

    private func isSmall(_ cell: Int) -> Bool { table.small(cell) != nil }

    /// Whether nobody may be able to work it out: a small number wherever it stands, and whatever else is withheld by itself.
    private func isProtected(_ cell: Int) -> Bool { isSmall(cell) || fates[cell] == .withheld }
}

extension DisclosureSolver {
    /// Another table: by how much some of its cells differ from the true ones, each by one.
    struct Move {
        var steps: [(cell: Int, step: Int)]

        func touches(_ cells: Set<Int>) -> Bool { steps.contains { cells.contains($0.cell) } }
    }

    /// Withholds for each small number what it needs, the dearest breakdowns first.
    private mutating func protect() {
        let small = table.cells.indices.filter(isSmall).sorted { (worth($0), $1) > (worth($1), $0) }
        for cell in small where proofs[cell] == nil {
            guard let (move, left) = search(from: cell, isFree: false) else {
                // Nothing else helps: all of it goes.
                leaveOut(Set(table.groups.indices))
                return
            }
            leaveOut(left)
            for (cell, _) in move.steps {
                if fates[cell] == .printed { fates[cell] = .withheld }
                if proofs[cell] == nil { proofs[cell] = move }
            }
        }
    }

    private func worth(_ cell: Int) -> Int { table.cells[cell].group.map { table.groups[$0].worth } ?? 0 }

    private mutating func leaveOut(_ groups: Set<Int>) {
        for group in groups { isLeftOut[group] = true }
        for cell in table.cells.indices {
            if let group = table.cells[cell].group, groups.contains(group) { fates[cell] = .leftOut }
        }
    }

    /// Prints what was left out where it turned out not to be needed, the dearest first.
    private mutating func reopen() {
        let left = table.groups.indices.filter { isLeftOut[$0] }
        for group in left.sorted(by: { (table.groups[$0].worth, $1) > (table.groups[$1].worth, $0) }) {
            let own = table.cells.indices.filter { table.cells[$0].group == group }
            var other = self
            other.isLeftOut[group] = false
            for cell in own { other.fates[cell] = other.isSmall(cell) ? .withheld : .printed }
            if other.isStillSafe(without: Set(own)) { self = other }
        }
    }

    /// Prints each number that is withheld only for another's sake where that other is safe without it, the greatest first.
    private mutating func printAgain() {
        let second = table.cells.indices.filter { fates[$0] == .withheld && !isSmall($0) }
        for cell in second.sorted(by: {
            (worth($0), table.cells[$0].count, $1) > (worth($1), table.cells[$1].count, $0)
        }) {
            var other = self
            other.fates[cell] = .printed
            if other.isStillSafe(without: [cell]) { self = other }
        }
    }

    /// Whether everything that must be is safe when these cells tell more than before; it then has its proof.
    private mutating func isStillSafe(without cells: Set<Int>) -> Bool {
        for cell in table.cells.indices where isProtected(cell) {
            guard proofs[cell].map({ $0.touches(cells) }) ?? true else { continue }
            guard let (move, _) = search(from: cell, isFree: true) else { return false }
            proofs[cell] = move
        }
        return true
    }
}

extension DisclosureSolver {
    /// Where a search stands: what it changed to come here, and which sums are wrong for it.
    private struct Node {
        let cell: Int
        let step: Int
        let from: Int?
        let cost: Int
        let left: Set<Int>
        /// Each sum that is one too many (`2n`) or too few (`2n + 1`).
        let wrong: [Int]
    }

    /// The cheapest move from a cell, and the breakdowns that would have to be left out for it; nil where there is none.
    ///
    /// One cell is changed by one, and then whatever makes the sums right again, one after the other. What is withheld
    /// already costs nothing; another cell has to be withheld, and where that is not enough its breakdown left out. `isFree` looks
    /// only among moves that cost nothing.
    private func search(from start: Int, isFree: Bool) -> (Move, left: Set<Int>)? {
        var nodes: [Node] = []
        var queue = Queue()
        var seen: Set<[Int]> = []
        func change(_ cell: Int, by step: Int, from parent: Int?, wrong: [Int]) {
            let left = parent.map { nodes[$0].left } ?? []
            guard let (cost, more) = cost(of: cell, by: step, beside: left), !isFree || cost == 0 else { return }
            var wrong = wrong
            for (sum, sign) in table.places[cell] { Self.add(sum, sign * step, to: &wrong) }
            let total = (parent.map { nodes[$0].cost } ?? 0) + cost
            nodes.append(
                Node(cell: cell, step: step, from: parent, cost: total, left: more, wrong: wrong))
            queue.insert(nodes.count - 1, total)
        }
        for step in [-1, 1] { change(start, by: step, from: nil, wrong: []) }
        while let number = queue.removeFirst(), nodes.count < Self.most {
            let node = nodes[number]
            guard let last = node.wrong.last else { return (move(to: number, in: nodes), node.left) }
            guard seen.insert(node.wrong).inserted else { continue }
            let rest = Array(node.wrong.dropLast())
            for term in table.sums[last / 2] where !isChanged(term.cell, on: number, in: nodes) {
                change(
                    term.cell, by: (last % 2 == 0 ? -1 : 1) * term.sign, from: number,
                    wrong: rest + [last])
            }
        }
        return nil
    }

    /// Notes that a sum is one more or less, with which it may be right again.
    private static func add(_ sum: Int, _ amount: Int, to wrong: inout [Int]) {
        let (same, opposite) = amount > 0 ? (2 * sum, 2 * sum + 1) : (2 * sum + 1, 2 * sum)
        if let place = wrong.lastIndex(of: opposite) { wrong.remove(at: place) } else { wrong.append(same) }
    }

    /// What it costs that a cell could be one more or less; nothing where it may be already, nil where it cannot be.
    private func cost(of cell: Int, by step: Int, beside left: Set<Int>) -> (Int, left: Set<Int>)? {
        let (own, count) = (table.cells[cell], table.cells[cell].count)
        let isOut = own.group.map(left.contains) ?? false
        guard count + step >= 0 else { return nil }
        if isOut || bounds(cell, fates[cell]).contains(count + step) { return (0, left) }
        guard let group = own.group else { return nil }
        let worth = table.groups[group].worth
        if fates[cell] == .printed, count > 0, bounds(cell, .withheld).contains(count + step) {
            let size = min(count, 20) + (own.isWanted ? 3 : 0)
            return (Self.scale * (10 + worth * size) + min(count, Self.scale), left)
        }
        return (Self.scale * 300 * worth, left.union([group]))
    }

    /// After so many changes a search gives up, and the cell counts as told.
    private static let most = 5_000

    /// Costs are counted in this much: few cells and small ones are withheld first, and a breakdown is left out last.
    private static let scale = 1_000

    private func isChanged(_ cell: Int, on number: Int, in nodes: [Node]) -> Bool {
        var next: Int? = number
        while let place = next {
            if nodes[place].cell == cell { return true }
            next = nodes[place].from
        }
        return false
    }

    private func move(to number: Int, in nodes: [Node]) -> Move {
        var move = Move(steps: [])
        var next: Int? = number
        while let place = next {
            move.steps.append((nodes[place].cell, nodes[place].step))
            next = nodes[place].from
        }
        return move
    }
}
