public import Complaints
public import JSON
public import Postgres

/// Corrects what was entered wrongly of a cost, the complaint or procedure it belongs to included.
public struct CorrectCost: RecordChange {
    public static let event = "cost_corrected"
    public static let permission = Permission.keepReports
    public static let corrects = true

    public let target: Target<RecordKinds.Cost>
    public let correcting: Correcting<CostRecord>

    private static let facts: [CorrectedFact<CostRecord>] = [
        .identifier("complaint_id", ifAny: \.complaint), .choice("procedure", ifAny: \.ownProcedure),
        .choice("category", \.category), .day("incurred_on", \.incurredOn), .pence("amount_pence", \.amountPence),
        .text("description", limit: .obligation, \.description, isTold: false),
    ]

    public init(_ fields: inout Fields, of target: Target<RecordKinds.Cost>) {
        self.target = target
        correcting = Correcting(&fields, Self.facts)
    }

    public func write(
        to record: CostRecord, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws {
        let corrected = try correcting.corrected(record)
        try CostRule.check(entry: record.entry)
        try corrected.check(context, db)
        try db.execute(SQL.update("cost", set: CostRecord.columns.stored(corrected)) + " WHERE id = \(record.id)")
    }

    public func details(from before: CostRecord, to after: CostRecord) -> [String: AuditValue?] {
        correcting.details(from: before, to: after).merging(["cost": .text(target.id.text)]) { $1 }
    }
}
