public import Complaints
public import Foundation
public import JSON
public import Postgres

/// Records how and when a concern was put right.
public struct ResolveContact: RecordChange {
    public static let event = "contact_resolved"
    public static let permission = Permission.recordCasework

    public let target: Target<RecordKinds.Contact>
    public let resolvedAt: Date
    public let resolution: String

    public init(_ fields: inout Fields, of target: Target<RecordKinds.Contact>) {
        self.target = target
        resolvedAt = fields.instant("resolved_at")
        resolution = fields.text("resolution", limit: 20_000)
    }

    public func write(
        to found: Contact, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws {
        let resolvedAt = try found.checkResolution(at: resolvedAt, now: context.now)
        try db.execute(
            "UPDATE contact SET resolved_at = \(resolvedAt), resolution = \(resolution) WHERE id = \(contact)")
    }

    public var details: [String: AuditValue?] { ["resolved_at": .text(resolvedAt.ISO8601Format())] }
}
