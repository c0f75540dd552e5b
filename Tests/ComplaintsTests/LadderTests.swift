import Testing
import WorkingDays

@testable import Complaints

/// Days of tables are written as texts.
extension Day: ExpressibleByStringLiteral {
    public init(stringLiteral text: String) {
        guard let day = Day(text) else { preconditionFailure("\(text) is no day") }
        self = day
    }
}

/// The steps of a ladder on their days, without a database.
@Suite struct LadderTests {
    private static func calendar() throws -> WorkingCalendar {
        try WorkingCalendar(
            coverage: "2022-01-01"..."2023-12-31",
            bankHolidays: [
                BankHoliday(on: "2022-09-19", name: "State Funeral"), BankHoliday(on: "2022-12-26", name: "Boxing Day"),
                BankHoliday(on: "2022-12-27", name: "Christmas Day"),
            ], version: 1)
    }
    private static let ladder = Ladder(
        scope: LadderScope(nature: .limit, kind: nil, department: nil, procedure: nil), inForceFrom: "2017-01-01",
        steps: [
            LadderStep(workingDays: -5, audience: .serviceManager),
            LadderStep(workingDays: 1, audience: .teamManager, answerWorkingDays: 5),
            LadderStep(workingDays: 7, audience: .serviceManager, answerWorkingDays: 5),
            LadderStep(workingDays: 13, audience: .headOfService, answerWorkingDays: 5),
            LadderStep(workingDays: 19, audience: .challengeList),
        ])

    private func plan(
        _ today: Day, told: ToldStep? = nil, rejectedOn: Day? = nil, isAnswered: Bool = false,
        due: Day = "2022-09-30", basis: Day = "2022-09-01"
    ) throws -> ClimbPlan {
        try Self.ladder.plan(
            basisOn: basis, dueOn: due, Climb(told: told, rejectedOn: rejectedOn, isAnswered: isAnswered), on: today,
            Self.calendar())
    }

    @Test(
        "A limit of Friday 30 September 2022 is warned of on the 23rd and told on 3, 11, 19 and 27 October",
        arguments: [
            ("2022-09-22", 0, nil, "2022-09-23"), ("2022-09-23", 0, 1, "2022-10-03"),
            ("2022-10-02", 1, nil, "2022-10-03"), ("2022-10-03", 1, 2, "2022-10-11"),
            ("2022-10-10", 2, nil, "2022-10-11"), ("2022-10-11", 2, 3, "2022-10-19"),
            ("2022-10-19", 3, 4, "2022-10-27"), ("2022-10-27", 4, 5, nil),
        ] as [(Day, Int, Int?, Day?)])
    func climbs(today: Day, told: Int, step: Int?, nextOn: Day?) throws {
        let on = ["2022-09-01", "2022-09-23", "2022-10-03", "2022-10-11", "2022-10-19"][told]
        let plan = try plan(today, told: told == 0 ? nil : ToldStep(step: told, on: on))

        #expect(plan == ClimbPlan(step: step, joined: [], nextOn: nextOn))
    }

    @Test(
        "After a pause the warning joins the first rung, no rung is passed that was never told, and the rest wait from then",
        arguments: [
            // Down from before the warning until long after the last step.
            ("2022-11-14", nil, 2, [1], "2022-11-22"),
            // Down after the first rung was told.
            ("2022-11-14", ToldStep(step: 2, on: "2022-10-03"), 3, [], "2022-11-22"),
            // On the weekend after the limit nobody is warned of what is late already.
            ("2022-10-01", nil, nil, [], "2022-10-03"),
        ] as [(Day, ToldStep?, Int?, [Int], Day?)])
    func pauses(today: Day, told: ToldStep?, step: Int?, joined: [Int], nextOn: Day?) throws {
        #expect(try plan(today, told: told) == ClimbPlan(step: step, joined: joined, nextOn: nextOn))
    }

    @Test("An accepted answer stops the ladder; a rejected one has the next rung told on the day it is rejected")
    func answers() throws {
        let told = ToldStep(step: 2, on: "2022-10-03")

        #expect(try plan("2022-10-07", told: told, isAnswered: true) == ClimbPlan(step: nil, joined: [], nextOn: nil))
        #expect(
            try plan("2022-10-07", told: told, rejectedOn: "2022-10-07")
                == ClimbPlan(step: 3, joined: [], nextOn: "2022-10-17"))
    }

    @Test("A limit so short that its warning would fall on day 0 or before it is not warned of")
    func shortLimits() throws {
        let plan = try plan("2022-10-04", due: "2022-10-06", basis: "2022-10-03")

        #expect(plan == ClimbPlan(step: nil, joined: [], nextOn: "2022-10-07"))
    }

    @Test("A step beyond the calendar is told to be so")
    func beyond() {
        #expect(throws: OutsideCalendar.self) {
            _ = try plan("2023-12-29", told: ToldStep(step: 2, on: "2023-12-28"), due: "2023-12-27")
        }
    }

    @Test(
        "Of the ladders in force the one that says most of a duty is meant, and of one scope the latest",
        arguments: [
            (DutyKind.response, "Adults", Procedure.corporate, "2022-06-01", 1),
            (.response, "Highways", .corporate, "2022-06-01", 2),
            (.obligation, "Highways", .corporate, "2022-06-01", 3),
            (.obligation, "Adults", .corporate, "2022-06-01", 4), (.obligation, "Adults", .corporate, "2023-06-01", 5),
            (.response, "Adults", .childrens, "2022-06-01", 6),
        ] as [(DutyKind, String, Procedure, Day, Int)])
    func mostSaid(kind: DutyKind, department: String, procedure: Procedure, day: Day, expected: Int) {
        func ladder(
            _ mark: Int, _ kind: DutyKind?, _ department: String?, _ procedure: Procedure?, from: Day = "2017-01-01"
        ) -> Ladder {
            Ladder(
                scope: LadderScope(nature: .limit, kind: kind, department: department, procedure: procedure),
                inForceFrom: from, steps: [LadderStep(workingDays: mark, audience: .director)])
        }
        let ladders = [
            ladder(1, nil, nil, nil), ladder(2, nil, "Highways", nil), ladder(3, .obligation, "Highways", nil),
            ladder(4, .obligation, nil, nil), ladder(5, .obligation, nil, nil, from: "2023-01-01"),
            ladder(6, nil, nil, .childrens),
        ]
        let duty = LadderScope(nature: .limit, kind: kind, department: department, procedure: procedure)

        #expect(ladders.ladder(of: duty, on: day)?.steps.first?.workingDays == expected)
    }

    @Test("Nobody is told of a target unless a ladder says so of its kind")
    func targets() {
        let duty = LadderScope(nature: .target, kind: .response, department: nil, procedure: .childrens)

        #expect([Self.ladder].ladder(of: duty, on: "2022-06-01") == nil)
    }
}
