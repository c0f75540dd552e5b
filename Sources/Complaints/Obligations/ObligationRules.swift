public import WorkingDays

extension Obligation {
    /// Decides whether the recommendation is accepted; one that is not has its reason (requirement R78).
    public mutating func decide(accepted: Bool, reason: String?, on day: Day) throws(Refusal) {
        _ = try agreed()
        try checkUndone()
        guard accepted || reason != nil else { throw .decisionReasonMissing }
        self.accepted = accepted
        decisionReason = reason
        decidedOn = day
    }

    /// Records how far the obligation has come, and what of an owed quantity was provided or paid for; it is done with
    /// evidence only, once nothing is outstanding (requirements R78, R100).
    ///
    /// Evidence, and the day to see whether it worked, stand in the place of those recorded before. What has not started
    /// has no delivery; recording that takes back a day that was wrong, and anything else comes on or after what was
    /// recorded before. `field` is the field of the request that has the day.
    public mutating func progress(
        to status: ObligationStatus, on day: Day, evidence: String?, checkOn: Day?,
        delivery: OwedQuantity.Delivery = .init(), today: Day, field: String = "reached_on"
    ) throws(Refusal) {
        let terms = try agreed()
        try checkUndone()
        if accepted == false { throw .obligationNotAccepted }
        try checkHappened(field, day, after: "agreed_on", terms.agreedOn, by: today)
        if status != .notStarted { try checkFollows(field, day) }
        if let checkOn {
            try checkOrder("check_on", checkOn, after: field, day)
            try checkNear("check_on", checkOn, today: today)
        }
        guard delivery.isNothing || status != .notStarted && owed != nil else {
            throw .nothingCounted(delivery.field)
        }
        if !delivery.isNothing { try owed?.record(delivery, on: day) }
        self.evidence = evidence ?? self.evidence
        self.checkOn = checkOn ?? self.checkOn
        if status == .notStarted, let quantity = owed { owed = OwedQuantity(quantity.quantity, of: quantity.unit) }
        switch status {
        case .notStarted: partDoneOn = nil
        case .partDone: partDoneOn = day
        case .done:
            guard self.evidence != nil else { throw .evidenceMissing }
            if let owed, owed.outstanding > 0 { throw .quantityOutstanding(owed.outstanding, of: owed.unit) }
            doneOn = day
        }
    }

    /// Records whether an obligation that was done worked (requirement R80).
    public mutating func check(on day: Day, result: String, today: Day) throws(Refusal) {
        let doneOn = try doneOn.found(or: .obligationNotDone)
        try once("checked_on", checkedOn)
        try checkHappened("checked_on", day, after: "done_on", doneOn, by: today)
        checkedOn = day
        checkResult = result
    }

    /// Records that the Ombudsman was satisfied with what was done (rule LG-C2).
    public mutating func satisfy(on day: Day, today: Day) throws(Refusal) {
        guard ombudsmanCase != nil else { throw .obligationNotOmbudsmans }
        let doneOn = try doneOn.found(or: .obligationNotDone)
        try once("satisfied_on", satisfiedOn)
        try checkHappened("satisfied_on", day, after: "done_on", doneOn, by: today)
        satisfiedOn = day
    }

    /// Gives the obligation another owner or another day; what it was before stays in the history, with the reason
    /// (requirement R78).
    ///
    /// What the Ombudsman set is put off by the Ombudsman alone, on a day before it has passed: today, or the day that is told.
    ///
    /// - Throws: `Refusal.extensionAfterDeadline` where it had passed.
    public mutating func change(
        owner: ObligationOwner?, dueOn day: Day?, agreedOn: Day? = nil, today: Day
    ) throws(Refusal) {
        var terms = try agreed()
        try checkUndone()
        if let agreedOn {
            try checkHappened("agreed_on", agreedOn, after: "the obligation's own agreement", terms.agreedOn, by: today)
        }
        if let day {
            try checkOrder("due_on", day, after: "agreed_on", terms.agreedOn)
            try checkNear("due_on", day, today: today)
            let agreed = agreedOn ?? today
            guard source != .ombudsman || day <= terms.due.on || agreed <= terms.due.on else {
                throw .extensionAfterDeadline(agreedOn: agreed, dueOn: terms.due.on, rule: nil)
            }
        }
        guard (owner ?? terms.owner).isSame(as: terms.owner) == false || (day ?? terms.due.on) != terms.due.on else {
            throw .obligationUnchanged
        }
        terms.owner = owner ?? terms.owner
        if let day, day != terms.due.on { terms.due = ObligationDue(on: day) }
        self.terms = terms
    }

    /// What was agreed.
    ///
    /// - Throws: `Refusal.obligationNotAgreed` of a recommendation that the stage's answer has not accepted.
    public func agreed() throws(Refusal) -> ObligationTerms { try terms.found(or: .obligationNotAgreed) }

    /// Refuses a day before one on which a part was done or paid for.
    private func checkFollows(_ field: String, _ day: Day) throws(Refusal) {
        if let partDoneOn { try checkOrder(field, day, after: "part_done_on", partDoneOn) }
        if let paidOn = owed?.inLieu?.on { try checkOrder(field, day, after: "in_lieu_on", paidOn) }
    }

    private func checkUndone() throws(Refusal) {
        if let doneOn { throw .obligationDone(on: doneOn) }
    }
}
