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
    public let dueOn: Day
    public let description: String

    /// A remedy of a case, at the version the caller saw.
    public init(
        ombudsmanCase: OmbudsmanCaseID, expectedVersion: Int?, type: RemedyType, amountPence: Int?, agreedOn: Day,
        dueOn: Day, description: String
    ) {
        self.ombudsmanCase = ombudsmanCase
        self.expectedVersion = expectedVersion
        self.type = type
        self.amountPence = amountPence
        self.agreedOn = agreedOn
        self.dueOn = dueOn
        self.description = description
    }

    public func write(
        to record: OmbudsmanCaseRecord, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws {
        guard description.contains(where: { !$0.isWhitespace }) else { throw Refusal.blank("description") }
        guard amountPence == nil || type.isMoney else { throw Refusal.remedyAmount(type) }
        try context.check("agreed_on", agreedOn, after: "enquiry_on", record.enquiryOn)
        guard dueOn >= agreedOn else { throw Refusal.outOfOrder("due_on", dueOn, after: "agreed_on", agreedOn) }
        let id = RemedyID(rawValue: .version7(at: context.now))
        try db.execute(
            """
            INSERT INTO remedy (id, ombudsman_case_id, type, amount_pence, agreed_on, due_on, description)
            VALUES (\(id), \(ombudsmanCase), \(type), \(amountPence), \(agreedOn), \(dueOn), \(description))
            """)
    }

    public var details: [String: AuditValue?] {
        [
            "type": .text(type.rawValue), "amount_pence": amountPence.map { .number($0) },
            "agreed_on": .text(agreedOn.description), "due_on": .text(dueOn.description),
        ]
    }
}
