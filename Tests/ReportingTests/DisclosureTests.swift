import Testing

@testable import Reporting

/// What is withheld from the public, table by table, and that nothing of it can be worked out (requirements R149, R150).
struct DisclosureTests {
    /// A table of keys and periods, and how it is printed: `*` withheld, `x` left out.
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        /// For each key its count in each month.
        let counts: [[Int]]
        /// The months of each quarter.
        var quarters: [[Int]] = [[0]]
        /// For each key the year, then the quarters, then the months.
        let printed: [String]

        init(_ name: String, _ counts: [[Int]], quarters: [[Int]] = [], printed: [String]) {
            testDescription = name
            self.counts = counts
            self.quarters = quarters
            self.printed = printed
        }
    }

    static let cases = [
        Case("nothing is small", [[7], [0], [5]], printed: ["7", "0", "5"]),
        Case(
            "four is small, and the least of the others goes with it", [[4], [9], [6], [0]],
            printed: ["*", "9", "*", "0"]),
        Case("three of fifty (worked case 62)", [[3], [7], [40]], printed: ["*", "*", "40"]),
        Case(
            "the check of requirement R149", [[0], [1], [3], [4], [5], [11]], printed: ["0", "*", "*", "*", "5", "11"]),
        Case("the check of requirement R150", [[2], [6], [3]], printed: ["*", "6", "*"]),
        Case("one row beside zeros and a total that everybody knows", [[2], [0], [0]], printed: ["x", "x", "x"]),
        Case("two that come to two", [[1], [1], [0]], printed: ["x", "x", "x"]),
        Case("two that come to two, and a third that can go with them", [[1], [1], [9]], printed: ["*", "*", "*"]),
        Case("two that come to eight", [[4], [4], [12]], printed: ["*", "*", "*"]),
        Case("two that come to five protect each other", [[2], [3], [12]], printed: ["*", "*", "12"]),
        Case("three that come to three", [[1], [1], [1]], printed: ["x", "x", "x"]),
        Case(
            "three quarters do not tell the fourth", [[6, 7, 2], [8, 9, 9]], quarters: [[0], [1], [2]],
            printed: ["15 * 7 * * 7 *", "26 * 9 * * 9 *"]),
        Case(
            "a year with one kind of people tells of each month, and is left out", [[3, 6], [0, 0]],
            quarters: [[0], [1]], printed: ["x x 6 x 6", "x x 0 x 0"]),
        Case(
            "a small year is withheld in its quarters and months too", [[1, 0], [8, 0]], quarters: [[0], [1]],
            printed: ["* * 0 * 0", "* * 0 * 0"]),
    ]

    @Test("what is small is withheld, with as little besides as keeps it from being worked out", arguments: cases)
    func withheld(tried: Case) {
        let (table, rows) = Self.table(tried.counts, quarters: tried.quarters)
        let solver = DisclosureSolver(table)

        #expect(rows.map { $0.map { Self.printed($0, solver) }.joined(separator: " ") } == tried.printed)
    }

    @Test("the same people by two dimensions: neither table tells what the other withholds")
    func crossed() {
        // By kind 3 and 9, by place 4 and 8, and the cells of both: 1 2 / 3 6.
        var table = DisclosureTable()
        let (kinds, places, both) = (table.addGroup(worth: 1), table.addGroup(worth: 1), table.addGroup(worth: 1))
        let cells = [[1, 2], [3, 6]].map { $0.map { table.add($0, in: both) } }
        let rows = [3, 9].map { table.add($0, in: kinds) }
        let columns = [4, 8].map { table.add($0, in: places) }
        for number in 0..<2 {
            table.know(cells[number], comeTo: [rows[number]])
            table.know(cells.map { $0[number] }, comeTo: [columns[number]])
        }
        table.know(rows)
        table.know(columns)

        expectSafe(DisclosureSolver(table), "crossed")
    }

    @Test("a number that is part of a small one, and one that is known to be no greater, tell neither")
    func parts() {
        // Two of twelve are children, both represented; the children affected are known to be three at the most.
        var table = DisclosureTable()
        let year = table.addGroup(worth: 1)
        let types = [2, 10].map { table.add($0, in: year) }
        table.know(types)
        let represented = table.add(2, in: year)
        table.know([represented, table.addRest(0)], comeTo: [types[0]])
        table.know([types[0], table.addRest(1)])

        let solver = DisclosureSolver(table)
        #expect(types.map { solver.fates[$0] } == [.withheld, .withheld])
        expectSafe(solver, "parts")
    }

    @Test("of two that will do the one that a sentence needs is printed", arguments: [0, 1])
    func wanted(place: Int) {
        var table = DisclosureTable()
        let group = table.addGroup(worth: 1)
        let cells = [6, 6, 4].enumerated().map { table.add($1, in: group, isWanted: $0 == place) }
        table.know(cells)

        let solver = DisclosureSolver(table)
        #expect(solver.fates.firstIndex(of: .printed) == place)
        #expect(solver.fates.count { $0 == .withheld } == 2)
    }

    @Test(
        "what is too small is what the council says (requirement R149)",
        arguments: [(3, "0 * * 3 4 5 11"), (5, "0 * * * * 5 11"), (6, "0 * * * * * 11")])
    func threshold(below: Int, printed: String) {
        let (table, rows) = Self.table([[0], [1], [2], [3], [4], [5], [11]], quarters: [], SmallNumbers(below: below))
        let solver = DisclosureSolver(table)

        #expect(rows.map { Self.printed($0[0], solver) }.joined(separator: " ") == printed)
        expectSafe(solver, "below \(below)")
    }

    @Test("no small number of any table has one value alone, and nothing is withheld for nothing", arguments: 1...20)
    func anyTable(seed: UInt64) {
        var random = Numbers(seed: seed)
        for _ in 0..<3 {
            let quarters = [[[0], [1]], [[0, 1], [2]], [[0], [1], [2]], []][Int.random(in: 0..<4, using: &random)]
            let months = max(quarters.joined().count, 1)
            let counts = (0..<Int.random(in: 2...3, using: &random)).map { _ in
                (0..<months).map { _ in max(0, Int.random(in: -2...7, using: &random)) }
            }
            let below = [5, 3, 7].randomElement(using: &random) ?? 5
            let (table, _) = Self.table(counts, quarters: quarters, SmallNumbers(below: below))
            expectSafe(DisclosureSolver(table), "\(counts) in \(quarters) below \(below)")
        }
    }
}

