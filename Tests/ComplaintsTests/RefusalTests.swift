import Complaints
import Foundation
import Testing
import WorkingDays

@Suite struct RefusalTests {
    private static func instant(_ day: String, minutes: Int) throws -> Date {
        London.instant(of: try Examples.day(day)).addingTimeInterval(Double(minutes) * 60)
    }

    @Test("A time later today is refused with both times, one on another day with both days")
    func instants() throws {
        let now = try Self.instant("2026-11-25", minutes: 15 * 60 + 36)

        let today = Refusal.inTheFuture("resolved_at", try Self.instant("2026-11-25", minutes: 15 * 60 + 40), now: now)
        let tomorrow = Refusal.inTheFuture("resolved_at", try Self.instant("2026-11-26", minutes: 9 * 60), now: now)

        #expect(today.detail == "15:40 is later than now, 15:36.")
        #expect(tomorrow.detail == "09:00 on 26 November 2026 is later than now, 15:36 on 25 November 2026.")
    }

    @Test(
        "A time later in this minute is refused with the seconds of both, in summer too",
        arguments: ["2026-11-25", "2026-07-01"])
    func seconds(_ day: String) throws {
        let minute = try Self.instant(day, minutes: 15 * 60 + 18)

        let refusal = Refusal.inTheFuture(
            "received_at", minute.addingTimeInterval(48), now: minute.addingTimeInterval(7.9))

        #expect(refusal.detail == "15:18:48 is later than now, 15:18:07.")
    }

    @Test("A refusal of all_points_upheld names the points that were not")
    func allPointsUpheld() {
        let details = [[2], [2, 3, 5], []].map { Refusal.allPointsUpheldDiffers(notUpheld: $0).detail }

        #expect(
            details == [
                "all_points_upheld does not match the findings: point 2 is not upheld.",
                "all_points_upheld does not match the findings: points 2, 3 and 5 are not upheld.",
                "all_points_upheld does not match the findings: every point is upheld.",
            ])
    }

    @Test("A sentence begins with a capital letter, but for the name of a field, and ends with a full stop")
    func sentences() throws {
        let day = try Examples.day("2025-11-25")
        let refusals: [Refusal] = [
            .stageEnded(.localResolution, on: day), .stageEnded(.reviewPanel, on: day), .stageNotReached(.stage2),
            .alreadyRecorded("the acknowledgement", on: day), .alreadyRecorded("panel_held_on", on: day),
            .nameTaken("Locality"), .noSuchStage(.singleStage, .corporate), .panelOfThree(3),
            .outOfOrder("accepted_on", day, after: "received_on", day.adding(days: 1)),
        ]

        #expect(
            refusals.map(\.detail) == [
                "Local resolution (stage 1) ended on 25 November 2025, so this can no longer be done.",
                "The review panel (stage 3) ended on 25 November 2025, so this can no longer be done.",
                "The complaint has not reached stage 2 yet.",
                "The acknowledgement is recorded already: 25 November 2025.",
                "panel_held_on is recorded already: 25 November 2025.", "The name is in use already: Locality.",
                "The corporate procedure has no single stage.",
                "A review panel has three different people; one of these is named twice.",
                "accepted_on cannot be 25 November 2025, since received_on is 26 November 2025; correct whichever is "
                    + "wrong.",
            ])
    }

    @Test("A refusal cites the rule of its page unless the facts lead to another")
    func rules() throws {
        let day = try Examples.day("2025-11-25")

        let fixed = Refusal.panelNotHeld
        let own = Refusal.extensionExceedsMaximum(asked: day, latest: day, rule: "SI 2006/1738 reg 17(6)")

        #expect(fixed.rule == "SI 2006/1738 reg 19")
        #expect(fixed.rule == fixed.code.page.rule)
        #expect(own.rule == "SI 2006/1738 reg 17(6)")
        #expect(own.code.page.rule == nil)
    }

    @Test("Each code is found by its text, and no text has two codes")
    func codes() {
        let codes = Refusal.Code.all

        #expect(Set(codes.map(\.rawValue)).count == codes.count)
        #expect(codes.allSatisfy { Refusal.Code(rawValue: $0.rawValue) == $0 })
        #expect(Refusal.Code(rawValue: "no_such_code") == nil)
    }
}
