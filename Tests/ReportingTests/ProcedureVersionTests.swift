import Complaints
import Testing
import WorkingDays

@testable import Reporting

/// Which periods stand beside each other under changing limits (requirement R47).
struct ProcedureVersionTests {
    private static let limits = StageLimits(procedure: .corporate, stage: .stage1)

    private static func versions(_ all: [(from: String, limit: String)]) throws -> ProcedureVersions {
        ProcedureVersions(
            all: try all.map { version in
                ProcedureInForce(
                    procedure: .corporate, name: "\(version.limit) working days", source: "Council policy",
                    from: try #require(Day(version.from)), followsCode: false, limits: [limits: version.limit]
                )
            })
    }

    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let period: String
        let beside: String
        let changedOn: String?
        var testDescription: String { name }
    }

    static let cases = [
        Case(
            name: "the year before the change", period: "2021-22", beside: "2022-23",
            changedOn: "1 April 2022"),
        Case(
            name: "the year after the change", period: "2022-23", beside: "2021-22",
            changedOn: "1 April 2022"),
        Case(name: "two years under one version", period: "2022-23", beside: "2023-24", changedOn: nil),
        Case(name: "two years before the change", period: "2020-21", beside: "2021-22", changedOn: nil),
        Case(
            name: "a year in which it changed, beside the one before", period: "2023-24",
            beside: "2024-25",
            changedOn: "1 October 2024"),
        Case(
            name: "a quarter of the year in which it changed", period: "2024-25-q1", beside: "2024-25",
            changedOn: nil),
        Case(
            name: "the same quarter a year after the change", period: "2024-25-q1", beside: "2025-26-q1",
            changedOn: "1 October 2024"),
        Case(
            name: "a version whose limits are the same as before", period: "2024-25-q4",
            beside: "2025-26-q4",
            changedOn: nil),
        Case(name: "before any version", period: "2016-17", beside: "2016-17", changedOn: nil),
        Case(
            name: "a quarter before the change and one across it", period: "2022-m03",
            beside: "2022-03-01--2022-04-30",
            changedOn: nil),
    ]

    @Test("periods stand beside each other where their limits are the same", arguments: cases)
    func change(one: Case) throws {
        let versions = try Self.versions([
            ("2017-01-01", "65"), ("2022-04-01", "40"), ("2024-10-01", "30"), ("2025-06-01", "30"),
        ])
        let (period, beside) = (try #require(Period(one.period)), try #require(Period(one.beside)))

        let reason = versions.change(of: Self.limits, from: period, to: beside)

        #expect((reason != nil) == (one.changedOn != nil))
        if let changedOn = one.changedOn {
            #expect(reason?.contains(changedOn) == true, "\(reason ?? "")")
        }
    }

    @Test("limits of another stage, act or procedure do not matter")
    func others() throws {
        let versions = try Self.versions([("2017-01-01", "65"), ("2022-04-01", "40")])
        let (before, now) = (try #require(Period("2021-22")), try #require(Period("2022-23")))

        for other in [
            StageLimits(procedure: .corporate, stage: .stage2),
            StageLimits(procedure: .corporate, stage: .stage1, act: .acknowledged),
            StageLimits(procedure: .childrens, stage: .localResolution),
        ] {
            #expect(versions.change(of: other, from: before, to: now) == nil)
        }
    }

    @Test("a number under other limits is not comparable, and whatever is made of it says why")
    func values() throws {
        let measure = StageOfProcedure.all(of: .corporate)[0].timed
        let (before, now) = (try #require(Period("2021-22")), try #require(Period("2022-23")))
        var cube = Cube()
        cube.versions = try Self.versions([("2017-01-01", "65"), ("2022-04-01", "40")])
        cube.recordsBegin[.stage] = before.firstOn
        for (period, count) in [(before, 10), (now, 15)] {
            cube.counts[Cube.Place(measure: measure, dimension: nil, period: period)] = [nil: count]
        }
        func book(_ content: FigureDefinition.Content, beside: Period? = nil) -> FigureBook {
            FigureBook(
                [FigureDefinition("corporate.tried", "Tried", "Tried.", content, source: "R47")],
                cube: cube,
                beside: beside)
        }

        #expect(book(.count(measure), beside: now).value("corporate.tried", in: now).whole == 15)
        #expect(
            book(.count(measure), beside: now).value("corporate.tried", in: before).state
                == .notComparable)
        #expect(book(.count(measure), beside: before).value("corporate.tried", in: before).whole == 10)
        for formula in [
            Formula.change(.count(measure)), .earlier(.count(measure), years: 1),
            .difference(.count(measure), .earlier(.count(measure), years: 1)),
            .share(.earlier(.count(measure), years: 1), of: .count(measure)),
        ] {
            let value = book(.value(formula)).value("corporate.tried", in: now)
            #expect(value.state == .notComparable, "\(formula.unit)")
            #expect(value.reason?.contains("1 April 2022") == true)
        }
        let unlimited = StageOfProcedure.all(of: .corporate)[0].answered
        #expect(
            book(.value(.earlier(.count(unlimited), years: 1))).value("corporate.tried", in: now).state
                == .number)
    }
}
