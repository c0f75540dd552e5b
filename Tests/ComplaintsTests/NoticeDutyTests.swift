import Complaints
import Foundation
import Testing
import WorkingDays

/// The duties to send notices of a stage: what calls for each, from when, and how it ends (decision 0043).
struct NoticeDutyTests: NoticeDutyReading {
    private static func given(_ kind: NoticeKind, _ stage: StageName?, _ day: String) -> NoticeGiven {
        NoticeGiven(kind: kind, stage: stage, sentOn: Day(day) ?? Day(number: 0))
    }

    private static func agreed(_ day: String, to last: String, told: Bool = true) -> Extension {
        Extension(
            agreedOn: Day(day) ?? Day(number: 0), extendedTo: Day(last) ?? Day(number: 0), reason: "Complex",
            notifiedOn: told ? Day(day) : nil, ombudsmanDetailsGiven: told, goodReason: "Ill",
            complainantAgreedOn: Day(day))
    }

    struct AtStage: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let stage: StageName
        var change: @Sendable (inout Stage) -> Void = { _ in }
        var given: [NoticeGiven] = []
        let owed: [String]
    }

    @Test(
        "a notice of a stage is owed from the day that calls for it until it is sent, and no more where nothing calls for it",
        arguments: [
            AtStage(
                testDescription: "an open stage 1 calls for both on days to come", stage: .localResolution,
                owed: ["target_not_met 2025-03-18", "limit_not_met 2025-04-01"]),
            AtStage(
                testDescription: "answered on the last day of the target", stage: .localResolution,
                change: { $0.respondedOn = Day("2025-03-17") }, owed: ["stage_1_end 2025-03-17"]),
            AtStage(
                testDescription: "answered the day after the target", stage: .localResolution,
                change: { $0.respondedOn = Day("2025-03-18") },
                owed: ["target_not_met 2025-03-18", "stage_1_end 2025-03-18"]),
            AtStage(
                testDescription: "answered on the last day of the limit, everything sent in time",
                stage: .localResolution, change: { $0.respondedOn = Day("2025-03-31") },
                given: [
                    given(.targetNotMet, .localResolution, "2025-03-14"),
                    given(.stage1End, .localResolution, "2025-03-31"),
                ],
                owed: [
                    "target_not_met 2025-03-18 2025-03-14 met", "stage_1_end 2025-03-31 2025-03-31 met",
                ]),
            AtStage(
                testDescription: "sent late, and the first of several counts", stage: .localResolution,
                change: { $0.respondedOn = Day("2025-04-01") },
                given: [
                    given(.targetNotMet, .localResolution, "2025-03-20"),
                    given(.limitNotMet, .localResolution, "2025-04-03"),
                    given(.limitNotMet, .localResolution, "2025-04-09"),
                    given(.stage1End, .localResolution, "2025-04-02"),
                ],
                owed: [
                    "target_not_met 2025-03-18 2025-03-20 met", "limit_not_met 2025-04-01 2025-04-03 met",
                    "stage_1_end 2025-04-01 2025-04-02 met",
                ]),
            AtStage(
                testDescription: "what an answer calls for does not go before it, and of another stage does not count",
                stage: .localResolution, change: { $0.respondedOn = Day("2025-03-12") },
                given: [
                    given(.stage1End, .localResolution, "2025-03-11"), given(.stage1End, .investigation, "2025-03-13"),
                ],
                owed: ["stage_1_end 2025-03-12"]),
            AtStage(
                testDescription: "an advocate who is awaited moves the target and what it calls for",
                stage: .localResolution,
                change: {
                    $0.advocate = Day("2025-03-10").map { AdvocateRequest(askedOn: $0, appointedOn: Day("2025-03-14")) }
                },
                owed: ["target_not_met 2025-03-22", "limit_not_met 2025-04-01"]),
            AtStage(
                testDescription: "withdrawn while its limit ran", stage: .localResolution,
                change: { $0.withdrawnOn = Day("2025-03-10") }, owed: []),
            AtStage(
                testDescription: "stage 2 within its 25 working days", stage: .investigation,
                change: { $0.respondedOn = Day("2025-04-07") }, owed: ["adjudication 2025-04-07"]),
            AtStage(
                testDescription: "stage 2 extended and nobody told owes the notice of it once the 25 have passed",
                stage: .investigation,
                change: { $0.extensions = [agreed("2025-04-01", to: "2025-05-30", told: false)] },
                owed: ["extension_to_65 2025-04-08"]),
            AtStage(
                testDescription: "stage 2 extended, nobody told at first and by a notice late", stage: .investigation,
                change: { $0.extensions = [agreed("2025-04-01", to: "2025-05-30", told: false)] },
                given: [given(.extensionTo65, .investigation, "2025-04-09")],
                owed: ["extension_to_65 2025-04-08 2025-04-09 met"]),
            AtStage(
                testDescription: "stage 2 extended and told on the day, as a register has it", stage: .investigation,
                change: {
                    $0.importedOn = Day("2025-04-02")
                    $0.extensions = [agreed("2025-04-01", to: "2025-05-30")]
                }, owed: ["extension_to_65 2025-04-08 2025-04-01 met"]),
            AtStage(
                testDescription: "a panel and the response to it", stage: .reviewPanel,
                change: {
                    $0.panel?.heldOn = Day("2025-03-31")
                    $0.panel?.findingsOn = Day("2025-04-04")
                    $0.respondedOn = Day("2025-04-14")
                },
                given: [given(.panelFindings, .reviewPanel, "2025-04-04")],
                owed: ["panel_findings 2025-04-04 2025-04-04 met", "panel_response 2025-04-14"]),
            AtStage(
                testDescription: "an adult complaint, acknowledged", stage: .singleStage,
                change: { $0.acknowledgedOn = Day("2025-03-05") },
                owed: ["response_plan 2025-03-05", "six_months_not_met 2025-09-03"]),
            AtStage(
                testDescription: "an adult complaint, six months extended before they passed", stage: .singleStage,
                change: { $0.extensions = [agreed("2025-09-01", to: "2025-10-31")] },
                owed: ["six_months_not_met 2025-11-01"]),
            AtStage(
                testDescription: "an adult complaint, extended after they passed, which moves nothing: owed",
                stage: .singleStage, change: { $0.extensions = [agreed("2025-09-10", to: "2025-10-31")] },
                owed: ["six_months_not_met 2025-09-03"]),
            AtStage(
                testDescription: "and answered then: owed for the limit, and for the answer", stage: .singleStage,
                change: {
                    $0.extensions = [agreed("2025-09-10", to: "2025-10-31")]
                    $0.respondedOn = Day("2025-10-31")
                },
                owed: ["six_months_not_met 2025-09-03", "single_stage_end 2025-10-31"]),
            AtStage(
                testDescription: "and told on the day of the extension: once is enough", stage: .singleStage,
                change: { $0.extensions = [agreed("2025-09-10", to: "2025-10-31")] },
                given: [given(.sixMonthsNotMet, .singleStage, "2025-09-10")],
                owed: ["six_months_not_met 2025-09-03 2025-09-10 met"]),
            AtStage(
                testDescription: "a corporate stage 1: acknowledgement, the first extension, the answer",
                stage: .stage1,
                change: {
                    $0.acknowledgedOn = Day("2026-04-14")
                    $0.extensions = [
                        agreed("2026-04-20", to: "2026-05-08", told: false), agreed("2026-05-06", to: "2026-05-12"),
                    ]
                    $0.respondedOn = Day("2026-05-11")
                },
                given: [given(.acknowledgement, .stage1, "2026-04-15")],
                owed: [
                    "acknowledgement 2026-04-14 2026-04-15 met", "code_extension 2026-04-20 2026-05-06 met",
                    "corporate_stage_1_end 2026-05-11",
                ]),
            AtStage(
                testDescription: "a corporate stage 2, of whose extension nobody was told", stage: .stage2,
                change: {
                    $0.extensions = [agreed("2026-05-06", to: "2026-06-12", told: false)]
                    $0.respondedOn = Day("2026-06-11")
                },
                given: [
                    given(.codeExtension, .stage1, "2026-05-06"), given(.finalReply, .stage2, "2026-06-11"),
                ],
                owed: ["code_extension 2026-05-06", "final_reply 2026-06-11 2026-06-11 met"]),
            AtStage(
                testDescription: "of an imported register what was called for before it came in is not owed",
                stage: .localResolution,
                change: {
                    $0.importedOn = Day("2025-03-18")
                    $0.respondedOn = Day("2025-03-17")
                }, owed: []),
            AtStage(
                testDescription: "of an imported register what is called for from the day it came in is owed",
                stage: .localResolution, change: { $0.importedOn = Day("2025-03-19") },
                owed: ["limit_not_met 2025-04-01"]),
            AtStage(
                testDescription: "of an imported register, its limit passing on the day before it came in",
                stage: .localResolution, change: { $0.importedOn = Day("2025-04-01") },
                owed: ["limit_not_met 2025-04-01"]),
        ])
    func ofStage(_ case: AtStage) throws {
        let (version, requested) =
            switch `case`.stage {
            case .singleStage: (try Examples.adultSocialCare(), "2025-03-03")
            case .stage1, .stage2: (try Examples.code(), "2026-04-13")
            default: (try Examples.childrens(), "2025-03-03")
            }
        var stage = Stage(
            id: StageID(rawValue: UUID()), stage: `case`.stage,
            position: (version.stages.firstIndex(of: `case`.stage) ?? 0) + 1, requestedOn: try Examples.day(requested))
        `case`.change(&stage)
        let duties = try DutyRule(version: version, calendar: try Examples.calendar())
            .duties(of: stage, receivedOn: stage.requestedOn)
        let owed = stage.noticeDuties(duties, given: `case`.given)

        #expect(lines(owed) == `case`.owed)
        #expect(owed.allSatisfy { $0.kind == .notice && $0.nature == .target && $0.dueOn == $0.knownFrom })
        #expect(owed.allSatisfy { $0.notice?.stages.contains(stage.stage) == true })
        let current = owed.filter(\.isInForce).map(\.clock)
        #expect(Set(current).count == current.count, "one of a clock is in force")
    }

    @Test("what an extension moved before it passed, and what a new day 0 takes the place of, calls for nothing then")
    func newDayZero() throws {
        let own = try Examples.childrens()
        let version = ProcedureVersion(
            id: 7, procedure: .childrens, name: own.name, inForceFrom: own.inForceFrom, stages: own.stages,
            clocks: [
                Examples.clock(
                    .investigation, "response", .limit, .statementAgreedOrRequested, .responded, .workingDays(25),
                    .upTo(workingDays: 65))
            ])
        func owed(agreedOn: String, answered: String?) throws -> [String] {
            var stage = Stage(
                id: StageID(rawValue: UUID()), stage: .investigation, position: 2,
                requestedOn: try Examples.day("2025-03-03"))
            stage.investigation?.statementAgreedOn = Day(agreedOn)
            stage.respondedOn = answered.flatMap { Day($0) }
            let duties = try DutyRule(version: version, calendar: try Examples.calendar())
                .duties(of: stage, receivedOn: stage.requestedOn)
            return lines(stage.noticeDuties(duties, given: []))
        }

        #expect(try owed(agreedOn: "2025-03-10", answered: nil) == ["extension_to_65 2025-04-15"])
        #expect(try owed(agreedOn: "2025-03-10", answered: "2025-04-14") == ["adjudication 2025-04-14"])
        #expect(
            try owed(agreedOn: "2025-04-10", answered: nil) == [
                "extension_to_65 2025-04-08 2025-04-10 superseded", "extension_to_65 2025-05-21",
            ])
    }
}

/// What tests of duties to send notices compare.
protocol NoticeDutyReading {}

extension NoticeDutyReading {
    /// `clock since ended by`.
    func lines(_ duties: [Duty]) -> [String] {
        duties.map { duty in
            "\(duty.clock) \(duty.knownFrom)" + (duty.endedOn.map { " \($0) \(duty.endedBy?.rawValue ?? "")" } ?? "")
        }
    }
}
