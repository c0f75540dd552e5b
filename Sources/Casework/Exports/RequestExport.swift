public import Complaints
import Foundation
public import Postgres

/// Notes that an answer is to be made which nobody waits for.
public struct RequestExport: Operation {
    public static let event = "export_requested"
    public static let permission = Permission.readReports

    /// The operation that is asked for, as the contract names it.
    public let operation: String
    public let requires: Permission

    /// By which an answer may hold more than it would for whoever does not have them.
    private static let reading: [Permission] = [.readCasework, .keepRegister]

    /// An answer of an operation of the contract, for which a permission is needed.
    public init(of operation: String, requires permission: Permission) {
        self.operation = operation
        requires = permission
    }

    /// - Throws: `TooManyExports` where as many of the caller's are being made as may be.
    public func perform(_ context: borrowing OperationContext, _ db: borrowing Transaction) throws -> Export {
        let export = Export(
            id: ExportID(rawValue: .version7(at: context.now)), operation: operation,
            permissions: [requires] + Self.reading.filter { $0 != requires && context.actor.permissions.contains($0) },
            askedAt: context.now, seenAt: context.now, bytes: 0, made: nil)
        let running = try db.all(SQL.exportsOfCaller + " AND e.ended_at IS NULL") {
            try Export.columns.read($0)
        }
        guard running.count(where: { $0.state(at: context.now) == .running }) < Export.atOnce else {
            throw TooManyExports()
        }
        let caller: StoredRow = ["api_token_id": context.actor.token, "signed_in_id": context.actor.signedIn]
        try db.execute(SQL.insert(Export.columns.stored(export) + caller, into: "export"))
        try context.audit(
            Self.event, details: ["export": .text(export.id.text), "operation": .text(operation)], db)
        return export
    }
}

/// As many exports of the caller's are being made as may be at once.
public struct TooManyExports: Error {}
