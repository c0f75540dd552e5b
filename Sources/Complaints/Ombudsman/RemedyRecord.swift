public import WorkingDays

/// A remedy agreed with the Ombudsman, with its own due date.
public struct RemedyRecord: Hashable, Sendable {
    public let id: RemedyID
    public let type: RemedyType
    /// In pence; nil for what is not money.
    public let amountPence: Int?
    public let agreedOn: Day
    /// The date the Ombudsman set.
    public let dueOn: Day
    public let completedOn: Day?
    public let description: String

    /// A remedy as it is stored.
    public init(
        id: RemedyID, type: RemedyType, amountPence: Int?, agreedOn: Day, dueOn: Day, completedOn: Day?,
        description: String
    ) {
        self.id = id
        self.type = type
        self.amountPence = amountPence
        self.agreedOn = agreedOn
        self.dueOn = dueOn
        self.completedOn = completedOn
        self.description = description
    }

    /// Whether it may be recorded as carried out on a day.
    public func checkCompletion(on day: Day, today: Day) throws(Refusal) {
        if let completedOn { throw .remedyCompleted(on: completedOn) }
        try checkHappened("completed_on", day, after: "agreed_on", agreedOn, by: today)
    }
}

/// When a remedy is due.
public enum RemedyDue: Hashable, Sendable {
    /// On the day in the Ombudsman's letter.
    case on(Day)
    /// So many weeks after the decision.
    case weeks(Int)
    /// So many months after the decision; they do not move to a working day.
    case months(Int)

    func day(decisionOn: Day?) throws(Refusal) -> Day {
        switch self {
        case .on(let day): day
        case .weeks(let weeks):
            RemedyDates.due(weeks, weeksAfter: try decisionOn.found(or: .remedyBeforeDecision))
        case .months(let months):
            RemedyDates.due(months, monthsAfter: try decisionOn.found(or: .remedyBeforeDecision))
        }
    }
}

extension OmbudsmanCaseRecord {
    /// The day on which a remedy is due, where it may be recorded.
    ///
    /// Only money has an amount. `due` is nil where the request did not say one of the three ways to set the day.
    public func dueDay(
        of type: RemedyType, amountPence: Int?, agreedOn: Day, due: RemedyDue?, description: String, today: Day
    ) throws(Refusal) -> Day {
        try required("description", description)
        guard amountPence == nil || type.isMoney else { throw .remedyAmount(type) }
        try checkHappened("agreed_on", agreedOn, after: "enquiry_on", enquiryOn, by: today)
        let dueOn = try due.found(or: .remedyDueDate).day(decisionOn: decisionOn)
        try checkOrder("due_on", dueOn, after: "agreed_on", agreedOn)
        return dueOn
    }
}
