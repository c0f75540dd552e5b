/// Why an export is not made, or not handed out.
enum ExportRefusal: String, SubjectRefusal {
    static let subject = RefusalSubject.exports

    case exportRunning = "export_running"
    case exportInterrupted = "export_interrupted"

    var page: RefusalPage {
        switch self {
        case .exportRunning:
            .conflict(
                "The export is still being made",
                means: "Its answer is fetched when its state is ready.",
                next: "Ask for the export until its state is ready, then for its answer.")
        case .exportInterrupted:
            .conflict(
                "The export was interrupted",
                means: "The service ended while it made the answer, and does not take it up again.",
                next:
                    "Ask for the same again. What it was to change may have been changed: look at the list of what it makes."
            )
        }
    }
}

extension Refusal {
    /// The answer is not there yet.
    static let exportRunning = Refusal(
        ExportRefusal.exportRunning, "The export is still being made. Its answer is there when its state is ready.")

    /// The answer will never be there.
    static let exportInterrupted = Refusal(
        ExportRefusal.exportInterrupted, "The service ended while it made this export. Please ask for it again.")
}
