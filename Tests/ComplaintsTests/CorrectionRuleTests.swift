import Complaints
import Testing
import WorkingDays

/// Each act of a record is tried again when a fact is corrected (decision 0037).
struct CorrectionRuleTests {
    /// A complaint of 3 March 2025 that was acknowledged, and whose stage 2 was asked for on 24 March after its answer of
    /// the 17th.
    private func atStage2(_ context: RuleContext) throws -> Complaint {
        var complaint = try Examples.accepted(context.version, receivedOn: "2025-03-03")
        complaint.causes = ["delay"]
        try complaint.acknowledge(.localResolution, on: try Examples.day("2025-03-05"), context: context)
        try complaint.respond(
            Response(
                respondedOn: try Examples.day("2025-03-17"), respondedBy: nil, outcome: .notUpheld,
                allPointsUpheld: nil,
                noFindingReason: nil, breachReason: nil), to: .localResolution, context: context)
        try complaint.requestStage(.investigation, on: try Examples.day("2025-03-24"), context: context)
        return complaint
    }

    private func correct(
        _ complaint: Complaint, _ context: RuleContext, _ days: [String: Corrected<Day>]
    ) throws -> Complaint {
        var (corrected, correction) = (complaint, StageCorrection())
        correction.days = days
        try corrected.correct(.localResolution, by: correction, context: context)
        try corrected.settle(correcting: complaint, context: context)
        return corrected
    }

    @Test("a record that the rules made contradicts none of them")
    func sound() throws {
        let context = try Examples.context(Examples.childrens(), today: "2025-06-02")
        let complaint = try atStage2(context)

        #expect(try complaint.contradictions(context).map(\.refusal) == [])
        #expect(complaint.acts.map(\.id.kind) == [.registration, .acceptance, .acknowledgement, .answer, .request])
    }

    @Test("an act that is refused on the corrected record names itself, and the act that is corrected its own rule")
    func refused() throws {
        let context = try Examples.context(Examples.childrens(), today: "2025-06-02")
        let complaint = try atStage2(context)
        let late = try Examples.day("2025-03-26")

        #expect(throws: (any Error).self) { try correct(complaint, context, ["responded_on": .to(late)]) }
        do {
            _ = try correct(complaint, context, ["responded_on": .takenBack])
        } catch let refusal as Refusal {
            #expect(refusal.code.rawValue == "act_in_the_way")
            #expect(
                refusal.detail.hasPrefix(
                    "The request of the investigation (stage 2) on 24 March 2025 would have been refused: Local"))
        }
        let before = try Examples.day("2025-03-02")
        #expect(throws: Refusal.outOfOrder("acknowledged_on", before, after: "received_on", complaint.receivedOn)) {
            try correct(complaint, context, ["acknowledged_on": .to(before)])
        }
        #expect(throws: Refusal.nothingCorrected) { try correct(complaint, context, [:]) }
    }

    @Test("what a register from elsewhere contradicts already stands in no other correction's way")
    func imported() throws {
        let context = try Examples.context(Examples.childrens(), today: "2025-06-02")
        var complaint = try atStage2(context)
        // Answered without an officer, as a spreadsheet has it.
        complaint.stages[1].respondedOn = try Examples.day("2025-04-22")
        complaint.stages[1].outcome = .notUpheld
        #expect(try complaint.contradictions(context).map(\.act.id.kind) == [.answer])

        let corrected = try correct(complaint, context, ["acknowledged_on": .to(try Examples.day("2025-03-04"))])

        #expect(corrected.stages[0].acknowledgedOn == (try Examples.day("2025-03-04")))
        var earlier = StageCorrection()
        earlier.days = ["responded_on": .to(try Examples.day("2025-03-20"))]
        var wrong = corrected
        try wrong.correct(.investigation, by: earlier, context: context)
        #expect(
            throws: Refusal.outOfOrder(
                "responded_on", try Examples.day("2025-03-20"), after: "requested_on", try Examples.day("2025-03-24"))
        ) { try wrong.settle(correcting: corrected, context: context) }
    }
}
