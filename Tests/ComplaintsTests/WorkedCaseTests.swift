import Complaints
import Foundation
import Testing
import WorkingDays

/// The worked cases about dates that no other test holds.
struct WorkedCaseTests {
    private func duties(
        _ version: ProcedureVersion, receivedOn: String, _ stage: StageName, requestedOn: String? = nil,
        _ change: (inout Stage) throws -> Void = { _ in }
    ) throws -> [Duty] {
        var value = Stage(
            id: StageID(rawValue: UUID()), stage: stage, position: 1,
            requestedOn: try Examples.day(requestedOn ?? receivedOn))
        try change(&value)
        return try DutyRule(version: version, calendar: try Examples.calendar())
            .duties(of: value, receivedOn: try Examples.day(receivedOn))
    }

    /// The clocks that were passed by the act that ended them.
    private func late(_ duties: [Duty]) -> [String] {
        duties.filter(\.isLate).map(\.clock)
    }

    private func `extension`(_ agreedOn: String, to: String, notifiedOn: String?) throws -> Extension {
        Extension(
            agreedOn: try Examples.day(agreedOn), extendedTo: try Examples.day(to), reason: "complex",
            notifiedOn: try notifiedOn.map(Examples.day), ombudsmanDetailsGiven: notifiedOn != nil,
            complainantAgreedOn: try Examples.day(agreedOn))
    }

    @Test("worked case 13: answered on day 21, stage 1 is out of time whenever the answer came")
    func stage1Overrun() throws {
        let duties = try duties(try Examples.childrens(), receivedOn: "2025-03-03", .localResolution) {
            $0.respondedOn = try Examples.day("2025-04-01")
        }
        #expect(late(duties) == ["response_target", "response"])
    }

    @Test(
        "worked case 14: waiting for an advocate moves the 10 working days and never the 20",
        arguments: [
            ("2025-03-05", "2025-03-12", "2025-03-24"), ("2025-03-05", "2025-04-30", "2025-03-31"),
            ("2025-03-05", "2025-03-05", "2025-03-17"), ("2025-03-18", "2025-03-20", "2025-03-17"),
            ("2025-02-26", "2025-03-04", "2025-03-18"),
        ])
    func advocate(askedOn: String, appointedOn: String, target: String) throws {
        let rule = try AdvocateRule(
            receivedOn: try Examples.day("2025-03-03"), askedOn: try Examples.day(askedOn),
            appointedOn: try Examples.day(appointedOn), calendar: try Examples.calendar())
        #expect(rule.targetOn.description == target)
        #expect(rule.limitOn.description == "2025-03-31")
    }

