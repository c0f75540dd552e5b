public import Complaints
import Foundation
public import Postgres
public import WorkingDays

/// Records that a remedy was carried out; after its due date it counts as complied and late.
public struct CompleteRemedy: OmbudsmanCaseChange {
    public static let event = "remedy_completed"
    public static let permission = Permission.recordCasework

    public let ombudsmanCase: OmbudsmanCaseID
    public let expectedVersion: Int?
    public let remedy: RemedyID
    public let completedOn: Day

    /// The completion of a remedy, at the version of its case that the caller saw.
    public init(ombudsmanCase: OmbudsmanCaseID, expectedVersion: Int?, remedy: RemedyID, completedOn: Day) {
        self.ombudsmanCase = ombudsmanCase
        self.expectedVersion = expectedVersion
        self.remedy = remedy
        self.completedOn = completedOn
    }

    public func write(
        to record: OmbudsmanCaseRecord, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws {
        guard let agreed = record.remedies.first(where: { $0.id == remedy }) else { throw NotFound("remedy") }
        if let completedOn = agreed.completedOn { throw Refusal.remedyCompleted(on: completedOn) }
        try context.check("completed_on", completedOn, after: "agreed_on", agreed.agreedOn)
        try db.execute("UPDATE remedy SET completed_on = \(completedOn) WHERE id = \(remedy)")
    }

    public var details: [String: AuditValue?] {
        ["remedy": .text(remedy.rawValue.uuidString.lowercased()), "completed_on": .text(completedOn.description)]
    }
}
