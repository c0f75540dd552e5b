public import Complaints
import Foundation
public import JSON
public import Postgres
public import WorkingDays

/// Records what a procedure cost: of a complaint, or of a procedure alone (requirements R101, R127).
public struct RecordCost: RequestedOperation {
    public static let event = "cost_recorded"
    public static let permission = Permission.keepReports

    public let complaint: ComplaintID?
    public let procedure: Procedure?
    public let category: CostCategory
    public let incurredOn: Day
    public let amountPence: Int
    public let description: String

    public init(_ fields: inout Fields, of target: NoTarget) {
        complaint = fields.identifier(optional: "complaint_id").map { ComplaintID(rawValue: $0) }
        procedure = fields.choice(optional: "procedure")
        category = fields.choice("category")
        incurredOn = fields.day("incurred_on")
        amountPence = fields.integer("amount_pence", in: 1...1_000_000_000)
        description = fields.text("description", limit: .obligation)
    }

    public func perform(_ context: borrowing OperationContext, _ db: borrowing Transaction) throws -> CostRecord {
        let id = CostID(rawValue: .version7(at: context.now))
        let cost = CostRecord(
            id: id, complaint: complaint, ownProcedure: procedure, procedure: procedure, category: category,
            incurredOn: incurredOn, amountPence: amountPence, description: description, entry: nil, version: 1)
        try cost.check(context, db)
        try db.execute(SQL.insert(CostRecord.columns.stored(cost), into: "cost"))
        try context.audit(Self.event, of: cost.auditSubject, details: cost.audited, db)
        return try CostRecord.find(id, context, db)
    }
}

/// Takes back a cost that was not incurred, or was recorded twice; the audit keeps what it said.
public struct WithdrawCost: RequestedOperation {
    public static let event = "cost_withdrawn"
    public static let permission = Permission.keepReports

    public let target: Target<RecordKinds.Cost>
    public let reason: String

    public init(_ fields: inout Fields, of target: Target<RecordKinds.Cost>) {
        self.target = target
        reason = fields.text("reason", limit: 2_000)
    }

    public func perform(_ context: borrowing OperationContext, _ db: borrowing Transaction) throws -> CostRecord {
        let cost = try CostRecord.lock(target, context, db)
        try CostRule.check(entry: cost.entry)
        if let complaint = cost.complaint { try context.checkInvolvement(in: complaint, db) }
        try db.execute("DELETE FROM cost WHERE id = \(cost.id)")
        try context.audit(
            Self.event, of: cost.auditSubject, details: cost.audited.merging(["reason": .text(reason)]) { $1 }, db)
        return cost
    }
}

extension CostRecord {
    /// What the cost is, for the audit.
    fileprivate var audited: [String: AuditValue?] {
        [
            "cost": .text(id.text), "procedure": ownProcedure.map { .text($0.rawValue) },
            "category": .text(category.rawValue), "incurred_on": .text(incurredOn.description),
            "amount_pence": .number(amountPence),
        ]
    }
}
