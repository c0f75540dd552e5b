import Complaints
import Postgres
import TestSupport
import Testing
import WorkingDays

@testable import Reporting

/// The demonstration register counted by parts of a year (requirements R137, R147).
@Suite(.database(.demonstration))
struct PartsOfYearTests {
    @Test("Four quarters and twelve months add up to the year in every figure that counts what happened")
    func partsOfTheYear() async throws {
        let catalogue = try await Reports(database: TestDatabase.current.database).catalogue()
        let flows = catalogue.figures.filter(\.addsUp)
        let year = Period(try #require(FinancialYear("2022-23")))
        let days = Set([year] + year.quarters + year.months)
        let today = try #require(Day("2023-10-02"))
        let cube = try await TestDatabase.current.database.read { db in
            try Counter(flows.map { ($0, days) }, today: today).cube(in: db)
        }
        let book = FigureBook(flows, cube: cube)

        #expect(flows.count == 242)
        for figure in flows {
            for part in book.figure(figure.id, in: year).parts where !(part.key ?? "").contains("-m") {
                let sums = [year.quarters, year.months].map { periods in
                    periods.reduce(0) { $0 + (book.value(figure.id, part.key, in: $1).whole ?? 0) }
                }
                // Of what was never recorded, as alerts, neither the year nor its parts have a number.
                let whole = part.value.whole ?? 0
                #expect(sums == [whole, whole], "\(figure.id) \(part.key ?? "")")
            }
        }
    }
}

extension FigureDefinition {
    /// Whether it counts what happened, so that the parts of a period add up to it.
    fileprivate var addsUp: Bool {
        func adds(_ measure: Measure) -> Bool {
            guard case .happened = measure.timing, measure.population != .equalityAnswer else { return false }
            return measure.quantity.adds && measure.conditions.allSatisfy(\.isLasting)
        }
        switch content {
        case .value(.count(let measure)): return adds(measure)
        case .parts(let parts):
            return parts.allSatisfy { if case .count(let measure) = $0.formula { adds(measure) } else { false } }
        case .breakdown(let measure, _): return adds(measure)
        default: return false
        }
    }
}

extension Condition {
    /// Whether it is the same at the end of every period.
    fileprivate var isLasting: Bool {
        switch self {
        case .byPeriodEnd, .notByPeriodEnd: false
        case .has(_, let conditions): conditions.allSatisfy(\.isLasting)
        default: true
        }
    }
}
