public import WorkingDays

extension Refusal {
    /// The act is recorded already.
    public static func alreadyRecorded(_ what: String, on day: Day) -> Refusal {
        Refusal(.alreadyRecorded, "It is recorded already: \(what), \(day.written).")
    }

    /// The day lies in the future.
    public static func inTheFuture(_ field: String, _ day: Day, today: Day) -> Refusal {
        Refusal(
            .inTheFuture, "\(day.written) lies in the future; today is \(today.written).", fields: [field])
    }

    /// The day lies before the event it must follow.
    public static func outOfOrder(_ field: String, _ day: Day, after event: String, _ earlier: Day) -> Refusal {
        Refusal(
            .outOfOrder, "\(day.written) is too early: \(event) is \(earlier.written).", fields: [field])
    }

    /// The value is missing, or the text is blank.
    public static func blank(_ field: String) -> Refusal {
        Refusal(.blank, "A value is needed here, and a text must not be blank.", fields: [field])
    }
}
