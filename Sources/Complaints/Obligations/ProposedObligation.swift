public import WorkingDays

/// An obligation as a request proposes it.
public struct ProposedObligation: Hashable, Sendable {
    public let type: ObligationType
    /// Needed where the type leaves a choice.
    public let scope: ObligationScope?
    /// In pence.
    public let amountPence: Int?
    /// The quantity that is owed, and what is counted.
    public let quantity: Int?
    public let unit: String?
    /// Each way in which the request says when it is due.
    public let due: [ObligationDue.Said]

    /// What a request says of an obligation.
    public init(
        type: ObligationType, scope: ObligationScope? = nil, amountPence: Int? = nil, quantity: Int? = nil,
        unit: String? = nil, due: [ObligationDue.Said]
    ) {
        self.type = type
        self.scope = scope
        self.amountPence = amountPence
        self.quantity = quantity
        self.unit = unit
        self.due = due
    }

    /// What is owed in a quantity; only a service is (requirement R100).
    public func owed() throws(Refusal) -> OwedQuantity? {
        guard quantity != nil || unit != nil else { return nil }
        guard type.isCounted else { throw .obligationQuantity(type) }
        guard let quantity, let unit else { throw .obligationQuantity("unit", with: "quantity") }
        return OwedQuantity(quantity, of: unit)
    }

    /// The terms that are agreed on a day: of a scope the type has, with an amount where it is money and only there (requirements
    /// R74, R96).
    ///
    /// `decidedOn` is the day that weeks and months count from.
    public func terms(
        agreedOn: Day, offeredOn: Day? = nil, decidedOn: Day?, owner: ObligationOwner
    ) throws(Refusal) -> ObligationTerms {
        let scope = try type.scope(said: scope)
        guard amountPence == nil || type.isMoney else { throw .obligationAmount(type) }
        if let offeredOn { try checkOrder("agreed_on", agreedOn, after: "offered_on", offeredOn) }
        let due = try due.due(decidedOn: decidedOn)
        try checkOrder("due_on", due.on, after: "agreed_on", agreedOn)
        return ObligationTerms(
            agreedOn: agreedOn, offeredOn: offeredOn, scope: scope, type: type, amountPence: amountPence, due: due,
            owner: owner)
    }
}

extension Complaint {
    /// Refuses a source that the complaint does not have: a stage it never reached, a remedial review, or a case of the
    /// Ombudsman (requirement R76).
    public func checkSource(
        _ source: ObligationSource, hasOmbudsmanCase: Bool, isReviewed: Bool
    ) throws(Refusal) {
        let isThere =
            switch source {
            case .local: true
            case .stage1, .stage2, .stage3: stages.contains { $0.stage.source == source }
            case .review: isReviewed
            case .ombudsman: hasOmbudsmanCase
            }
        guard isThere else { throw .sourceMissing(source) }
    }

    /// The terms of an obligation that is added, whatever the outcome, with its days in order (requirements R74, R76).
    ///
    /// Weeks and months count from the Ombudsman's decision, `decidedOn`, or else from the day of the agreement.
    public func terms(
        of proposed: ProposedObligation, agreedOn: Day, offeredOn: Day?, checkOn: Day?, decidedOn: Day?,
        source: ObligationSource, owner: ObligationOwner, today: Day, calendar: WorkingCalendar
    ) throws -> ObligationTerms {
        try checkHappened("agreed_on", agreedOn, after: "received_on", receivedOn, by: today)
        let terms = try proposed.terms(
            agreedOn: agreedOn, offeredOn: offeredOn, decidedOn: source == .ombudsman ? decidedOn : agreedOn,
            owner: owner)
        try checkInside(calendar, terms.due.on)
        if let checkOn {
            try checkOrder("check_on", checkOn, after: "due_on", terms.due.on)
            try checkNear("check_on", checkOn, today: today)
        }
        return terms
    }

    /// Whether an answer may agree to an obligation: of a scope its type has, due from the day of the answer on and no later
    /// than the calendar reaches, or done already, with what shows it (requirements R26, R74, R78).
    func check(
        _ agreed: Response.AgreedObligation, of response: Response, context: RuleContext
    ) throws {
        let proposed = agreed.proposed
        _ = try proposed.type.scope(said: proposed.scope)
        guard proposed.amountPence == nil || proposed.type.isMoney else {
            throw Refusal.obligationAmount(proposed.type)
        }
        _ = try proposed.owed()
        if !proposed.due.isEmpty {
            let due = try proposed.due.due(decidedOn: response.respondedOn)
            try checkOrder("recommendations", due.on, after: "responded_on", response.respondedOn)
            try checkInside(context.calendar, due.on)
        } else if agreed.doneOn == nil {
            throw Refusal.blank("due_on")
        }
        guard let doneOn = agreed.doneOn else { return }
        try context.check("done_on", doneOn, after: "received_on", receivedOn)
        guard agreed.evidence != nil else { throw Refusal.evidenceMissing }
    }
}

extension Obligation {
    /// Agrees to a recommendation by the answer of its stage (requirements R26, R78).
    ///
    /// What is done already was agreed no later than it was done, and due by then unless another day is said.
    public mutating func agree(
        _ agreed: Response.AgreedObligation, by response: Response, owner: ObligationOwner
    ) throws(Refusal) {
        let proposed = agreed.proposed
        let due: ObligationDue
        if let doneOn = agreed.doneOn, proposed.due.isEmpty {
            due = ObligationDue(on: doneOn)
        } else {
            due = try proposed.due.due(decidedOn: response.respondedOn)
        }
        terms = ObligationTerms(
            agreedOn: min(agreed.doneOn ?? response.respondedOn, response.respondedOn),
            scope: try proposed.type.scope(said: proposed.scope), type: proposed.type,
            amountPence: proposed.amountPence,
            due: due, owner: owner)
        owed = try proposed.owed()
        (doneOn, evidence, accepted) = (agreed.doneOn, agreed.evidence, true)
    }
}
