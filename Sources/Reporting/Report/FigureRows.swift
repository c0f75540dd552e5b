public import Complaints
import Foundation
import Postgres
public import WorkingDays

/// The records behind a value of a figure: one row for each that it counts (requirement R146).
public struct FigureRows: Sendable {
    /// Which count of a value is asked for.
    public enum Part: String, CaseIterable, Sendable {
        /// The number, or what a share is of: the 31 of "31 of 86".
        case number
        /// What a share is taken of: the 86.
        case whole
    }

    /// A record that was counted.
    public struct Row: Sendable, Hashable {
        public let population: String
        /// Of the record within its population.
        public let id: String
        /// Of its complaint, contact or case.
        public let reference: String?
        public let complaint: ComplaintID?
        /// How much of it was counted, in the unit of the figure, where that is not the row itself.
        public let quantity: Int?
    }

    /// What is counted, in words; one for each measure.
    public let counted: [String]
    /// How many rows the count has.
    public let total: Int
    /// Of these, how many are not shown: what is kept apart from the complaint, and the behaviour register.
    public let notShown: Int
    /// Whether it counts the behaviour register, of which only whoever keeps it is told anything (requirement R161).
    public let isOfRegister: Bool
    /// The rows of the page.
    public let rows: [Row]
    /// How many rows come before the next page; nil on the last one.
    public let next: Int?
}

extension Reports {
    /// A page of the rows behind a value of a figure in a period; nil where there is no such figure, or no such key of it.
    ///
    /// - Throws: `ReportNotAvailable` of a period that has not begun or a department there is not; `PostgresError`.
    public func rows(
        of figure: String, key: String?, part: FigureRows.Part, in period: Period, department: String?, today: Day,
        after skipped: Int, limit: Int
    ) async throws -> FigureRows? {
        guard period.hasBegun(by: today) else { throw ReportNotAvailable.period(period) }
        return try await snapshot { db in
            guard let definition = try Catalogue(in: db)[figure] else { return nil }
            if let department { try Self.checkDepartment(department, db) }
            let narrowed = department.map(definition.within(department:)) ?? definition
            var cube = try Counter([(narrowed, [period])], today: today).cube(in: db)
            cube.versions = try ProcedureVersions(in: db)
            let book = FigureBook([narrowed], cube: cube)
            guard let printed = book.figure(figure, in: period).parts.first(where: { $0.key == key }) else { return nil }
            let parts = narrowed.rows(behind: printed, part)
            let counted = parts.map(\.counted.counted)
            let isOfRegister = parts.contains { [.behaviourMeasure, .behaviourReview].contains($0.counted.measure.population) }
            guard parts.allSatisfy(\.isListed) else {
                let all = printed.value.rows(of: part)
                return FigureRows(counted: counted, total: all, notShown: all, isOfRegister: isOfRegister, rows: [], next: nil)
            }
            let statement = RowsStatement(parts: parts, period: period, today: today)
            let total = try statement.total(db)
            let rows = try statement.rows(after: skipped, limit: limit, db)
            let next = skipped + rows.count
            return FigureRows(
                counted: counted, total: total, notShown: 0, isOfRegister: isOfRegister, rows: rows,
                next: next < total && !rows.isEmpty ? next : nil)
        }
    }

    /// - Throws: `ReportNotAvailable.department` where the council has none of the name.
    static func checkDepartment(_ department: String, _ db: borrowing Transaction) throws {
        let found = try db.first("SELECT name FROM department WHERE name = \(department)") { try $0["name"] as String }
        guard found != nil else { throw ReportNotAvailable.department(department) }
    }
}

extension RowsStatement {
    /// How many rows there are.
    func total(_ db: borrowing Transaction) throws -> Int {
        parts.isEmpty ? 0 : try db.one(count()) { try $0["count"] }
    }

    /// A page of them.
    func rows(after skipped: Int, limit: Int, _ db: borrowing Transaction) throws -> [FigureRows.Row] {
        guard !parts.isEmpty else { return [] }
        return try db.all(page(after: skipped, limit: limit)) { row in
            FigureRows.Row(
                population: try row["population"], id: try row["id"], reference: try row["reference"],
                complaint: (try row["complaint_id"] as UUID?).map { ComplaintID(rawValue: $0) },
                quantity: try row["quantity"])
        }
    }
}

extension RowsStatement.Part {
    /// Whether it may be said which rows it has.
    fileprivate var isListed: Bool {
        ([counted.measure] + without).allSatisfy(\.population.isListed)
    }
}

extension Value {
    /// How many rows stand behind it.
    fileprivate func rows(of part: FigureRows.Part) -> Int {
        (part == .whole ? denominator : numerator ?? whole) ?? 0
    }
}

extension FigureDefinition {
    /// The counts that a value is made of; none where it is entered, or of another period.
    func rows(behind printed: ComputedFigure.Part, _ part: FigureRows.Part) -> [RowsStatement.Part] {
        let differences = formula(under: printed.key).map(\.differences) ?? [:]
        let subtracted = Set(differences.values.joined())
        return counted([printed]).filter { $0.isWhole == (part == .whole) && !subtracted.contains($0.measure) }
            .map { RowsStatement.Part(counted: $0, without: differences[$0.measure] ?? []) }
    }

    /// The formula of a value that is not counted by a dimension.
    private func formula(under key: String?) -> Formula? {
        switch content {
        case .value(let formula): formula
        case .parts(let parts), .tally(_, _, let parts): parts.first { $0.key == key }?.formula
        case .breakdown, .shares, .largest, .largestBefore: nil
        }
    }
}

extension Formula {
    /// The measures of rows from which the rows of others are taken away.
    fileprivate var differences: [Measure: [Measure]] {
        switch self {
        case .difference(let left, let right):
            Dictionary(
                left.counts.filter { !$0.measure.quantity.canBeNothing }
                    .map { ($0.measure, right.counts.map(\.measure)) }) { $0 + $1 }
        case .share(let left, let right, _): left.differences.merging(right.differences) { $0 + $1 }
        case .total(let parts): parts.map(\.differences).reduce([:]) { $0.merging($1) { $0 + $1 } }
        case .change(let formula, _), .points(let formula), .rate(let formula, _, _): formula.differences
        case .count, .pounds, .earlier, .entered: [:]
        }
    }
}
