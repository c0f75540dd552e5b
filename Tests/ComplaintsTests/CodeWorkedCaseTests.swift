import Complaints
import Testing
import WorkingDays

/// The worked cases about corporate complaints, most of them under the Complaint Handling Code.
struct CodeWorkedCaseTests: StageDuties {
    @Test(
        "worked case 41: under the Code the acknowledgement decides the answer and how far it may be extended",
        arguments: [
            ("2026-03-31", "2026-04-16", "2026-04-30", "2026-05-01"),
            ("2026-04-08", "2026-04-22", "2026-05-07", "2026-05-08"),
        ])
    func earlyAcknowledgement(acknowledgedOn: String, due: String, furthest: String, tooFar: String) throws {
        func last(extendedTo day: String?) throws -> Duty? {
            try duties(try Examples.code(), receivedOn: "2026-03-30", .stage1) {
                $0.acknowledgedOn = try Examples.day(acknowledgedOn)
                $0.extensions = try [day].compactMap { $0 }.map {
                    try `extension`("2026-04-14", to: $0, notifiedOn: "2026-04-14")
                }
            }.last { $0.clock == "response" }
        }
        #expect(try last(extendedTo: nil)?.dueOn.description == due)
        #expect(try last(extendedTo: furthest)?.dueOn.description == furthest)
        #expect(try last(extendedTo: tooFar)?.dueOn.description == due)
    }

    @Test("worked case 44: an extension without the letter that the Code asks for moves nothing")
    func extensionWithoutLetter() throws {
        let calendar = try Examples.calendar()
        let clock = try #require(try Examples.code().clocks.first { $0.stage == .stage1 && $0.clock == "response" })
        func verdict(notifiedOn: String?, details: Bool = true) throws -> String {
            try clock.verdict(
                on: Extension(
                    agreedOn: try Examples.day("2026-04-14"), extendedTo: try Examples.day("2026-04-30"),
                    reason: "complex", notifiedOn: try notifiedOn.map(Examples.day), ombudsmanDetailsGiven: details),
                basisOn: try Examples.day("2026-03-31"), dueOn: try Examples.day("2026-04-16"), calendar: calendar
            ).code.rawValue
        }
        #expect(try verdict(notifiedOn: nil) == "without_notice")
        #expect(try verdict(notifiedOn: "2026-04-16", details: false) == "without_ombudsman_details")
        #expect(try verdict(notifiedOn: "2026-04-17") == "after_deadline")
        #expect(try verdict(notifiedOn: "2026-04-16") == "moves")
    }

    @Test("worked case 45: a second extension has a reason too, and ends within the same maximum")
    func secondExtension() throws {
        let version = try Examples.code()
        let rule = try #require(version.clocks.first { $0.stage == .stage1 && $0.clock == "response" }).source
        let context = try Examples.context(version, today: "2026-04-30")
        var complaint = try Examples.accepted(version, receivedOn: "2026-04-01")
        func extend(_ agreedOn: String, to day: String, reason: String, goodReason: String? = nil) throws {
            try complaint.grantExtension(
                Extension(
                    agreedOn: try Examples.day(agreedOn), extendedTo: try Examples.day(day), reason: reason,
                    notifiedOn: try Examples.day(agreedOn), ombudsmanDetailsGiven: true, goodReason: goodReason),
                of: .stage1, context: context)
        }
        try extend("2026-04-20", to: "2026-04-29", reason: "a witness is away")
        #expect(throws: Refusal.blank("reason")) { try extend("2026-04-28", to: "2026-05-06", reason: " ") }
        #expect(
            throws: Refusal.extensionExceedsMaximum(
                asked: try Examples.day("2026-05-12"), latest: try Examples.day("2026-05-11"),
                rule: rule)
        ) { try extend("2026-04-28", to: "2026-05-12", reason: "records came late", goodReason: "flood") }
        #expect(throws: Refusal.goodReasonMissing) {
            try extend("2026-04-28", to: "2026-05-11", reason: "records came late")
        }
        #expect(throws: Refusal.blank("good_reason")) {
            try extend("2026-04-28", to: "2026-05-11", reason: "records came late", goodReason: " ")
        }
        try extend("2026-04-28", to: "2026-05-11", reason: "records came late", goodReason: "flood")
        #expect(complaint.stages[0].extensions.count == 2)
    }

    @Test("worked case 47: the answer ends the stage, whatever is still to be done")
    func answerEndsTheStage() throws {
        let duties = try duties(try Examples.code(), receivedOn: "2026-04-01", .stage1) {
            $0.acknowledgedOn = try Examples.day("2026-04-02")
            $0.respondedOn = try Examples.day("2026-04-20")
        }
        #expect(!duties.isEmpty)
        #expect(duties.filter { $0.endedOn == nil } == [])
        #expect(late(duties) == [])
    }

    @Test(
        "worked case 49: the version of the day of receipt decides, 65 working days or 40",
        arguments: [(65, "2023-02-03"), (40, "2022-12-29")])
    func policySwitch(workingDays: Int, due: String) throws {
        let version = ProcedureVersion(
            id: workingDays, procedure: .corporate, name: "Policy", inForceFrom: try Examples.day("2022-01-01"),
            stages: [.stage1, .stage2],
            clocks: [
                Examples.clock(
                    .stage1, "response", .limit, .complaintReceived, .responded, .workingDays(workingDays))
            ])
        let duties = try duties(version, receivedOn: "2022-11-01", .stage1)
        #expect(duties.map(\.dueOn.description) == [due])
    }
}
