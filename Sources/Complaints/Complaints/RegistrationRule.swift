public import WorkingDays

extension Complaint {
    /// Whether what was said may be registered as received on a day; nobody complains of what came to notice later, and the
    /// team has nothing before the authority does (rule CAL-14).
    public static func checkRegistration(
        receivedOn: Day, teamReceivedOn: Day? = nil, groundsOn: Day?, today: Day, complainant: String, summary: String,
        points: [String]
    ) throws(Refusal) {
        if let teamReceivedOn {
            try checkHappened("team_received_on", teamReceivedOn, after: "received_at", receivedOn, by: today)
        }
        if let groundsOn, groundsOn > receivedOn { throw .groundsAfterReceipt(groundsOn, receivedOn: receivedOn) }
        try required("complainant", complainant)
        try required("summary", summary)
        for point in points { try required("points", point) }
    }
}
