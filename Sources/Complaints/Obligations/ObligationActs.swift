import WorkingDays

extension Obligation: Correctable {
    /// The agreement, what was done of it, the payment in the place of a service, its check, and the Ombudsman's satisfaction.
    public func acts(_ context: CorrectionContext) -> [TriedAct<Obligation>] {
        [
            agreement(context),
            TriedAct("decision", "the decision on the recommendation", saying: [accepted, decisionReason]) { record in
                guard record.accepted != nil else {
                    guard record.decisionReason == nil else { throw Refusal.notRecorded("decision_reason") }
                    return
                }
                guard record.accepted == true || record.decisionReason != nil else {
                    throw Refusal.decisionReasonMissing
                }
            },
            TriedAct("part_done", "the part that was done", saying: [partDoneOn]) { record in
                guard let on = record.partDoneOn else { return }
                try record.undone.happened("part_done_on", on, context)
            },
            TriedAct("done", "the completion", saying: [doneOn, evidence]) { record in
                guard let on = record.doneOn else { return }
                var bare = record.undone
                bare.partDoneOn = record.partDoneOn
                try bare.progress(
                    to: .done, on: on, evidence: nil, checkOn: nil, today: context.today, field: "done_on")
            },
            TriedAct("delivery", "what was provided of it", saying: [owed?.delivered]) { record in
                let isNothing = record.owed.map { $0.delivered == 0 && $0.inLieu == nil } ?? true
                guard isNothing || record.status != .notStarted else { throw Refusal.nothingCounted("delivered") }
                try record.checkOwed("delivered")
            },
            TriedAct("in_lieu", "the payment in place of the service", saying: paidInLieu) { record in
                guard let paid = record.owed?.inLieu else { return }
                try record.undone.happened("in_lieu_on", paid.on, context)
                try record.checkOwed("in_lieu_quantity")
            },
            TriedAct("check_date", "the day to see whether it worked", saying: [checkOn]) { record in
                guard let on = record.checkOn else { return }
                try checkOrder("check_on", on, after: "agreed_on", try record.agreed().agreedOn)
                try checkNear("check_on", on, today: context.today)
            },
            TriedAct("check", "the check whether it worked", saying: [checkedOn, checkResult]) { record in
                var bare = record
                (bare.checkedOn, bare.checkResult) = (nil, nil)
                guard let on = record.checkedOn else {
                    guard record.checkResult == nil else { throw Refusal.blank("checked_on") }
                    return
                }
                let result = try record.checkResult.found(or: .blank("check_result"))
                try bare.check(on: on, result: result, today: context.today)
            },
            TriedAct("satisfaction", "the Ombudsman's satisfaction", saying: [satisfiedOn]) { record in
                var bare = record
                bare.satisfiedOn = nil
                if let on = record.satisfiedOn { try bare.satisfy(on: on, today: context.today) }
            },
        ]
    }

    /// That it was agreed, on its terms.
    func agreement(_ context: CorrectionContext) -> TriedAct<Obligation> {
        let due = terms?.due.on
        let said: [(any CustomStringConvertible)?] = [
            text, source.rawValue, terms?.agreedOn, terms?.offeredOn, terms?.scope.rawValue, terms?.type.rawValue,
            terms?.amountPence, due, owed?.quantity, owed?.unit,
        ]
        return TriedAct("agreement", "the agreement", saying: said) { record in
            guard let terms = record.terms else { return }
            let proposed = ProposedObligation(
                type: terms.type, scope: terms.scope, amountPence: terms.amountPence, quantity: record.owed?.quantity,
                unit: record.owed?.unit, due: [.on(terms.due.on)])
            try checkHappened("agreed_on", terms.agreedOn, by: context.today)
            _ = try proposed.terms(
                agreedOn: terms.agreedOn, offeredOn: terms.offeredOn, decidedOn: nil, owner: terms.owner)
            try checkNear("due_on", terms.due.on, today: context.today)
            try checkInside(context.calendar, terms.due.on)
            guard let owed = try proposed.owed() else { return }
            try required("unit", owed.unit)
            try record.checkOwed("quantity")
        }
    }

