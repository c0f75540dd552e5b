public import WorkingDays

/// What a cost of a procedure was for (requirement R101).
public enum CostCategory: String, Sendable, Codable, CaseIterable {
    case commissionedInvestigation = "commissioned_investigation"
    case mediation
}

/// Whose cost it is: a complaint's, and so its procedure's, or a procedure's alone.
public enum CostRule: Sendable {
    /// Refuses a cost of a complaint and a procedure at once, and one of neither.
    public static func check(complaint: ComplaintID?, procedure: Procedure?) throws(Refusal) {
        guard (complaint == nil) != (procedure == nil) else { throw .costOfOne }
    }

    /// Refuses a cost that is to come.
    public static func check(incurredOn day: Day, today: Day) throws(Refusal) {
        try checkHappened("incurred_on", day, by: today)
    }

    /// Refuses a cost of a complaint that was registered in error, and one from before it was received.
    public static func check(
        incurredOn day: Day, complaintReceivedOn received: Day, inErrorOn error: Day?
    ) throws(Refusal) {
        if let error { throw .inErrorAlready(on: error) }
        try checkOrder("incurred_on", day, after: "the complaint's received_on", received)
    }

    /// Refuses to change what was recorded with an entry of a file, which is struck through with it.
    public static func check(entry: EntryID?) throws(Refusal) {
        guard entry == nil else { throw .costOfEntry }
    }
}
