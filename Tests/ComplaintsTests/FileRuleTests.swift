import Complaints
import Testing
import WorkingDays

struct FileRuleTests {
    @Test("a fact that is sent as the record has it is no correction, and none at all is refused")
    func corrections() throws {
        let corrections = Correction.between(
            [("complainant", "A. Example"), ("summary", "Late"), ("service", "Duty")],
            [("complainant", "B. Example"), ("summary", "Late"), ("service", "Duty")])

        #expect(corrections.map(\.fact) == ["complainant"])
        try Correction.check(corrections)
        #expect(throws: Refusal.nothingCorrected) {
            try Correction.check(Correction.between([("summary", "Late")], [("summary", "Late")]))
        }
        #expect(throws: Refusal.serviceIncomplete) {
            try Correction.checkService(department: "Children", service: nil)
        }
    }

    @Test("what was booked may lie in the future", arguments: [EntryKind.meeting, .mediation, .panelArrangement])
    func booked(kind: EntryKind) throws {
        let complaint = try Examples.complaint(receivedOn: "2025-03-03")
        let (today, tomorrow) = (try Examples.day("2025-03-04"), try Examples.day("2025-03-05"))

        #expect(throws: Never.self) { try complaint.checkEntry(kind, on: tomorrow, today: today) }
    }

    @Test("what happened lies neither in the future nor before the receipt")
    func happened() throws {
        let complaint = try Examples.complaint(receivedOn: "2025-03-03")
        let (today, tomorrow) = (try Examples.day("2025-03-04"), try Examples.day("2025-03-05"))
        let before = try Examples.day("2025-03-02")

        #expect(throws: Refusal.inTheFuture("occurs_on", tomorrow, today: today)) {
            try complaint.checkEntry(.note, on: tomorrow, today: today)
        }
        #expect(throws: Refusal.outOfOrder("occurs_on", before, after: "received_on", complaint.receivedOn)) {
            try complaint.checkEntry(.meeting, on: before, today: today)
        }
    }

    @Test("a cost belongs to a mediation, and a partner to a conversation with one")
    func entryFields() {
        func check(_ kind: EntryKind, organisation: String? = nil, step: MediationStep? = nil, cost: Int? = nil) throws
        {
            try kind.checkFields(
                organisation: organisation, people: nil, resolved: nil, mediationStep: step, interpreterConfirmed: nil,
                costPence: cost)
        }

        #expect(throws: Never.self) { try check(.mediation, step: .held, cost: 100) }
        #expect(throws: Refusal.entryField("mediation_step", .mediation, isMissing: true)) { try check(.mediation) }
        #expect(throws: Refusal.entryField("cost_pence", .note, isMissing: false)) { try check(.note, cost: 100) }
        #expect(throws: Refusal.entryField("organisation", .partnerConversation, isMissing: true)) {
            try check(.partnerConversation)
        }
        #expect(throws: Refusal.entryField("people", .partnerConversation, isMissing: true)) {
            try check(.partnerConversation, organisation: "The school")
        }
    }

    @Test("a cause that was retired, or is not on the list, is not chosen")
    func causes() throws {
        let retiredOn = try Examples.day("2025-01-31")
        let list = [
            Cause(code: "delay", name: "Delay", retiredOn: nil, version: 1),
            Cause(code: "manner", name: "Manner", retiredOn: retiredOn, version: 2),
        ]

        #expect(throws: Refusal.causeRetired("manner", on: retiredOn)) {
            try Cause.refuse(["delay", "manner"], from: list)
        }
        #expect(throws: Refusal.unknownCause("cost")) { try Cause.refuse(["delay", "cost"], from: list) }
        #expect(throws: Refusal.causeForm) { try Cause.checkForm("Delay") }
    }
}