    private var paidInLieu: [(any CustomStringConvertible)?] {
        [owed?.inLieu?.on, owed?.inLieu?.quantity, owed?.inLieu?.pence]
    }

    /// The obligation before anything was done of it.
    private var undone: Obligation {
        var bare = self
        (bare.partDoneOn, bare.doneOn, bare.checkedOn, bare.checkResult) = (nil, nil, nil, nil)
        (bare.satisfiedOn, bare.accepted) = (nil, accepted == false ? nil : accepted)
        return bare
    }

    /// Refuses more that was provided and paid for than is owed, of which a field says so.
    private func checkOwed(_ field: String) throws(Refusal) {
        if let owed, owed.outstanding < 0 { throw .moreThanOwed(owed, field: field) }
    }

    /// Whether something may have been done of it on a day.
    private func happened(_ field: String, _ day: Day, _ context: CorrectionContext) throws(Refusal) {
        try checkHappened(field, day, after: "agreed_on", try agreed().agreedOn, by: context.today)
    }
}

extension Obligation {
    /// The obligation as it should be, with the day that follows from the day of its agreement (requirement R76).
    public func following(correcting before: Obligation) -> Obligation {
        var record = self
        guard let terms, let said = before.terms, terms.agreedOn != said.agreedOn, ombudsmanCase == nil,
            let within = terms.due.within, within.from == said.agreedOn
        else { return record }
        record.terms?.due = ObligationDue(
            within: .init(count: within.count, unit: within.unit, from: terms.agreedOn))
        return record
    }

    /// Refuses to close as registered in error what a report of a stage recommends: the report is corrected, or the
    /// recommendation not accepted.
    public func check(_ error: RegistrationError) throws(Refusal) {
        try error.check(recorded: registrationError, unsettled: [])
        if let number { throw .obligationOfReport(number) }
    }

    /// Refuses what cannot be done to an obligation that was registered in error.
    public func checkCounts() throws(Refusal) {
        if let registrationError { throw .inErrorAlready(on: registrationError.on) }
    }
}

extension Complaint {
    /// Whether an obligation of the complaint may be corrected so: agreed after receipt, of a source that there is.
    public func checkCorrection(
        of corrected: Obligation, from before: Obligation, hasOmbudsmanCase: Bool, isReviewed: Bool
    ) throws(Refusal) {
        if let agreedOn = corrected.terms?.agreedOn, agreedOn != before.terms?.agreedOn {
            try checkOrder("agreed_on", agreedOn, after: "received_on", receivedOn)
        }
        guard corrected.source != before.source else { return }
        if let number = before.number { throw .obligationOfReport(number) }
        try checkSource(corrected.source, hasOmbudsmanCase: hasOmbudsmanCase, isReviewed: isReviewed)
        // What the Ombudsman recommended belongs to a case, and is added there.
        guard corrected.source != .ombudsman else { throw .sourceMissing(.ombudsman) }
    }
}

extension OmbudsmanCaseRecord {
    /// Whether an obligation of the case may be corrected so: agreed after the enquiry, and still the Ombudsman's.
    public func checkCorrection(of corrected: Obligation, from before: Obligation) throws(Refusal) {
        if let agreedOn = corrected.terms?.agreedOn, agreedOn != before.terms?.agreedOn {
            try checkOrder("agreed_on", agreedOn, after: "enquiry_on", enquiryOn)
        }
        guard corrected.source == before.source else { throw .sourceMissing(corrected.source) }
    }
}

extension Refusal {
    /// A report of a stage recommends it.
    static func obligationOfReport(_ number: Int) -> Refusal {
        Refusal(
            CorrectionRefusal.obligationOfReport,
            "The obligation is recommendation \(number) of its stage's report; correct the report, or do not accept it."
        )
    }
}
