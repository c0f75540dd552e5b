public import Complaints
import Foundation
public import Postgres
import WorkingDays

/// Tells the Complaints Manager of each measure of the behaviour register that ended by itself, once (requirement R164); again
/// where its end was corrected and it ended on another day.
public struct TellEndedMeasures: Operation {
    public static let event = "ended_measures_told"
    public static let permission = Permission.recordCasework

    /// A look at the register as it is today.
    public init() {}

    /// How many were told of for the first time.
    public func perform(_ context: borrowing OperationContext, _ db: borrowing Transaction) throws -> Int {
        try context.checkClock(db)
        var told = 0
        let untold: SQL = """
             WHERE NOT EXISTS (
                SELECT FROM alert AS a
                WHERE a.behaviour_measure_id = m.id AND a.kind = 'behaviour_measure_ended' AND a.raised_at > m.changed_at
            )
            """
        for record in try db.ask(
            BehaviourMeasureRecord.question(untold, on: context.today, context.casework.knowledge))
        {
            let standing = record.standing
            guard standing.state == .ended, standing.endedBy != .lifted, standing.effectiveFrom != nil else { continue }
            let alert = try AlertRow.tell(
                .behaviourMeasureEnded, .role(.manager), about: .init(measure: record.id),
                cause: "\(record.id.text):\(standing.lastDay)", context, db)
            guard alert != nil else { continue }
            told += 1
            // There is nothing left to review.
            try db.execute(
                "DELETE FROM duty_ahead AS h USING duty AS d WHERE d.id = h.duty_id AND d.subject_id = \(record.id)")
        }
        if told > 0 { try context.audit(Self.event, details: ["alerts": .number(told)], db) }
        return told
    }
}
