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
        for said in [Corrected.to(try Examples.day("2025-03-26")), .takenBack] {
            let refusal = #expect(throws: Refusal.self) { try correct(complaint, context, ["responded_on": said]) }
            #expect(refusal?.code.rawValue == "act_in_the_way")
            #expect(
                refusal?.detail.hasPrefix(
                    "The request of the investigation (stage 2) on 24 March 2025 would have been refused: ") == true)
        }
        let before = try Examples.day("2025-03-02")
        #expect(throws: Refusal.outOfOrder("acknowledged_on", before, after: "received_on", complaint.receivedOn)) {
            try correct(complaint, context, ["acknowledged_on": .to(before)])
        }
        #expect(throws: Refusal.nothingCorrected) { try correct(complaint, context, [:]) }
    }

    @Test(
        "the days of an interest and of the offer of an advocate are corrected, and null takes back what belongs to them",
        arguments: [
            ("interest_decided_on", "2025-03-06", ["interest_decided_on 2025-03-05 2025-03-06"], "2025-03-06"),
            (
                "interest_decided_on", nil,
                [
                    "interest_decided_on 2025-03-05 ", "interest_notified_on 2025-03-07 ",
                    "interest_is_sufficient true ",
                ],
                "2025-03-06"
            ),
            ("interest_notified_on", nil, ["interest_notified_on 2025-03-07 "], "2025-03-06"),
            ("advocacy_offered_on", "2025-03-05", ["advocacy_offered_on 2025-03-04 2025-03-05"], "2025-03-06"),
            (
                "advocacy_offered_on", nil,
                [
                    "advocacy_offered_on 2025-03-04 ", "advocacy_answered_on 2025-03-06 ",
                    "advocate_asked_on 2025-03-06 ", "advocacy_answer accepted ",
                ],
                nil
            ),
            (
                "advocacy_answered_on", nil,
                ["advocacy_answered_on 2025-03-06 ", "advocate_asked_on 2025-03-06 ", "advocacy_answer accepted "], nil
            ),
            ("advocate_asked_on", "2025-03-07", ["advocate_asked_on 2025-03-06 2025-03-07"], "2025-03-07"),
            ("advocate_asked_on", nil, ["advocate_asked_on 2025-03-06 "], nil),
            ("advocate_appointed_on", "2025-03-10", ["advocate_appointed_on  2025-03-10"], "2025-03-06"),
        ] as [(String, String?, [String], String?)])
    func ofComplaint(_ field: String, to day: String?, facts: [String], askedOn: String?) throws {
        let context = try Examples.context(Examples.childrens(), today: "2025-06-02")
        var complaint = try Examples.accepted(context.version, receivedOn: "2025-03-03")
        complaint.sufficientInterest = SufficientInterest(
            isSufficient: true, ground: "She cares for the child.", decidedOn: try Examples.day("2025-03-05"),
            notifiedOn: try Examples.day("2025-03-07"))
        let advocate = AdvocateRequest(askedOn: try Examples.day("2025-03-06"))
        complaint.advocacy = Advocacy(
            offeredOn: try Examples.day("2025-03-04"), answer: .accepted, answeredOn: try Examples.day("2025-03-06"),
            representative: nil, representativeType: nil, advocate: advocate)
        complaint.stages[0].advocate = advocate
        var (corrected, correction) = (complaint, ComplaintCorrection())
        correction.days = [field: try day.map { .to(try Examples.day($0)) } ?? .takenBack]

        try corrected.correct(by: correction, context: context)

        let told = Correction.between(complaint.facts, corrected.facts).map { "\($0.fact) \($0.before) \($0.after)" }
        #expect(told == facts)
        // Stage 1 waits for the advocate of the offer, and no more where there is none.
        #expect(corrected.stages[0].advocate == corrected.advocacy?.advocate)
        #expect(corrected.stages[0].advocate?.askedOn.description == askedOn)
    }

    @Test("a day of an act that is not there is refused, and so is the reason for an answer that is not there")
    func absent() throws {
        let context = try Examples.context(Examples.childrens(), today: "2025-06-02")
        let complaint = try atStage2(context)
        let day = try Examples.day("2025-03-12")

        #expect(throws: Refusal.notRecorded("advocate_appointed_on")) {
            try correct(
                complaint, context, ["acknowledged_on": .to(day), "advocate_appointed_on": .to(day)])
        }
        var (corrected, interest) = (complaint, ComplaintCorrection())
        interest.days = ["grounds_on": .takenBack, "interest_notified_on": .to(day)]
        #expect(throws: Refusal.notRecorded("interest_notified_on")) {
            try corrected.correct(by: interest, context: context)
        }
        var late = StageCorrection()
        late.lateness = StageCorrection.Lateness(reason: .complexity)
        #expect(throws: Refusal.stageUnanswered(.investigation)) {
            try corrected.correct(.investigation, by: late, context: context)
        }
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
