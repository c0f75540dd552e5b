import Complaints
import HTML
import Postgres
import TestSupport
import Testing
import WorkingDays

@testable import Reporting

/// A report is frozen with what each of its counts counted, and printed from what was frozen alone (requirement R141).
struct FrozenReportTests {
    private func frozen(_ year: String = "2022-23") async throws -> FrozenReport {
        try await Reports(database: TestDatabase.current.database).frozen(
            .childrens, of: try #require(Period(year)), today: try #require(Day("2023-06-01")))
    }

    @Test(
        "A frozen report prints what the same report prints when it is computed, in every format, and is the same text again",
        .database(.demonstration), arguments: ["2022-23", "2021-22", "2022-23-q2", "1999-00"])
    func prints(year: String) async throws {
        let live = try await Reports(database: TestDatabase.current.database).report(
            .childrens, of: try #require(Period(year)), today: try #require(Day("2023-06-01")))

        let frozen = try await frozen(year)
        let read = try Report(frozen: frozen.document)

        #expect(read == live)
        #expect(read.json() == live.json())
        #expect(read.html().markup == live.html().markup)
        #expect(read.text() == live.text())
        #expect(try read.document == frozen.document)
    }

    @Test("Over the demonstration register every count has as many rows as its figure says", .database(.demonstration))
    func rows() async throws {
        let frozen = try await frozen()
        let report = try Report(frozen: frozen.document)
        var compared = 0
        for figure in report.figures where figure.period == report.period {
            for part in figure.parts {
                let places = frozen.counts.indices.filter {
                    frozen.counts[$0].figure == figure.id && frozen.counts[$0].key == part.key
                }
                guard places.count == 1, let place = places.first, let number = part.value.whole else { continue }
                let rows = frozen.rows.filter { $0.counts.contains(place) }
                let quantities = rows.compactMap { row in
                    row.counts.firstIndex(of: place).flatMap { row.quantities[$0] }
                }
                let counted = frozen.counts[place].counted
                let expected: Int? =
                    switch part.value.unit {
                    case .count where counted.hasPrefix("each complaint with a"):
                        Set(rows.compactMap(\.complaint)).count
                    case .count where quantities.isEmpty: rows.count
                    case .count, .pence: quantities.reduce(0, +)
                    case .workingDays where counted.hasPrefix("the longest"): quantities.max()
                    default: nil
                    }
                guard let expected else { continue }
                #expect(expected == number, "\(figure.id) \(part.key ?? ""): \(counted)")
                compared += 1
            }
        }
        #expect(compared > 60)
    }

    @Test("Each population has what tells its rows apart and what they are shown by", .database(.demonstration))
    func populations() async throws {
        let columns = try await TestDatabase.current.database.read { db in
            try db.all(
                """
                SELECT table_name::text AS view, column_name::text AS name FROM information_schema.columns
                WHERE table_schema = 'public' AND starts_with(table_name, 'population_')
                """
            ) { "\(try $0["view"] as String).\(try $0["name"] as String)" }
        }
        for population in Population.allCases where population.isListed {
            for column in ["id", "complaint_id", "reference"] {
                #expect(columns.contains("\(population.view).\(column)"))
            }
        }
    }

    @Test("Two rows of one population are told apart by their id", .database(.demonstration))
    func identities() async throws {
        for population in Population.allCases where population.isListed {
            let view = population.view
            let twice = try await TestDatabase.current.database.read { db in
                try db.one(
                    SQL(trusted: "SELECT count(*) - count(DISTINCT id::text) AS twice FROM \(view)", binding: [])
                ) { try $0["twice"] as Int }
            }
            #expect(twice == 0, "\(population)")
        }
    }

    @Test("What people wrote is frozen with its section, and nothing the program says is")
    func writings() throws {
        let section = ReportSection(
            "5", "The Ombudsman", [.paragraph("None."), .list(["Case 1", "Case 2"]), .commentary("Well.")])
        let year = try #require(Period("2022-23"))
        let report = Report(
            name: .childrens, period: year, title: "", department: nil, legalBasis: [], view: .open,
            smallNumbers: nil,
            basis: .init(
                council: nil, contact: nil, computedOn: year.lastOn, registerPosition: 1, calendarVersion: 1),
            highlights: [], figures: [], tables: [], indicators: [], narrative: [section])

        #expect(
            report.writings.map { "\($0.section) \($0.text)" } == ["5 Case 1", "5 Case 2", "5 Well."])
    }
}
