public import Complaints
import Foundation
public import JSON
public import Postgres
import WorkingDays

/// Records that a letter of a measure was sent; the first gives the measure its effect (requirements R162, R165).
public struct SendBehaviourLetter: RecordChange {
    public static let event = "behaviour_letter_sent"
    public static let permission = Permission.keepRegister
    public static let adds = true

    public let target: Target<RecordKinds.BehaviourMeasure>
    public let letter: BehaviourLetter
    public let signpostsOmbudsman: Bool

    public init(_ fields: inout Fields, of target: Target<RecordKinds.BehaviourMeasure>) {
        self.target = target
        letter = BehaviourLetter(
            sentOn: fields.day("sent_on"), text: fields.text("text", limit: 20_000),
            restrictionThreatened: fields.text(optional: "restriction_threatened", limit: 2_000))
        signpostsOmbudsman = fields.flag("signposts_ombudsman")
    }

    public func write(
        to record: BehaviourMeasureRecord, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws {
        let calendar = try context.casework.knowledge.calendar(db)
        try record.measure.check(
            letter, signpostsOmbudsman: signpostsOmbudsman, today: context.today, calendar: calendar)
        try db.execute(
            """
            INSERT INTO behaviour_letter (measure_id, sent_on, text, restriction_threatened, signposts_ombudsman)
            VALUES (\(measure), \(letter.sentOn), \(letter.text), \(letter.restrictionThreatened), true)
            """)
    }

    public var details: [String: AuditValue?] {
        [
            "measure_id": .text(measure.text)
        ]
    }
}
