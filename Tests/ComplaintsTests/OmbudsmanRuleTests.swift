import Complaints
import Foundation
import Testing
import WorkingDays

struct OmbudsmanRuleTests {
    private func ombudsmanCase() throws -> OmbudsmanCaseRecord {
        let reply = OmbudsmanClock(
            clock: "report_reply", basis: .reportReceived, endsWith: .reportAnswered,
            length: .months(3, .beginningWith), source: "Local Government Act 1974 s31(2)", isVerified: true)
        return OmbudsmanCaseRecord(
            id: OmbudsmanCaseID(rawValue: UUID()), reference: "24 000 001", complaint: nil,
            standing: ProcedureStanding(procedure: .childrens, reached: .stage(.reviewPanel), isExhausted: true),
            department: "Children", service: "Duty", enquiryOn: try Examples.day("2025-03-03"), version: 1,
            changedAt: .distantPast, clocks: [reply])
    }

    private func decided() throws -> OmbudsmanCaseRecord {
        var decided = try ombudsmanCase()
        decided.decisionOn = try Examples.day("2025-05-01")
        decided.decision = .upheldFaultAndInjustice
        decided.publicReport = true
        return decided
    }

    @Test("a remedy is due on the day in the letter, or weeks or months after the decision")
    func remedyDue() throws {
        let (open, decided) = (try ombudsmanCase(), try decided())
        let (agreedOn, stated) = (try Examples.day("2025-05-01"), try Examples.day("2025-05-30"))
        func due(
            _ found: OmbudsmanCaseRecord, _ due: [ObligationDue.Said], type: ObligationType = .other
        ) throws -> ObligationDue {
            try found.terms(
                of: ProposedObligation(type: type, scope: .individual, amountPence: 10_000, due: due),
                agreedOn: agreedOn, offeredOn: nil, owner: found.owner, today: stated
            ).due
        }

        #expect(try due(open, [.on(stated)]) == ObligationDue(on: stated))
        #expect(try due(decided, [.within(4, .weeks)]).on == Examples.day("2025-05-29"))
        #expect(try due(decided, [.within(1, .months)]).on == Examples.day("2025-06-01"))
        #expect(try due(decided, [.within(1, .months)]).within?.said == "within 1 month of 1 May 2025")
        #expect(throws: Refusal.obligationBeforeDecision) { try due(open, [.within(4, .weeks)]) }
        #expect(throws: Refusal.obligationDue) { try due(decided, []) }
        #expect(throws: Refusal.obligationDue) { try due(decided, [.on(stated), .within(1, .months)]) }
        #expect(throws: Refusal.obligationAmount(.apology)) { try due(decided, [.on(stated)], type: .apology) }
    }

    @Test("an obligation of a case is due within ten years of today, also where that was said in weeks or months")
    func furthestDue() throws {
        let decided = try decided()
        let (agreedOn, today) = (try Examples.day("2025-05-01"), try Examples.day("2025-05-30"))
        let (furthest, beyond) = (try Examples.day("2035-05-30"), try Examples.day("2035-05-31"))
        func due(_ said: ObligationDue.Said) throws -> Day {
            try decided.terms(
                of: ProposedObligation(type: .apology, due: [said]), agreedOn: agreedOn, offeredOn: nil,
                owner: decided.owner, today: today
            ).due.on
        }

        #expect(try due(.on(furthest)) == furthest)
        #expect(throws: Refusal.tooFarAhead("due_on", beyond)) { try due(.on(beyond)) }
        #expect(throws: Never.self) { try due(.within(52 * yearsAhead, .weeks)) }
        #expect(throws: Never.self) { try due(.within(12 * yearsAhead, .months)) }
    }

    @Test("R89: money that was agreed is an uplift once the case is decided, and not before")
    func uplift() throws {
        var found = try ombudsmanCase()
        found.localOfferPence = 30_000
        let agreedOn = try Examples.day("2025-04-01")
        let terms = try ProposedObligation(type: .payment, amountPence: 50_000, due: [.on(agreedOn)])
            .terms(agreedOn: agreedOn, decidedOn: nil, owner: found.owner)
        found.obligations = [
            Obligation(
                id: ObligationID(rawValue: UUID()), complaint: nil, ombudsmanCase: found.id, reference: found.reference,
                source: .ombudsman, text: "Pay", accepted: true, terms: terms, version: 1)
        ]

        #expect(found.agreedPence == 50_000)
        #expect(found.upliftPence == nil)
        found.decisionOn = try Examples.day("2025-05-01")
        #expect(found.upliftPence == 20_000)
    }

    @Test(
        "a duty at the Ombudsman says from which day it counts, or that its day was set",
        arguments: [
            (
                DutyKind.reportReply, "2024-12-10", "2025-03-09",
                "Reply to the public report: by 9 March 2025, in months beginning with 10 December 2024."
            ),
            (
                .reportNotice, "2024-12-10", "2024-12-24",
                "Publish the notice of the public report: by 24 December 2024, counted from 10 December 2024, which is day 0."
            ),
            (
                .reportReply, "2025-02-20", "2025-06-09",
                "Reply to the public report: by 9 June 2025, the later day that the Ombudsman agreed to; received on 10 December 2024."
            ),
            (
                .ombudsmanLetter, "2024-12-10", "2025-01-20",
                "Answer the Ombudsman's letter: by 20 January 2025, the day that the Ombudsman set; received on 10 December 2024."
            ),
            (
                .obligation, "2024-12-10", "2025-02-04",
                "Do what was agreed: by 4 February 2025, the day that was set; agreed on 10 December 2024."
            ),
            (
                .membersTold, "2024-12-10", "2024-12-10",
                "Report the upheld decision to members: owed since 10 December 2024, with no last day."
            ),
        ])
    func sentence(kind: DutyKind, knownFrom: String, dueOn: String, sentence: String) throws {
        let receivedOn = try Examples.day("2024-12-10")
        let duty = Duty(
            kind: kind, clock: kind.rawValue, nature: .limit, basisOn: receivedOn, dueOn: try Examples.day(dueOn),
            knownFrom: try Examples.day(knownFrom), endedOn: nil, endedBy: nil)

        #expect(duty.reckoning == sentence)
    }

