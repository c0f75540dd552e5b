public import Complaints
public import JSON
public import Postgres

/// Moves one complaint to another version of its procedure: the Complaints Manager's decision, with a reason.
///
/// Its deadlines are computed anew under that version; what the sweep flagged and is no longer true is withdrawn.
public struct MoveComplaintToVersion: ComplaintChange {
    public static let event = "complaint_moved_to_version"
    public static let permission = Permission.decide

    public let target: Target<RecordKinds.Complaint>
    public let procedureVersion: Int
    public let reason: String

    public static func attempt(on complaint: inout Complaint, at stage: StageName?, context: RuleContext) throws {
        try complaint.checkMovable()
    }

    /// The version the complaint moves to.
    public func version(
        for complaint: Complaint, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> ProcedureVersion {
        _ = try complaint.acceptanceHeld()
        try ProcedureVersion.checkThere(procedureVersion, db)
        return try context.casework.knowledge.version(procedureVersion, db)
    }

    public func apply(to complaint: inout Complaint, context: RuleContext) throws {
        try complaint.move(reason: reason, context: context)
    }

    public var details: [String: AuditValue?] {
        ["to_version": .number(procedureVersion), "reason": .text(reason)]
    }

    public func details(replacing before: Complaint) -> [String: AuditValue?] {
        details.merging(["from_version": before.acceptance.map { .number($0.procedureVersion) }]) { _, new in new }
    }
}

extension MoveComplaintToVersion {
    public init(_ fields: inout Fields, of target: Target<RecordKinds.Complaint>) {
        self.init(
            target: target,
            procedureVersion: fields.integer("procedure_version", in: 1...Int(Int32.max)),
            reason: fields.text("reason", limit: 2_000))
    }
}
