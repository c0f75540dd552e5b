public import Complaints
import Foundation
public import JSON
public import Postgres
public import WorkingDays

/// Records a remedy agreed with the Ombudsman; it may hang on any decision, and each has its own due date.
public struct AgreeRemedy: RecordChange {
    public static let event = "remedy_agreed"
    public static let permission = Permission.recordCasework
    public static let adds = true

    public let target: Target<RecordKinds.OmbudsmanCase>
    public let type: RemedyType
    public let amountPence: Int?
    public let agreedOn: Day
    /// nil where the request did not say one of the three, which is refused.
    public let due: RemedyDue?
    public let description: String

    public init(_ fields: inout Fields, of target: Target<RecordKinds.OmbudsmanCase>) {
        self.target = target
        type = fields.choice("type")
        amountPence = fields.pence(optional: "amount_pence", from: 1)
        agreedOn = fields.day("agreed_on")
        due = RemedyDue(&fields)
        description = fields.text("description", limit: 2_000)
    }

    public func write(
        to record: OmbudsmanCaseRecord, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws {
        let dueOn = try record.dueDay(
            of: type, amountPence: amountPence, agreedOn: agreedOn, due: due, description: description,
            today: context.today)
        let id = RemedyID(rawValue: .version7(at: context.now))
        try db.execute(
            """
            INSERT INTO remedy (id, ombudsman_case_id, type, amount_pence, agreed_on, due_on, description)
            VALUES (\(id), \(ombudsmanCase), \(type), \(amountPence), \(agreedOn), \(dueOn), \(description))
            """)
    }

    public var details: [String: AuditValue?] {
        var details: [String: AuditValue?] = [
            "type": .text(type.rawValue), "amount_pence": amountPence.map { .number($0) },
            "agreed_on": .text(agreedOn.description),
        ]
        switch due {
        case .on(let day): details["due_on"] = .text(day.description)
        case .weeks(let weeks): details["due_in_weeks"] = .number(weeks)
        case .months(let months): details["due_in_months"] = .number(months)
        case nil: break
        }
        return details
    }
}

extension RemedyDue {
    /// The day in the letter, or weeks or months of the decision; nil where it is not one of the three.
    fileprivate init?(_ fields: inout Fields) {
        let day = fields.day(optional: "due_on")
        let weeks = fields.integer(optional: "due_in_weeks", in: 1...520)
        let months = fields.integer(optional: "due_in_months", in: 1...120)
        switch (day, weeks, months) {
        case (let day?, nil, nil): self = .on(day)
        case (nil, let weeks?, nil): self = .weeks(weeks)
        case (nil, nil, let months?): self = .months(months)
        default: return nil
        }
    }
}