extension DisclosureTests {
    /// A table of months, each of whose totals everybody knows, with its quarters and its year; the cells of each key.
    private static func table(
        _ counts: [[Int]], quarters: [[Int]], _ rule: SmallNumbers = .upToFour
    ) -> (DisclosureTable, [[Int]]) {
        var table = DisclosureTable()
        let year = quarters.isEmpty ? nil : table.addGroup(worth: 20, rule)
        let quarterly = quarters.map { _ in table.addGroup(worth: 3, rule) }
        let monthly = counts[0].map { _ in table.addGroup(worth: 1, rule) }
        var rows: [[Int]] = []
        var months: [[Int]] = []
        for row in counts {
            let cells = zip(row, monthly).map { table.add($0, in: $1) }
            var all: [Int] = []
            for (quarter, group) in zip(quarters, quarterly) {
                all.append(table.add(quarter.reduce(0) { $0 + row[$1] }, in: group))
                table.know(quarter.map { cells[$0] }, comeTo: [all[all.count - 1]])
            }
            if let year {
                let cell = table.add(row.reduce(0, +), in: year)
                table.know(all, comeTo: [cell])
                all.insert(cell, at: 0)
            }
            rows.append(all + cells)
            months.append(cells)
        }
        for month in monthly.indices { table.know(months.map { $0[month] }) }
        return (table, rows)
    }

