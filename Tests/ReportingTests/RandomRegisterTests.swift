import Complaints
import Foundation
import Postgres
import TestSupport
import Testing
import WorkingDays

@testable import Reporting

/// What holds of every register, whatever is in it: 20 random ones, or as many as RANDOM_REGISTERS says; `script/count` asks
/// for 200.
@Suite(.database)
struct RandomRegisterTests {
    private static let seeds = 1...(ProcessInfo.processInfo.environment["RANDOM_REGISTERS"].flatMap { Int($0) } ?? 20)

    /// Every figure of the catalogue over a year, its quarters and its months.
    private func figures(_ seed: Int) async throws -> (catalogue: Catalogue, book: FigureBook, year: Period) {
        let url = Bundle.module.bundleURL.appendingPathComponent("Fixtures/random_register.sql")
        let register = try String(contentsOf: url, encoding: .utf8)
        let database = TestDatabase.current.database
        try await database.write { db in try db.script("SELECT setseed(\(seed) / 100000.0);\n\(register)") }
        let year = try #require(Period("2022-23"))
        let today = try #require(Day("2024-06-03"))
        return try await database.snapshot { db in
            let catalogue = try Catalogue(in: db)
            let days = Set([year] + year.quarters + year.months)
            let counter = Counter(catalogue.figures.map { ($0, days) }, today: today)
            let book = FigureBook(
                catalogue.figures, cube: try counter.cube(in: db))
            return (catalogue, book, year)
        }
    }

    @Test(
        "on any register, quarters and months add up to the year, bands and keys to their total, and a report to itself",
        arguments: seeds)
    func anyRegister(seed: Int) async throws {
        let (catalogue, book, year) = try await figures(seed)
        var counted = 0

        for figure in catalogue.figures {
            for key in figure.flows(in: book, year) {
                let whole = book.value(figure.id, key, in: year)
                counted += whole.whole ?? 0
                for parts in [year.quarters, year.months] {
                    let sum = Value.sum(parts.map { book.value(figure.id, key, in: $0) }, unit: whole.unit)
                    #expect(
                        sum.whole == whole.whole, "\(figure.id) \(key ?? "") of \(parts[0].kind)s, register \(seed)")
                }
            }
            for period in [year] + year.quarters + year.months {
                let total = book.value(figure.id, FigureBook.total, in: period)
                guard total.state != .notRecorded, let sum = figure.sumOfParts(in: book, period) else { continue }
                #expect(sum == total.whole, "\(figure.id) \(period), register \(seed)")
            }
        }
        #expect(counted > 0)
        try await sameTwice(year)
    }

    /// Computed on another connection, by the role that reads no name, a report is the same bytes.
    private func sameTwice(_ year: Period) async throws {
        let other = try await TestDatabase.current.database(as: "redress_report")
        let today = try #require(Day("2024-06-03"))
        for name in ReportName.allCases {
            let first = try await Reports(database: TestDatabase.current.database).report(name, of: year, today: today)
            let second = try await Reports(database: other).report(name, of: year, today: today)
            #expect(first.json() == second.json(), "\(name)")
        }
        await other.shutdown()
    }

    @Test("most figures are of what happens in a period, and no band or breakdown escapes the sums")
    func figuresThatAdd() async throws {
        let (catalogue, book, year) = try await figures(1)

        #expect(catalogue.figures.filter { !$0.flows(in: book, year).isEmpty }.count == 360)
        #expect(catalogue.figures.filter { $0.sumOfParts(in: book, year) != nil }.count == 142)
    }
}

extension FigureDefinition {
    /// The keys whose values of two periods add up to that of both.
    fileprivate func flows(in book: FigureBook, _ period: Period) -> [String?] {
        switch content {
        case .value(let formula): formula.isFlow ? [nil] : []
        case .parts(let parts): parts.filter(\.formula.isFlow).map(\.key)
        case .breakdown(let measure, _): measure.isFlow ? book.figure(id, in: period).parts.map(\.key) : []
        default: []
        }
    }

    /// The sum of the keys beside a total they must give; nil where the figure has none such.
    fileprivate func sumOfParts(in book: FigureBook, _ period: Period) -> Int? {
        switch content {
        case .parts where id.contains("bands"): break
        case .breakdown(let measure, let dimension) where measure.quantity.adds && !dimension.isMultiple: break
        case .tally(let measure, let dimension, _) where measure.quantity.adds && !dimension.isMultiple: break
        default: return nil
        }
        let parts = book.figure(id, in: period).parts.prefix { $0.key != FigureBook.total }
        return Value.sum(parts.map(\.value)).whole
    }
}

extension Formula {
    fileprivate var isFlow: Bool {
        switch self {
        case .count(let measure): measure.isFlow
        case .total(let parts): parts.allSatisfy(\.isFlow)
        case .difference(let left, let right): left.isFlow && right.isFlow
        default: false
        }
    }
}

extension Measure {
    /// Whether its number is of what happened in the period, and of nothing that was known at its end only.
    fileprivate var isFlow: Bool {
        guard case .happened = timing, quantity.adds else { return false }
        return !conditions.contains(where: \.looksAtThePeriod)
    }
}
