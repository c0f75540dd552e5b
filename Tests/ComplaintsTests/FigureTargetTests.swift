import Complaints
import Foundation
import Testing
import WorkingDays

@Suite struct FigureTargetTests {
    private func target(
        _ id: Int, _ value: Int, from day: String, of figure: String = "corporate.upheld", withdrawnOn: String? = nil
    ) throws -> FigureTarget {
        FigureTarget(
            id: id, figure: figure, value: value, comparison: .atMost, unit: .percent, tolerance: 35,
            inForceFrom: try Examples.day(day), source: "Plan", decidedBy: "Manager", decidedAt: Date(),
            withdrawal: try withdrawnOn.map {
                FigureTarget.Withdrawal(on: try Examples.day($0), by: "Manager", reason: "Wrong")
            })
    }

    /// Of three targets the second was taken back, and the third is a correction of the day of the first.
    private func three() throws -> [FigureTarget] {
        [
            try target(1, 220, from: "2022-04-01", withdrawnOn: "2023-06-01"),
            try target(2, 187, from: "2023-04-01", withdrawnOn: "2023-05-01"),
            try target(3, 200, from: "2022-04-01"), try target(4, 150, from: "2024-04-01"),
        ]
    }

    @Test(
        "R173: the latest target that had begun and was not taken back holds, of two of one day the later entry",
        arguments: [
            ("2022-03-31", nil), ("2022-04-01", 3), ("2023-03-31", 3), ("2023-04-01", 2), ("2023-04-30", 2),
            ("2023-05-01", 3), ("2024-03-31", 3), ("2024-04-01", 4),
        ] as [(String, Int?)])
    func inForce(day: String, id: Int?) throws {
        #expect(try three().inForce(of: "corporate.upheld", on: Examples.day(day))?.id == id)
        #expect(try three().inForce(of: "corporate.other", on: Examples.day(day)) == nil)
    }

    @Test(
        "Every target stands in one list of a day, and of one that ended it is told from when",
        arguments: [
            ("2022-03-31", [], [1, 2, 3, 4], []), ("2023-04-15", [2], [4], ["1 2022-04-01", "3 2023-04-01"]),
            ("2023-05-15", [3], [4], ["1 2022-04-01", "2 2023-05-01"]),
            ("2024-04-01", [4], [], ["1 2023-06-01", "2 2023-05-01", "3 2024-04-01"]),
        ] as [(String, [Int], [Int], [String])])
    func standing(day: String, inForce: [Int], toCome: [Int], ended: [String]) throws {
        let standing = try three().standing(on: Examples.day(day))

        #expect(standing.inForce.map(\.id) == inForce)
        #expect(standing.toCome.map(\.id) == toCome)
        #expect(standing.ended.map { "\($0.target.id) \($0.on)" } == ended)
    }

    @Test("Targets of two figures of one day hold beside each other")
    func figures() throws {
        let targets = [
            try target(1, 220, from: "2022-04-01"), try target(2, 100, from: "2022-04-01", of: "corporate.late"),
        ]

        #expect(try targets.standing(on: Examples.day("2022-04-01")).inForce.map(\.id) == [1, 2])
    }

    @Test("A target is rated in hundredths")
    func bound() throws {
        #expect(try target(1, 925, from: "2022-04-01").bound == TargetBound(value: 92_50, comparison: .atMost))
    }

    @Test(
        "A percentage lies between 0 and 100, a count may be more",
        arguments: [
            (0, TargetUnit.percent, true), (1_000, .percent, true), (1_001, .percent, false), (1_001, .count, true),
            (-1, .count, false),
        ])
    func values(value: Int, unit: TargetUnit, fits: Bool) throws {
        let day = try Examples.day("2026-03-02")

        do throws(Refusal) {
            try FigureTarget.check(value: value, unit: unit, from: day, today: day)
            #expect(fits)
        } catch {
            #expect(!fits && error.code.rawValue == "target_value")
        }
    }
}
