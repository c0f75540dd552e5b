import Testing
import WorkingDays

@testable import Complaints

private func day(_ text: String) -> Day {
    guard let day = Day(text) else { preconditionFailure("\(text) is no day") }
    return day
}

/// The steps of a ladder on their days, without a database.
@Suite struct LadderTests {
    private static func calendar() throws -> WorkingCalendar {
        try WorkingCalendar(
            coverage: day("2022-01-01")...day("2023-12-31"),
            bankHolidays: [
                BankHoliday(on: day("2022-09-19"), name: "State Funeral"),
                BankHoliday(on: day("2022-12-26"), name: "Boxing Day"),
                BankHoliday(on: day("2022-12-27"), name: "Christmas Day"),
            ], version: 1)
    }
    private static let ladder = Ladder(
        scope: LadderScope(nature: .limit, kind: nil, department: nil, procedure: nil), inForceFrom: day("2017-01-01"),
        steps: [
            LadderStep(workingDays: -5, audience: .serviceManager),
            LadderStep(workingDays: 1, audience: .teamManager, answerWorkingDays: 5),
            LadderStep(workingDays: 7, audience: .serviceManager, answerWorkingDays: 5),
            LadderStep(workingDays: 13, audience: .headOfService, answerWorkingDays: 5),
            LadderStep(workingDays: 19, audience: .challengeList),
        ])

    private func plan(
        _ today: Day, told: ToldStep? = nil, rejectedOn: Day? = nil, isAnswered: Bool = false,
        due: Day = day("2022-09-30")
    ) throws -> ClimbPlan {
        try Self.ladder.plan(
            dueOn: due, Climb(told: told, rejectedOn: rejectedOn, isAnswered: isAnswered), on: today,
            Self.calendar())
    }

    @Test(
        "A limit of Friday 30 September 2022 is warned of on the 23rd and told on 3, 11, 19 and 27 October",
        arguments: [
            (day("2022-09-22"), 0, nil, day("2022-09-23")), (day("2022-09-23"), 0, 1, day("2022-10-03")),
            (day("2022-10-02"), 1, nil, day("2022-10-03")), (day("2022-10-03"), 1, 2, day("2022-10-11")),
            (day("2022-10-10"), 2, nil, day("2022-10-11")), (day("2022-10-11"), 2, 3, day("2022-10-19")),
            (day("2022-10-19"), 3, 4, day("2022-10-27")), (day("2022-10-27"), 4, 5, nil),
        ] as [(Day, Int, Int?, Day?)])
    func climbs(today: Day, told: Int, step: Int?, nextOn: Day?) throws {
        let on = [day("2022-09-01"), day("2022-09-23"), day("2022-10-03"), day("2022-10-11"), day("2022-10-19")][told]
        let plan = try plan(today, told: told == 0 ? nil : ToldStep(workingDays: [0, -5, 1, 7, 13][told], on: on))

        #expect(plan == ClimbPlan(step: step, joined: [], nextOn: nextOn))
    }

    @Test(
        "After a pause the warning joins the first rung, no rung is passed that was never told, and the rest wait from then",
        arguments: [
            // Down from before the warning until long after the last step.
            (day("2022-11-14"), nil, 2, [1], day("2022-11-22")),
            // Down after the first rung was told.
            (day("2022-11-14"), ToldStep(workingDays: 1, on: day("2022-10-03")), 3, [], day("2022-11-22")),
            // On the weekend after the limit nobody is warned of what is late already.
            (day("2022-10-01"), nil, nil, [], day("2022-10-03")),
        ] as [(Day, ToldStep?, Int?, [Int], Day?)])
    func pauses(today: Day, told: ToldStep?, step: Int?, joined: [Int], nextOn: Day?) throws {
        #expect(try plan(today, told: told) == ClimbPlan(step: step, joined: joined, nextOn: nextOn))
    }

