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
            .flatMap { byID[$0.id]?.counted($0.parts) ?? [] }
            .filter { $0.measure.population.isListed }
    }

    /// The rows, each with the places of its counts among the parts.
    func rows(in db: borrowing Transaction) throws -> [FrozenReport.Row] {
        let groups = Dictionary(grouping: parts.indices) { index in
            MemberStatement.Group(population: parts[index].measure.population, timing: parts[index].measure.timing)
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
        let measures = Dictionary(uniqueKeysWithValues: statement.measures.enumerated().map { ($1, $0) })
        let dimensions = Dictionary(uniqueKeysWithValues: statement.dimensions.enumerated().map { ($1, $0) })
        try db.forEach(sql) { row in
            let id: String = try row["id"]
            var counts: [Int] = []
            var quantities: [Int?] = []
            for index in indices {
                let part = parts[index]
                guard let measure = measures[part.measure] else { continue }
                let place = statement.place(of: measure)
                let isCounted: Bool = try row[at: place]
                let quantity: Int? = try row[at: place + 1]
                guard isCounted, quantity != nil || part.measure.quantity.field == nil else { continue }
                if case .of(let dimension, let code) = part.rows, let number = dimensions[dimension] {
                    let key: String? = try row[at: statement.place(ofDimension: number)]
                    guard key == code else { continue }
                }
                counts.append(index)
                quantities.append(quantity)
            }
            guard !counts.isEmpty else { return }
            let key = Key(population: group.population, id: id)
            var known =
                try rows[key]
                ?? FrozenReport.Row(
                    population: group.population.rawValue, id: id, reference: try row["reference"],
                    complaint: (try row["complaint_id"] as UUID?).map { ComplaintID(rawValue: $0) })
            known.counts += counts
            known.quantities += quantities
            rows[key] = known
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
