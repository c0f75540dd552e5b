import Complaints
import Foundation
import Testing
import WorkingDays

/// How a duty of a stage ends: by its act, or with the stage.
struct StageDutyEndTests {
    struct Ended: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let stage: StageName
        let clock: String
        let change: @Sendable (inout Stage) -> Void
        let by: DutyEnd?
    }

    @Test(
        "a duty of a stage is met only where its act was done",
        arguments: [
            Ended(
                testDescription: "a notice that was never sent", stage: .investigation, clock: "notice",
                change: { $0.respondedOn = Day("2025-05-20") }, by: .stageEnded),
            Ended(
                testDescription: "a notice that was sent", stage: .investigation, clock: "notice",
                change: {
                    $0.extensions = [
                        Extension(
                            agreedOn: $0.requestedOn, extendedTo: $0.requestedOn.adding(days: 60), reason: "Complex",
                            notifiedOn: $0.requestedOn.adding(days: 2))
                    ]
                    $0.respondedOn = Day("2025-05-20")
                }, by: .met),
            Ended(
                testDescription: "a statement that was never agreed", stage: .investigation, clock: "statement",
                change: { $0.respondedOn = Day("2025-05-20") }, by: .stageEnded),
            Ended(
                testDescription: "an answer", stage: .investigation, clock: "response",
                change: { $0.respondedOn = Day("2025-05-20") }, by: .met),
            Ended(
                testDescription: "no answer: the complaint was withdrawn", stage: .investigation, clock: "response",
                change: { $0.withdrawnOn = Day("2025-04-10") }, by: .stageEnded),
            Ended(
                testDescription: "an answer, and the offer is needless", stage: .localResolution,
                clock: "stage_2_offer",
                change: { $0.respondedOn = Day("2025-06-20") }, by: .stageEnded),
            Ended(
                testDescription: "stage 2 offered", stage: .localResolution, clock: "stage_2_offer",
                change: { $0.offeredUnderDutyOn = Day("2025-05-01") }, by: .met),
            Ended(
                testDescription: "stage 2 asked for", stage: .localResolution, clock: "stage_2_offer",
                change: { $0.nextRequestedOn = Day("2025-05-01") }, by: .stageEnded),
            Ended(
                testDescription: "a good reason for the delay", stage: .localResolution, clock: "stage_2_offer",
                change: { $0.offerExcuse = Day("2025-05-01").map { OfferExcuse(excusedOn: $0, goodReason: "Ill") } },
                by: .stageEnded),
        ])
    func metOnlyWhereDone(_ ended: Ended) throws {
        var stage = Stage(
            id: StageID(rawValue: UUID()), stage: ended.stage, position: ended.stage == .localResolution ? 1 : 2,
            requestedOn: try Examples.day("2025-03-24"))
        ended.change(&stage)
        let duties = try DutyRule(version: try Examples.childrens(), calendar: try Examples.calendar())
            .duties(of: stage, receivedOn: try Examples.day("2025-03-24"))
        #expect(duties.last { $0.clock == ended.clock }?.endedBy == ended.by)
    }
}
