import Complaints
import Testing
import WorkingDays

/// The duties of an obligation: how each begins, falls due, moves and ends.
struct ObligationDutyTests {
    struct Obliged: Sendable, CustomTestStringConvertible {
        let testDescription: String
        var dueOn = "2025-02-04"
        var doneOn: String?
        var declinedOn: String?
        var checkOn: String?
        var checkedOn: String?
        let owed: [String]
    }

    @Test(
        "R78, R88, R80: an obligation is done by its day, and whether it worked is seen later",
        arguments: [
            Obliged(testDescription: "it begins", owed: ["obligation limit 2024-12-10 2025-02-04 open"]),
            Obliged(
                testDescription: "moved to a later day, which takes the place of the first", dueOn: "2025-02-28",
                owed: ["obligation limit 2024-12-10 2025-02-28 open"]),
            Obliged(
                testDescription: "done on its last day", doneOn: "2025-02-04",
                owed: ["obligation limit 2024-12-10 2025-02-04 2025-02-04 met"]),
            Obliged(
                testDescription: "done the day after", doneOn: "2025-02-05",
                owed: ["obligation limit 2024-12-10 2025-02-04 2025-02-05 met late"]),
            Obliged(
                testDescription: "not accepted after all", declinedOn: "2025-01-15",
                owed: ["obligation limit 2024-12-10 2025-02-04 2025-01-15 stage_ended"]),
            Obliged(
                testDescription: "to be checked, which is nobody's breach", doneOn: "2025-01-10", checkOn: "2025-04-10",
                owed: [
                    "obligation limit 2024-12-10 2025-02-04 2025-01-10 met",
                    "check target 2024-12-10 2025-04-10 open",
                ]),
            Obliged(
                testDescription: "checked late", doneOn: "2025-01-10", checkOn: "2025-04-10", checkedOn: "2025-05-01",
                owed: [
                    "obligation limit 2024-12-10 2025-02-04 2025-01-10 met",
                    "check target 2024-12-10 2025-04-10 2025-05-01 met late",
                ]),
            Obliged(
                testDescription: "not accepted before its check", declinedOn: "2025-01-15", checkOn: "2025-04-10",
                owed: [
                    "obligation limit 2024-12-10 2025-02-04 2025-01-15 stage_ended",
                    "check target 2024-12-10 2025-04-10 2025-01-15 stage_ended",
                ]),
        ])
    func duties(obliged: Obliged) throws {
        let facts = ObligationFacts(
            agreedOn: try Examples.day("2024-12-10"), dueOn: try Examples.day(obliged.dueOn),
            doneOn: try obliged.doneOn.map(Examples.day), declinedOn: try obliged.declinedOn.map(Examples.day),
            checkOn: try obliged.checkOn.map(Examples.day), checkedOn: try obliged.checkedOn.map(Examples.day))

        let lines = facts.duties.map { duty in
            let end = duty.endedOn.map { " \($0) \(duty.endedBy?.rawValue ?? "")" } ?? " open"
            return
                "\(duty.clock) \(duty.nature.rawValue) \(duty.basisOn) \(duty.dueOn)\(end)\(duty.isLate ? " late" : "")"
        }

        #expect(lines == obliged.owed)
    }

    @Test(
        "LG-C6: weeks and months of the decision are kept as they were said, and move to no working day",
        arguments: [
            (8, ObligationDue.Within.Unit.weeks, "2024-12-10", "2025-02-04", "within 8 weeks of 10 December 2024"),
            (1, .weeks, "2024-12-28", "2025-01-04", "within 1 week of 28 December 2024"),
            (1, .months, "2025-01-31", "2025-02-28", "within 1 month of 31 January 2025"),
            (3, .months, "2025-03-14", "2025-06-14", "within 3 months of 14 March 2025"),
        ] as [(Int, ObligationDue.Within.Unit, String, String, String)])
    func said(count: Int, unit: ObligationDue.Within.Unit, from: String, dueOn: String, words: String) throws {
        let within = ObligationDue.Within(count: count, unit: unit, from: try Examples.day(from))

        #expect(ObligationDue(within: within).on.description == dueOn)
        #expect(within.said == words)
    }
}
