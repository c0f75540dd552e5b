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
    /// Why there are no rows, or others than the value counts; nil where they are what it counts.
    public let reason: String?
    /// Whether it counts the behaviour register, of which only whoever keeps it is told anything (requirement R161).
    public let isOfRegister: Bool
    /// The rows of the page.
    public let rows: [Row]
    /// How many rows come before the next page; nil on the last one.
    public let next: Int?
}

extension FigureRows {
    /// The same with those rows alone that are seen; the others are not shown.
    public func showing(_ isSeen: (Row) -> Bool) -> FigureRows {
        let seen = rows.filter(isSeen)
        return FigureRows(
            counted: counted, total: total, notShown: notShown + rows.count - seen.count, reason: reason,
            isOfRegister: isOfRegister, rows: seen, next: next)
    }
}

/// Why there are no rows to ask for.
public enum FigureRowsNotFound: Error, Hashable {
    case figure
    /// The figure has no such key in the period; these it has, and none where it is one value.
    case key(of: [String])

    /// What whoever asked is told.
    public var sentence: String {
        switch self {
        case .figure: "There is no such figure; GET /v1/figures lists those there are."
        case .key(let keys) where keys.isEmpty: "The figure is one value and has no key in the period; leave key out."
        case .key(let keys): "The figure has no such key in the period; key may be \(Words.list(keys, "or"))."
        }
    }
}

extension Reports {
    /// A page of the rows behind a value of a figure in a period.
    ///
    /// - Throws: `FigureRowsNotFound`; `ReportNotAvailable` of a period that has not begun or a department there is not; `PostgresError`.
    public func rows(
        of figure: String, key: String?, part: FigureRows.Part, in period: Period, department: String?, today: Day,
        after skipped: Int, limit: Int
    ) async throws -> FigureRows {
        guard period.hasBegun(by: today) else { throw ReportNotAvailable.period(period) }
        return try await snapshot { db in
            guard let definition = try Catalogue(in: db)[figure] else { throw FigureRowsNotFound.figure }
            let narrowed =
                try department.map { definition.within(department: try Self.department($0, db)) } ?? definition
            var cube = try Counter([(narrowed, [period])], today: today).cube(in: db)
            cube.versions = try ProcedureVersions(in: db)
            let book = FigureBook([narrowed], cube: cube)
            let values = book.figure(figure, in: period).parts
            guard let printed = values.first(where: { $0.key == key }) else {
                throw FigureRowsNotFound.key(of: values.compactMap(\.key))
            }
            let parts = narrowed.counts(behind: key).filter { $0.count.isWhole == (part == .whole) }
            let counted = parts.map(\.counted)
            let isOfRegister = parts.contains { $0.count.measure.population.isOfRegister }
            guard parts.allSatisfy(\.count.isListed) else {
                let all = printed.value.rows(of: part)
                return FigureRows(
                    counted: counted, total: all, notShown: all, reason: nil, isOfRegister: isOfRegister, rows: [],
                    next: nil)
            }
            let statement = RowsStatement(parts: parts, period: period, today: today)
            let total = try statement.total(db)
            let reason: String? =
                if parts.isEmpty {
                    part == .whole && printed.value.denominator == nil
                        ? "The value is no share of anything."
                        : "The value was entered, and no records were counted for it."
                } else if parts.contains(where: {
                    cube.isEntered($0.count.measure, in: period.earlier(by: $0.count.yearsBack))
                }) {
                    "The value was entered as a total from before the records; these are the rows that there are of that time."
                } else {
                    nil
                }
            let rows = try statement.rows(after: skipped, limit: limit, db)
            let next = skipped + rows.count
            return FigureRows(
                counted: counted, total: total, notShown: 0,
                reason: reason, isOfRegister: isOfRegister, rows: rows,
                next: next < total && !rows.isEmpty ? next : nil)
        }
    }

    /// A department by its name as the list spells it, in whichever spelling is asked for.
    ///
    /// - Throws: `ReportNotAvailable.department` where the council has none of the name.
    static func department(_ name: String, _ db: borrowing Transaction) throws -> String {
        let found = try db.first("SELECT name FROM department WHERE listed_name(name) = listed_name(\(name))") {
            try $0["name"] as String
        }
        guard let found else { throw ReportNotAvailable.department(name) }
        return found
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

extension Value {
    /// How many rows stand behind it.
    fileprivate func rows(of part: FigureRows.Part) -> Int {
        (part == .whole ? denominator : numerator ?? whole) ?? 0
    }
}