    @Test(
        "worked case 15: a meeting booked for day 23 moves nothing; an extension agreed for it excuses the offer only")
    func meeting() throws {
        let version = try Examples.childrens()
        let context = try Examples.context(version, today: "2025-04-30")
        let booked = try Examples.accepted(version, receivedOn: "2025-03-03")
        var agreed = booked
        try agreed.grantExtension(
            `extension`("2025-03-28", to: "2025-04-03", notifiedOn: nil), of: .localResolution, context: context)
        func due(_ complaint: Complaint) throws -> [String] {
            try DutyRule(version: version, calendar: context.calendar)
                .duties(of: complaint.stages[0], receivedOn: complaint.receivedOn)
                .filter { $0.clock == "response" }.map(\.dueOn.description)
        }
        #expect(try due(booked) == ["2025-03-31"])
        #expect(try due(agreed) == ["2025-03-31"])
        #expect(throws: Refusal.dutyToOfferExcused(until: try Examples.day("2025-04-03"))) {
            try agreed.offerStage2UnderDuty(on: try Examples.day("2025-04-01"), context: context)
        }
        var offered = booked
        #expect(throws: Never.self) {
            try offered.offerStage2UnderDuty(on: try Examples.day("2025-04-01"), context: context)
        }
    }

    @Test("worked case 16: an extension agreed on day 21 leaves the stage late and governs escalation only")
    func extensionAfterBreach() throws {
        let duties = try duties(try Examples.childrens(), receivedOn: "2025-03-03", .localResolution) {
            $0.extensions = [try `extension`("2025-04-01", to: "2025-04-11", notifiedOn: "2025-04-01")]
            $0.respondedOn = try Examples.day("2025-04-10")
        }
        #expect(late(duties) == ["response_target", "response"])
    }

    @Test("worked case 17: an adjudication of 15 July is late from the request and in time from the agreed statement")
    func startDateDispute() throws {
        let duties = try duties(
            try Examples.childrens(), receivedOn: "2025-03-03", .investigation, requestedOn: "2025-03-31"
        ) {
            $0.investigation?.statementAgreedOn = try Examples.day("2025-04-28")
            $0.extensions = [try `extension`("2025-05-08", to: "2025-07-04", notifiedOn: "2025-05-08")]
            $0.respondedOn = try Examples.day("2025-07-15")
        }
        let last = Dictionary(duties.map { ($0.clock, $0.dueOn.description) }) { _, last in last }
        #expect(last["response"] == "2025-07-04")
        #expect(last["response_maximum"] == "2025-07-04")
        #expect(last["response_maximum_from_statement"] == "2025-07-30")
        #expect(late(duties).contains("response_maximum"))
        #expect(!late(duties).contains("response_maximum_from_statement"))
    }

    @Test(
        "worked case 18: 65 working days are not 13 weeks",
        arguments: [("2025-10-13", "2025-11-17", "2026-01-15"), ("2023-03-06", "2023-04-12", "2023-06-12")])
    func thirteenWeeks(requestedOn: String, response: String, maximum: String) throws {
        let duties = try duties(
            try Examples.childrens(), receivedOn: requestedOn, .investigation, requestedOn: requestedOn)
        let due = Dictionary(duties.map { ($0.clock, $0.dueOn.description) }) { first, _ in first }
        #expect(due["response"] == response)
        #expect(due["response_maximum"] == maximum)
    }

    /// Stage 2 requested on 31 March 2025, whose 25th working day is 8 May and whose 65th is 4 July.
    private func investigation(
        reportOn: Int, adjudicatedOn: Int, extended: Extension?
    ) throws -> [Duty] {
        let calendar = try Examples.calendar()
        let requestedOn = try Examples.day("2025-03-31")
        return try duties(
            try Examples.childrens(), receivedOn: "2025-03-03", .investigation, requestedOn: "2025-03-31"
        ) {
            $0.extensions = [extended].compactMap { $0 }
            $0.investigation?.reports = [
                InvestigationReport(
                    number: 1, by: .investigatingOfficer, author: nil,
                    receivedOn: try calendar.day(reportOn, workingDaysAfter: requestedOn))
            ]
            $0.respondedOn = try calendar.day(adjudicatedOn, workingDaysAfter: requestedOn)
        }
    }

    @Test("worked case 19: a report on day 60 and an adjudication on day 70 are late")
    func adjudicationEndsTheStage() throws {
        let duties = try investigation(
            reportOn: 60, adjudicatedOn: 70,
            extended: try `extension`("2025-05-01", to: "2025-07-04", notifiedOn: "2025-05-01"))
        #expect(late(duties) == ["response", "response_maximum", "statement"])
    }

    @Test("worked case 20: without the letter of day 25, an adjudication on day 60 is within 65 and still late")
    func noLetter() throws {
        let without = try investigation(reportOn: 55, adjudicatedOn: 60, extended: nil)
        let unnotified = try investigation(
            reportOn: 55, adjudicatedOn: 60, extended: try `extension`("2025-05-01", to: "2025-07-04", notifiedOn: nil))
        let notified = try investigation(
            reportOn: 55, adjudicatedOn: 60,
            extended: try `extension`("2025-05-01", to: "2025-07-04", notifiedOn: "2025-05-08"))
        func late(_ duties: [Duty]) -> [String] { self.late(duties).filter { $0 != "statement" } }
        #expect(late(without) == ["response", "notice"])
        #expect(late(unnotified) == ["response", "notice"])
        #expect(late(notified) == [])
    }

    @Test("worked case 22: a review panel asked for after 20 working days is flagged late and opened all the same")
    func latePanelRequest() throws {
        let version = try Examples.childrens()
        let context = try Examples.context(version, today: "2025-10-31")
        var complaint = try Examples.accepted(version, receivedOn: "2025-03-03")
        var second = Stage(
            id: StageID(rawValue: UUID()), stage: .investigation, position: 2,
            requestedOn: try Examples.day("2025-07-01"))
        second.respondedOn = try Examples.day("2025-09-04")
        complaint.stages.append(second)
        try complaint.receiveAdjudication(on: try Examples.day("2025-09-05"), context: context)
        func warnings(requestedOn day: String) throws -> [StageWarning] {
            var asked = complaint
            try asked.requestStage(.reviewPanel, on: try Examples.day(day), context: context)
            let duties = try DutyRule(version: version, calendar: context.calendar)
                .duties(of: asked.stages[1], received: asked.receipt)
            #expect(asked.stage(.reviewPanel)?.requestedOn.description == day)
            #expect(duties.last { $0.nature == .window }?.dueOn.description == "2025-10-03")
            return StageWarning.of(asked.stages[1], duties).filter { $0 == .requestedLate }
        }
        #expect(try warnings(requestedOn: "2025-10-03") == [])
        #expect(try warnings(requestedOn: "2025-10-06") == [.requestedLate])
    }

    @Test(
        "worked case 23: the response to a panel counts from receipt of its findings",
        arguments: [("2025-12-19", "2026-01-14"), ("2025-12-17", "2026-01-12")])
    func findingsReceived(receivedOn: String, due: String) throws {
        let duties = try duties(
            try Examples.childrens(), receivedOn: "2025-03-03", .reviewPanel, requestedOn: "2025-11-24"
        ) {
            $0.panel?.heldOn = try Examples.day("2025-12-12")
            $0.panel?.findingsOn = try Examples.day("2025-12-17")
            $0.panel?.findingsReceivedOn = try Examples.day(receivedOn)
        }
        #expect(duties.last { $0.clock == "response" }?.dueOn.description == due)
    }

    @Test("worked case 34: the council's year and the Ombudsman's end a day apart")
    func twelveMonths() throws {
        let day = try Examples.day("2023-03-10")
        #expect(TimeLimit.toComplain(since: day).description == "2024-03-10")
        #expect(TimeLimit.toOmbudsman(since: day).description == "2024-03-09")
    }

    @Test("worked case 36: an oral complaint settled by the next working day is outside the procedure")
    func settledEarly() throws {
        let calendar = try Examples.calendar()
        let made = try Examples.day("2025-05-02")
        func settled(on day: String, _ procedure: Procedure = .adultSocialCare) throws -> Bool? {
            try TimeLimit.isSettledEarly(
                procedure, oralComplaintOn: made, settledOn: try Examples.day(day), calendar: calendar)
        }
        let duties = try duties(try Examples.adultSocialCare(), receivedOn: "2025-05-02", .singleStage)
        #expect(try settled(on: "2025-05-06") == true)
        #expect(try settled(on: "2025-05-07") == false)
        #expect(try settled(on: "2025-05-06", .childrens) == nil)
        #expect(duties.first { $0.clock == "acknowledgement" }?.dueOn.description == "2025-05-08")
    }

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

    @Test("worked case 54: each obligation has its own date, none rolls to a working day")
    func obligations() throws {
        func due(_ months: Int, of decision: String) throws -> String {
            ObligationDue.Within(count: months, unit: .months, from: try Examples.day(decision)).lastDay.description
        }
        #expect(try due(1, of: "2025-03-12") == "2025-04-12")
        #expect(try due(3, of: "2025-03-12") == "2025-06-12")
        #expect(try due(1, of: "2025-01-31") == "2025-02-28")
    }

    @Test("worked case 55: an obligation carried out late is complied with and late")
    func lateObligation() throws {
        let due = ObligationDue(
            within: ObligationDue.Within(count: 4, unit: .weeks, from: try Examples.day("2025-03-12")))
        func compliance(doneOn: String?, today: String) throws -> ObligationCompliance {
            due.compliance(doneOn: try doneOn.map(Examples.day), today: try Examples.day(today))
        }
        #expect(due.on.description == "2025-04-09")
        #expect(try compliance(doneOn: "2025-04-15", today: "2025-05-01") == .late)
        #expect(try compliance(doneOn: "2025-04-09", today: "2025-05-01") == .inTime)
        #expect(try compliance(doneOn: nil, today: "2025-04-09") == .awaited)
        #expect(try compliance(doneOn: nil, today: "2025-04-10") == .overdue)
        #expect(ObligationCompliance.allCases.filter(\.isComplied) == [.inTime, .late])
    }

    @Test(
        "worked case 57: a public report's notice and reply count from the council's receipt",
        arguments: [("2024-12-10", "2024-12-24", "2025-03-09"), ("2024-11-30", "2024-12-14", "2025-02-28")])
    func publicReport(receivedOn: String, notice: String, reply: String) throws {
        func due(_ act: OmbudsmanAct, _ length: OmbudsmanLength) throws -> String? {
            let clock = OmbudsmanClock(
                clock: "c", basis: .reportReceived, endsWith: act, length: length, source: "Act", isVerified: true)
            let fact = OmbudsmanFact(.reportReceived, on: try Examples.day(receivedOn), doneOn: [:])
            return clock.deadline(of: fact)?.dueOn?.description
        }
        #expect(try due(.noticePublished, .days(14)) == notice)
        #expect(try due(.reportAnswered, .months(3, .beginningWith)) == reply)
    }

    @Test("worked case 58: the Ombudsman's year runs from knowledge, and had passed before the final answer")
    func yearFromKnowledge() throws {
        let limit = TimeLimit.toOmbudsman(since: try Examples.day("2024-05-20"))
        let finalAnswer = try Examples.day("2025-06-01")
        #expect(limit.description == "2025-05-19")
        #expect(limit < finalAnswer)
    }
}
