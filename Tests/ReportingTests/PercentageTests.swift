import Complaints
import Testing
import WorkingDays

@testable import Reporting

struct PercentageTests {
    @Test(
        "a share is rounded half up to whole numbers",
        arguments: [
            (10, 86, "12"), (24, 39, "62"), (1, 200, "1"), (1, 201, "0"), (1, 8, "13"), (3, 65, "5"), (0, 10, "0"),
            (10, 10, "100"), (39, 86, "45"),
        ])
    func wholes(part: Int, whole: Int, expected: String) {
        #expect(Number(part, of: whole)?.description == expected)
    }

    @Test("a share of nothing, or of what is not recorded, is none")
    func nothing() {
        #expect(Number(0, of: 0) == nil)
        #expect(Number(3, of: nil) == nil)
        #expect(Number(nil, of: 3) == nil)
    }

    @Test(
        "tenths are rounded half up, and away from nothing below it",
        arguments: [
            (4934, 5435, "+10.2%"), (3993, 4083, "+2.3%"), (694, 680, "−2.0%"), (572, 513, "−10.3%"),
            (2000, 2001, "+0.1%"), (2000, 1999, "−0.1%"), (2001, 2000, "0.0%"),
        ])
    func tenths(previous: Int, current: Int, expected: String) {
        #expect(Change(from: previous, to: current, places: 1).text == expected)
    }

    @Test(
        "a change is a percentage of the earlier count",
        arguments: [
            (65, 86, "+32%"), (147, 143, "−3%"), (9, 11, "+22%"), (40, 39, "−3%"), (40, 41, "+3%"), (7, 7, "0%"),
            (4, 0, "−100%"),
        ])
    func changes(previous: Int, current: Int, expected: String) {
        #expect(Change(from: previous, to: current).text == expected)
    }

    @Test("a change from none is new, and from none to none there is none")
    func fromNone() {
        #expect(Change(from: 0, to: 1) == .new)
        #expect(Change(from: 0, to: 0) == .stillNone)
        #expect(Change(from: nil, to: 1) == .unknown)
        #expect(Change(from: 1, to: nil) == .unknown)
    }

    @Test("costs go up to the next ten pounds", arguments: [(0, 0), (1, 10), (1000, 10), (1001, 20), (250_000, 2500)])
    func costs(pence: Int, pounds: Int) throws {
        let period = try #require(Period("2022-23"))
        let measure = Measure.rows(of: .cost, by: .incurred).counting(.sum(.pence))
        var cube = Cube()
        cube.recordsBegin[.cost] = period.firstOn
        cube.counts[.init(measure: measure, dimension: nil, period: period)] = [nil: pence]

        let value = FigureBook([], cube: cube).value(
            of: .pounds(measure, .upToTen), in: period)

        #expect(value == .count(pounds, unit: .pounds))
    }
}
