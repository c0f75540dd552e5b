import Complaints
import Testing
import WorkingDays

/// The duties to send notices about a complaint as a whole, and what is said of a notice that is owed (decision 0043).
struct ComplaintNoticeDutyTests: NoticeDutyReading {
    private static func given(_ kind: NoticeKind, _ stage: StageName?, _ day: String) -> NoticeGiven {
        NoticeGiven(kind: kind, stage: stage, sentOn: Day(day) ?? Day(number: 0))
    }

    struct OfComplaint: Sendable, CustomTestStringConvertible {
        let testDescription: String
        var closure: ClosureKind?
        var noInterest: String?
        var childrens: String?
        var excluded: [(Int, String)] = []
        var importedOn: String?
        var given: [NoticeGiven] = []
        var decided: [(String, Int)] = []
        let owed: [String]
    }

    @Test(
        "a notice about a complaint as a whole is owed from the act that calls for it",
        arguments: [
            OfComplaint(testDescription: "nothing happened", owed: []),
            OfComplaint(
                testDescription: "refused, and told the day after", closure: .refused,
                given: [given(.refusal, nil, "2025-03-11")], owed: ["refusal 2025-03-10 2025-03-11 met"]),
            OfComplaint(
                testDescription: "withdrawn, and told before it was", closure: .withdrawn,
                given: [given(.withdrawalConfirmed, nil, "2025-03-09")], owed: ["withdrawal_confirmed 2025-03-10"]),
            OfComplaint(
                testDescription: "no sufficient interest, and a receipt", noInterest: "2025-03-07",
                childrens: "2025-03-05", given: [given(.receipt, nil, "2025-03-05")],
                owed: ["no_sufficient_interest 2025-03-07", "receipt 2025-03-05 2025-03-05 met"]),
            OfComplaint(
                testDescription: "a letter settles the exclusions of its day and before",
                excluded: [(1, "2025-03-05"), (4, "2025-03-06"), (12, "2025-03-12")],
                given: [given(.pointExclusion, nil, "2025-03-06")],
                owed: [
                    "point_exclusion_1 2025-03-05 2025-03-06 met", "point_exclusion_4 2025-03-06 2025-03-06 met",
                    "point_exclusion_12 2025-03-12",
                ]),
            OfComplaint(
                testDescription: "the council owes none from a day on",
                excluded: [(1, "2025-03-05"), (2, "2025-04-01")],
                decided: [("2025-04-01", 0)], owed: ["point_exclusion_1 2025-03-05 2025-04-01 stage_ended"]),
            OfComplaint(
                testDescription: "sent before the council owed it no more", excluded: [(1, "2025-03-05")],
                given: [given(.pointExclusion, nil, "2025-03-31")], decided: [("2025-04-01", 0)],
                owed: ["point_exclusion_1 2025-03-05 2025-03-31 met"]),
            OfComplaint(
                testDescription: "the council owes it again", excluded: [(1, "2025-03-05")],
                decided: [("2025-05-01", 1), ("2025-04-01", 0)],
                owed: ["point_exclusion_1 2025-03-05 2025-04-01 superseded", "point_exclusion_1 2025-05-01"]),
            OfComplaint(
                testDescription: "a decision that changes nothing changes nothing", excluded: [(1, "2025-03-05")],
                decided: [("2025-04-01", 1)], owed: ["point_exclusion_1 2025-03-05"]),
            OfComplaint(
                testDescription: "of an imported register nothing from before it came in", closure: .withdrawn,
                noInterest: "2025-03-12", childrens: "2025-03-05", excluded: [(1, "2025-03-11"), (2, "2025-03-12")],
                importedOn: "2025-03-12",
                owed: ["no_sufficient_interest 2025-03-12", "point_exclusion_2 2025-03-12"]),
        ])
    func ofComplaint(_ case: OfComplaint) throws {
        let facts = ComplaintNoticeFacts(
            closure: `case`.closure, closedOn: `case`.closure == nil ? nil : Day("2025-03-10"),
            noInterestOn: `case`.noInterest.flatMap { Day($0) }, childrensOn: `case`.childrens.flatMap { Day($0) },
            excluded: try `case`.excluded.map { .init(number: $0.0, on: try Examples.day($0.1)) },
            importedOn: `case`.importedOn.flatMap { Day($0) })
        let setting = DecidedSetting(
            .exclusionNotice, try `case`.decided.map { .init(fromOn: try Examples.day($0.0), value: $0.1) })

        let owed = facts.duties(given: `case`.given, exclusionOwed: setting)

        #expect(lines(owed) == `case`.owed)
        #expect(owed.allSatisfy { $0.notice?.stages.isEmpty == true })
    }

    @Test("what is owed says which notice, by which law and since when, and never a last day")
    func words() throws {
        let late = Duty(
            kind: .notice, clock: "point_exclusion_2", nature: .target, basisOn: try Examples.day("2025-03-05"),
            dueOn: try Examples.day("2025-03-05"), knownFrom: try Examples.day("2025-03-05"),
            endedOn: try Examples.day("2025-03-06"), endedBy: .met)

        #expect(late.notice == .pointExclusion)
        #expect(late.rule == "SI 2006/1738 reg 8")
        #expect(
            late.reckoning
                == "Send the notice point_exclusion: owed since 5 March 2025, as soon as reasonably practicable. It was done "
                + "on 6 March 2025, later than the day that called for it.")
        for kind in NoticeKind.allCases {
            let duty = Duty(
                kind: .notice, clock: kind.rawValue, nature: .target, basisOn: late.basisOn, dueOn: late.dueOn,
                knownFrom: late.knownFrom, endedOn: nil, endedBy: nil)
            #expect(duty.notice == kind)
        }
    }
}
