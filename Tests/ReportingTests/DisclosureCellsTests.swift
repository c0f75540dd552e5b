import Complaints
import Testing

@testable import Reporting

/// Which numbers of the catalogue hang together, and what becomes of them in public (decision 0052).
struct DisclosureCellsTests {
    private let who = "childrens.received.by_complainant"
    private let children = "childrens.by_children_and_young_people"

    /// Who complained under the children's procedure, and a book of these counts of each month.
    private func complainants(
        _ counts: [String: [Int]], affected: Int = 0
    ) throws -> (ComplainantCells, FigureBook, Period) {
        let year = try #require(Period("2022-23"))
        let figures = Catalogue(bands: []).figures
        let cells = try #require(ComplainantCells.all(in: figures).first { $0.breakdown.id == who })
        let definition = try #require(figures.first { $0.id == Equality.affected })
        guard case .breakdown(let measure, let dimension) = definition.content else { throw NoBreakdown() }
        var cube = Cube()
        cube.recordsBegin = [.complaint: year.firstOn, .child: year.firstOn]
        for (number, month) in year.months.enumerated() {
            let own = counts.mapValues { $0.indices.contains(number) ? $0[number] : 0 }
            cube.counts[.init(measure: cells.measure, dimension: cells.dimension, period: month)] = Dictionary(
                uniqueKeysWithValues: own.map { (Optional($0.key), $0.value) })
            cube.counts[.init(measure: cells.measure, dimension: nil, period: month)] = [nil: own.values.reduce(0, +)]
        }
        cube.counts[.init(measure: measure, dimension: dimension, period: year)] = ["childrens": affected]
        cube.counts[.init(measure: measure, dimension: nil, period: year)] = [nil: affected]
        return (cells, FigureBook(cells.definitions + [definition], cube: cube), year)
    }

    private struct NoBreakdown: Error {}

    @Test("every figure about people has its place among the sums, or is told to the public by no report")
    func everyFigure() throws {
        let figures = Catalogue(bands: []).figures
        let placed =
            ComplainantCells.all(in: figures).flatMap(\.ids) + AnswerCells.all(in: figures).map(\.figure.id)
            + BehaviourRegister.figures.map(\.id) + [Equality.affected]

        let alone = "conferences.appeals_by_young_people"
        #expect(Set(figures.filter(\.describesPeople).map(\.id)) == Set(placed + [alone]))
        #expect(Disclosure().fate(of: nil, in: alone, Period(try #require(FinancialYear("2024-25")))) == nil)
    }

    @Test(
        "a count, its share and the same people in another figure have one fate, in the month, the quarter and the year"
    )
    func places() throws {
        let (cells, book, year) = try complainants([
            "parent": Array(repeating: 19, count: 12), "child_or_young_person": Array(repeating: 5, count: 12),
            "foster_carer": [0, 0, 0, 0, 2],
        ])
        var disclosure = Disclosure()

        disclosure.settle(try #require(cells.cells(in: year, book, SmallNumbersByYear())))

        func fate(_ key: String, _ figure: String, _ period: Period) -> Fate? {
            disclosure.fate(of: key, in: figure, period)
        }
        for period in [year, year.quarters[1], year.months[4]] {
            #expect(fate("foster_carer", who, period) == .withheld)
            let child = fate("child_or_young_person", who, period)
            #expect(Set([child, fate("parent", who, period)]) == [.printed, .withheld])
            for key in ["count", "percent"] { #expect(fate(key, children, period) == child) }
            #expect(fate("of", children, period) == .printed)
            #expect(fate("total", who, period) == .printed)
        }
        #expect(fate("foster_carer", who, year.months[0]) == .printed)
        // Some of the children are printed of a year only; of another year nothing is known here.
        #expect(fate("represented", children, year.months[4]) == nil)
        #expect(fate("represented", children, year) == .printed)
        #expect(fate("parent", who, year.before) == nil)
    }

    @Test(
        "a month of one complaint says nothing of who made it, and a key that was never counted no more than the others"
    )
    func leftOut() throws {
        let (cells, book, year) = try complainants(["parent": [1, 9, 9, 9], "family_member": [0, 9, 9, 9]])
        var disclosure = Disclosure()

        disclosure.settle(try #require(cells.cells(in: year, book, SmallNumbersByYear())))

        for key in ["parent", "family_member", "foster_carer", "never_counted"] {
            #expect(disclosure.fate(of: key, in: who, year.months[0]) == .leftOut, "\(key)")
        }
        #expect(disclosure.fate(of: "total", in: who, year.months[0]) == .printed)
        let value = disclosure.published(.count(1), .leftOut)
        #expect(value.state == .notAvailable)
        #expect(value.reason?.contains(where: \.isNumber) == false)
    }

    @Test(
        "how many children complaints are about is printed unless it tells how many complained",
        arguments: [(1, 1, true), (1, 2, false), (3, 3, false), (7, 7, false)])
    func affected(complained: Int, affected: Int, isTold: Bool) throws {
        let (cells, book, year) = try complainants(
            ["child_or_young_person": [complained], "parent": [9]], affected: affected)

        let children = ChildrenWhoComplained([cells], in: year, book, SmallNumbersByYear())
        #expect(children.isTold(by: [.init(cells: [cells], count: affected)]) == isTold)
    }

    @Test(
        "how many complaints of all procedures are about a child is printed unless it tells how many of each a child made",
        arguments: [(2, true), (3, false), (4, false)])
    func affectedOfAll(about: Int, isTold: Bool) throws {
        let year = try #require(Period("2024-25"))
        let two = ComplainantCells.all(in: Catalogue(bands: []).figures).filter {
            ["childrens", "corporate"].contains($0.measure.procedure)
        }
        var cube = Cube()
        cube.recordsBegin = [.complaint: year.firstOn]
        for month in year.months {
            let counts: [String?: Int] =
                month == year.months[0] ? ["parent": 8, "resident": 8, "child_or_young_person": 1] : [:]
            for (cells, other) in zip(two, ["resident", "parent"]) {
                let own = counts.filter { $0.key != other }
                cube.counts[.init(measure: cells.measure, dimension: cells.dimension, period: month)] = own
                cube.counts[.init(measure: cells.measure, dimension: nil, period: month)] = [
                    nil: own.values.reduce(0, +)
                ]
            }
        }
        let children = ChildrenWhoComplained(
            two, in: year, FigureBook(two.flatMap(\.definitions), cube: cube), SmallNumbersByYear())

        #expect(two.count == 2)
        #expect(children.isTold(by: [.init(cells: two, count: about)]) == isTold)
        // Of each by itself nothing is told: the other may have made fewer.
        #expect(!children.isTold(by: [.init(cells: [two[0]], count: 2)]))
    }
}