    private static func printed(_ cell: Int, _ solver: DisclosureSolver) -> String {
        switch solver.fates[cell] {
        case .printed: "\(solver.table.cells[cell].count)"
        case .withheld: "*"
        case .leftOut: "x"
        }
    }

    /// Every number that must be is one of several that a reader cannot tell apart; and whatever else is withheld or left out
    /// would tell of another, were it printed.
    private func expectSafe(_ solver: DisclosureSolver, _ name: String) {
        let table = solver.table
        func isSmall(_ cell: Int) -> Bool { table.small(cell) != nil }
        let kept = table.cells.indices.filter { isSmall($0) || solver.fates[$0] == .withheld }
        func told(_ fates: [Fate], but cells: Set<Int> = []) -> [Int] {
            let feasible = FeasibleTables(table, fates)
            return kept.filter { !cells.contains($0) && feasible.values[$0].count < 2 }
        }
        #expect(told(solver.fates) == [], "\(name)")
        for cell in table.cells.indices where solver.fates[cell] == .withheld && !isSmall(cell) {
            var fates = solver.fates
            fates[cell] = .printed
            #expect(!told(fates, but: [cell]).isEmpty, "\(name): \(cell) is withheld for nothing")
        }
        for group in table.groups.indices {
            let own = table.cells.indices.filter { table.cells[$0].group == group }
            guard own.contains(where: { solver.fates[$0] == .leftOut }) else { continue }
            var fates = solver.fates
            for cell in own { fates[cell] = isSmall(cell) ? .withheld : .printed }
            #expect(!told(fates).isEmpty, "\(name): \(group) is left out for nothing")
        }
    }
}

/// Every table that a reader could not tell from the true one, tried one after the other.
private struct FeasibleTables {
    private let table: DisclosureTable
    private let bounds: [ClosedRange<Int>]
    private let sums: [Int]
    /// What each cell is in them.
    private(set) var values: [Set<Int>]

    init(_ table: DisclosureTable, _ fates: [Fate]) {
        self.table = table
        let most = table.cells.reduce(2) { $0 + $1.count }
        bounds = table.cells.indices.map { cell in
            switch fates[cell] {
            case .printed: table.cells[cell].count...table.cells[cell].count
            case .withheld: table.small(cell).map(ClosedRange.init) ?? 1...most
            case .leftOut: 0...most
            }
        }
        sums = table.sums.map { $0.reduce(0) { $0 + $1.sign * table.cells[$1.cell].count } }
        values = Array(repeating: [], count: table.cells.count)
        fill(Array(repeating: nil, count: table.cells.count))
    }

    private mutating func fill(_ filled: [Int?]) {
        var filled = filled
        guard complete(&filled) else { return }
        if let cell = filled.indices.filter({ filled[$0] == nil }).min(by: { bounds[$0].count < bounds[$1].count }) {
            for value in bounds[cell] {
                filled[cell] = value
                fill(filled)
            }
        } else {
            for (cell, value) in filled.enumerated() { if let value { values[cell].insert(value) } }
        }
    }

    /// Fills in what follows from the sums; false where they cannot be right.
    private func complete(_ filled: inout [Int?]) -> Bool {
        var isChanged = true
        while isChanged {
            isChanged = false
            for (terms, sum) in zip(table.sums, sums) {
                let open = terms.filter { filled[$0.cell] == nil }
                let rest = terms.reduce(sum) { $0 - $1.sign * (filled[$1.cell] ?? 0) }
                if open.isEmpty, rest != 0 { return false }
                guard open.count == 1 else { continue }
                let value = rest * open[0].sign
                guard bounds[open[0].cell].contains(value) else { return false }
                filled[open[0].cell] = value
                isChanged = true
            }
        }
        return true
    }
}

/// Random numbers that are the same each time.
private struct Numbers: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        let mixed = (state ^ (state >> 33)) &* 0xFF51_AFD7_ED55_8CCD
        return mixed ^ (mixed >> 33)
    }
}
