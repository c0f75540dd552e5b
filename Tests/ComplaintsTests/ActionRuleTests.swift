import Complaints
import Foundation
import Testing
import WorkingDays

struct ActionRuleTests {
    private func action() throws -> ActionRecord {
        ActionRecord(
            id: ActionID(rawValue: UUID()), complaint: ComplaintID(rawValue: UUID()), reference: "CMP-2025-000001",
            scope: .wider, type: .staffTraining, source: .stage2, description: "Train the duty team.",
            owner: ActionOwner(name: "Head of Service", person: nil, department: nil),
            agreedOn: try Examples.day("2025-03-03"), dueOn: try Examples.day("2025-06-02"),
            version: 1)
    }

    @Test("a recommendation that is not accepted has a reason, and makes no progress")
    func decision() throws {
        var action = try action()
        let today = try Examples.day("2025-04-01")

        #expect(throws: Refusal.decisionReasonMissing) { try action.decide(accepted: false, reason: nil) }
        try action.decide(accepted: false, reason: "The team no longer exists.")

        #expect(action.accepted == false)
        #expect(throws: Refusal.actionNotAccepted) {
            try action.progress(to: .partDone, on: today, evidence: nil, checkOn: nil, today: today)
        }
    }

    @Test("an action is done with evidence, which may have been recorded before")
    func evidence() throws {
        var action = try action()
        let (first, today) = (try Examples.day("2025-04-01"), try Examples.day("2025-05-01"))

        #expect(throws: Refusal.evidenceMissing) {
            try action.progress(to: .done, on: today, evidence: nil, checkOn: nil, today: today)
        }
        try action.progress(to: .partDone, on: first, evidence: "Attendance list", checkOn: nil, today: today)
        try action.progress(to: .done, on: today, evidence: nil, checkOn: nil, today: today)

        #expect(action.status == .done)
        #expect(action.evidence == "Attendance list")
        #expect(throws: Refusal.actionDone(on: today)) { try action.decide(accepted: true, reason: nil) }
    }

    @Test("progress is no later than today, no earlier than the agreement, and checked no earlier than it is reached")
    func days() throws {
        var action = try action()
        let (today, tomorrow) = (try Examples.day("2025-04-01"), try Examples.day("2025-04-02"))
        let before = try Examples.day("2025-03-02")

        #expect(throws: Refusal.inTheFuture("reached_on", tomorrow, today: today)) {
            try action.progress(to: .partDone, on: tomorrow, evidence: nil, checkOn: nil, today: today)
        }
        #expect(throws: Refusal.outOfOrder("reached_on", before, after: "agreed_on", action.agreedOn)) {
            try action.progress(to: .partDone, on: before, evidence: nil, checkOn: nil, today: today)
        }
        #expect(throws: Refusal.outOfOrder("check_on", before, after: "reached_on", today)) {
            try action.progress(to: .partDone, on: today, evidence: nil, checkOn: before, today: today)
        }
        #expect(throws: Never.self) {
            try action.progress(to: .partDone, on: today, evidence: nil, checkOn: today, today: today)
        }
    }

    @Test("whether an action worked is checked once, after it is done")
    func check() throws {
        var action = try action()
        let today = try Examples.day("2025-06-02")

        #expect(throws: Refusal.actionNotDone) { try action.check(on: today, result: "It worked.", today: today) }
        try action.progress(to: .done, on: today, evidence: "Attendance list", checkOn: nil, today: today)
        try action.check(on: today, result: "It worked.", today: today)

        #expect(action.checkResult == "It worked.")
        #expect(throws: Refusal.alreadyRecorded("checked_on", on: today)) {
            try action.check(on: today, result: "It did not.", today: today)
        }
    }
}
