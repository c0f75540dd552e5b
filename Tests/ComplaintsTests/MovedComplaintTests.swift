import Complaints
import Foundation
import Testing
import WorkingDays

/// What the rules say of a complaint that moves to another procedure, and of records registered in error (decision 0040).
struct MovedComplaintTests {
    private let tests = EligibilityTests(eligibleComplainant: true, subjectInScope: true)

    /// A corporate complaint of 3 March 2025, answered on the 12th by somebody.
    private func answered(by signer: Person) throws -> (complaint: Complaint, corporate: ProcedureVersion) {
        let corporate = try Examples.code()
        let context = try Examples.context(corporate, today: "2025-05-01", people: [signer])
        var complaint = try Examples.accepted(corporate, receivedOn: "2025-03-03")
        complaint.causes = ["delay"]
        try complaint.respond(
            Response(
                respondedOn: try Examples.day("2025-03-12"), respondedBy: signer.id, outcome: .notUpheld,
                allPointsUpheld: nil, noFindingReason: nil, breachReason: nil), to: .stage1, context: context)
        return (complaint, corporate)
    }

    private func move(_ stages: [MovedStage] = [], tests: EligibilityTests? = nil) -> ProcedureMove {
        ProcedureMove(
            reason: "It is about a placement.", tests: tests ?? self.tests, aboutChildrensSocialCare: true,
            stages: stages, rightsCheck: nil)
    }

    @Test("The stage keeps its identifier, days and outcome under the name of its place, and so does what names it")
    func carried() throws {
        let signer = Examples.person(.employee)
        let (before, _) = try answered(by: signer)
        var moved = before
        try moved.move(move(), context: try Examples.context(Examples.childrens(), today: "2025-05-01"))

        #expect(moved.acceptance?.procedure == .childrens)
        #expect(moved.stages.map(\.stage) == [.localResolution])
        #expect(moved.stages.map(\.id) == before.stages.map(\.id))
        #expect(moved.stages[0].respondedOn == before.stages[0].respondedOn)
        #expect(moved.stages[0].outcome == .notUpheld)
        #expect(StageReached.stage(.stage1).carried(from: before, to: moved) == .stage(.localResolution))
        #expect(StageReached.none.carried(from: before, to: moved) == StageReached.none)
        #expect(moved.stage(before.stages[0].id)?.stage == .localResolution)
    }

    @Test("What is set aside is as it was requested, and runs again")
    func setAside() throws {
        let (before, _) = try answered(by: Examples.person(.employee))
        var moved = before
        let aside = MovedStage(stage: .stage1, isSetAside: true, breachReason: nil, breachExplanation: nil)
        try moved.move(move([aside]), context: try Examples.context(Examples.childrens(), today: "2025-05-01"))

        #expect(moved.stages[0].endedOn == nil && moved.stages[0].outcome == nil)
        #expect(moved.stages[0].requestedOn == before.receivedOn)
    }

    @Test("A move asks what an acceptance asks, and goes to another procedure")
    func refused() throws {
        let (before, corporate) = try answered(by: Examples.person(.employee))
        let childrens = try Examples.context(Examples.childrens(), today: "2025-05-01")
        var moved = before
        #expect(throws: Refusal.eligibilityTestsUnanswered) {
            try moved.move(
                move(tests: EligibilityTests(eligibleComplainant: nil, subjectInScope: true)), context: childrens)
        }
        #expect(throws: Refusal.alreadyInProcedure(.corporate)) {
            try moved.move(move(), context: try Examples.context(corporate, today: "2025-05-01"))
        }
        let unknown = MovedStage(stage: .stage2, isSetAside: true, breachReason: nil, breachExplanation: nil)
        #expect(throws: Refusal.stageNotReached(.stage2)) { try moved.move(move([unknown]), context: childrens) }
    }

    /// What is recorded already, what hangs on the record, the reason, and the code of the refusal.
    static let errors: [(recorded: Bool, unsettled: [Unsettled], reason: String, code: String?)] = [
        (false, [], "Twice.", nil), (false, [], " ", "blank"), (true, [], "Twice.", "registered_in_error"),
        (false, [.ombudsmanCase("25 001 234")], "Twice.", "unsettled"),
        (false, [.obligation("Train the team.")], "Twice.", "unsettled"), (false, [.referral], "Twice.", "unsettled"),
        (false, [.duplicate("CMP-2025-000002")], "Twice.", "unsettled"),
    ]

    @Test("A record is closed in error once, with a reason, and once nothing hangs on it", arguments: errors)
    func error(recorded: Bool, unsettled: [Unsettled], reason: String, code: String?) throws {
        let day = try Examples.day("2025-05-01")
        let error = RegistrationError(on: day, reason: reason, by: "A manager", duplicateOf: nil)
        var found: String?
        do {
            try error.check(recorded: recorded ? error : nil, unsettled: unsettled)
        } catch {
            found = error.code.rawValue
        }
        #expect(found == code)
    }

    @Test("A complaint that was withdrawn and then registered in error is withdrawn again once that is taken back")
    func beneath() throws {
        let context = try Examples.context(Examples.childrens(), today: "2025-05-01")
        var complaint = try Examples.accepted(context.version, receivedOn: "2025-03-03")
        let closure = Closure(
            kind: .withdrawn, on: try Examples.day("2025-03-10"), reason: nil, explanation: "It is settled.",
            letterOn: nil, by: "A manager", rightsCheck: nil)
        try complaint.withdraw(closure, context: context)
        let before = complaint
        let error = RegistrationError(on: context.today, reason: "Twice.", by: "A manager", duplicateOf: nil)

        try complaint.registerInError(error, context: context)
        #expect(complaint.closing?.kind == .registeredInError)
        #expect(throws: Refusal.complaintClosed(.registeredInError, on: context.today)) { try complaint.checkCounts() }
        try complaint.reopen(reason: "It was none.")

        #expect(complaint == before)
        #expect(complaint.closing?.kind == .withdrawn)
    }
}
