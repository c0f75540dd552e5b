import Complaints
import Postgres
import TestSupport
import Testing
import WorkingDays

@testable import Reporting

/// R146: behind each value are as many rows as it counts.
@Suite(.database(.demonstration)) struct FigureRowsTests {
    /// How many counts, shares and wholes of shares there are to compare, and how many of the counts have rows.
    private static let compared = [
        "2022-23": [1850, 134, 133], "2022-23-q3": [1675, 120, 120], "2021-m11": [1576, 98, 98],
    ]
    private static let counted = ["2022-23": 956, "2022-23-q3": 841, "2021-m11": 573]

    /// A value, and what the rows behind it come to.
    private struct Compared {
        let name: String
        let value: Value
        let rows: Int
        let quantities: [Int]
    }

    /// Each value of each figure with the rows behind it, or with those that a share is taken of.
    private func compared(_ part: FigureRows.Part, in period: String) async throws -> [Compared] {
        let period = try #require(Period(period))
        let today = try #require(Day("2024-06-03"))
        return try await TestDatabase.current.database.snapshot { db in
            let catalogue = try Catalogue(in: db)
            let cube = try Counter(catalogue.figures.map { ($0, [period]) }, today: today).cube(in: db)
            let book = FigureBook(catalogue.figures, cube: cube)
            return try catalogue.figures.flatMap { definition in
                try book.figure(definition.id, in: period).parts.compactMap { printed -> Compared? in
                    let parts = definition.counts(behind: printed.key).filter { $0.count.isWhole == (part == .whole) }
                    // What was entered from before the records has no rows.
                    guard !parts.isEmpty, printed.value.state == .number,
                        !parts.contains(where: {
                            cube.isEntered($0.count.measure, in: period.earlier(by: $0.count.yearsBack))
                        })
                    else { return nil }
                    let statement = RowsStatement(parts: parts, period: period, today: today)
                    let rows = try statement.rows(after: 0, limit: 100_000, db)
                    let total = try statement.total(db)
                    #expect(total == rows.count, "\(definition.id)")
                    return Compared(
                        name: "\(definition.id) \(printed.key ?? "")", value: printed.value, rows: rows.count,
                        quantities: rows.compactMap(\.quantity))
                }
            }
        }
    }

    @Test(
        "R146: each count of each figure has as many rows as it counts, each share those of its part and of its whole",
        arguments: ["2022-23", "2022-23-q3", "2021-m11"])
    func asManyAsCounted(period: String) async throws {
        let numbers = try await compared(.number, in: period)
        let wholes = try await compared(.whole, in: period)

        let counts = numbers.filter { $0.value.unit == .count && $0.quantities.isEmpty }
        #expect(counts.filter { $0.value.whole != $0.rows }.map { "\($0.name): \($0.value.text), \($0.rows)" } == [])
        let shares = numbers.filter { $0.value.unit == .percent && $0.value.numerator != nil }
        #expect(shares.filter { $0.value.numerator != $0.rows }.map { "\($0.name): \($0.rows)" } == [])
        let taken = wholes.filter { $0.value.denominator != nil }
        #expect(taken.filter { $0.value.denominator != $0.rows }.map { "\($0.name): \($0.rows)" } == [])
        let sums = numbers.filter { $0.value.unit == .pence && !$0.quantities.isEmpty }
        #expect(sums.filter { $0.value.whole != $0.quantities.reduce(0, +) }.map(\.name) == [])
        #expect([counts, shares, taken].map(\.count) == Self.compared[period])
        #expect(counts.filter { $0.rows > 0 }.count == Self.counted[period])
    }

    @Test(
        "R146: of what is kept apart from the complaint it is said how much it is, and nothing is shown",
        arguments: [
            ("equality.complainant.ethnicity", "not_asked"), ("equality.complainant.ethnicity", "total"),
            ("behaviour.new", "total"),
        ])
    func keptApart(figure: String, key: String) async throws {
        let reports = Reports(database: TestDatabase.current.database)
        let period = try #require(Period("2022-23"))
        let today = try #require(Day("2024-06-03"))

        let rows = try await reports.rows(
            of: figure, key: key, part: .number, in: period, department: nil, today: today, after: 0, limit: 10)

        #expect(rows.rows.isEmpty && rows.next == nil && rows.total == rows.notShown)
        if key == "not_asked" { #expect(rows.notShown == 1071) }
    }

    @Test(
        "R146: behind the 31 within 20 working days stand 31 references, and a page of them goes on where the last ended"
    )
    func behindThePublishedFigure() async throws {
        let reports = Reports(database: TestDatabase.current.database)
        let period = try #require(Period("2022-23"))
        let today = try #require(Day("2024-06-03"))
        func page(after skipped: Int, limit: Int) async throws -> FigureRows {
            try await reports.rows(
                of: "childrens.stage_1.within_20_working_days", key: "count", part: .number, in: period,
                department: nil, today: today, after: skipped, limit: limit)
        }
        let all = try await page(after: 0, limit: 200)
        let first = try await page(after: 0, limit: 20)
        let second = try await page(after: 20, limit: 20)

        let references = Set(all.rows.compactMap(\.reference))
        #expect(all.total == all.rows.count && all.next == nil && references.count == all.total)
        let printed = try await reports.report(.childrens, of: period, today: today)
            .figure("childrens.stage_1.within_20_working_days", in: period)?.value("count")
        #expect(printed?.whole == all.total)
        #expect(all.total == 31 && first.next == 20 && second.next == nil)
        #expect(first.rows + second.rows == Array(all.rows.prefix(40)))
    }

    @Test("R146: behind a sum stands what adds to it, and behind a time of no days the answer of that day")
    func sums() async throws {
        let reports = Reports(database: TestDatabase.current.database)
        let period = try #require(Period("2022-23"))
        let today = try #require(Day("2024-06-03"))
        for figure in ["equality.children_affected", "childrens.stage_1.days"] {
            let parts = try #require(
                try await Council.report(
                    figure.hasPrefix("equality") ? .equality : .childrens, "2022-23", view: .inside
                ).figure(figure, in: period)
            ).parts
            let key = try #require(parts.first { $0.value.whole ?? 0 > 0 }?.key)
            let rows = try await reports.rows(
                of: figure, key: key, part: .number, in: period, department: nil, today: today, after: 0,
                limit: 100_000)
            #expect(!rows.rows.isEmpty, "\(figure)")
            if figure.hasPrefix("equality") { #expect(rows.rows.allSatisfy { $0.quantity ?? 0 > 0 }, "\(figure)") }
        }
    }
}
