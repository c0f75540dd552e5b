public import WorkingDays

extension Obligation {
    /// What its duties follow from; nil of what a report recommends and its stage's answer did not accept, which is nobody's
    /// duty.
    public var facts: ObligationFacts? {
        terms.map { terms in
            ObligationFacts(
                agreedOn: terms.agreedOn, dueOn: terms.due.on, doneOn: doneOn,
                declinedOn: accepted == false ? decidedOn : nil, checkOn: checkOn, checkedOn: checkedOn)
        }
    }
}

/// What the duties of an obligation that was agreed follow from.
public struct ObligationFacts: Hashable, Sendable {
    public let agreedOn: Day
    public let dueOn: Day
    public let doneOn: Day?
    /// The day it was decided not to accept the recommendation after all.
    public let declinedOn: Day?
    public let checkOn: Day?
    public let checkedOn: Day?

    /// The facts of an obligation.
    public init(
        agreedOn: Day, dueOn: Day, doneOn: Day?, declinedOn: Day? = nil, checkOn: Day? = nil, checkedOn: Day? = nil
    ) {
        self.agreedOn = agreedOn
        self.dueOn = dueOn
        self.doneOn = doneOn
        self.declinedOn = declinedOn
        self.checkOn = checkOn
        self.checkedOn = checkedOn
    }

    /// To do what was agreed by its day, and to see later whether it worked (requirements R78, R80, R88).
    ///
    /// What is not accepted after all ends without the act. A check that is late is nobody's breach.
    public var duties: [Duty] {
        func duty(_ kind: DutyKind, _ clock: String, _ nature: ClockKind, by day: Day, doneOn: Day?) -> Duty {
            let end = DutyEnd.first(done: doneOn, otherwise: declinedOn)
            return Duty(
                kind: kind, clock: clock, nature: nature, basisOn: agreedOn, dueOn: day, knownFrom: agreedOn,
                endedOn: end?.on, endedBy: end?.by)
        }
        let obligation = duty(.obligation, "obligation", .limit, by: dueOn, doneOn: doneOn)
        guard let checkOn else { return [obligation] }
        return [obligation, duty(.obligationCheck, "check", .target, by: checkOn, doneOn: checkedOn)]
    }
}