    @Test("a letter asks for an answer within ten years of today, and a Link Officer is appointed no later")
    func furthestLetter() throws {
        let found = try ombudsmanCase()
        let (today, furthest) = (try Examples.day("2025-03-05"), try Examples.day("2035-03-05"))
        let beyond = try Examples.day("2035-03-06")
        func log(dueOn: Day) throws {
            let letter = LetterTerms(
                kind: .enquiry, passage: .received(today), letterOn: nil, subject: nil, dueOn: dueOn, answers: nil)
            _ = try found.checkLetter(letter, today: today)
        }
        func appoint(from day: Day) throws {
            try LinkOfficer(person: PersonID(rawValue: UUID()), fromOn: day).check(after: nil, today: today)
        }

        #expect(throws: Never.self) { try log(dueOn: furthest) }
        #expect(throws: Refusal.tooFarAhead("due_on", beyond)) { try log(dueOn: beyond) }
        #expect(throws: Never.self) { try appoint(from: furthest) }
        #expect(throws: Refusal.tooFarAhead("from_on", beyond)) { try appoint(from: beyond) }
    }

    @Test("a letter's date moves to a later day that the Ombudsman agreed to by the date, and not after its answer")
    func letterExtension() throws {
        let found = try ombudsmanCase()
        let (dueOn, next) = (try Examples.day("2025-03-24"), try Examples.day("2025-03-25"))
        func extend(agreedOn: Day, to extendedTo: Day, answeredOn: Day? = nil) throws {
            let letter = OmbudsmanLetter(
                id: OmbudsmanLetterID(rawValue: UUID()), kind: .enquiry, passage: .received(found.enquiryOn),
                letterOn: found.enquiryOn, subject: nil, linkOfficer: PersonID(rawValue: UUID()), copiedTo: "Legal",
                loggedAt: .distantPast, dueOn: dueOn, extendedOn: nil, extendedTo: nil, answeredOn: answeredOn)
            try found.checkExtension(of: letter, agreedOn: agreedOn, to: extendedTo, today: next)
        }

        #expect(throws: Never.self) { try extend(agreedOn: dueOn, to: next) }
        #expect(throws: Refusal.extensionAfterDeadline(agreedOn: next, dueOn: dueOn, rule: nil)) {
            try extend(agreedOn: next, to: next)
        }
        #expect(throws: Refusal.outOfOrder("extended_to", dueOn, after: "the date so far", dueOn)) {
            try extend(agreedOn: dueOn, to: dueOn)
        }
        #expect(throws: Refusal.letterAnswered(on: dueOn)) { try extend(agreedOn: dueOn, to: next, answeredOn: dueOn) }
        let (furthest, beyond) = (try Examples.day("2035-03-25"), try Examples.day("2035-03-26"))
        #expect(throws: Never.self) { try extend(agreedOn: dueOn, to: furthest) }
        #expect(throws: Refusal.tooFarAhead("extended_to", beyond)) { try extend(agreedOn: dueOn, to: beyond) }
    }

    @Test("a public report is received after the decision, and its inspection opened before it is closed")
    func publicReport() throws {
        var found = try decided()
        let today = try Examples.day("2025-06-02")

        #expect(throws: Refusal.noPublicReport) { try ombudsmanCase().checkReport(receivedOn: today, today: today) }
        #expect(throws: Refusal.publicReportNotReceived) {
            try found.check(.inspectionClosed, on: today, today: today)
        }
        #expect(throws: Never.self) { try found.checkReport(receivedOn: today, today: today) }
        found.report = PublicReportRecord(receivedOn: today, doneOn: [:], extendedOn: nil, extendedTo: nil)
        #expect(throws: Refusal.inspectionNotOpened) { try found.check(.inspectionClosed, on: today, today: today) }
        #expect(throws: Never.self) { try found.check(.inspectionOpened, on: today, today: today) }
    }

    @Test("a reply to a public report is extended by the last day for it, and to a later one")
    func replyExtension() throws {
        var found = try decided()
        let (receivedOn, last) = (try Examples.day("2025-06-02"), try Examples.day("2025-09-01"))
        let next = try Examples.day("2025-09-02")
        found.report = PublicReportRecord(receivedOn: receivedOn, doneOn: [:], extendedOn: nil, extendedTo: nil)

        #expect(throws: Never.self) { try found.checkReplyExtension(agreedOn: last, to: next, today: next) }
        let late = Refusal.extensionAfterDeadline(
            agreedOn: next, dueOn: last, rule: "Local Government Act 1974 s31(2)")
        #expect(throws: late) { try found.checkReplyExtension(agreedOn: next, to: next, today: next) }
        let beyond = try Examples.day("2035-09-03")
        #expect(throws: Refusal.tooFarAhead("extended_to", beyond)) {
            try found.checkReplyExtension(agreedOn: last, to: beyond, today: next)
        }
    }
}
