import Complaints
import Foundation
import Postgres
import WorkingDays

/// Reads the rows that the counts of a report counted, one statement for each population and day.
struct MemberCounter {
    let parts: [CountedPart]
    let period: Period
    let today: Day

    /// The counts of a report's own period.
    init(of report: Report, _ definitions: [FigureDefinition]) {
        period = report.period
        today = report.basis.computedOn
        let byID = Dictionary(definitions.map { ($0.id, $0) }) { first, _ in first }
        parts = report.figures.filter { $0.period == report.period }
            .flatMap { figure in figure.parts.flatMap { byID[figure.id]?.counts(behind: $0.key) ?? [] } }
            .filter { $0.count.isListed && $0.count.yearsBack == 0 }
    }

    /// The rows, each with the places of its counts among the parts.
    func rows(in db: borrowing Transaction) throws -> [FrozenReport.Row] {
        let groups = Dictionary(grouping: parts.indices) { index in
            MemberStatement.Group(
                population: parts[index].count.measure.population, timing: parts[index].count.measure.timing)
        }
        var rows: [Key: FrozenReport.Row] = [:]
        for group in groups.keys.sorted(by: { "\($0)" < "\($1)" }) {
            try add(groups[group] ?? [], of: group, to: &rows, db)
        }
        return rows.values.sorted { ($0.population, $0.id) < ($1.population, $1.id) }
    }

    private struct Key: Hashable {
        let population: Population
        let id: String
    }

    private func add(
        _ indices: [Int], of group: MemberStatement.Group, to rows: inout [Key: FrozenReport.Row],
        _ db: borrowing Transaction
    ) throws {
        var statement = MemberStatement(group, of: indices.map { parts[$0] }, in: period, today: today)
        let sql = statement.sql()
        let byCount = Dictionary(grouping: indices) { parts[$0].count.ofRows }
        let counts = statement.counts.map { count in
            Places(
                count.measure, of: (byCount[count] ?? []).map { ($0, parts[$0].rows) }, dimensions: statement.dimensions
            )
        }
        try db.forEach(sql) { row in
            let keys: [String?] = try statement.dimensions.indices.map {
                try row[at: statement.place(ofDimension: $0)]
            }
            var counted: [Int] = []
            var quantities: [Int?] = []
            for (number, counts) in counts.enumerated() {
                let place = statement.place(of: number)
                let isCounted: Bool = try row[at: place]
                let quantity: Int? = try row[at: place + 1]
                guard isCounted, quantity != nil || !counts.hasQuantity else { continue }
                let found = counts.counts(of: keys)
                counted += found
                quantities += repeatElement(quantity, count: found.count)
            }
            guard !counted.isEmpty else { return }
            let key = Key(population: group.population, id: try row["id"])
            var known =
                try rows[key]
                ?? FrozenReport.Row(
                    population: group.population.rawValue, id: key.id, reference: try row["reference"],
                    complaint: (try row["complaint_id"] as UUID?).map { ComplaintID(rawValue: $0) })
            known.counts += counted
            known.quantities += quantities
            rows[key] = known
        }
    }

    /// Where the counts of the same rows stand, found by the keys of a row: there are many counts for each row, and few that count it.
    private struct Places {
        let hasQuantity: Bool
        private var altogether: [Int] = []
        /// By the number of the dimension, then by key.
        private var byKey: [[String?: [Int]]]

        init(_ measure: Measure, of counts: [(index: Int, rows: CountedPart.Rows)], dimensions: [Dimension]) {
            hasQuantity = measure.quantity.field != nil
            byKey = Array(repeating: [:], count: dimensions.count)
            for (index, rows) in counts {
                switch rows {
                case .all: altogether.append(index)
                case .of(let dimension, let code):
                    guard let number = dimensions.firstIndex(of: dimension) else { continue }
                    byKey[number][code, default: []].append(index)
                }
            }
        }

        func counts(of keys: [String?]) -> [Int] {
            zip(byKey, keys).reduce(altogether) { $0 + ($1.0[$1.1] ?? []) }
        }
    }
}

extension Population {
    /// Whether it may be said which rows were counted.
    ///
    /// An answer to equality monitoring is kept apart from the complaint that it was given for, and the behaviour register is for
    /// the complaints team alone (requirements R149, R161).
    var isListed: Bool {
        switch self {
        case .equalityAnswer, .behaviourMeasure, .behaviourReview: false
        default: true
        }
    }
}
