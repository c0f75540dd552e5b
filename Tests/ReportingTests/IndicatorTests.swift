import Complaints
import Foundation
import Postgres
import TestSupport
import Testing
import WorkingDays

@testable import Reporting

/// Rates that are watched, with what they are to reach (requirements R168 to R171, R173 to R175, R177).
@Suite(.database(.demonstration))
struct IndicatorTests {
    private func indicator(_ figure: String, in report: Report) throws -> Indicator {
        try #require(report.indicators.first { $0.figure == figure })
    }

    private func addTarget(
        _ figure: String, tenths: Int, _ comparison: TargetComparison, from day: String, tolerance: Int = 35
    ) async throws {
        let day = try #require(Day(day))
        try await TestDatabase.current.database.write { db in
            _ = try db.execute(
                """
                INSERT INTO figure_target (
                    figure, value_tenths, comparison, unit, tolerance_hundredths, in_force_from, source, decided_by, decided_at
                )
                VALUES (
                    \(figure), \(tenths), \(comparison.rawValue), 'percent', \(tolerance), \(day), 'Service plan', 'X', \(day)
                )
                """)
        }
    }

    private static let stage1 = "childrens.stage_1.within_20_working_days"

    @Test("Each indicator of complaints is a row of the fourteen columns, and what nobody has is not applicable")
    func columns() async throws {
        let table = try #require(try await Council.report(.allComplaints, "2022-23").table("indicators"))

        #expect(
            table.columns == [
                "Topic", "Theme", "Indicator", "Polarity", "Frequency", "Previous period", "Previous value",
                "Latest period",
                "Latest value", "Trend", "Target", "Rating", "National quartile", "Statistical neighbours",
            ])
        #expect(
            table.rows.map { $0.cells[1].text } == [
                "Children's stage 1 answered within 20 working days",
                "Children's stage 2 answered within 65 working days",
                "Review panels in time", "Children's complaints with fault found", "Faults that led to wider learning",
                "Upheld by the Ombudsman, of those investigated",
            ])
        #expect(
            table.rows[0].cells.map(\.text) == [
                "Timeliness", "Children's stage 1 answered within 20 working days", "High is good", "Yearly", "2021-22",
                "51% (33 of 65)", "2022-23", "36% (31 of 86)", "decrease, worse", "N/A", "N/A", "N/A", "N/A",
            ])
    }

    @Test(
        "R171, R174, R177: a rate says which way it moved and should go, what its numerator counts, and whether its base is small"
    )
    func facts() async throws {
        let report = try await Council.report(.allComplaints, "2022-23")

        let stage1 = try indicator(Self.stage1, in: report)
        #expect(stage1.moved == .down && stage1.desired == .up && stage1.suggested.direction == .worse)
        #expect(stage1.latest.numerator == 31 && stage1.latest.denominator == 86 && !stage1.isOfSmallBase)
        #expect(stage1.counts == "answers within 20 working days")
        let fault = try indicator("childrens.outcomes.fault_percent", in: report)
        #expect(fault.moved == .up && fault.desired == .down && fault.suggested.direction == .worse)
        #expect(fault.counts == "complaints with fault found")
        let learning = try indicator("childrens.learning.faults_with_wider_action", in: report)
        #expect(learning.suggested.direction == .better)
        let panels = try indicator("childrens.stage_3", in: report)
        #expect(panels.latest.numerator == 3 && panels.latest.denominator == 4 && panels.isOfSmallBase)
        #expect(report.table("indicators")?.rows[2].cells[7].text == "75% (3 of 4), base under 10")
        let json = String(decoding: report.json(), as: UTF8.self)
        #expect(json.contains(#""moved": "down""#) && json.contains(#""desired": "up""#))
        #expect(json.contains(#""numerator_counts": "complaints with fault found""#))
    }

    @Test("Nine have a small base, and ten and none have not", arguments: [(9, true), (10, false), (0, false)])
    func base(of whole: Int, isSmall: Bool) throws {
        let period = try #require(Period("2022-23"))
        let indicator = Indicator(
            topic: "", theme: "", name: "", figure: "", key: nil, polarity: .high, counts: "",
            previousPeriod: period.before, previous: .share(.count(0), of: .count(0)), latestPeriod: period,
            latest: .share(.count(0), of: .count(whole)), target: nil, tolerance: 0, decided: nil)

        #expect(indicator.isOfSmallBase == isSmall)
    }

    @Test("The target in force on the last day of the period is printed with its day and rates the value")
    func targets() async throws {
        try await addTarget(Self.stage1, tenths: 1000, .atLeast, from: "2021-04-01")
        try await addTarget(Self.stage1, tenths: 360, .atLeast, from: "2023-01-01")
        try await addTarget(Self.stage1, tenths: 900, .atLeast, from: "2023-04-01")
        try await addTarget("childrens.outcomes.fault_percent", tenths: 420, .atMost, from: "2022-04-01")
        try await addTarget("childrens.learning.faults_with_wider_action", tenths: 900, .atLeast, from: "2022-04-01")

        let report = try await Council.report(.allComplaints, "2022-23")

        let rows = try #require(report.table("indicators")).rows
        #expect(rows[0].cells[9...10].map(\.text) == ["at least 36.0%, from 1 January 2023", "green"])
        #expect(rows[3].cells[9...10].map(\.text) == ["at most 42.0%, from 1 April 2022", "amber"])
        #expect(rows[4].cells[10].text == "red")
        #expect(rows[1].cells[9...10].map(\.text) == ["N/A", "N/A"])
    }

    @Test(
        "A move within the tolerance is no change, whatever its direction",
        arguments: [(1500, "no_change", Indicator.Way.none), (1499, "decrease", .down), (0, "decrease", .down)])
    func tolerance(hundredths: Int, trend: String, moved: Indicator.Way) async throws {
        try await addTarget(Self.stage1, tenths: 1000, .atLeast, from: "2021-04-01", tolerance: hundredths)

        let found = try indicator(Self.stage1, in: try await Council.report(.allComplaints, "2022-23"))

        #expect(found.suggested.trend?.rawValue == trend)
        #expect(found.moved == moved)
    }

    @Test("What a manager decided stands in place of the suggestion, marked as theirs, until it is taken back")
    func manual() async throws {
        func decide(_ rating: String?) async throws {
            try await TestDatabase.current.database.write { db in
                _ = try db.execute(
                    """
                    INSERT INTO rating_decision (figure, period, rating, reason, decided_by, decided_at)
                    VALUES (\(Self.stage1), '2022-23', \(rating), 'A new team since March.', 'X', now())
                    """)
            }
        }
        try await addTarget(Self.stage1, tenths: 1000, .atLeast, from: "2021-04-01")
        try await decide("amber")

        let decided = try await Council.report(.allComplaints, "2022-23")
        try await decide(nil)
        let taken = try await Council.report(.allComplaints, "2022-23")

        #expect(decided.table("indicators")?.rows[0].cells[10].text == "amber (manual)")
        #expect(try indicator(Self.stage1, in: decided).decided?.reason == "A new team since March.")
        #expect(try indicator(Self.stage1, in: decided).suggested.colour == .red)
        #expect(taken.table("indicators")?.rows[0].cells[10].text == "red")
    }

    @Test("The line that sums indicators up is counted from the rows")
    func summary() async throws {
        let report = try await Council.report(.allComplaints, "2022-23")
        func count(_ matches: (Indicator) -> Bool) -> Int { report.indicators.count(where: matches) }
        let better = count { $0.suggested.direction == .better }
        let worse = count { $0.suggested.direction == .worse }
        let unchanged = count { $0.suggested.trend == .noChange }

        let section = try #require(report.narrative.last)
        let said = section.blocks.compactMap { if case .paragraph(let text) = $0 { text } else { nil } }.joined()
        #expect(report.indicators.count == 6 && better + worse + unchanged == 6)
        #expect(said.hasPrefix("Of 6 indicators \(better) improved"))
        #expect(said.contains("\(worse) declined"))
        #expect(said.contains("did not change") == (unchanged > 0))
        #expect(section.blocks.last == .table("indicators"))
    }
}
