import WorkingDays

extension Complaint {
    /// Refuses what cannot be done to a complaint that is closed.
    func checkOpen() throws(Refusal) {
        if let closing { throw .complaintClosed(closing.kind, on: closing.on) }
    }

    /// Refuses a complaint before it enters a procedure, by the Complaints Manager's decision with reasons and the way to
    /// the Ombudsman told in a letter (Complaint Handling Code 2; SI 2006/1738 regs 7 to 9).
    ///
    /// No limit of time refuses by itself, a right to be heard once accepted cannot be taken away again, a matter of
    /// children's social care is refused only once both tests are answered, and for another route only where one failed
    /// (R6), and a child's complaint needs the check of a Children's Rights Officer who is not the one refusing (requirement R56).
    public mutating func refuse(
        _ closure: Closure, tests: EligibilityTests? = nil, context: RuleContext
    ) throws(Refusal) {
        try checkOpen()
        if let acceptance { throw .alreadyAccepted(acceptance.procedure) }
        try checkRefusal(closure, tests: tests, context: context)
        try require(closure.rightsCheck, "refused_on", closure.on, context: context)
        try checkOutOfTime(closure.reason)
        self.tests = tests.flatMap { $0.isAsked ? $0 : nil }
        self.closure = closure.asDecided(onChild: isChilds(context.signs))
    }

    /// Refuses a refusal whose days are out of order, that gives no reasons, or whose reason the tests or the record
    /// contradict.
    func checkRefusal(_ closure: Closure, tests: EligibilityTests?, context: RuleContext) throws(Refusal) {
        try required("explanation", closure.explanation)
        try context.check("refused_on", closure.on, after: "received_on", receivedOn)
        guard let letterOn = closure.letterOn else { throw .blank("letter_sent_on") }
        try context.check("letter_sent_on", letterOn, after: "refused_on", closure.on)
        if let tests {
            try closure.reason?.isRoute == true
                ? checkLeavesChildrensProcedure(tests, context: context) : checkAnswered(tests, context: context)
        }
        if let reason = closure.reason { try checkReason(reason, tests: tests) }
    }

    /// Refuses to call out of time what is not (SI 2006/1738 reg 9; SI 2009/309 reg 12).
    func checkOutOfTime(_ reason: RefusalReason?) throws(Refusal) {
        if reason == .outOfTime, !isOutOfTime { throw .notOutOfTime(groundsOn) }
    }

    /// Refuses a reason that the tests or the record contradict: a person who may complain, or whose interest is sufficient
    /// by law or by decision, and a matter that is within the procedure (Children Act 1989 s26(3); requirement R54).
    private func checkReason(_ reason: RefusalReason, tests: EligibilityTests?) throws(Refusal) {
        let isContradicted =
            switch reason {
            case .notEligible: tests?.eligibleComplainant == true
            case .noSufficientInterest:
                tests?.eligibleComplainant == true || complainantType.isNamedByLaw
                    || sufficientInterest?.isSufficient == true
            case .outsideProcedure: tests?.subjectInScope == true
            default: false
            }
        if isContradicted { throw .reasonContradicted(reason) }
    }

    /// Records that the complainant withdrew, orally or in writing, which ends the stage that runs.
    ///
    /// That a child withdrew is checked by a Children's Rights Officer, as a refusal is (requirement R56).
    public mutating func withdraw(_ closure: Closure, context: RuleContext) throws(Refusal) {
        try checkOpen()
        try checkWithdrawal(closure, context: context)
        try require(closure.rightsCheck, "withdrawn_on", closure.on, context: context)
        try endRunningStage(byWithdrawalOn: closure.on, context: context)
        self.closure = closure.asDecided(onChild: isChilds(context.signs))
    }

    /// Refuses a withdrawal whose days are out of order.
    func checkWithdrawal(_ closure: Closure, context: RuleContext) throws(Refusal) {
        try required("explanation", closure.explanation)
        try context.check("withdrawn_on", closure.on, after: "received_on", receivedOn)
        if let letterOn = closure.letterOn {
            try context.check("confirmed_on", letterOn, after: "withdrawn_on", closure.on)
        }
    }

    /// Ends the stage that runs; refuses a withdrawal once the last stage of the procedure has ended.
    mutating func endRunningStage(byWithdrawalOn day: Day, context: RuleContext) throws(Refusal) {
        if let last = stages.indices.last, stages[last].endedOn == nil {
            try context.check("withdrawn_on", day, after: stages[last].requestEvent, stages[last].requestedOn)
            stages[last].withdrawnOn = day
        } else if let last = stages.last, last.stage == context.version.stages.last, let endedOn = last.endedOn {
            throw .stageEnded(last.stage, on: endedOn)
        }
    }

    /// Takes the latest closing of a complaint back, by decision; its clocks are those it always had.
    ///
    /// What was registered in error is again what it was before, closed perhaps.
    public mutating func reopen(reason: String) throws(Refusal) {
        try required("reason", reason)
        guard registrationError == nil else {
            registrationError = nil
            return
        }
        guard closure != nil else { throw .notClosed }
        if let last = stages.indices.last { stages[last].withdrawnOn = nil }
        closure = nil
        if acceptance == nil { tests = nil }
    }
}
