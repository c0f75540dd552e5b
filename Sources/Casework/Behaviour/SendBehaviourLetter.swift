public import Complaints
import Foundation
public import Postgres
public import WorkingDays

/// Records that a letter of a measure was sent; the first gives the measure its effect (requirements R162, R165).
public struct SendBehaviourLetter: BehaviourMeasureChange {
    public static let event = "behaviour_letter_sent"

    public let measure: BehaviourMeasureID
    public let expectedVersion: Int?
    public let letter: BehaviourLetter
    public let signpostsOmbudsman: Bool

    /// A letter of a measure, at the version the caller saw.
    public init(
        measure: BehaviourMeasureID, expectedVersion: Int?, letter: BehaviourLetter, signpostsOmbudsman: Bool
    ) {
        self.measure = measure
        self.expectedVersion = expectedVersion
        self.letter = letter
        self.signpostsOmbudsman = signpostsOmbudsman
    }

    public func write(
        to record: BehaviourMeasureRecord, calendar: WorkingCalendar, _ context: borrowing OperationContext,
        _ db: borrowing Transaction
    ) throws -> [String: AuditValue?] {
        try record.measure.check(
            letter, signpostsOmbudsman: signpostsOmbudsman, today: context.today, calendar: calendar)
        try db.execute(
            """
            INSERT INTO behaviour_letter (measure_id, sent_on, text, restriction_threatened, signposts_ombudsman)
            VALUES (\(measure), \(letter.sentOn), \(letter.text), \(letter.restrictionThreatened), true)
            """)
        return ["sent_on": .text(letter.sentOn.description)]
    }
}
