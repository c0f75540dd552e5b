import Complaints
import Foundation
import Testing
import WorkingDays

@Suite struct BehaviourStandingTests {
    private static let manager = PersonID(rawValue: UUID())
    private static let staff = PersonID(rawValue: UUID())

    private static func decision(
        _ act: BehaviourDecision.Act, _ day: String, consultees: [PersonID] = [staff]
    ) throws -> BehaviourDecision {
        BehaviourDecision(
            act: act, decidedOn: try Examples.day(day), decidedBy: manager, consultees: consultees, reason: "reason")
    }

    private static func terms(_ reviewOn: String, _ endsOn: String) throws -> BehaviourDecision.Terms {
        .init(reviewOn: try Examples.day(reviewOn), endsOn: try Examples.day(endsOn))
    }

    /// Imposed on 5 January 2026, to be reviewed on 1 June and to end on 5 July; its letter was sent on 7 January.
    private static func warning(
        letter: String? = "2026-01-07", more: [BehaviourDecision] = [], endsOn: String = "2026-07-05"
    ) throws -> BehaviourMeasure {
        BehaviourMeasure(
            grounds: BehaviourGrounds(
                kind: .warning, complainantKind: .adult, evidence: "calls", exceptionReason: nil, restrictions: [],
                namedContact: nil, contactDays: [], adjustmentsConsidered: true),
            decisions: [try decision(.imposed(terms("2026-06-01", endsOn)), "2026-01-05")] + more,
            letters: try letter.map {
                [BehaviourLetter(sentOn: try Examples.day($0), text: "letter", restrictionThreatened: "letters only")]
            } ?? [],
            graceWorkingDays: 20)
    }

    @Test(
        "a measure is a draft until its letter, in force to the end of its review day, overdue to the end of the grace, ended",
        arguments: [
            ("2026-01-05", BehaviourState.draft), ("2026-01-06", .draft), ("2026-01-07", .inForce),
            ("2026-06-01", .inForce), ("2026-06-02", .overdueForReview), ("2026-06-29", .overdueForReview),
            ("2026-06-30", .ended),
        ])
    func states(day: String, state: BehaviourState) throws {
        let standing = try Self.warning().standing(on: try Examples.day(day), calendar: try Examples.calendar())

        #expect(standing?.state == state)
    }

    @Test("before the day it was decided there is no measure")
    func before() throws {
        let day = try Examples.day("2026-01-04")

        #expect(try Self.warning().standing(on: day, calendar: try Examples.calendar()) == nil)
    }

    @Test("a review that is held starts new terms, and the day before knows nothing of it")
    func renewed() throws {
        let renewal = try Self.decision(.renewed(Self.terms("2026-09-01", "2026-12-01")), "2026-06-10")
        let measure = try Self.warning(more: [renewal])
        func state(_ day: String) throws -> BehaviourState? {
            try measure.standing(on: Examples.day(day), calendar: Examples.calendar())?.state
        }

        #expect(try state("2026-06-09") == .overdueForReview)
        #expect(try state("2026-06-10") == .inForce)
        #expect(try state("2026-09-01") == .inForce)
        #expect(try state("2026-09-02") == .overdueForReview)
    }

    @Test("a measure that is lifted has ended on that day, and one whose end comes first ends by its end")
    func ends() throws {
        let lifted = try Self.warning(more: [try Self.decision(.lifted, "2026-03-02")])
        let short = try Self.warning(endsOn: "2026-06-05")
        let calendar = try Examples.calendar()

        #expect(try lifted.standing(on: Examples.day("2026-03-01"), calendar: calendar)?.state == .inForce)
        #expect(try lifted.standing(on: Examples.day("2026-03-02"), calendar: calendar)?.endedBy == .lifted)
        #expect(try short.standing(on: Examples.day("2026-06-05"), calendar: calendar)?.state == .overdueForReview)
        #expect(try short.standing(on: Examples.day("2026-06-06"), calendar: calendar)?.endedBy == .endReached)
    }

    @Test("a draft whose end has passed is over without an effect, and cannot be renewed before")
    func drafts() throws {
        let draft = try Self.warning(letter: nil)
        let calendar = try Examples.calendar()

        let over = try draft.standing(on: Examples.day("2026-07-06"), calendar: calendar)

        #expect(over?.state == .ended)
        #expect(over?.effectiveFrom == nil)
        #expect(throws: Refusal.measureIsDraft) {
            let day = try Examples.day("2026-03-02")
            try draft.checkReview(on: day, .renewed, today: day, calendar: calendar)
        }
    }

    @Test(
        "terms end on the same day of the month at the latest, and are reviewed before that",
        arguments: [
            (BehaviourMeasureKind.warning, "2026-08-03", "2026-09-02" as String?, nil as String?),
            (.warning, "2026-08-03", "2026-09-03", "measure_too_long"), (.warning, "2026-03-02", nil, "out_of_order"),
            (.warning, "2026-09-03", nil, "review_too_late"), (.restriction, "2026-09-02", "2027-03-02", nil),
            (.restriction, "2026-09-03", "2027-03-02", "review_too_late"),
            (.restriction, "2026-09-02", "2027-03-03", "measure_too_long"),
            (.restriction, "2026-08-03", "2026-08-01", "review_too_late"),
        ])
    func limits(kind: BehaviourMeasureKind, reviewOn: String, endsOn: String?, code: String?) throws {
        let limits = BehaviourLimits(warningMonths: 6, reviewMonths: 6, maximumMonths: 12)
        let from = try Examples.day("2026-03-02")

        var refused: String?
        do {
            _ = try limits.terms(
                of: kind, from: from, reviewOn: Examples.day(reviewOn), endsOn: endsOn.map { try Examples.day($0) })
        } catch let refusal as Refusal {
            refused = refusal.code.rawValue
        }

        #expect(refused == code)
    }
}