    @Test("An accepted answer stops the ladder; a rejected one has the next rung told on the day it is rejected")
    func answers() throws {
        let told = ToldStep(workingDays: 1, on: day("2022-10-03"))

        #expect(
            try plan(day("2022-10-07"), told: told, isAnswered: true) == ClimbPlan(step: nil, joined: [], nextOn: nil))
        #expect(
            try plan(day("2022-10-07"), told: told, rejectedOn: day("2022-10-07"))
                == ClimbPlan(step: 3, joined: [], nextOn: day("2022-10-17")))
    }

    @Test(
        "A ladder that changed while a duty climbs goes on with its next step after the one that was told",
        arguments: [
            ([3, 19], 1, day("2022-10-05")), ([-5, 1, 2, 9], 3, day("2022-10-04")), ([1], nil, nil),
        ] as [([Int], Int?, Day?)])
    func changed(steps: [Int], step: Int?, on: Day?) throws {
        let ladder = Ladder(
            scope: Self.ladder.scope, inForceFrom: day("2022-10-04"),
            steps: steps.map { LadderStep(workingDays: $0, audience: .director) })
        let climb = Climb(
            told: ToldStep(workingDays: 1, on: day("2022-10-03")), rejectedOn: nil, isAnswered: false)
        func plan(_ today: Day) throws -> ClimbPlan {
            try ladder.plan(dueOn: day("2022-09-30"), climb, on: today, Self.calendar())
        }

        #expect(try plan(day("2022-10-03")) == ClimbPlan(step: nil, joined: [], nextOn: on))
        if let on { #expect(try plan(on).step == step) }
    }

    @Test("A limit so short that the day of its warning came before it was known is warned of at once")
    func shortLimits() throws {
        let plan = try plan(day("2022-10-04"), due: day("2022-10-06"))

        #expect(plan == ClimbPlan(step: 1, joined: [], nextOn: day("2022-10-07")))
    }

    @Test("A step beyond the calendar is told to be so")
    func beyond() {
        #expect(throws: OutsideCalendar.self) {
            _ = try plan(
                day("2023-12-29"), told: ToldStep(workingDays: 1, on: day("2023-12-28")), due: day("2023-12-27"))
        }
    }

    @Test(
        "Of the ladders in force the one that says most of a duty is meant, and of one scope the latest",
        arguments: [
            (DutyKind.response, "Adults", Procedure.corporate, day("2022-06-01"), 1),
            (.response, "Highways", .corporate, day("2022-06-01"), 2),
            (.obligation, "Highways", .corporate, day("2022-06-01"), 3),
            (.obligation, "Adults", .corporate, day("2022-06-01"), 4),
            (.obligation, "Adults", .corporate, day("2023-06-01"), 5),
            (.response, "Adults", .childrens, day("2022-06-01"), 6),
        ] as [(DutyKind, String, Procedure, Day, Int)])
    func mostSaid(kind: DutyKind, department: String, procedure: Procedure, today: Day, expected: Int) {
        func ladder(
            _ mark: Int, _ kind: DutyKind?, _ department: String?, _ procedure: Procedure?,
            from: Day = day("2017-01-01")
        ) -> Ladder {
            Ladder(
                scope: LadderScope(nature: .limit, kind: kind, department: department, procedure: procedure),
                inForceFrom: from, steps: [LadderStep(workingDays: mark, audience: .director)])
        }
        let ladders = [
            ladder(1, nil, nil, nil), ladder(2, nil, "Highways", nil), ladder(3, .obligation, "Highways", nil),
            ladder(4, .obligation, nil, nil), ladder(5, .obligation, nil, nil, from: day("2023-01-01")),
            ladder(6, nil, nil, .childrens),
        ]
        let duty = LadderScope(nature: .limit, kind: kind, department: department, procedure: procedure)

        #expect(ladders.ladder(of: duty, on: today)?.steps.first?.workingDays == expected)
    }

    @Test("Nobody is told of a target unless a ladder says so of its kind")
    func targets() {
        let duty = LadderScope(nature: .target, kind: .response, department: nil, procedure: .childrens)

        #expect([Self.ladder].ladder(of: duty, on: day("2022-06-01")) == nil)
    }
}
