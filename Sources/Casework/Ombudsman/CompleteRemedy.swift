public import Complaints
import Foundation
public import JSON
public import Postgres
public import WorkingDays

/// Records that a remedy was carried out; after its due date it counts as complied and late.
public struct CompleteRemedy: RecordChange {
    public static let event = "remedy_completed"
    public static let permission = Permission.recordCasework

    public let target: MemberTarget<RecordKinds.OmbudsmanCase, RecordKinds.Remedy>
    public let remedy: RemedyID
    public let completedOn: Day

    public init(_ fields: inout Fields, of target: MemberTarget<RecordKinds.OmbudsmanCase, RecordKinds.Remedy>) {
        self.target = target
        remedy = target.member
        completedOn = fields.day("completed_on")
    }

    public func write(
        to record: OmbudsmanCaseRecord, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws {
        guard let agreed = record.remedies.first(where: { $0.id == remedy }) else { throw NotFound("remedy") }
        try agreed.checkCompletion(on: completedOn, today: context.today)
        try db.execute("UPDATE remedy SET completed_on = \(completedOn) WHERE id = \(remedy)")
    }
}
