import Complaints
import WorkingDays

extension OperationContext {
    /// Refuses a day in the future, or before the event it must follow.
    func check(_ field: String, _ day: Day, after event: String, _ earlier: Day) throws(Refusal) {
        try checkHappened(field, day, after: event, earlier, by: today)
    }

    /// Refuses a blank text.
    func required(_ field: String, _ text: String) throws(Refusal) {
        try Complaints.required(field, text)
    }
}
