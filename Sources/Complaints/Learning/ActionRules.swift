public import WorkingDays

extension ActionRecord {
    /// Decides whether the recommendation is accepted; one that is not has its reason (requirement R78).
    public mutating func decide(accepted: Bool, reason: String?) throws(Refusal) {
        try checkUndone()
        guard accepted || reason != nil else { throw .decisionReasonMissing }
        self.accepted = accepted
        decisionReason = reason
    }

    /// Records how far the action has come; it is done with evidence only (requirement R78).
    ///
    /// Evidence, and the day to see whether it worked, stand in the place of those recorded before.
    public mutating func progress(
        to status: ActionStatus, on day: Day, evidence: String?, checkOn: Day?, today: Day
    ) throws(Refusal) {
        try checkUndone()
        if accepted == false { throw .actionNotAccepted }
        try checkHappened("reached_on", day, after: "agreed_on", agreedOn, by: today)
        if let checkOn { try checkOrder("check_on", checkOn, after: "reached_on", day) }
        self.evidence = evidence ?? self.evidence
        self.checkOn = checkOn ?? self.checkOn
        switch status {
        case .notStarted: partDoneOn = nil
        case .partDone: partDoneOn = day
        case .done:
            guard self.evidence != nil else { throw .evidenceMissing }
            completedOn = day
        }
    }

    /// Records whether an action that was done worked (requirement R80).
    public mutating func check(on day: Day, result: String, today: Day) throws(Refusal) {
        let completedOn = try completedOn.found(or: .actionNotDone)
        try once("checked_on", checkedOn)
        try checkHappened("checked_on", day, after: "completed_on", completedOn, by: today)
        checkedOn = day
        checkResult = result
    }

    func checkUndone() throws(Refusal) {
        if let completedOn { throw .actionDone(on: completedOn) }
    }
}

extension Complaint {
    /// Refuses a source that the complaint does not have: a stage it never reached, or a case of the Ombudsman
    /// (requirement R76).
    public func checkSource(_ source: ActionSource, hasOmbudsmanCase: Bool) throws(Refusal) {
        let isThere =
            switch source {
            case .local: true
            case .stage2: stage(.investigation) != nil || stage(.stage2) != nil
            case .stage3: stage(.reviewPanel) != nil
            case .ombudsman: hasOmbudsmanCase
            }
        guard isThere else { throw .sourceMissing(source) }
    }

    /// Whether an action may be added, whatever the outcome: of a type that its scope allows, with its days in order
    /// (requirements R74, R76).
    public func checkAction(
        _ type: ActionType, _ scope: ActionScope, agreedOn: Day, dueOn: Day, checkOn: Day?, today: Day,
        calendar: WorkingCalendar
    ) throws {
        guard type.scopes.contains(scope) else { throw Refusal.actionScope(type, scope) }
        try checkHappened("agreed_on", agreedOn, after: "received_on", receivedOn, by: today)
        try checkOrder("due_on", dueOn, after: "agreed_on", agreedOn)
        try checkInside(calendar, dueOn)
        if let checkOn { try checkOrder("check_on", checkOn, after: "due_on", dueOn) }
    }

    /// Whether an answer may agree to an action: of a type that its scope allows, due from the day of the answer on and no
    /// later than the calendar reaches, or done already, with what shows it (requirements R26, R74, R78).
    func checkAction(
        _ action: Response.AgreedAction, of response: Response, context: RuleContext
    ) throws {
        guard action.type.scopes.contains(action.scope) else { throw Refusal.actionScope(action.type, action.scope) }
        if let dueOn = action.dueOn {
            try checkOrder("recommendations", dueOn, after: "responded_on", response.respondedOn)
            try checkInside(context.calendar, dueOn)
        } else if action.completedOn == nil {
            throw Refusal.blank("due_on")
        }
        guard let completedOn = action.completedOn else { return }
        try context.check("completed_on", completedOn, after: "received_on", receivedOn)
        guard action.evidence != nil else { throw Refusal.evidenceMissing }
    }
}
