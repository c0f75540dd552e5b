public import WorkingDays

extension OmbudsmanCaseRecord {
    /// The terms of an obligation that the Ombudsman recommended and the council agrees to; it may hang on any decision
    /// (rule LG-D2).
    ///
    /// Weeks and months count from the decision (rule LG-C6).
    public func terms(
        of proposed: ProposedObligation, agreedOn: Day, offeredOn: Day?, owner: ObligationOwner, today: Day
    ) throws(Refusal) -> ObligationTerms {
        try checkHappened("agreed_on", agreedOn, after: "enquiry_on", enquiryOn, by: today)
        let terms = try proposed.terms(
            agreedOn: agreedOn, offeredOn: offeredOn, decidedOn: decisionOn, owner: owner)
        try checkNear("due_on", terms.due.on, today: today)
        return terms
    }

    /// Who owns an obligation of the case unless somebody else is named: the service that the case is about.
    public var owner: ObligationOwner {
        ObligationOwner(name: nil, person: nil, department: department, service: service)
    }

    /// The last of the due dates of the obligations that were not declined, which is the case's own (rule LG-C1); nil of a
    /// case that was opened in error.
    public var obligationsDueOn: Day? {
        guard registrationError == nil else { return nil }
        return obligations.filter { $0.accepted != false }.compactMap(\.terms?.due.on).max()
    }

    /// The sum that was agreed, in pence, with what is paid in the place of a service that was owed (requirement R89,
    /// decision 0034).
    public var agreedPence: Int {
        obligations.reduce(0) { sum, obligation in
            let amount = obligation.accepted == false ? nil : obligation.terms?.amountPence
            return sum + (amount ?? 0) + (obligation.owed?.inLieu?.pence ?? 0)
        }
    }

    /// How much more was agreed than the council had offered before, in pence; nil where it had offered nothing, before the
    /// decision, and where no money was agreed (requirement R89).
    public var upliftPence: Int? {
        guard decisionOn != nil, agreedPence > 0 else { return nil }
        return localOfferPence.map { agreedPence - $0 }
    }
}
