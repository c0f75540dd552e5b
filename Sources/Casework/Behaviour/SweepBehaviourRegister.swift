public import Complaints
import Foundation
public import Postgres
public import WorkingDays

/// Tells the Complaints Manager of each review that is due, overdue at set steps, and of each measure that ended by
/// itself; each once (requirement R164).
public struct SweepBehaviourRegister: Operation {
    public static let event = "behaviour_register_swept"
    public static let permission = Permission.recordCasework

    /// The day to sweep; nil for today.
    public let asOf: Day?

    /// A sweep of a day.
    public init(asOf: Day?) { self.asOf = asOf }

    /// The kinds of what was told for the first time.
    public func perform(
        _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> [StaffNotification.Kind] {
        try context.checkClock(db)
        let day = asOf ?? context.today
        try checkHappened("as_of", day, by: context.today)
        let calendar = try context.casework.knowledge.calendar(db)
        let step = try CouncilSetting.behaviourReminderWorkingDays.value(on: day, db)
        var told: [StaffNotification.Kind] = []
        for record in try db.ask(BehaviourMeasureRecord.question(" WHERE true", on: day, context.casework.knowledge)) {
            guard let (kind, key) = try record.due(on: day, step: step, calendar) else { continue }
            let notification = StaffNotification(
                kind: kind, recipient: .role(.manager), complaint: nil, measure: record.id,
                key: "\(kind.rawValue):\(record.id.text):\(key)")
            if try notification.record(at: context.now, db) { told.append(kind) }
        }
        if !told.isEmpty {
            try context.audit(
                Self.event, details: ["as_of": .text(day.description), "notifications": .number(told.count)], db)
        }
        return told
    }
}

extension BehaviourMeasureRecord {
    /// What is to be told of the measure on a day, and what makes it the same as what was told before.
    fileprivate func due(
        on day: Day, step: Int, _ calendar: WorkingCalendar
    ) throws -> (StaffNotification.Kind, String)? {
        let reviewOn = standing.reviewOn
        switch standing.state {
        case .inForce where day == reviewOn: return (.behaviourReviewDue, reviewOn.description)
        case .overdueForReview:
            let late = try calendar.workingDays(after: reviewOn, through: day)
            return (.behaviourReviewOverdue, "\(reviewOn):\(late / step)")
        case .ended where standing.endedBy != .lifted && standing.effectiveFrom != nil:
            return (.behaviourMeasureEnded, standing.lastDay.description)
        case .draft, .inForce, .ended: return nil
        }
    }
}
