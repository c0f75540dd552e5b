import Complaints
import Foundation
import Testing
import WorkingDays

/// The duties of records that are no stage: how each begins, falls due, moves and ends.
struct EveryDutyTests: DutyReading {
    private static func noon(_ day: String) -> Date {
        Day(day).map { London.instant(of: $0, hour: 12) } ?? .distantPast
    }

    struct Measure: Sendable, CustomTestStringConvertible {
        let testDescription: String
        var sentOn: String? = "2025-04-01"
        /// The days of later decisions and of the reviews they set; nil where it is lifted.
        var decided: [(on: String, review: String?)] = []
        var grace = 10
        let owed: [String]
    }

    @Test(
        "a measure is reviewed by its day, and ends by itself after the days of grace",
        arguments: [
            Measure(testDescription: "a draft has nothing to review", sentOn: nil, owed: []),
            Measure(
                testDescription: "it begins with the letter",
                owed: [
                    "review_1 limit 2025-04-01 2025-08-18 2025-09-03 stage_ended",
                    "grace_1 window 2025-08-18 2025-09-02 2025-09-03 stage_ended",
                ]),
            Measure(
                testDescription: "held in time and renewed", decided: [("2025-08-18", "2025-11-03")],
                owed: [
                    "review_1 limit 2025-04-01 2025-08-18 2025-08-18 met",
                    "grace_1 window 2025-08-18 2025-09-02 2025-08-18 met",
                    "review_2 limit 2025-08-18 2025-11-03 2025-11-18 stage_ended",
                    "grace_2 window 2025-11-03 2025-11-17 2025-11-18 stage_ended",
                ]),
            Measure(
                testDescription: "held late and lifted", decided: [("2025-09-01", nil)],
                owed: [
                    "review_1 limit 2025-04-01 2025-08-18 2025-09-01 met",
                    "grace_1 window 2025-08-18 2025-09-02 2025-09-01 met",
                ]),
        ])
    func measure(_ measure: Measure) throws {
        let ends = try Examples.day("2025-12-31")
        let imposed = (
            on: try Examples.day("2025-04-01"),
            terms: Optional(
                BehaviourDecision.Terms(
                    reviewOn: try Examples.day("2025-08-18"), endsOn: ends))
        )
        let later = try measure.decided.map { decided in
            (
                on: try Examples.day(decided.on),
                terms: try decided.review.map {
                    BehaviourDecision.Terms(reviewOn: try Examples.day($0), endsOn: ends)
                }
            )
        }
        let facts = BehaviourReviewFacts(
            decisions: [imposed] + later, sentOn: measure.sentOn.flatMap { Day($0) },
            graceWorkingDays: measure.grace)
        #expect(lines(try facts.duties(calendar: try Examples.calendar())) == measure.owed)
    }

    struct Letter: Sendable, CustomTestStringConvertible {
        let testDescription: String
        var kind = OmbudsmanLetterKind.enquiry
        var dueOn: String? = "2025-02-08"
        var earlier: [(on: String, to: String)] = []
        var extended: (on: String, to: String)?
        var answered: String?
        var decided: String?
        let owed: [String]
    }

    @Test(
        "a letter of the Ombudsman is answered by its day, or by the later one that was agreed",
        arguments: [
            Letter(testDescription: "it begins", owed: ["letter limit 2025-01-10 2025-02-08 open"]),
            Letter(
                testDescription: "answered on the day", answered: "2025-02-08",
                owed: ["letter limit 2025-01-10 2025-02-08 2025-02-08 met"]),
            Letter(
                testDescription: "answered late", answered: "2025-02-10",
                owed: ["letter limit 2025-01-10 2025-02-08 2025-02-10 met"]),
            Letter(
                testDescription: "extended", extended: ("2025-02-03", "2025-02-15"), answered: "2025-02-14",
                owed: [
                    "letter limit 2025-01-10 2025-02-08 2025-02-03 superseded",
                    "letter limit 2025-01-10 2025-02-15 2025-02-14 met",
                ]),
            Letter(
                testDescription: "extended on the day it came", extended: ("2025-01-10", "2025-02-15"),
                owed: ["letter limit 2025-01-10 2025-02-15 open"]),
            Letter(
                testDescription: "extended again", earlier: [("2025-02-03", "2025-02-15")],
                extended: ("2025-02-14", "2025-03-01"),
                owed: [
                    "letter limit 2025-01-10 2025-02-08 2025-02-03 superseded",
                    "letter limit 2025-01-10 2025-02-15 2025-02-14 superseded",
                    "letter limit 2025-01-10 2025-03-01 open",
                ]),
            Letter(
                testDescription: "extended twice on a day", earlier: [("2025-02-03", "2025-02-15")],
                extended: ("2025-02-03", "2025-03-01"),
                owed: [
                    "letter limit 2025-01-10 2025-02-08 2025-02-03 superseded",
                    "letter limit 2025-01-10 2025-03-01 open",
                ]),
            Letter(
                testDescription: "answered on the day of the second agreement", earlier: [("2025-02-03", "2025-02-15")],
                extended: ("2025-02-14", "2025-03-01"), answered: "2025-02-14",
                owed: [
                    "letter limit 2025-01-10 2025-02-08 2025-02-03 superseded",
                    "letter limit 2025-01-10 2025-02-15 2025-02-14 met",
                ]),
            Letter(
                testDescription: "the case is decided without an answer", decided: "2025-03-01",
                owed: ["letter limit 2025-01-10 2025-02-08 2025-03-01 stage_ended"]),
            Letter(
                testDescription: "a letter about remedies outlives the decision", kind: .remedyDecision,
                decided: "2025-03-01", owed: ["letter limit 2025-01-10 2025-02-08 open"]),
            Letter(testDescription: "a letter that asks for nothing", kind: .other, dueOn: nil, owed: []),
        ])
    func letter(_ letter: Letter) throws {
        let facts = LetterFacts(
            kind: letter.kind, receivedOn: try Examples.day("2025-01-10"), dueOn: letter.dueOn.flatMap { Day($0) },
            extendedOn: letter.extended.flatMap { Day($0.on) }, extendedTo: letter.extended.flatMap { Day($0.to) },
            earlierExtensions: try letter.earlier.map {
                OmbudsmanExtension(agreedOn: try Examples.day($0.on), extendedTo: try Examples.day($0.to))
            },
            answeredOn: letter.answered.flatMap { Day($0) }, decidedOn: letter.decided.flatMap { Day($0) })
        #expect(lines(facts.duties) == letter.owed)
    }

