import Complaints
import Foundation
import Testing
import WorkingDays

struct ObligationRuleTests {
    private func obligation(owed: OwedQuantity? = nil, ombudsmanCase: OmbudsmanCaseID? = nil) throws -> Obligation {
        Obligation(
            id: ObligationID(rawValue: UUID()), complaint: ComplaintID(rawValue: UUID()), ombudsmanCase: ombudsmanCase,
            reference: "CMP-2025-000001", source: .stage2, text: "Train the duty team.",
            terms: ObligationTerms(
                agreedOn: try Examples.day("2025-03-03"), scope: .wider, type: .staffTraining,
                due: ObligationDue(on: try Examples.day("2025-06-02")),
                owner: ObligationOwner(name: "Head of Service", person: nil, department: nil)),
            owed: owed, version: 1)
    }

    @Test("a recommendation that is not accepted has a reason, and makes no progress")
    func decision() throws {
        var obligation = try obligation()
        let today = try Examples.day("2025-04-01")

        #expect(throws: Refusal.decisionReasonMissing) {
            try obligation.decide(accepted: false, reason: nil, on: today)
        }
        try obligation.decide(accepted: false, reason: "The team no longer exists.", on: today)

        #expect(obligation.accepted == false)
        #expect(throws: Refusal.obligationNotAccepted) {
            try obligation.progress(to: .partDone, on: today, evidence: nil, checkOn: nil, today: today)
        }
    }

    @Test("an obligation is done with evidence, which may have been recorded before")
    func evidence() throws {
        var obligation = try obligation()
        let (first, today) = (try Examples.day("2025-04-01"), try Examples.day("2025-05-01"))

        #expect(throws: Refusal.evidenceMissing) {
            try obligation.progress(to: .done, on: today, evidence: nil, checkOn: nil, today: today)
        }
        try obligation.progress(to: .partDone, on: first, evidence: "Attendance list", checkOn: nil, today: today)
        try obligation.progress(to: .done, on: today, evidence: nil, checkOn: nil, today: today)

        #expect(obligation.status == .done)
        #expect(obligation.evidence == "Attendance list")
        #expect(throws: Refusal.obligationDone(on: today)) {
            try obligation.decide(accepted: true, reason: nil, on: today)
        }
    }

    @Test("progress is no later than today, no earlier than the agreement, and checked no earlier than it is reached")
    func days() throws {
        var obligation = try obligation()
        let (today, tomorrow) = (try Examples.day("2025-04-01"), try Examples.day("2025-04-02"))
        let before = try Examples.day("2025-03-02")

        #expect(throws: Refusal.inTheFuture("reached_on", tomorrow, today: today)) {
            try obligation.progress(to: .partDone, on: tomorrow, evidence: nil, checkOn: nil, today: today)
        }
        #expect(throws: Refusal.outOfOrder("reached_on", before, after: "agreed_on", try obligation.agreed().agreedOn))
        {
            try obligation.progress(to: .partDone, on: before, evidence: nil, checkOn: nil, today: today)
        }
        #expect(throws: Refusal.outOfOrder("check_on", before, after: "reached_on", today)) {
            try obligation.progress(to: .partDone, on: today, evidence: nil, checkOn: before, today: today)
        }
        #expect(throws: Never.self) {
            try obligation.progress(to: .partDone, on: today, evidence: nil, checkOn: today, today: today)
        }
    }

    @Test("an obligation moves to a day, and is checked on one, within ten years of today")
    func furthest() throws {
        var obligation = try obligation()
        let (today, furthest) = (try Examples.day("2025-04-01"), try Examples.day("2035-04-01"))
        let beyond = try Examples.day("2035-04-02")

        #expect(throws: Refusal.tooFarAhead("due_on", beyond)) {
            try obligation.change(owner: nil, dueOn: beyond, today: today)
        }
        #expect(throws: Refusal.tooFarAhead("check_on", beyond)) {
            try obligation.progress(to: .partDone, on: today, evidence: nil, checkOn: beyond, today: today)
        }
        try obligation.change(owner: nil, dueOn: furthest, today: today)
        try obligation.progress(to: .partDone, on: today, evidence: nil, checkOn: furthest, today: today)

        #expect(obligation.terms?.due.on == furthest)
        #expect(obligation.checkOn == furthest)
    }

    @Test(
        "What the Ombudsman set is put off by what the Ombudsman agreed to before its day had passed, and anything else by its owner",
        arguments: [
            ("on its day", ObligationSource.ombudsman, nil, "2025-06-02", nil),
            ("the day after", .ombudsman, nil, "2025-06-03", "2025-06-03"),
            ("agreed to on its day, recorded later", .ombudsman, "2025-06-02", "2025-06-10", nil),
            ("agreed to the day after", .ombudsman, "2025-06-03", "2025-06-10", "2025-06-03"),
            ("of an investigation, the day after", .stage2, nil, "2025-06-03", nil),
        ] as [(String, ObligationSource, String?, String, String?)])
    func putOff(name: String, source: ObligationSource, agreed: String?, today: String, refused: String?) throws {
        var obligation = try obligation()
        obligation.source = source
        let later = try Examples.day("2025-09-01")
        var refusal: Refusal?

        do {
            try obligation.change(
                owner: nil, dueOn: later, agreedOn: try agreed.map(Examples.day), today: try Examples.day(today))
        } catch let thrown as Refusal { refusal = thrown }

        #expect(
            refusal
                == (try refused.map {
                    try .extensionAfterDeadline(
                        agreedOn: Examples.day($0), dueOn: Examples.day("2025-06-02"), rule: nil)
                }), "\(name)")
        #expect(obligation.terms?.due.on == (refused == nil ? later : try Examples.day("2025-06-02")))
    }

    @Test(
        "What is recorded of an obligation comes on or after what was recorded before",
        arguments: [
            ("done before it was part done", ObligationStatus.done), ("part done before it was part done", .partDone),
        ])
    func order(name: String, status: ObligationStatus) throws {
        var obligation = try obligation()
        let (day, part) = (try Examples.day("2025-04-02"), try Examples.day("2025-05-11"))
        let today = try Examples.day("2025-06-02")
        try obligation.progress(to: .partDone, on: part, evidence: "Log", checkOn: nil, today: today)

        #expect(throws: Refusal.outOfOrder("reached_on", day, after: "part_done_on", part), "\(name)") {
            try obligation.progress(to: status, on: day, evidence: nil, checkOn: nil, today: today)
        }
        #expect(obligation.status == .partDone)
        #expect(obligation.partDoneOn == part)
    }

    @Test("An obligation is done no earlier than a part of it was paid for, and a wrong day is taken back first")
    func paidFirst() throws {
        var obligation = try obligation(owed: OwedQuantity(2, of: "sessions of therapy"))
        let (early, late) = (try Examples.day("2025-04-02"), try Examples.day("2025-05-11"))
        func record(_ status: ObligationStatus, _ day: Day, _ delivery: OwedQuantity.Delivery = .init()) throws {
            try obligation.progress(
                to: status, on: day, evidence: "Log", checkOn: nil, delivery: delivery, today: late)
        }
        try record(.partDone, late, .init(inLieuQuantity: 1, inLieuPence: 100))

        #expect(throws: Refusal.outOfOrder("reached_on", early, after: "part_done_on", late)) {
            try record(.done, early, .init(delivered: 1))
        }
        try record(.notStarted, late)
        try record(.done, early, .init(delivered: 2))
        #expect(obligation.doneOn == early)
    }

    @Test("An obligation makes no progress on a day before one on which a part of it was paid for")
    func paidBefore() throws {
        let (early, paidOn) = (try Examples.day("2025-04-02"), try Examples.day("2025-05-11"))
        let inLieu = OwedQuantity.PaymentInLieu(quantity: 1, pence: 100, on: paidOn)
        var obligation = try obligation(owed: OwedQuantity(2, of: "sessions of therapy", inLieu: inLieu))

        #expect(throws: Refusal.outOfOrder("reached_on", early, after: "in_lieu_on", paidOn)) {
            try obligation.progress(to: .partDone, on: early, evidence: nil, checkOn: nil, today: paidOn)
        }
        try obligation.progress(to: .partDone, on: paidOn, evidence: nil, checkOn: nil, today: paidOn)
        #expect(obligation.partDoneOn == paidOn)
    }

    @Test("Whether an obligation worked is seen no earlier than it was done, and what is done makes no more progress")
    func afterDone() throws {
        var obligation = try obligation()
        let (early, done) = (try Examples.day("2025-04-02"), try Examples.day("2025-05-11"))
        try obligation.progress(to: .done, on: done, evidence: "Log", checkOn: nil, today: done)

        #expect(throws: Refusal.outOfOrder("checked_on", early, after: "done_on", done)) {
            try obligation.check(on: early, result: "It worked.", today: done)
        }
        #expect(throws: Refusal.obligationDone(on: done)) {
            try obligation.progress(to: .done, on: early, evidence: nil, checkOn: nil, today: done)
        }
    }

    @Test("whether an obligation worked is checked once, after it is done")
    func check() throws {
        var obligation = try obligation()
        let today = try Examples.day("2025-06-02")

        #expect(throws: Refusal.obligationNotDone) {
            try obligation.check(on: today, result: "It worked.", today: today)
        }
        try obligation.progress(to: .done, on: today, evidence: "Attendance list", checkOn: nil, today: today)
        try obligation.check(on: today, result: "It worked.", today: today)

        #expect(obligation.checkResult == "It worked.")
        #expect(throws: Refusal.alreadyRecorded("checked_on", on: today)) {
            try obligation.check(on: today, result: "It did not.", today: today)
        }
    }

    @Test("R100: 29 sessions are caught up in part and paid for, once and no more than are owed, and then are done")
    func quantity() throws {
        var obligation = try obligation(owed: OwedQuantity(29, of: "sessions of therapy"))
        let today = try Examples.day("2025-06-02")
        func record(_ delivery: OwedQuantity.Delivery, _ status: ObligationStatus = .partDone) throws {
            try obligation.progress(
                to: status, on: today, evidence: "Log", checkOn: nil, delivery: delivery, today: today)
        }

        func more(_ delivered: Int, _ paid: Int?, _ field: String) -> Refusal {
            let inLieu = paid.map { OwedQuantity.PaymentInLieu(quantity: $0, pence: 1, on: today) }
            return .moreThanOwed(
                OwedQuantity(29, of: "sessions of therapy", delivered: delivered, inLieu: inLieu), field: field)
        }

        try record(.init(delivered: 9))
        #expect(obligation.owed?.outstanding == 20)
        #expect(throws: Refusal.quantityOutstanding(20, of: "sessions of therapy")) { try record(.init(), .done) }
        #expect(throws: more(30, nil, "delivered")) { try record(.init(delivered: 30)) }
        #expect(throws: more(9, 21, "in_lieu_quantity")) { try record(.init(inLieuQuantity: 21, inLieuPence: 1)) }
        #expect(throws: Refusal.obligationQuantity("in_lieu_pence", with: "in_lieu_quantity")) {
            try record(.init(inLieuQuantity: 20))
        }
        #expect(throws: Refusal.nothingCounted("delivered")) { try record(.init(delivered: 1), .notStarted) }
        #expect(throws: Refusal.fewerDelivered(than: 9, of: "sessions of therapy")) { try record(.init(delivered: 8)) }
        try record(.init(delivered: 9))
        try record(.init(inLieuQuantity: 15, inLieuPence: 90_000))
        #expect(throws: Refusal.alreadyRecorded("in_lieu_quantity", on: today)) {
            try record(.init(inLieuQuantity: 5, inLieuPence: 30_000))
        }
        #expect(throws: more(15, 15, "delivered")) { try record(.init(delivered: 15)) }
        try record(.init(delivered: 14), .done)

        #expect(obligation.owed?.outstanding == 0)
        #expect(obligation.status == .done)
    }

    @Test("What is not counted takes no part of a quantity, and only a service is owed in one")
    func uncounted() throws {
        var obligation = try obligation()
        let today = try Examples.day("2025-06-02")
        func owed(_ type: ObligationType, _ quantity: Int?, _ unit: String?) throws -> OwedQuantity? {
            try ProposedObligation(type: type, quantity: quantity, unit: unit, due: []).owed()
        }

        #expect(throws: Refusal.nothingCounted("delivered")) {
            try obligation.progress(
                to: .partDone, on: today, evidence: nil, checkOn: nil, delivery: .init(delivered: 1), today: today)
        }
        #expect(throws: Refusal.obligationQuantity(.apology)) { try owed(.apology, 2, "letters") }
        #expect(throws: Refusal.obligationQuantity("unit", with: "quantity")) {
            try owed(.serviceToBeProvided, 27, nil)
        }
        #expect(try owed(.serviceToBeProvided, 27, "sessions") == OwedQuantity(27, of: "sessions"))
    }

    @Test("R88: the Ombudsman is satisfied once, with what was done in a case there")
    func satisfaction() throws {
        let (doneOn, today) = (try Examples.day("2025-06-10"), try Examples.day("2025-07-01"))
        var other = try obligation()
        var obligation = try obligation(ombudsmanCase: OmbudsmanCaseID(rawValue: UUID()))

        #expect(throws: Refusal.obligationNotOmbudsmans) { try other.satisfy(on: today, today: today) }
        #expect(throws: Refusal.obligationNotDone) { try obligation.satisfy(on: today, today: today) }
        try obligation.progress(to: .done, on: doneOn, evidence: "Letter", checkOn: nil, today: today)
        #expect(throws: Refusal.outOfOrder("satisfied_on", doneOn.adding(days: -1), after: "done_on", doneOn)) {
            try obligation.satisfy(on: doneOn.adding(days: -1), today: today)
        }
        try obligation.satisfy(on: today, today: today)
        #expect(throws: Refusal.alreadyRecorded("satisfied_on", on: today)) {
            try obligation.satisfy(on: today, today: today)
        }

        #expect(obligation.compliance == .late)
    }

    @Test(
        "R74: the scope follows from the type, and is said only where the type leaves it open",
        arguments: [
            (ObligationType.apology, nil, ObligationScope.individual), (.policyReview, nil, .wider),
            (.apology, .wider, nil), (.other, .wider, .wider), (.other, nil, nil),
        ] as [(ObligationType, ObligationScope?, ObligationScope?)])
    func scope(type: ObligationType, said: ObligationScope?, scope: ObligationScope?) throws {
        let owner = ObligationOwner(name: nil, person: nil, department: "Highways")
        let day = try Examples.day("2025-03-03")
        func terms() throws -> ObligationTerms {
            try ProposedObligation(type: type, scope: said, due: [.on(day)])
                .terms(agreedOn: day, decidedOn: nil, owner: owner)
        }

        guard let scope else {
            let refusal = Refusal.obligationScope(type, said)
            #expect(throws: refusal) { try terms() }
            return
        }
        #expect(try terms().scope == scope)
    }
}
