import Foundation
import Testing
import WorkingDays

@testable import Complaints

private func day(_ text: String) -> Day {
    guard let day = Day(text) else { preconditionFailure("\(text) is no day") }
    return day
}

/// What a council may decide of a ladder, and which one holds, without a database.
@Suite struct LadderRuleTests {
    private static func step(_ days: Int, _ audience: Audience, _ answer: Int? = nil) -> LadderStep {
        LadderStep(workingDays: days, audience: audience, answerWorkingDays: answer)
    }

    /// A ladder and why it is refused, with the field; nil where it is not.
    struct Proposed: Sendable, CustomTestStringConvertible {
        let testDescription: String
        var nature = ClockKind.limit
        var kind: DutyKind?
        var from: Day = day("2026-03-02")
        var steps = [step(-5, .serviceManager), step(1, .teamManager, 5), step(7, .challengeList)]
        var refused: (code: String, field: String)?
    }

    static let proposed = [
        Proposed(testDescription: "a ladder from today"),
        Proposed(testDescription: "one step alone", steps: [step(0, .assignee)]),
        Proposed(testDescription: "the challenge list alone", steps: [step(1, .challengeList)]),
        Proposed(
            testDescription: "an answer until the next step", steps: [step(1, .teamManager, 6), step(7, .director)]),
        Proposed(testDescription: "an answer without a next step", steps: [step(1, .teamManager, 60)]),
        Proposed(testDescription: "a target of a kind", nature: .target, kind: .notice),
        Proposed(
            testDescription: "yesterday", from: day("2026-03-01"), refused: ("ladder_in_the_past", "in_force_from")),
        Proposed(
            testDescription: "too far ahead", from: day("2036-03-03"), refused: ("too_far_ahead", "in_force_from")),
        Proposed(testDescription: "no step", steps: [], refused: ("ladder_without_steps", "steps")),
        Proposed(
            testDescription: "two steps on one day", steps: [step(1, .teamManager), step(1, .director)],
            refused: ("ladder_steps_order", "steps")),
        Proposed(
            testDescription: "a later step first", steps: [step(7, .director), step(1, .teamManager)],
            refused: ("ladder_steps_order", "steps")),
        Proposed(
            testDescription: "warnings the wrong way round", steps: [step(-1, .assignee), step(-5, .assignee)],
            refused: ("ladder_steps_order", "steps")),
        Proposed(
            testDescription: "the challenge list in between", steps: [step(1, .challengeList), step(7, .director)],
            refused: ("ladder_challenge_last", "steps")),
        Proposed(
            testDescription: "the challenge list twice", steps: [step(1, .challengeList), step(7, .challengeList)],
            refused: ("ladder_challenge_last", "steps")),
        Proposed(
            testDescription: "the challenge list on the last day in time", steps: [step(0, .challengeList)],
            refused: ("ladder_challenge_last", "steps")),
        Proposed(
            testDescription: "the challenge list after a day in time",
            steps: [step(-5, .assignee), step(-1, .challengeList)], refused: ("ladder_challenge_last", "steps")),
        Proposed(
            testDescription: "an answer that outlasts the step", steps: [step(1, .teamManager, 7), step(7, .director)],
            refused: ("ladder_answer", "steps")),
        Proposed(
            testDescription: "an answer of the challenge list", steps: [step(1, .challengeList, 5)],
            refused: ("ladder_answer", "steps")),
        Proposed(
            testDescription: "the complainant's own time", kind: .requestWindow, refused: ("ladder_nobody_told", "kind")
        ),
        Proposed(testDescription: "a window", nature: .window, refused: ("ladder_nobody_told", "nature")),
        Proposed(testDescription: "an alternative", nature: .alternative, refused: ("ladder_nobody_told", "nature")),
        Proposed(testDescription: "every target", nature: .target, refused: ("ladder_target_kind", "kind")),
    ]

    @Test("A ladder whose steps follow each other, of what somebody is told of, is taken", arguments: proposed)
    func check(proposed: Proposed) throws {
        let ladder = Ladder(
            scope: LadderScope(nature: proposed.nature, kind: proposed.kind, department: nil, procedure: nil),
            inForceFrom: proposed.from, steps: proposed.steps)

        var refusal: Refusal?
        do throws(Refusal) { try ladder.check(today: day("2026-03-02")) } catch { refusal = error }

        #expect(refusal?.code.rawValue == proposed.refused?.code)
        #expect(refusal?.fields == proposed.refused.map { [$0.field] })
    }

    private static func decided(_ id: Int, _ from: Day, kind: DutyKind? = nil, _ department: String? = nil)
        -> DecidedLadder
    {
        DecidedLadder(
            id: id,
            ladder: Ladder(
                scope: LadderScope(nature: .limit, kind: kind, department: department, procedure: nil),
                inForceFrom: from, steps: [step(1, .teamManager)]),
            source: "", decidedBy: "", decidedAt: London.instant(of: day("2026-03-01"), hour: 12))
    }

    private static let all = [
        decided(1, day("2017-01-01")), decided(2, day("2026-01-05")), decided(3, day("2026-04-01")),
        decided(4, day("2026-02-02"), kind: .obligation), decided(5, day("2026-02-02"), kind: .obligation, "Highways"),
    ]

    @Test(
        "Of each scope the latest is in force",
        arguments: [
            (day("2016-12-31"), []), (day("2017-01-01"), [1]), (day("2026-01-04"), [1]), (day("2026-01-05"), [2]),
            (day("2026-02-02"), [2, 4, 5]), (day("2026-04-01"), [3, 4, 5]),
        ] as [(Day, [Int])])
    func inForce(today: Day, ladders: [Int]) {
        #expect(Self.all.inForce(on: today).map(\.id) == ladders)
    }

    @Test(
        "A ladder is withdrawn before it is in force, or on the day it was decided",
        arguments: [
            (day("2026-03-01"), day("2026-03-01"), true), (day("2026-03-02"), day("2026-03-01"), true),
            (day("2026-03-01"), day("2026-03-02"), false),
            (day("2026-03-02"), day("2026-03-02"), false), (day("2026-03-03"), day("2026-03-02"), true),
        ] as [(Day, Day, Bool)])
    func withdrawal(from: Day, today: Day, isTaken: Bool) {
        let ladder = Self.decided(1, from)

        var refusal: Refusal?
        do throws(Refusal) { try ladder.checkWithdrawal(reason: "Wrong.", today: today) } catch { refusal = error }

        #expect((refusal == nil) == isTaken)
    }

    @Test("A director whom a ladder tells is missed where no department has one, and only in the department it is of")
    func gaps() {
        func gaps(_ department: String?) -> [DirectoryGap] {
            let ladder = Ladder(
                scope: LadderScope(nature: .limit, kind: nil, department: department, procedure: nil),
                inForceFrom: day("2026-01-05"), steps: [Self.step(1, .headOfService), Self.step(7, .director)])
            return DirectoryOnDay(
                teams: [], services: [], departments: ["Highways", "Libraries"], posts: [], reachable: [],
                hasComplaintsManager: true, hasLinkOfficer: true, ladders: [ladder]
            ).gaps(on: day("2026-03-02"))
        }
        func nobody(_ kind: PostKind, _ department: String) -> DirectoryGap {
            .nobodyInPost(kind, of: .department(department), waiting: 0)
        }
        let heads = [nobody(.headOfService, "Highways"), nobody(.headOfService, "Libraries")]

        #expect(gaps(nil) == heads + [nobody(.director, "Highways"), nobody(.director, "Libraries")])
        #expect(gaps("Libraries") == heads + [nobody(.director, "Libraries")])
    }
}
