import Complaints
import Foundation
import Postgres
import WorkingDays

extension OperationContext {
    /// Refuses a day in the future, or before the event it must follow.
    func check(_ field: String, _ day: Day, after event: String, _ earlier: Day) throws(Refusal) {
        guard day <= today else { throw .inTheFuture(field, day, today: today) }
        guard day >= earlier else { throw .outOfOrder(field, day, after: event, earlier) }
    }

    /// Refuses a blank text.
    func required(_ field: String, _ text: String) throws(Refusal) {
        guard text.contains(where: { !$0.isWhitespace }) else { throw .blank(field) }
    }
}
