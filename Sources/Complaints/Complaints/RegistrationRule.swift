public import WorkingDays

extension Complaint {
    /// Whether what was said may be registered as received on a day; nobody complains of what came to notice later.
    public static func checkRegistration(
        receivedOn: Day, groundsOn: Day?, complainant: String, summary: String, points: [String]
    ) throws(Refusal) {
        if let groundsOn, groundsOn > receivedOn { throw .groundsAfterReceipt(groundsOn, receivedOn: receivedOn) }
        try required("complainant", complainant)
        try required("summary", summary)
        for point in points { try required("points", point) }
    }
}
