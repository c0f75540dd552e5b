import Complaints
import Foundation
import Testing
import WorkingDays

/// The worked cases about dates of children's and adult complaints that no other test holds.
struct WorkedCaseTests: StageDuties {
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
}

/// What worked cases read of the duties of one stage.
protocol StageDuties {}

extension StageDuties {
    func duties(
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
    func late(_ duties: [Duty]) -> [String] {
        duties.filter(\.isLate).map(\.clock)
    }

    func `extension`(_ agreedOn: String, to: String, notifiedOn: String?) throws -> Extension {
        Extension(
            agreedOn: try Examples.day(agreedOn), extendedTo: try Examples.day(to), reason: "complex",
            notifiedOn: try notifiedOn.map(Examples.day), ombudsmanDetailsGiven: notifiedOn != nil,
            complainantAgreedOn: try Examples.day(agreedOn))
    }
}
