public import Complaints
public import JSON
public import Postgres
import WorkingDays

/// Takes back a version of a procedure that was added wrongly, as long as it is not in force; the one before it stays.
public struct WithdrawProcedureVersion: RequestedOperation {
    public static let event = "procedure_version_withdrawn"
    public static let permission = Permission.decide

    public let procedureVersion: Int
    public let reason: String

    public init(_ fields: inout Fields, of target: NoTarget) {
        procedureVersion = fields.integer("procedure_version", in: 1...Int(Int32.max))
        reason = fields.text("reason", limit: 2_000)
    }

    public func perform(
        _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> ProcedureVersion {
        // One at a time, as versions are added.
        try db.execute("SELECT pg_advisory_xact_lock(hashtext('procedure_version'))")
        try ProcedureVersion.checkThere(procedureVersion, db)
        let version = try context.casework.knowledge.version(procedureVersion, db)
        let latest = try context.casework.knowledge.version(
            try db.one(SQL.latest(of: version.procedure)) { try $0["id"] as Int }, db)
        try version.checkWithdrawal(latest: latest, reason: reason, today: context.today)
        let id = version.id
        try db.execute("DELETE FROM procedure_clock WHERE procedure_version_id = \(id)")
        try db.execute("DELETE FROM procedure_stage WHERE procedure_version_id = \(id)")
        try db.execute("DELETE FROM procedure_version WHERE id = \(id)")
        try context.audit(
            Self.event,
            details: [
                "procedure": .text(version.procedure.rawValue), "procedure_version": .number(id),
                "name": .text(version.name), "in_force_from": .text(version.inForceFrom.description),
                "reason": .text(reason),
            ], db)
        return version
    }
}

extension ProcedureVersion {
    /// Refuses a version that is not there, since what is kept in memory may have been taken back.
    static func checkThere(_ id: Int, _ db: borrowing Transaction) throws {
        _ = try db.first("SELECT id FROM procedure_version WHERE id = \(id)") { try $0["id"] as Int }
            .found(or: .unknownProcedureVersion(id))
    }
}
