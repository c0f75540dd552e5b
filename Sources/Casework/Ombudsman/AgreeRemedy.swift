public import Complaints
import Foundation
public import Postgres
public import WorkingDays

/// Records a remedy agreed with the Ombudsman; it may hang on any decision, and each has its own due date.
public struct AgreeRemedy: OmbudsmanCaseChange {
    public static let event = "remedy_agreed"
    public static let permission = Permission.recordCasework

    public let ombudsmanCase: OmbudsmanCaseID
    public let expectedVersion: Int?
    public let type: RemedyType
    public let amountPence: Int?
    public let agreedOn: Day
    /// nil where the request did not say one of the three, which is refused.
    public let due: Due?
    public let description: String

    /// When a remedy is due.
    public enum Due: Sendable, Hashable {
        /// On the day in the Ombudsman's letter.
        case on(Day)
        /// So many weeks after the decision.
        case weeks(Int)
        /// So many months after the decision; they do not move to a working day.
        case months(Int)
    }

    /// A remedy of a case, at the version the caller saw.
    public init(
        ombudsmanCase: OmbudsmanCaseID, expectedVersion: Int?, type: RemedyType, amountPence: Int?, agreedOn: Day,
        due: Due?, description: String
    ) {
        self.ombudsmanCase = ombudsmanCase
        self.expectedVersion = expectedVersion
        self.type = type
        self.amountPence = amountPence
        self.agreedOn = agreedOn
        self.due = due
        self.description = description
    }

    public func write(
        to record: OmbudsmanCaseRecord, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws {
        guard description.contains(where: { !$0.isWhitespace }) else { throw Refusal.blank("description") }
        guard amountPence == nil || type.isMoney else { throw Refusal.remedyAmount(type) }
        try context.check("agreed_on", agreedOn, after: "enquiry_on", record.enquiryOn)
        let dueOn = try dueOn(after: record.decisionOn)
        guard dueOn >= agreedOn else { throw Refusal.outOfOrder("due_on", dueOn, after: "agreed_on", agreedOn) }
        let id = RemedyID(rawValue: .version7(at: context.now))
        try db.execute(
            """
            INSERT INTO remedy (id, ombudsman_case_id, type, amount_pence, agreed_on, due_on, description)
            VALUES (\(id), \(ombudsmanCase), \(type), \(amountPence), \(agreedOn), \(dueOn), \(description))
            """)
    }

    private func dueOn(after decisionOn: Day?) throws(Refusal) -> Day {
        guard let due else { throw .remedyDueDate }
        if case .on(let day) = due { return day }
        guard let decisionOn else { throw .remedyBeforeDecision }
        return switch due {
        case .on(let day): day
        case .weeks(let weeks): RemedyDates.due(weeks, weeksAfter: decisionOn)
        case .months(let months): RemedyDates.due(months, monthsAfter: decisionOn)
        }
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