    @Test("a public report received on 10 December 2024 has its notice by 24 December and its reply by 9 March 2025")
    func publicReport() throws {
        func duties(_ done: [PublicReportAct: String], extended: (on: String, to: String)? = nil) -> [String] {
            lines(
                OmbudsmanCaseFacts(
                    upheldOn: Day("2024-12-09"), membersToldOn: nil,
                    report: Day("2024-12-10").map {
                        PublicReportRecord(
                            receivedOn: $0, doneOn: done.compactMapValues { Day($0) },
                            extendedOn: extended.flatMap { Day($0.on) }, extendedTo: extended.flatMap { Day($0.to) })
                    }
                ).duties(Self.clocks))
        }
        #expect(
            duties([:]) == [
                "members_told target 2024-12-09 2024-12-09 open", "report_notice limit 2024-12-10 2024-12-24 open",
                "report_reply limit 2024-12-10 2025-03-09 open",
            ])
        #expect(
            duties(
                [.noticePublished: "2024-12-27", .inspectionOpened: "2024-12-16", .answered: "2025-04-01"],
                extended: ("2025-02-20", "2025-04-30")) == [
                    "members_told target 2024-12-09 2024-12-09 open",
                    "report_notice limit 2024-12-10 2024-12-24 2024-12-27 met",
                    "report_inspection limit 2024-12-16 2025-01-06 open",
                    "report_reply limit 2024-12-10 2025-03-09 2025-02-20 superseded",
                    "report_reply limit 2024-12-10 2025-04-30 2025-04-01 met",
                ])
    }

    private static let clocks: [OmbudsmanClock] = [
        clock("members_told", .decided, .membersTold, .open),
        clock("report_notice", .reportReceived, .noticePublished, .days(14)),
        clock("report_inspection", .inspectionOpened, .inspectionClosed, .days(21)),
        clock("report_reply", .reportReceived, .reportAnswered, .months(3, .beginningWith)),
    ]

    private static func clock(
        _ name: String, _ basis: OmbudsmanBasis, _ end: OmbudsmanAct, _ length: OmbudsmanLength
    ) -> OmbudsmanClock {
        OmbudsmanClock(clock: name, basis: basis, endsWith: end, length: length, source: "example", isVerified: true)
    }

    @Test(
        "a referral is acknowledged at once, and an agreed freeze is reviewed by its day",
        arguments: [(nil, "open"), ("2025-05-02", "2025-05-02 met"), ("2025-05-06", "2025-05-06 met")])
    func atOnce(done: String?, end: String) throws {
        let referral = SafeguardingReferral.duties(
            referredAt: Self.noon("2025-05-02"), acknowledgedAt: done.map(Self.noon))
        #expect(lines(referral) == ["acknowledgement limit 2025-05-02 2025-05-02 \(end)"])
        func freeze(agreed: Bool) throws -> [Duty] {
            DecisionFreeze(
                number: 2, disputedDecision: "The move", requestedOn: try Examples.day("2025-04-28"), agreed: agreed,
                decidedOn: try Examples.day("2025-04-30"), decidedBy: "A manager", reason: "It cannot be undone",
                reviewOn: try Examples.day("2025-05-02"), endedOn: done.flatMap { Day($0) }
            ).duties(complaintClosedOn: nil)
        }
        #expect(lines(try freeze(agreed: true)) == ["freeze_2 target 2025-04-30 2025-05-02 \(end)"])
        #expect(try freeze(agreed: false) == [])
    }
}

/// What tests of duties compare.
protocol DutyReading {}

extension DutyReading {
    /// `clock nature day-0 due ended by`.
    func lines(_ duties: [Duty]) -> [String] {
        duties.map { duty in
            let end = duty.endedOn.map { " \($0) \(duty.endedBy?.rawValue ?? "")" } ?? " open"
            return "\(duty.clock) \(duty.nature.rawValue) \(duty.basisOn) \(duty.dueOn)\(end)"
        }
    }
}
