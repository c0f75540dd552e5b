import Complaints
import Foundation
import Testing
import WorkingDays

struct StageRuleTests {
    private let answer = { (on: String, outcome: Outcome) throws -> Response in
        Response(
            respondedOn: try Examples.day(on), respondedBy: nil, outcome: outcome, allPointsUpheld: nil,
            noFindingReason: nil, breachReason: nil)
    }

    @Test("both tests must be answered yes before a complaint enters the children's procedure")
    func eligibility() throws {
        let version = try Examples.childrens()
        let context = try Examples.context(version, today: "2025-03-03")
        func accept(_ eligible: Bool?, _ inScope: Bool?) throws {
            var complaint = try Examples.complaint(receivedOn: "2025-03-03")
            try complaint.accept(
                on: complaint.receivedOn,
                tests: EligibilityTests(eligibleComplainant: eligible, subjectInScope: inScope), reason: nil,
                context: context)
        }
        #expect(throws: Refusal.eligibilityTestsUnanswered) { try accept(true, nil) }
        #expect(throws: Refusal.outsideChildrensProcedure(eligibleComplainant: true, subjectInScope: false)) {
            try accept(true, false)
        }
        #expect(throws: Never.self) { try accept(true, true) }
    }

    @Test("a complaint that was accepted stays in its procedure")
    func procedureIsFixed() throws {
        let version = try Examples.childrens()
        var complaint = try Examples.accepted(version, receivedOn: "2025-03-03")
        let context = try Examples.context(version, today: "2025-03-04")
        #expect(throws: Refusal.alreadyAccepted(.childrens)) {
            try complaint.accept(
                on: complaint.receivedOn, tests: EligibilityTests(eligibleComplainant: true, subjectInScope: true),
                reason: nil, context: context)
        }
    }

    @Test("no stage is skipped, and stage 2 waits for the answer or the limit of stage 1")
    func order() throws {
        let version = try Examples.childrens()
        var complaint = try Examples.accepted(version, receivedOn: "2025-03-03")
        let context = try Examples.context(version, today: "2025-04-30")
        #expect(throws: Refusal.stageOutOfOrder(asked: .reviewPanel, next: .investigation)) {
            try complaint.requestStage(.reviewPanel, on: try Examples.day("2025-03-10"), context: context)
        }
        let running = Refusal.previousStageRunning(
            .localResolution, dueOn: try Examples.day("2025-03-31"), rule: "SI 2006/1738 reg 17")
        #expect(throws: running) {
            try complaint.requestStage(.investigation, on: try Examples.day("2025-03-31"), context: context)
        }
        try complaint.requestStage(.investigation, on: try Examples.day("2025-04-01"), context: context)
        #expect(complaint.stage(.investigation)?.position == 2)
    }

    @Test("worked case 13: the duty to offer stage 2 arises on day 21, and not before an agreed day has passed")
    func dutyToOffer() throws {
        let version = try Examples.childrens()
        let context = try Examples.context(version, today: "2025-04-30")
        var complaint = try Examples.accepted(version, receivedOn: "2025-03-03")
        #expect(throws: Refusal.dutyToOfferNotArisen(dueOn: try Examples.day("2025-03-31"))) {
            try complaint.offerStage2UnderDuty(on: try Examples.day("2025-03-31"), context: context)
        }
        var extended = complaint
        try extended.grantExtension(
            Extension(
                agreedOn: try Examples.day("2025-03-20"), extendedTo: try Examples.day("2025-04-11"), reason: "meeting",
                notifiedOn: nil, complainantAgreedOn: try Examples.day("2025-03-20")), of: .localResolution,
            context: context)
        #expect(throws: Refusal.dutyToOfferExcused(until: try Examples.day("2025-04-11"))) {
            try extended.offerStage2UnderDuty(on: try Examples.day("2025-04-01"), context: context)
        }
        try complaint.offerStage2UnderDuty(on: try Examples.day("2025-04-01"), context: context)
        #expect(complaint.stages[0].offeredUnderDutyOn == Day("2025-04-01"))
    }

    @Test("worked case 25: an investigation is not answered without its two people and the report")
    func investigation() throws {
        let version = try Examples.childrens()
        let context = try Examples.context(version, today: "2025-06-30")
        var complaint = try Examples.accepted(version, receivedOn: "2025-03-03")
        try complaint.requestStage(.investigation, on: try Examples.day("2025-04-01"), context: context)
        let adjudication = try answer("2025-05-06", .faultFound)
        #expect(throws: Refusal.investigatingOfficerMissing) {
            try complaint.respond(adjudication, to: .investigation, context: context)
        }
        let day = try Examples.day("2025-04-02")
        let investigator = Examples.person(.commissioned)
        try complaint.appointInvestigatingOfficer(investigator, on: day, context: context)
        #expect(throws: Refusal.independentPersonIsInvestigatingOfficer(investigator.name)) {
            try complaint.appointIndependentPerson(investigator, on: day, context: context)
        }
        #expect(throws: Refusal.independentPersonMissing) {
            try complaint.respond(adjudication, to: .investigation, context: context)
        }
        try complaint.appointIndependentPerson(Examples.person(.none), on: day, context: context)
        #expect(throws: Refusal.reportMissing) {
            try complaint.respond(adjudication, to: .investigation, context: context)
        }
        try complaint.recordReport(on: try Examples.day("2025-05-01"), context: context)
        #expect(throws: Refusal.independentReportMissing) {
            try complaint.respond(adjudication, to: .investigation, context: context)
        }
        try complaint.recordIndependentReport(on: try Examples.day("2025-05-02"), context: context)
        try complaint.respond(adjudication, to: .investigation, context: context)
        #expect(complaint.stage(.investigation)?.endedOn == Day("2025-05-06"))
    }

    @Test("an extension of stage 2 reaches 65 working days and no further, and comes before the limit passes")
    func extensionLimits() throws {
        let version = try Examples.childrens()
        let rule = try #require(version.clocks.first { $0.stage == .investigation && $0.clock == "response" }).source
        let context = try Examples.context(version, today: "2025-07-30")
        var complaint = try Examples.accepted(version, receivedOn: "2025-02-24")
        try complaint.requestStage(.investigation, on: try Examples.day("2025-03-31"), context: context)
        func extend(_ agreedOn: String, _ to: String) throws {
            try complaint.grantExtension(
                Extension(
                    agreedOn: try Examples.day(agreedOn), extendedTo: try Examples.day(to), reason: "complex",
                    notifiedOn: try Examples.day(agreedOn)), of: .investigation, context: context)
        }
        #expect(
            throws: Refusal.extensionExceedsMaximum(
                asked: try Examples.day("2025-07-07"), latest: try Examples.day("2025-07-04"), rule: rule)
        ) { try extend("2025-05-01", "2025-07-07") }
        #expect(
            throws: Refusal.extensionAfterDeadline(
                agreedOn: try Examples.day("2025-05-09"), dueOn: try Examples.day("2025-05-08"), rule: rule)
        ) { try extend("2025-05-09", "2025-07-04") }
        try extend("2025-05-08", "2025-07-04")
        #expect(complaint.stage(.investigation)?.extensions.count == 1)
    }

    @Test("worked case 26: early referral needs a stage 2 upheld in full and the complainant's agreement")
    func earlyReferral() throws {
        let version = try Examples.childrens()
        let context = try Examples.context(version, today: "2025-09-30")
        var complaint = try Examples.accepted(version, receivedOn: "2025-03-03")
        #expect(throws: Refusal.stageNotReached(.reviewPanel)) {
            try complaint.referEarly(
                on: try Examples.day("2025-03-10"), complainantAgrees: true, reason: "r", actionPlan: "p",
                context: context)
        }
        var first = complaint.stages[0]
        first.respondedOn = try Examples.day("2025-03-20")
        var second = Stage(
            id: StageID(rawValue: UUID()), stage: .investigation, position: 2,
            requestedOn: try Examples.day("2025-03-24"))
        second.respondedOn = try Examples.day("2025-05-06")
        second.allPointsUpheld = false
        complaint.stages = [first, second]
        try complaint.requestStage(.reviewPanel, on: try Examples.day("2025-05-12"), context: context)
        #expect(throws: Refusal.earlyReferralNotAllUpheld) {
            try complaint.referEarly(
                on: try Examples.day("2025-05-14"), complainantAgrees: true, reason: "r", actionPlan: "p",
                context: context)
        }
        complaint.stages[1].allPointsUpheld = true
        #expect(throws: Refusal.earlyReferralWithoutAgreement) {
            try complaint.referEarly(
                on: try Examples.day("2025-05-14"), complainantAgrees: false, reason: "r", actionPlan: "p",
                context: context)
        }
        try complaint.referEarly(
            on: try Examples.day("2025-05-14"), complainantAgrees: true, reason: "r", actionPlan: "p", context: context)
        let running = try DutyRule(version: version, calendar: try Examples.calendar())
            .duties(of: complaint.stages[2], receivedOn: complaint.receivedOn)
        #expect(running.map(\.endedOn) == [nil])
    }

    @Test("worked case 39: an adult social care complaint has no stage 2")
    func noSecondStage() throws {
        let version = try Examples.adultSocialCare()
        var complaint = try Examples.accepted(version, receivedOn: "2025-03-03")
        let context = try Examples.context(version, today: "2025-03-30")
        #expect(throws: Refusal.noSuchStage(.stage2, .adultSocialCare)) {
            try complaint.requestStage(.stage2, on: try Examples.day("2025-03-20"), context: context)
        }
    }

    @Test("worked case 46: stage 2 is answered by somebody else than stage 1")
    func sameAuthor() throws {
        let version = try Examples.code()
        let (officer, manager) = (Examples.person(.employee), Examples.person(.employee))
        let context = try Examples.context(version, today: "2026-06-30", people: [officer, manager])
        var complaint = try Examples.accepted(version, receivedOn: "2026-04-01")
        func respond(_ stage: StageName, on day: String, by author: Person) throws {
            try complaint.respond(
                Response(
                    respondedOn: try Examples.day(day), respondedBy: author.id, outcome: .notUpheld,
                    allPointsUpheld: nil,
                    noFindingReason: nil, breachReason: nil), to: stage, context: context)
        }
        try respond(.stage1, on: "2026-04-20", by: officer)
        try complaint.requestStage(.stage2, on: try Examples.day("2026-05-11"), context: context)
        #expect(throws: Refusal.sameAuthor) { try respond(.stage2, on: "2026-05-20", by: officer) }
        try respond(.stage2, on: "2026-05-20", by: manager)
        #expect(complaint.stage(.stage2)?.outcome == .notUpheld)
    }

    @Test("an event in the future or before its stage is refused with the days")
    func days() throws {
        let version = try Examples.code()
        let context = try Examples.context(version, today: "2026-04-10")
        var complaint = try Examples.accepted(version, receivedOn: "2026-04-01")
        #expect(
            throws: Refusal.inTheFuture("acknowledged_on", try Examples.day("2026-04-11"), today: context.today)
        ) { try complaint.acknowledge(.stage1, on: try Examples.day("2026-04-11"), context: context) }
        #expect(
            throws: Refusal.outOfOrder(
                "acknowledged_on", try Examples.day("2026-03-31"), after: "received_on", complaint.receivedOn)
        ) { try complaint.acknowledge(.stage1, on: try Examples.day("2026-03-31"), context: context) }
    }

    @Test(
        "the outcome follows from the findings on the points",
        arguments: [
            ([.upheld, .notUpheld], .faultFound), ([.partlyUpheld], .faultFound),
            ([.noFinding, .notUpheld], .noFinding),
            ([.notUpheld, .notUpheld], .notUpheld), ([], nil),
        ] as [([Finding], Outcome?)])
    func outcome(findings: [Finding], outcome: Outcome?) {
        #expect(Outcome(of: findings) == outcome)
    }
}
